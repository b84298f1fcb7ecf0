import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import type { CachedSource } from '../../../src/core/library/source-cache';
import { parseSource } from '../../../src/core/parse/source';
import { LibraryApplier } from '../../../src/core/usecases/feed-library';
import { SourceReader, type SourceRequest } from '../../../src/core/usecases/read-sources';
import { LibrarySync } from '../../../src/core/usecases/sync-library';
import { TimeSlicer } from '../../../src/core/async/time-slicer';
import { Unavailable } from '../../../src/core/workspace/workspace';
import { ManualClock, settled } from '../async/manual-clock';
import { fixture } from '../workspace/fixture';
import type { InMemoryWorkspace } from '../workspace/in-memory-workspace';

const moss = 'We present MossNet, a network that finds moss on walls. MossNet outperforms people.\n';
const owl = 'We present OwlNet, a network that finds owls at dusk. OwlNet outperforms people.\n';

const texts = `
%! papers/moss.txt
${moss}
%! papers/d/owl.bib
@misc{owl, title = {Owls at dusk}}
%! papers/notes.md
Nothing to read here.
%! papers/node_modules/other.bib
@misc{other, title = {Other}}
%! elsewhere.bib
@misc{elsewhere, title = {Elsewhere}}
`;

/** Keeps what was read, and what became of it. */
class Cache {
  readonly sources = new Map<string, CachedSource>();
  readonly written: string[][] = [];
  loads = 0;

  load() {
    this.loads++;
    return Promise.resolve();
  }
  unchanged(source: string, { mtime, size }: { mtime: number; size: number }, options: string) {
    const known = this.sources.get(source);
    return known?.options === options && known.stamp?.mtime === mtime && known.stamp.size === size ? known : undefined;
  }
  last(source: string, options: string) {
    const known = this.sources.get(source);
    return known?.options === options ? known : undefined;
  }
  withContent(content: string) {
    return [...this.sources.values()].find((known) => known.content === content);
  }
  set(cached: CachedSource) {
    this.sources.set(cached.source, cached);
  }
  delete(source: string) {
    this.sources.delete(source);
  }
  keepOnly(kept: ReadonlySet<string>) {
    [...this.sources.keys()].filter((source) => !kept.has(source)).forEach((source) => this.sources.delete(source));
  }
  write() {
    this.written.push([...this.sources.keys()].sort());
    return Promise.resolve();
  }
}

function opened(
  text: string,
  { configured = [] as readonly string[], maxFileSize = 1000, startAfter = () => Promise.resolve() } = {},
) {
  const { workspace } = fixture(text);
  const library = new Library();
  const clock = new ManualClock();
  const cache = new Cache();
  const parsed: string[] = [];
  const pins: string[] = [];
  const logged: string[] = [];
  const log = (message: string | Error) => {
    logged.push(String(message));
  };
  const options = { configured, maxFileSize, hold: Promise.resolve() };
  let changed: () => void = () => undefined;
  const parse = async ({ path, text: source, options: asked }: SourceRequest) => {
    parsed.push(path);
    await options.hold;
    const result = parseSource({ path, text: source }, asked);
    return 'skipped' in result ? result : deriveSource(result);
  };
  // Slices do not end by themselves.
  const slicer = () =>
    new TimeSlicer(
      {
        now: () => 0,
        after: (_, call) => {
          setImmediate(call);
          return () => undefined;
        },
      },
      1,
    );
  const sources = new SourceReader({
    workspace,
    parse,
    cache,
    slicer,
    time: () => 1_000_000,
    settingsOf: () => ({ parsing: { markers: [] }, encoding: 'utf8', maxFileSize: options.maxFileSize }),
  });
  const sync = new LibrarySync({
    library,
    workspace,
    sources,
    cache,
    startAfter,
    clock,
    log: { info: log, warn: log, error: log },
    pins: {
      readAll: (folders) =>
        Promise.resolve(void pins.push(`all of ${folders.map(({ uri }) => workspace.path(uri)).join(', ')}`)),
      isPinsFile: (uri) => uri.endsWith('/literature-keys.json'),
      read: (uri) => Promise.resolve(void pins.push(workspace.path(uri))),
    },
    feed: (onDidApply) =>
      new LibraryApplier(
        { library, clock, slicer: slicer(), loadRomanizer: () => Promise.resolve((han) => han) },
        onDidApply,
      ),
    foldersOf: () => options.configured,
    onDidChangeSettings: (listener) => {
      changed = listener;
      return { dispose: () => undefined };
    },
  });
  const read: string[] = [];
  sync.onDidRead((uris) => read.push(...uris.map((uri) => workspace.path(uri))));
  const states: string[] = [];
  sync.onDidChangeState((state) => states.push(state));
  /** Lets what has changed on disk, or was typed, be read. */
  const follow = async (time = 20) => {
    clock.pass(time);
    await settled();
    await sync.whenIdle();
  };
  const sourcesOf = () => library.sources.map((uri) => workspace.path(uri)).sort();
  const problems = (name: string) =>
    library.problemsOf(workspace.uri(name)).map(({ code, args }) => [code, ...(args ?? [])]);
  const titles = () => library.papers.map(({ title }) => title.replace(/: network.*/, '')).sort();
  const changeSettings = (changes: Partial<typeof options>) => {
    Object.assign(options, changes);
    changed();
  };
  return {
    workspace,
    library,
    clock,
    cache,
    parsed,
    pins,
    logged,
    sync,
    read,
    states,
    follow,
    sourcesOf,
    problems,
    titles,
    options,
    changeSettings,
  };
}

