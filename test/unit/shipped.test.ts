import { URI } from 'vscode-uri';
import type { Library } from '../../src/core/library/library';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { offeredBibliography } from '../../src/core/usecases/offer-bibliography';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';

interface Built {
  readonly files: ReadonlyMap<string, string>;
  /** What esbuild tells of its outputs. */
  readonly metafile: {
    readonly outputs: Readonly<
      Record<
        string,
        {
          readonly imports: readonly { readonly path: string }[];
          readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
        }
      >
    >;
  };
}
// The build is JavaScript.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { buildHosts, buildSharing, buildStanding } = require('../../esbuild.js') as Record<
  'buildHosts' | 'buildSharing' | 'buildStanding',
  () => Promise<Built>
>;
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { isPlain } = require('../../scripts/start-code.js') as { isPlain(file: string): boolean };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { densePairs } = require('../../scripts/dense-pairs.js') as { densePairs(path: string): string };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { denseDictionary } = require('../../scripts/dense-pinyin.js') as { denseDictionary(path: string): string };

const repository = join(__dirname, '../..');

/** What both extension hosts have, and nothing of Node. */
const globals = { TextDecoder, TextEncoder, URL, setTimeout, clearTimeout, performance, crypto };

/** Stands for `vscode` and any member of it. */
const anything: object = new Proxy(
  class {
    readonly isStub = true;
  },
  { get: (target, name) => Reflect.get(target, name) ?? anything },
);
const vscode = Object.create(anything, { Uri: { value: URI } }) as object;

function run(code: string, required: (name: string) => unknown, further: object = {}): Record<string, unknown> {
  const module = { exports: {} };
  const context = createContext({ module, exports: module.exports, require: required, ...globals, ...further });
  runInContext(code, context, { timeout: 10_000 });
  return module.exports;
}

/** What the extension gives its bundles, as it runs. */
function givenBy(extension: string): Readonly<Record<string, unknown>> {
  let given: Readonly<Record<string, unknown>> = {};
  const tell = (one: typeof given) => (given = one);
  const telling = extension.replace(/("start-code":)([\w$]+)/, '$1tell($2)');
  assert.notEqual(telling, extension);
  run(telling, (name) => (name === 'vscode' ? vscode : assert.fail(name)), { tell });
  return given;
}

