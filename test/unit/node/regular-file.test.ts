import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefusal } from '../../../src/core/files/refusal';
import { listFolder, readRegularFile } from '../../../src/node/regular-file';
import { uriOfFile } from '../../../src/core/base/uris';
import { folderOnDisk, NodeWorkspace } from '../../../src/node/node-workspace';
import { documentReader } from '../../../src/terminal/documents';
import { problemsJson } from '../../../src/core/usecases/paper-json';
import { readLibrary } from '../../../src/core/usecases/read-library';

const bib = (key: string) => `@misc{${key}, title = {Title of ${key}}}\n`;

(process.platform === 'win32' ? describe.skip : describe)('files that are no files', () => {
  let folder: string;
  let server: Server;
  const at = (name: string) => join(folder, name);
  const refusal = (code: string) => (error: unknown) => error instanceof FileRefusal && error.code === code;
  const told = async () => {
    const library = await readLibrary(folderOnDisk(folder));
    return {
      keys: library.papers.map(({ key }) => key),
      problems: problemsJson(library).map(({ code, source }) => `${String(code)} ${(source as { path: string }).path}`),
    };
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'files-'));
    writeFileSync(at('a.bib'), bib('a'));
    execFileSync('mkfifo', [at('pipe.bib')]);
    symlinkSync('/dev/zero', at('zero.bib'));
    symlinkSync('pipe.bib', at('to-pipe.bib'));
    symlinkSync('nowhere', at('nowhere.bib'));
    server = createServer().listen(at('socket.bib'));
    await new Promise((resolve) => {
      server.on('listening', resolve);
    });
  });

  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('are not read, and told', async () => {
    for (const name of ['pipe.bib', 'zero.bib', 'to-pipe.bib', 'socket.bib', '']) {
      await assert.rejects(readRegularFile(at(name), 1000), refusal('not-a-file'), name);
    }
    symlinkSync('a.bib', at('b.bib'));
    assert.deepEqual(
      (await listFolder(folder))
        .filter(({ kind }) => kind === 'file')
        .map(({ name }) => name)
        .sort(),
      ['a.bib', 'b.bib'],
    );
    rmSync(at('b.bib'));
    assert.deepEqual(await told(), {
      keys: ['a'],
      problems: ['nowhere', 'pipe', 'socket', 'to-pipe', 'zero'].map((name) => `not-a-file ${name}.bib`),
    });
  });

  it('are not read beside a document, nor named by it, nor as keys', async () => {
    execFileSync('mkfifo', [at('literature-keys.json'), at('references.yaml'), at('_quarto.yml')]);
    writeFileSync(at('beside.md'), 'See [@a].\n');
    writeFileSync(at('naming.md'), '---\nbibliography: [a.bib, zero.bib, pipe.bib]\n---\nSee [@a].\n');
    const read = documentReader(new NodeWorkspace([folder]), (path) => uriOfFile(at(path)));
    assert.equal((await read('beside.md')).own.has('a'), true);
    const naming = await read('naming.md');
    assert.deepEqual([naming.own.has('a'), naming.own.missing], [true, ['zero.bib', 'pipe.bib']]);
    await assert.rejects(read('zero.md'));
    assert.equal((await told()).keys.includes('a'), true);
  });

  it('reads a file up to the limit and no further, whatever its size is said to be', async () => {
    writeFileSync(at('five.txt'), '12345');
    assert.equal(Buffer.from(await readRegularFile(at('five.txt'), 5)).toString(), '12345');
    await assert.rejects(readRegularFile(at('five.txt'), 4), refusal('too-large'));
    assert.equal((await readRegularFile(at('five.txt'), 5)).length, 5);
    truncateSync(at('five.txt'), 0);
    assert.equal((await readRegularFile(at('five.txt'), 5)).length, 0);
    if (process.platform === 'linux') {
      // Its size is 0, and it holds more.
      assert.equal((await readRegularFile('/proc/self/status', 100_000)).length > 100, true);
      await assert.rejects(readRegularFile('/proc/self/status', 100), refusal('too-large'));
    }
  });

  it('tells of a file that is too large, and reads the others', async () => {
    writeFileSync(at('large.bib'), bib('large'));
    truncateSync(at('large.bib'), 60 * 1024 * 1024);
    const { keys, problems } = await told();
    assert.deepEqual([keys, problems.includes('too-large large.bib')], [['a'], true]);
  });

  it('takes a file that has gone since it was listed for gone', async () => {
    const place = folderOnDisk(folder);
    writeFileSync(at('b.bib'), bib('b'));
    const { list } = place.workspace;
    place.workspace.list = async (uri) => {
      const entries = await list.call(place.workspace, uri);
      rmSync(at('b.bib'), { force: true });
      return entries;
    };
    const library = await readLibrary(place);
    assert.deepEqual([library.papers.map(({ key }) => key), library.problemsOf('b.bib')], [['a'], []]);
  });

  it('reads each paper once where links lead around themselves', async () => {
    mkdirSync(at('sub/deep'), { recursive: true });
    mkdirSync(at('.hidden'));
    writeFileSync(at('sub/deep/s.bib'), bib('s'));
    writeFileSync(at('.hidden/h.bib'), bib('h'));
    const links = {
      x: '.',
      y: '.',
      z: '..',
      'sub/up': '..',
      'sub/deep/all': folder,
      twice: 'sub/deep',
      shown: '.hidden',
    };
    Object.entries(links).forEach(([name, target]) => {
      symlinkSync(target, at(name));
    });
    const { keys, problems } = await told();
    assert.deepEqual(keys, ['a', 'h', 's']);
    assert.deepEqual(
      problems.filter((problem) => !problem.startsWith('not-a-file')),
      ['sub/deep/all', 'sub/up', 'twice', 'x', 'y', 'z'].map((path) => `linked-folder ${path}`),
    );
  });

  it('reads ten thousand small files @slow', async function () {
    this.timeout(120_000);
    mkdirSync(at('many'));
    for (let number = 0; number < 10_000; number++) {
      writeFileSync(at(`many/${number}.bib`), bib(`k${number}`));
    }
    assert.equal((await readLibrary(folderOnDisk(folder))).papers.length, 10_001);
  });
});
