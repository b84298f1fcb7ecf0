import { paper } from './search/paper';
import assert from 'node:assert/strict';
import { type BuildOptions, build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type * as checking from '../../src/core/bundles/checking';
import type * as exporting from '../../src/core/bundles/export';
import type * as insertion from '../../src/core/bundles/insertion';
import type * as preview from '../../src/core/bundles/preview';
import type * as references from '../../src/core/bundles/references';
import type * as romanizer from '../../src/core/library/keys/pinyin';
import type * as appearance from '../../src/core/parse/bibtex/appearance';
import type * as search from '../../src/core/bundles/search';
import type { ParsedSource } from '../../src/core/model/paper';
import type { EngineReply } from '../../src/worker/protocol';
import type { ReadNotices } from '../../src/core/notices/retraction-watch';
import type { NoticesPort, serve as serveNotices } from '../../src/notices-worker';
import type { serve as serveType, WorkerPort } from '../../src/worker';
import type { MapPort, serve as serveMap } from '../../src/map-worker';
import type { MapReply } from '../../src/worker/map-service';
import { vectorsOfWords } from './map/vectors-of-words';
import type { NoticesReply } from '../../src/worker/notices-protocol';

/** Code that is loaded at activation, all of the citation languages included; heavy parts load on first use. */
const activationLimit = 300 * 1024;

async function bundleOf(entry: string): Promise<string> {
  // The build is JavaScript.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { builds } = require('../../esbuild.js') as { builds: BuildOptions[] };
  const options = builds.find(({ entryPoints }) => Object.keys(entryPoints as Record<string, string>).includes(entry));
  const result = await build({ ...options, minify: true, sourcemap: false, write: false, logLevel: 'silent' });
  return result.outputFiles.find(({ path }) => path.endsWith(`${entry}.js`))!.text;
}

/** What both extension hosts have, and nothing of Node. */
const globals = { TextDecoder, TextEncoder, URL, setTimeout, clearTimeout, performance, crypto };

/** A CommonJS module run with these globals. */
function run(code: string, required: (name: string) => unknown): Record<string, unknown> {
  const module = { exports: {} };
  const context = createContext({ module, exports: module.exports, require: required, ...globals });
  runInContext(code, context);
  return module.exports;
}

/** Stands for `vscode` and any member of it: a class to extend, a function to call, an object to read. */
const anything: object = new Proxy(
  class {
    readonly isStub = true;
  },
  { get: (target, name) => Reflect.get(target, name) ?? anything },
);
// The bundle copies a module's own members and inherits the others.
const vscode = Object.create(anything) as object;

/** Waits for what a bundle does in steps of its own. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

describe('bundles', () => {
  for (const [host, modules] of [
    ['web', ['vscode']],
    ['node', ['vscode', 'node:worker_threads', 'node:fs', 'node:fs/promises', 'node:path']],
  ] as const) {
    it(`the extension for the ${host} host loads without Node globals and asks for nothing but ${modules.join(' and ')}`, async () => {
      const required: string[] = [];
      const exports = run(await bundleOf(`extension.${host}`), (name) => {
        required.push(name);
        return vscode;
      });
      assert.equal(typeof exports.activate, 'function');
      assert.deepEqual([...new Set(required)].sort(), [...modules].sort());
    });

    it(`the code that the ${host} host loads at activation stays small`, async () => {
      assert.ok(Buffer.byteLength(await bundleOf(`extension.${host}`)) < activationLimit);
    });
  }

  it('the extension as it ships runs in both hosts, in Node by what the web host loads, and stays small together @slow', async () => {
    // The build is JavaScript.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { buildHosts } = require('../../esbuild.js') as {
      buildHosts(): Promise<{ files: ReadonlyMap<string, string> }>;
    };
    const { files } = await buildHosts();
    const web = run(files.get('extension.web.js')!, (name) => (name === 'vscode' ? vscode : assert.fail(name)));
    const required: string[] = [];
    const node = run(files.get('extension.node.js')!, (name) => {
      required.push(name);
      return name === './extension.web.js' ? web : vscode;
    });
    assert.deepEqual([typeof web.activate, typeof node.activate], ['function', 'function']);
    assert.notEqual(node.activate, web.activate);
    assert.deepEqual(
      [...new Set(required)].sort(),
      ['./extension.web.js', 'node:fs', 'node:fs/promises', 'node:path', 'node:worker_threads', 'vscode'].sort(),
    );
    const size = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(size < activationLimit, String(size));
  });

  for (const [name, exported] of [
    ['search-pick', 'SearchPick'],
    ['shared-rows', 'SharedRows'],
    ['citation-diagnostics', 'CitationDiagnostics'],
    ['key-renaming', 'KeyRenamer'],
    ['markdown-preview', 'MarkdownPreview'],
    ['reading-back', 'CitationHover'],
    ['synced-bib-files', 'SyncedBibFiles'],
    ['citation-fixes', 'citationFixesAt'],
    ['pin-fixes', 'pinFixesAt'],
    ['paper-page', 'paperHtml'],
    ['paper-hover', 'paperHover'],
    ['library-map', 'showLibraryMap'],
  ] as const) {
    it(`${name} loads without Node globals, asks for nothing but vscode, and is small enough to load at once`, async () => {
      const code = await bundleOf(`bundles/${name}`);
      assert.equal(
        typeof run(code, (required) => (required === 'vscode' ? vscode : assert.fail(required)))[exported],
        'function',
      );
      assert.ok(Buffer.byteLength(code) < 20 * 1024, String(code.length));
    });
  }

  for (const [name, exported, limit] of [
    ['open-pdf', 'openPdf', 64],
    ['in-text', 'startInText', 40],
  ] as const) {
    it(`${name} loads without Node globals, asks for nothing but vscode, and brings no citation languages along`, async () => {
      const code = await bundleOf(`bundles/${name}`);
      assert.equal(
        typeof run(code, (required) => (required === 'vscode' ? vscode : assert.fail(required)))[exported],
        'function',
      );
      assert.ok(Buffer.byteLength(code) < limit * 1024, String(code.length));
    });
  }

  it('what checks references loads without Node globals, and brings no citation languages and no reader of BibTeX along', async () => {
    const code = await bundleOf('bundles/record-checks');
    const { startRecordChecks } = run(code, (required) => (required === 'vscode' ? vscode : assert.fail(required)));
    assert.equal(typeof startRecordChecks, 'function');
    assert.ok(Buffer.byteLength(code) < 100 * 1024, String(code.length));
  });

  it('the worker that reads lists of retractions runs without Node globals, and asks for their parts', async () => {
    const replies: NoticesReply[] = [];
    const port: NoticesPort = { onmessage: null, postMessage: (reply) => replies.push(structuredClone(reply)) };
    const { serve } = run(await bundleOf('notices-worker'), () =>
      assert.fail('the worker asks for a module'),
    ) as unknown as { serve: typeof serveNotices };
    serve(port);
    const parts = ['OriginalPaperDOI,RetractionNature\n10.1000/a,', 'Retraction\n', undefined];
    port.onmessage?.({ data: { task: 'read' } });
    for (const [at, part] of parts.entries()) {
      await until(() => replies.length > at);
      assert.deepEqual(replies[at], { wanted: 0 });
      port.onmessage?.({ data: { part: part === undefined ? undefined : new TextEncoder().encode(part) } });
    }
    await until(() => replies.length > parts.length);
    assert.equal((replies.at(-1) as { results: ReadNotices }).results.count, 1);
  });

  it('the worker that lays the map out runs without Node globals, and asks for nothing', async () => {
    const replies: MapReply[] = [];
    const port: MapPort = { onmessage: null, postMessage: (reply) => replies.push(structuredClone(reply)) };
    const { serve } = run(await bundleOf('map-worker'), () =>
      assert.fail('the worker asks for a module'),
    ) as unknown as { serve: typeof serveMap };
    serve(port);
    const vectors = vectorsOfWords(Array.from({ length: 12 }, (_, at) => `moss${at % 2} wall${at % 2} own${at}`));
    port.onmessage?.({ data: { task: { vectors, languages: new Uint8Array(12), known: new Float32Array() } } });
    await until(() => replies.some((reply) => !('done' in reply)));
    const last = replies.at(-1)!;
    assert.ok('layout' in last && last.layout.places.length === 24);
  });

  it('the page of the map is a script by itself', async () => {
    const code = await bundleOf('pages/library-map');
    assert.doesNotMatch(code, /\brequire\(|\bimport\(|\beval\(|new Function/);
    assert.ok(Buffer.byteLength(code) < 40 * 1024, String(code.length));
  });

  it('the commands that are loaded on first use bring no citation languages along', async () => {
    assert.ok(Buffer.byteLength(await bundleOf('bundles/commands')) < 64 * 1024);
    assert.ok(Buffer.byteLength(await bundleOf('bundles/bibliography-commands')) < 24 * 1024);
  });

  it('the commands about notes load without Node globals, and bring no reader of BibTeX along', async () => {
    const code = await bundleOf('bundles/note-commands');
    const { openNote } = run(code, (required) => (required === 'vscode' ? vscode : assert.fail(required)));
    assert.equal(typeof openNote, 'function');
    assert.ok(Buffer.byteLength(code) < 200 * 1024, String(code.length));
  });

  it('services load without Node globals, and ask for nothing but vscode', async () => {
    const exports = run(await bundleOf('bundles/services'), (required) =>
      required === 'vscode' ? vscode : assert.fail(required),
    );
    assert.deepEqual(Object.keys(exports).sort(), ['haveAllAnswered', 'identifyByServices', 'nameOf', 'online']);
  });

  it('the worker runs without Node globals, and answers what it is asked', async () => {
    answersParsing(run(await bundleOf('worker'), () => assert.fail('the worker asks for a module')));
  });

  it('what shares its code with others runs without Node globals too, by files that hold it once @slow', async () => {
    // The build is JavaScript.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { buildSharing } = require('../../esbuild.js') as {
      buildSharing(): Promise<{ files: ReadonlyMap<string, string> }>;
    };
    const { files } = await buildSharing();
    /** Runs a bundle with nothing but the files that its first line names. */
    const runSharing = (name: string) => {
      const code = files.get(`${name}.js`)!;
      const shared = new Map<string, unknown>();
      const required = (asked: string): unknown =>
        shared.get(asked.slice(asked.lastIndexOf('/') + 1)) ?? assert.fail(asked);
      for (const file of /^\/\/# shared (.+)\n/.exec(code)![1]!.split(' ')) {
        shared.set(file, run(files.get(`shared/${file}`)!, required));
      }
      return run(code, required);
    };
    // Those beside the extension run in `shipped.test.ts`.
    assert.equal(typeof runSharing('identify-worker').serve, 'function');
    answersParsing(runSharing('worker'));
    const programs = [
      'cli',
      'mcp',
      'worker',
      'identify-worker',
      'bundles/agent',
      'bundles/records',
      'bundles/services',
    ];
    const together = new Set(
      programs.flatMap((name) => [
        `${name}.js`,
        ...(/^\/\/# shared (.+)$/m.exec(files.get(`${name}.js`)!)?.[1] ?? '')
          .split(' ')
          .map((file) => `shared/${file}`),
      ]),
    );
    const sizes = [...together].map((name) => Buffer.byteLength(files.get(name)!)).reduce((sum, size) => sum + size);
    assert.ok(sizes < 1_500_000, String(sizes));
    const all = [...files.values()].map((text) => Buffer.byteLength(text)).reduce((sum, size) => sum + size);
    assert.ok(all < 2_000_000, String(all));
  });

  /** That the module of a worker parses. */
  function answersParsing(module: object): void {
    const replies: EngineReply[] = [];
    const port: WorkerPort = { onmessage: null, postMessage: (reply) => replies.push(structuredClone(reply)) };
    const { serve } = module as { serve: typeof serveType };
    serve(port);
    const text = 'We present MossNet, a network that finds moss on walls. MossNet outperforms people.\n';
    port.onmessage?.({ data: { id: 1, call: 'parse', argument: { path: 'a.txt', text, options: { markers: [] } } } });
    const { entries } = (replies[1] as { result: ParsedSource }).result;
    assert.deepEqual(
      entries.map(({ names }) => names),
      [['MossNet']],
    );
    port.onmessage?.({
      data: { id: 2, call: 'bibliography', argument: { path: 'refs.bib', text: '@misc{moss, title = {Moss}}' } },
    });
    assert.deepEqual((replies[2] as { result: unknown }).result, [{ key: 'moss', start: 6, end: 10 }]);
  }

  it('parts load without Node globals @slow', async () => {
    const load = async (name: string) =>
      run(await bundleOf(`bundles/${name}`), () => assert.fail('a part asks for a module'));
    const { hasSeveralWords } = (await load('search')) as unknown as typeof search;
    assert.equal(hasSeveralWords('moss walls'), true);
    const { romanize } = (await load('romanizer')) as unknown as typeof romanizer;
    assert.equal(romanize('神经网络'), 'shen jing wang luo');
    const { appearanceOf } = (await load('appearance')) as unknown as typeof appearance;
    assert.deepEqual(
      [...appearanceOf({ csl: {}, bibtex: { type: 'article', fields: new Map([['journal', 'Walls']]) } })],
      ['Walls'],
    );
    const { queryOfKey } = (await load('checking')) as unknown as typeof checking;
    assert.equal(typeof queryOfKey('moss2020'), 'string');
    const { previewOf } = (await load('insertion')) as unknown as typeof insertion;
    assert.equal(previewOf('See .', { start: 4, end: 4, text: '[@moss]' }, 'pandoc'), '[@moss]');
    const { bibliographyText } = (await load('export')) as unknown as typeof exporting;
    assert.equal(
      await bibliographyText([], 'csl-json', { sources: [], read: () => assert.fail('there is nothing to read') }),
      '[]\n',
    );
    const { spansToHtml } = (await load('preview')) as unknown as typeof preview;
    assert.equal(spansToHtml(['<a>']), '&#60;a&#62;');
    const { formatPapers } = (await load('references')) as unknown as typeof references;
    const locales = new Map([['en-US', readFileSync('media/csl/locales-en-US.xml', 'utf8')]]);
    const made = formatPapers([{ paper: paper('moss', '', { title: 'Moss' }) }], {
      style: readFileSync('media/csl/ieee.csl', 'utf8'),
      locales,
      language: 'en-US',
    });
    assert.deepEqual(
      structuredClone(made.references).map(({ id, label }) => [id, label]),
      [['moss', '[1]']],
    );
  });
});