describe('the extension and the bundles beside it, as they ship', () => {
  it('take the API of VS Code as it is, which the start asks for once, and no copy of it for each module @slow', async function () {
    this.timeout(120_000);
    const built = await Promise.all([buildHosts(), buildSharing(), buildStanding()]);
    const files = new Map(built.flatMap((each) => [...each.files]));
    const asking = [...files].filter(([, code]) => code.includes('require("vscode")'));
    assert.ok(asking.length > 20, String(asking.length));
    assert.deepEqual(
      asking.filter(([, code]) => /[\w$]\(require\("vscode"\)/.test(code)).map(([name]) => name),
      [],
    );
    assert.equal(files.get('extension.web.js')!.split('require("vscode")').length, 2);
  });
});

describe('bundles beside the extension, as they ship', () => {
  it('run with what the extension gives them, which has every name that they take @slow', async function () {
    this.timeout(120_000);
    const [hosts, sharing, standing] = await Promise.all([buildHosts(), buildSharing(), buildStanding()]);
    const extension = hosts.files.get('extension.web.js')!;
    const all = new Map([...standing.files, ...sharing.files]);
    const taken = new Set([...all.values()].flatMap((text) => text.match(/\bs_[0-9a-z]{1,4}\b/g) ?? []));
    assert.ok(taken.size > 50, String(taken.size));
    const start = givenBy(extension);
    const exports = new Map<string, Record<string, unknown>>();
    assert.deepEqual(
      [...taken].filter((name) => start[name] === undefined),
      [],
    );
    for (const [name, code] of [...all].filter(([path]) => path.startsWith('bundles/'))) {
      const shared = new Map<string, unknown>();
      const required = (asked: string): unknown =>
        asked === 'vscode'
          ? vscode
          : asked === 'start-code'
            ? start
            : (shared.get(asked.slice(asked.lastIndexOf('/') + 1)) ?? assert.fail(`${name} asks for ${asked}`));
      for (const file of /^\/\/# shared (\S.*)\n/.exec(code)?.[1]?.split(' ') ?? []) {
        shared.set(file, run(all.get(`shared/${file}`)!, required));
      }
      exports.set(name, run(code, required));
    }
    for (const [name, exported] of [
      ['agent', 'answer'],
      ['appearance', 'appearanceOf'],
      ['checking', 'queryOfKey'],
      ['export', 'bibliographyText'],
      ['note-commands', 'openNote'],
      ['records', 'decisionOf'],
      ['record-checks', 'startRecordChecks'],
      ['references', 'formatPapers'],
      ['search', 'hasSeveralWords'],
      ['services', 'online'],
    ] as const) {
      assert.equal(typeof exports.get(`bundles/${name}.js`)?.[exported], 'function', name);
    }
    const { hasSeveralWords } = exports.get('bundles/search.js') as { hasSeveralWords(query: string): boolean };
    assert.equal(hasSeveralWords('moss walls'), true);
    // What a bundle compares is of one copy of its module.
    const { offeredBibliography: offered } = exports.get('bundles/export.js') as {
      offeredBibliography: typeof offeredBibliography;
    };
    const offer = await offered(
      {
        library: { get: (key: string) => ({ key }) } as unknown as Library,
        namedFor: () => Promise.resolve([]),
        stored: (uri) => Promise.resolve(uri),
        fileAt: () => Promise.resolve({ kind: 'missing' }),
        entries: () => Promise.resolve([]),
      },
      'file:///w',
      'references.bib',
      ['file:///w/a.md', parseCitations('---\nbibliography: mine.bib\n---\n[@moss]\n', 'pandoc')],
    );
    assert.deepEqual([offer?.uri, offer?.isNamed], ['file:///w/mine.bib', true]);
  });
});

describe('bundles that share code', () => {
  it('have one copy each of what there may be only one of @slow', async function () {
    this.timeout(120_000);
    const { metafile } = await buildSharing();
    const { outputs } = metafile;
    for (const entry of Object.keys(outputs).filter((path) => /\/bundles\/[^/]+\.js$/.test(path))) {
      const copies = new Map<string, Set<string>>();
      const seen = new Set<string>();
      const open = [entry];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        const output = outputs[path];
        if (output === undefined || seen.has(path)) {
          continue;
        }
        seen.add(path);
        open.push(...output.imports.map((each) => each.path));
        for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
          const file = resolve(repository, input.replace(/^(?:host|start):/, ''));
          if (bytesInOutput > 0 && /\/src\/.*\.ts$/.test(file) && !isPlain(file)) {
            copies.set(file, (copies.get(file) ?? new Set()).add(input));
          }
        }
      }
      assert.deepEqual(
        [...copies].filter(([, inputs]) => inputs.size > 1).map(([file]) => file),
        [],
        entry,
      );
    }
  });
});

describe('dictionaries of Pinyin, packed', () => {
  it('say what those of the package say, character by character and word by word', async () => {
    const data = join(__dirname, '../../node_modules/pinyin-pro/dist/esm/data');
    const folder = mkdtempSync(join(tmpdir(), 'literature-notes-pinyin-'));
    const common = JSON.stringify(join(data, '..', 'common')).slice(1, -1);
    const load = async (name: string, text: string): Promise<unknown> => {
      const file = join(folder, name);
      writeFileSync(file, text.replaceAll("'../common/", `'${common}/`));
      return ((await import(file)) as { readonly default: unknown }).default;
    };
    try {
      for (const number of [1, 2, 3, 4]) {
        const name = `dict${number}.mjs`;
        const packed = denseDictionary(join(data, name));
        const plain = readFileSync(join(data, name), 'utf8');
        assert.ok(packed.length < plain.length / 2, name);
        const [found, expected] = [await load(name, packed), await load(`plain-${name}`, plain)];
        assert.ok(JSON.stringify(expected).length > 5_000);
        assert.equal(JSON.stringify(found), JSON.stringify(expected), name);
        const entries = (of: unknown) =>
          [...((of as { readonly StringDICT?: ReadonlyMap<string, string> }).StringDICT ?? [])].sort();
        assert.deepEqual(entries(found), entries(expected));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the table of simplified characters, packed', () => {
  it('says what that of the package says, in half the space', () => {
    const path = join(__dirname, '../../node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js');
    const plain = readFileSync(path, 'utf8');
    const packed = densePairs(path);
    const exports = run(packed.replace(/^export default /, 'module.exports.text = '), () => assert.fail());
    assert.equal(exports.text, /"(.*)"/.exec(plain)?.[1]);
    assert.ok(Buffer.byteLength(packed) < Buffer.byteLength(plain) * 0.6);
  });
});