async function readLibrary(text: string, changes: Parameters<typeof opened>[1] = {}) {
  const made = opened(text, changes);
  await made.sync.reload();
  return made;
}

describe('LibrarySync', () => {
  it('tells when other folders are read, and only then', async () => {
    const { sync, workspace, changeSettings, follow } = opened(texts);
    const told: string[][] = [];
    sync.onDidChangeFolders((folders) => told.push(folders.map(({ uri }) => workspace.path(uri))));
    await sync.reload();
    assert.deepEqual(told, [['papers']]);
    await sync.reload();
    changeSettings({ maxFileSize: 2000 });
    await follow();
    assert.deepEqual(told, [['papers']]);
    changeSettings({ configured: ['papers/d'] });
    await follow();
    assert.deepEqual(told, [['papers'], ['papers/d']]);
  });

  it('reads the library folder after the pins and what goes first, and tells of it when the library has it', async () => {
    let goFirst: () => void = () => undefined;
    const { sync, sourcesOf, titles, states, read, pins, workspace, logged } = opened(texts, {
      startAfter: () =>
        new Promise((resolve) => {
          goFirst = resolve;
        }),
    });
    const reading = sync.reload();
    await settled();
    assert.deepEqual(
      [pins, read, sync.state, workspace.reads.get(workspace.uri('papers'))],
      [['all of papers'], [], 'indexing', undefined],
    );
    goFirst();
    await reading;
    assert.deepEqual(sourcesOf(), ['papers/d/owl.bib', 'papers/moss.txt']);
    assert.deepEqual(titles(), ['MossNet', 'Owls at dusk']);
    assert.deepEqual(
      [[...read].sort(), states, sync.state],
      [['papers/d/owl.bib', 'papers/moss.txt', 'papers/notes.md'], ['ready'], 'ready'],
    );
    assert.deepEqual(
      [...sync.skipped].map(([uri, reason]) => [workspace.path(uri), reason]),
      [['papers/notes.md', 'markdown-without-list']],
    );
    assert.deepEqual(logged, ['Read 3 files: 2 papers, 0 ms.']);
  });

  it('takes the folders of the setting, else a folder of a usual name, else the lists of the workspace folder itself', async () => {
    const foldersOf = async (text: string, configured: readonly string[] = []) => {
      const { sync, workspace, sourcesOf } = await readLibrary(text, { configured });
      return [sync.folders.map(({ uri, implicit }) => [workspace.path(uri), implicit]), sourcesOf()];
    };
    assert.deepEqual(await foldersOf(texts, ['papers/d', './papers/../papers/d/', 'file:///v']), [
      [
        ['papers/d', false],
        ['papers/d', false],
        ['file:///v', false],
      ],
      ['papers/d/owl.bib'],
    ]);
    const flat = '%! refs.bib\n@misc{refs}\n%! text.txt\nNothing.\n%! d/deeper.bib\n@misc{deeper}\n';
    assert.deepEqual(await foldersOf(flat), [[['', true]], ['refs.bib']]);
    assert.deepEqual(await foldersOf(`${flat}%! references/a.bib\n@misc{a}\n%! seeds/b.bib\n@misc{b}\n`), [
      [['seeds', false]],
      ['seeds/b.bib'],
    ]);
  });

  it('tells what the library is', async () => {
    const stateOf = async (text: string, configured: readonly string[] = []) =>
      (await readLibrary(text, { configured })).sync.state;
    assert.equal(await stateOf('%! papers/a.md\n'), 'empty');
    assert.equal(await stateOf('%! a.md\n'), 'noLibrary');
    assert.equal(await stateOf('%! a.md\n', ['gone']), 'noLibrary');
    const { workspace, sync } = opened('%! a.md\n');
    workspace.folders = [];
    await sync.reload();
    assert.equal(sync.state, 'noFolder');
  });

  it('tells what cannot be read, and reads the rest', async () => {
    const { workspace, sync, problems, titles, logged } = opened(texts, {
      configured: ['papers', 'locked', 'gone'],
      maxFileSize: moss.length + 1,
    });
    workspace.write('papers/large.bib', 'x'.repeat(moss.length + 2));
    workspace.write('papers/image.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    workspace.write('papers/locked/a.bib', '@misc{locked}');
    workspace.write('papers/locked', new Unavailable('no permission'));
    workspace.write('locked', new Unavailable('no permission'));
    await sync.reload();
    assert.deepEqual(
      problems('papers/large.bib').map(([code]) => code),
      ['too-large'],
    );
    assert.deepEqual(
      problems('papers/image.txt').map(([code]) => code),
      ['no-text'],
    );
    assert.deepEqual(
      [problems('papers/locked'), problems('locked'), problems('gone')],
      [[['unreadable-folder', 'no permission']], [['unreadable-folder', 'no permission']], []],
    );
    assert.deepEqual(titles(), ['MossNet', 'Owls at dusk']);
    assert.deepEqual(logged.filter((message) => message.startsWith('The library folder')).length, 2);
  });

  it('follows the disk: files that change, come up and go, and folders with all that is in them', async () => {
    const { workspace, follow, sourcesOf, titles, read } = await readLibrary(texts);
    workspace.write('papers/moss.txt', owl);
    workspace.write('papers/new.bib', '@misc{new, title = {New walls}}');
    workspace.write('elsewhere.bib', '@misc{a}');
    workspace.write('papers/.hidden/b.bib', '@misc{b}');
    read.length = 0;
    await follow(19);
    assert.deepEqual(read, []);
    await follow(1);
    assert.deepEqual(
      [[...read].sort(), titles()],
      [
        ['papers/moss.txt', 'papers/new.bib'],
        ['New walls', 'OwlNet', 'Owls at dusk'],
      ],
    );
    workspace.delete('papers/new.bib');
    workspace.moveFolder('papers/d', 'papers/moved');
    await follow();
    assert.deepEqual(sourcesOf(), ['papers/moss.txt', 'papers/moved/owl.bib']);
    workspace.moveFolder('papers/moved', 'away');
    await follow();
    assert.deepEqual(sourcesOf(), ['papers/moss.txt']);
  });

  it('looks at a file that it is told of, where the file system tells nothing', async () => {
    const { workspace, follow, titles, sync } = await readLibrary(texts);
    workspace.writeUntold('papers/new.bib', '@misc{new, title = {New walls}}');
    await follow();
    assert.ok(!titles().includes('New walls'));
    sync.lookAt(workspace.uri('papers/new.bib'));
    sync.lookAt(workspace.uri('elsewhere.bib'));
    await follow();
    assert.ok(titles().includes('New walls'));
  });

  it('has an open document count in place of its file, once typing pauses, and at once when it is saved', async () => {
    const { workspace, follow, titles, sync } = await readLibrary(texts);
    await workspace.open('papers/d/owl.bib');
    workspace.edit('papers/d/owl.bib', '@misc{owl, title = {Owls at dawn}}');
    await follow(149);
    assert.deepEqual(titles(), ['MossNet', 'Owls at dusk']);
    await follow(1);
    assert.deepEqual(titles(), ['MossNet', 'Owls at dawn']);
    workspace.edit('papers/d/owl.bib', '@misc{owl, title = {Owls at noon}}');
    workspace.save('papers/d/owl.bib');
    await follow();
    assert.deepEqual(titles(), ['MossNet', 'Owls at noon']);
    workspace.edit('papers/d/owl.bib', '@misc{owl, title = {Owls}}');
    workspace.close('papers/d/owl.bib');
    await follow(150);
    assert.deepEqual([titles(), sync.state], [['MossNet', 'Owls at noon'], 'ready']);
  });

  it('reads pins when their file changes, and tells of it', async () => {
    const { workspace, follow, pins, read } = await readLibrary(texts);
    read.length = 0;
    workspace.write('papers/literature-keys.json', '{}');
    await follow();
    assert.deepEqual([pins, read], [['all of papers', 'papers/literature-keys.json'], ['papers/literature-keys.json']]);
  });

  it('reads all anew when settings, the folders, or what is taken for the library change', async () => {
    const { workspace, sourcesOf, changeSettings, sync, options, follow } = await readLibrary(texts);
    changeSettings({ configured: ['papers/d'] });
    await sync.whenIdle();
    assert.deepEqual(sourcesOf(), ['papers/d/owl.bib']);
    options.configured = [];
    workspace.write('seeds/a.bib', '@misc{a, title = {A}}');
    workspace.create('seeds');
    await follow();
    assert.deepEqual(sourcesOf(), ['seeds/a.bib']);
    workspace.setFolders(['file:///w/papers/d']);
    await sync.whenIdle();
    assert.deepEqual(sourcesOf(), ['owl.bib']);
  });

  it('is overtaken by a later call', async () => {
    const { sync, logged, titles, options, parsed } = opened(texts);
    let go: () => void = () => undefined;
    options.hold = new Promise((resolve) => {
      go = resolve;
    });
    const first = sync.reload();
    await settled();
    const [second, third] = [sync.reload(), sync.reload()];
    go();
    await Promise.all([first, second, third]);
    assert.deepEqual(
      [logged.length, titles(), parsed.filter((path) => path.endsWith('.bib')).length],
      [1, ['MossNet', 'Owls at dusk'], 1],
    );
  });

  it('parses no file again that is as it was, by its time or its text, and keeps nothing of those that are gone', async () => {
    const { workspace, sync, parsed, cache, titles } = await readLibrary(texts);
    assert.equal(parsed.length, 3);
    await sync.reload();
    assert.equal(parsed.length, 3);
    workspace.write('papers/moss.txt', `${moss}\n`);
    workspace.write('papers/copy.txt', `${moss}\n`);
    workspace.delete('papers/d/owl.bib');
    await sync.reload();
    assert.deepEqual([parsed.length, titles()], [3, ['MossNet']]);
    workspace.write('papers/moss.txt', moss);
    await sync.reload();
    assert.equal(parsed.length, 4);
    assert.deepEqual([...cache.sources.keys()].map((uri) => workspace.path(uri)).sort(), [
      'papers/copy.txt',
      'papers/moss.txt',
      'papers/notes.md',
    ]);
  });

  it('writes the cache when nothing has been read for a while', async () => {
    const { cache, workspace, follow, clock } = await readLibrary(texts);
    clock.pass(2999);
    workspace.write('papers/moss.txt', owl);
    await follow();
    clock.pass(2999);
    assert.deepEqual(cache.written, [[...cache.sources.keys()].sort()]);
    clock.pass(1);
    assert.equal(cache.written.length, 2);
  });

  it('tells whether a source is as it was when a note was taken', async () => {
    const { workspace, sync, cache } = await readLibrary(texts);
    const uri = workspace.uri('papers/moss.txt');
    const note = cache.sources.get(uri)!;
    const isUnchanged = () => sync.isUnchanged(uri, note);
    assert.equal(await isUnchanged(), true);
    assert.equal(await sync.isUnchanged(uri, { ...note, options: 'others' }), false);
    assert.equal(await sync.isUnchanged(workspace.uri('elsewhere.bib'), note), false);
    workspace.write('papers/moss.txt', moss);
    assert.equal(await isUnchanged(), false);
    workspace.write('papers/moss.txt', `${moss}\n`);
    assert.equal(await isUnchanged(), true);
    await workspace.open('papers/moss.txt');
    assert.equal(await isUnchanged(), true);
    workspace.edit('papers/moss.txt', owl);
    assert.equal(await isUnchanged(), false);
    workspace.close('papers/moss.txt');
    workspace.delete('papers/moss.txt');
    assert.equal(await isUnchanged(), false);
  });

  it('goes on where those who follow it fail', async () => {
    const { sync, logged, titles } = opened(texts);
    sync.onDidRead(() => {
      throw new Error('listener');
    });
    await sync.reload();
    assert.deepEqual(
      [titles().length, sync.state, logged.filter((message) => message === 'Error: listener').length > 0],
      [2, 'ready', true],
    );
  });

  it('follows nothing once it is disposed', async () => {
    const { workspace, sync, read, follow } = await readLibrary(texts);
    read.length = 0;
    sync.dispose();
    workspace.write('papers/moss.txt', owl);
    await follow(3000);
    assert.deepEqual(read, []);
  });
});

describe('the version of a document that was read last', () => {
  it('is that of an open document, and none where only its file was read', async () => {
    const workspace: InMemoryWorkspace = fixture(texts).workspace;
    const reader = new SourceReader({
      workspace,
      cache: new Cache(),
      time: () => 0,
      parse: (source) =>
        Promise.resolve(deriveSource(parseSource(source, source.options) as Parameters<typeof deriveSource>[0])),
      slicer: () => new TimeSlicer(new ManualClock(), 1),
      settingsOf: () => ({ parsing: { markers: [] }, encoding: 'utf8', maxFileSize: 1000 }),
    });
    await reader.read(workspace.uri('papers/moss.txt'), false);
    const document = await workspace.open('papers/moss.txt');
    assert.equal(reader.versionRead(document), undefined);
    workspace.edit('papers/moss.txt', owl);
    assert.deepEqual((await reader.read(document.uri, false)).parsed?.entries.length, 1);
    assert.equal(reader.versionRead(document), 2);
    assert.deepEqual(await reader.read(workspace.uri('papers/gone.txt'), false), {});
    assert.deepEqual(await reader.read(workspace.uri('papers/image.png'), false), {});
  });
});
