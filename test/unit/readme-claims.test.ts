import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultFolderNames } from '../../src/core/usecases/library-folders';
import { oldest } from '../../scripts/vscode/server-install';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');

/** What the README says in both languages, in order, and the tests that hold it to that: files of `test`, and how the titles of tests in them begin. */
interface Claim {
  readonly english: string;
  readonly chinese: string;
  readonly tests: readonly string[];
}
const claims = JSON.parse(read('test/unit/readme/claims.json')) as readonly Claim[];

/** What a README says in sentences: without headings, pictures, code and the rules of tables; on one line. */
function saidIn(page: string): string {
  return page
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/^(?:#|!\[).*$/gm, '')
    .replace(/^\|[\s|-]+\|$/gm, '')
    .replace(/^\d+\. /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first claim of a page that the table does not have as it is written, or has and the page has not; undefined where both are the same. */
function firstUnknown(page: string, said: readonly string[]): string | undefined {
  let rest = saidIn(page);
  for (const one of said) {
    const plain = one.replace(/\s+/g, ' ').trim();
    if (!rest.startsWith(plain)) {
      return `The table has “${plain}” where the page says “${rest.slice(0, 200)}”.`;
    }
    rest = rest.slice(plain.length).trim();
  }
  return rest === '' ? undefined : `The page says “${rest.slice(0, 200)}”, which the table has not.`;
}

/** How the titles of tests of a file begin and end in its text: those of `it` and `describe`. */
function titlesIn(file: string): readonly string[] {
  return [...read(file).matchAll(/\b(?:it|describe)\(\s*(['`"])((?:\\.|(?!\1)[^\\]){1,300})\1/g)].map(
    ([, , title = '']) => title,
  );
}

describe('the claims of the README', () => {
  it('stand in the table of what tests them, all of them and no others, in both languages', () => {
    const inEnglish = claims.map((claim) => claim.english);
    assert.equal(firstUnknown(english, inEnglish), undefined);
    assert.equal(
      firstUnknown(
        chinese,
        claims.map((claim) => claim.chinese),
      ),
      undefined,
    );
    assert.match(firstUnknown(`${english}\nIt also brews coffee.\n`, inEnglish) ?? '', /It also brews coffee/);
    assert.match(firstUnknown(english.replace('It works offline', 'It works'), inEnglish) ?? '', /It works offline/);
  });

  it('have tests that exist, each of them', () => {
    const lacking = claims.flatMap((claim) =>
      claim.tests.filter((test) => {
        const [name = '', start = ''] = test.split(/: (.*)/s);
        const file = `test/${name}.test.ts`;
        return (
          !existsSync(join(root, file)) || start === '' || !titlesIn(file).some((title) => title.startsWith(start))
        );
      }),
    );
    assert.deepEqual(lacking, []);
    assert.deepEqual(
      claims.filter(({ tests }) => tests.length === 0).map((claim) => claim.english),
      [],
    );
  });
});

describe('the README', () => {
  const manifest = JSON.parse(read('package.json')) as {
    readonly engines: Readonly<Record<'vscode' | 'node', string>>;
    readonly license: string;
    readonly activationEvents: readonly string[];
    readonly dependencies?: object;
    readonly contributes: {
      readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac: string }[];
      readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
      readonly configuration: readonly {
        readonly properties: Readonly<Record<string, { readonly default?: unknown }>>;
      }[];
    };
  };
  const inBoth = (text: string) => {
    assert.ok(english.includes(text) && chinese.includes(text), text);
  };

  it('names the oldest VS Code and Node that package.json asks for, and that tests run in', () => {
    const [, version] = /^\^(1\.\d+)\.0$/.exec(manifest.engines.vscode) ?? [];
    inBoth(`VS Code ${version ?? '?'} `);
    assert.ok(oldest.vscode.startsWith(`${version ?? '?'}.`));
    const [, node] = /^>=(\d+)$/.exec(manifest.engines.node) ?? [];
    inBoth(`Node ${node ?? '?'} `);
    assert.equal(String(oldest.node), node);
  });

  it('names the folders that are read at once', () => {
    const named = /If your papers lie in ([^.]*?) there/.exec(english)?.[1] ?? '';
    assert.deepEqual([...named.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(), [...defaultFolderNames].sort());
    defaultFolderNames.forEach((name) => {
      inBoth(`\`${name}\``);
    });
  });

  it('names the keys that package.json binds', () => {
    const { key, mac } = manifest.contributes.keybindings.find(
      ({ command }) => command === 'literatureNotes.searchAndInsert',
    )!;
    const written = (keys: string) =>
      keys
        .split(/(?<=[+ ])/)
        .map((one) => one.charAt(0).toUpperCase() + one.slice(1))
        .join('');
    inBoth(`\`${written(key)}\``);
    inBoth(`\`${written(mac)}\``);
  });

  it('names the languages that package.json offers completion in', () => {
    for (const [name, id] of Object.entries({
      Markdown: 'markdown',
      Quarto: 'quarto',
      LaTeX: 'latex',
      Typst: 'typst',
      Org: 'org',
      reStructuredText: 'restructuredtext',
      MyST: 'myst',
      AsciiDoc: 'asciidoc',
    })) {
      inBoth(name);
      assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`), id);
    }
  });

  it('names the citation styles that come with the extension', () => {
    const titles = readdirSync(join(root, 'media', 'csl'))
      .filter((name) => name.endsWith('.csl'))
      .map((name) => /<title>([^<]*)<\/title>/.exec(read(`media/csl/${name}`))?.[1] ?? '');
    for (const [named, title] of [
      ['APA', /American Psychological Association/],
      ['IEEE', /IEEE/],
      ['Chicago', /Chicago/],
      ['GB/T 7714', /7714/],
    ] as const) {
      inBoth(named);
      assert.ok(
        titles.some((each) => title.test(each)),
        `${named}: ${titles.join(', ')}`,
      );
    }
  });

  it('names what the context menu of a paper has', () => {
    const offered = (manifest.contributes.menus['view/item/context'] ?? []).map(({ command }) => command);
    assert.ok(offered.includes('literatureNotes.cloneRepository') && offered.includes('literatureNotes.copyLink'));
  });

  it('says where npm start and the tests find what they need', () => {
    const start = read('scripts/start.ts');
    assert.ok(start.includes('process.env.VSCODE_PATH') && start.includes("findOnPath(['code'"));
    assert.ok(start.includes('downloadAndUnzipVSCode') && start.includes('hasDisplay()'));
    assert.match(read('scripts/vscode/cache.ts'), /join\(repository, '\.cache'\)/);
    assert.match(read('test/data.ts'), /LITERATURE_NOTES_DATA[^]*shared/);
    ['VSCODE_PATH', 'LITERATURE_NOTES_DATA', '`../shared`', '`.cache/`'].forEach(inBoth);
  });

  it('says of settings that send something that they are off by default', () => {
    const defaults = new Map(
      manifest.contributes.configuration.flatMap(({ properties }) =>
        Object.entries(properties).map(([name, property]) => [name, property.default]),
      ),
    );
    for (const [name, off] of [
      ['online', false],
      ['languageModel', false],
      ['sharedLibraries', []],
      ['zotero', false],
    ] as const) {
      inBoth(`\`literatureNotes.${name}\``);
      assert.deepEqual(defaults.get(`literatureNotes.${name}`), off, name);
    }
  });

  it('says that there is no telemetry, and there is none', () => {
    const sources = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `src/${name.replaceAll('\\', '/')}`);
    assert.ok(sources.length > 300);
    assert.deepEqual(
      sources.filter((name) => /telemetry|sendBeacon|XMLHttpRequest|WebSocket|EventSource/i.test(read(name))),
      [],
    );
    // What asks for something over the network does so in these files alone.
    assert.deepEqual(
      sources
        .filter((name) =>
          /(?<![.\w])fetch\(|(?:from |import\(|require\()['"](?:node:)?(?:https?2?|net|tls|dgram)['"]/.test(read(name)),
        )
        .sort(),
      networking,
    );
    assert.equal(manifest.dependencies, undefined);
  });

  it('says that colours are those of the theme, and what moves stops', () => {
    const styles = readdirSync(join(root, 'media')).filter((name) => name.endsWith('.css'));
    assert.ok(styles.length > 3);
    for (const name of styles) {
      const bare = read(`media/${name}`).replace(/var\([^()]*(?:\([^()]*\))?[^()]*\)/g, '');
      assert.doesNotMatch(bare, /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:transition|animation)\b/i, name);
    }
    assert.match(read('src/pages/library-map/page.ts'), /prefers-reduced-motion: reduce/);
  });

  it('names its licence', () => {
    assert.equal(manifest.license, 'MIT');
    assert.match(read('LICENSE'), /^MIT License/);
    assert.match(english, /^MIT\. /m);
    assert.match(chinese, /^MIT。/m);
  });
});

const networking = ['src/network/fetch-network.ts'];
