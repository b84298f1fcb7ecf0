import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const docs = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`);
const readmes = ['README.md', 'README.zh-CN.md'];
const pages = [...readmes, ...docs, 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly markdownDeprecationMessage?: string }>>;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly image: Readonly<Record<string, string>> };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const titleOf = (title: string) => texts[title.replaceAll('%', '')] ?? title;

/** Addresses of links and images, without those in code. */
function addressesOf(page: string): readonly string[] {
  const plain = read(page)
    .replace(/^```[^]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return [...plain.matchAll(/\]\(([^()\s]+)\)/g)].map(([, address]) => address!);
}

/** Blocks of code of all pages in a language. */
function blocksOf(language: string): readonly string[] {
  return [...readmes, ...docs].flatMap((page) =>
    [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code!),
  );
}

describe('the documentation', () => {
  it('leads to files that are there', () => {
    for (const page of pages) {
      const broken = addressesOf(page)
        .filter((address) => !/^(?:https?:|mailto:|#|command:)/.test(address))
        .filter((address) => !existsSync(join(root, dirname(page), address.replace(/#.*$/, ''))));
      assert.deepEqual(broken, [], page);
    }
  });

  it('has a page of each folder of pages in the README', () => {
    const linked = addressesOf('README.md');
    assert.deepEqual(
      docs.filter((page) => !linked.includes(page)),
      [],
    );
  });

  it('says the same in both languages: sections, pictures and links', () => {
    const [english, chinese] = readmes.map((page) => ({
      sections: read(page).match(/^## /gm)?.length,
      links: addressesOf(page)
        .filter((address) => !readmes.includes(address) && !address.startsWith('media/screenshots/'))
        .sort(),
      pictures: read(page).match(/^!\[/gm)?.length,
      rows: read(page).match(/^\|/gm)?.length,
    }));
    assert.deepEqual(chinese, english);
  });

  it('shows a picture within the first screen', () => {
    for (const page of readmes) {
      const before = read(page).split('![')[0]!;
      assert.ok(before.split('\n').length <= 25, page);
    }
  });

  it('names every setting and every command, and none that does not exist', () => {
    const page = read('docs/settings.md');
    const { commands, configuration } = manifest.contributes;
    const properties = configuration.flatMap((section) => Object.entries(section.properties));
    const current = properties.filter(([, { markdownDeprecationMessage }]) => markdownDeprecationMessage === undefined);
    assert.deepEqual(
      current.map(([name]) => name).filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
    assert.deepEqual(
      commands.map(({ title }) => titleOf(title)).filter((title) => !page.includes(title)),
      [],
    );
    const known = new Set(properties.map(([name]) => name));
    const isCommand = new Set(commands.map(({ command }) => command));
    for (const each of [...readmes, ...docs]) {
      const named = [...read(each).matchAll(/\bliteratureNotes\.[\w.]*\w/g)].map(([name]) => name);
      assert.deepEqual(
        named.filter((name) => !known.has(name) && !isCommand.has(name)),
        [],
        each,
      );
    }
  });

  it('has snippets that can be read, and commands of the terminal that exist', () => {
    for (const code of blocksOf('json')) {
      const list = code.trim().startsWith('{ "key"') ? `[${code.trim().replace(/,$/, '')}]` : code;
      assert.doesNotThrow(() => JSON.parse(list), code);
    }
    const main = read('src/terminal/arguments.ts');
    const used = [
      ...blocksOf('sh')
        .join('\n')
        .matchAll(/dist\/cli\.js (\w+)/g),
    ].map(([, name]) => name!);
    assert.ok(used.length > 5);
    assert.deepEqual(
      used.filter((name) => !new RegExp(`\\b${name}\\b`).test(main)),
      [],
    );
  });

  it('names the version that it is of', () => {
    assert.ok(read('CITATION.cff').includes(`\nversion: ${manifest.version}\n`));
  });
});

describe('the walkthrough', () => {
  it('has its pictures, and ends its steps by commands that exist', () => {
    const { walkthroughs, commands } = manifest.contributes;
    // Those with an underscore are the extension's own, which no menu shows.
    const own = [...read('src/commands/register.ts').matchAll(/'(_literatureNotes\.\w+)'/g)].map(([, id]) => id!);
    const ids = [...commands.map(({ command }) => command), ...own].map((id) => `onCommand:${id}`);
    for (const { media, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
      for (const path of Object.values(media.image)) {
        assert.ok(existsSync(join(root, path)), path);
      }
      assert.ok(completionEvents.length > 0);
      assert.deepEqual(
        completionEvents.filter((event) => event.startsWith('onCommand:') && !ids.includes(event)),
        [],
      );
    }
  });
});
