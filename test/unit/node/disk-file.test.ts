import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { replaceOnDisk } from '../../../src/node/disk-file';
import { withFileLock } from '../../../src/node/file-lock';
import { FileChanged, ForeignFile } from '../../../src/core/files/write-refusals';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('replacing a file on disk', () => {
  let folder: string;
  const at = (...names: string[]) => join(folder, ...names);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replace-'));
    mkdirSync(at('inside'));
    mkdirSync(at('outside'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('compares first, keeps the mode, and leaves nothing beside the file', async () => {
    const file = at('inside', 'a.json');
    await replaceOnDisk(file, 'one', { expected: 'missing' });
    chmodSync(file, 0o640);
    await assert.rejects(replaceOnDisk(file, 'two', { expected: 'missing' }), FileChanged);
    await assert.rejects(replaceOnDisk(file, 'two', { expected: bytesOf('One') }), FileChanged);
    await replaceOnDisk(file, '二', { expected: bytesOf('one') });
    await replaceOnDisk(file, 'three', {});
    assert.equal(readFileSync(file, 'utf8'), 'three');
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(at('inside')), ['a.json']);
    rmSync(file);
    await assert.rejects(replaceOnDisk(file, 'two', { expected: bytesOf('three') }), FileChanged);
    assert.deepEqual(readdirSync(at('inside')), []);
  });

  it('takes its draft away where it fails', async () => {
    mkdirSync(at('inside', 'a.json'));
    await assert.rejects(replaceOnDisk(at('inside', 'a.json'), 'one', {}));
    await assert.rejects(replaceOnDisk(at('nowhere', 'a.json'), 'one', { expected: 'missing' }));
    await assert.rejects(replaceOnDisk(at('inside', 'b.json'), 'one', { expected: Buffer.from('two') }), FileChanged);
    assert.deepEqual(readdirSync(at('inside')), ['a.json']);
  });

  it('follows a link only where it may lead, and never to an empty file', async () => {
    const within = [at('inside')];
    writeFileSync(at('outside', 'settings.json'), '{"keys": {}}');
    writeFileSync(at('outside', 'empty'), '');
    writeFileSync(at('inside', 'real.json'), '{"keys": {}}');
    writeFileSync(at('inside', 'empty'), '');
    symlinkSync(at('outside', 'settings.json'), at('inside', 'out.json'));
    symlinkSync(at('outside', 'empty'), at('inside', 'out-empty.json'));
    symlinkSync(at('outside', 'nothing'), at('inside', 'to-nothing.json'));
    symlinkSync(at('inside', 'empty'), at('inside', 'in-empty.json'));
    symlinkSync(at('inside', 'real.json'), at('inside', 'in.json'));
    symlinkSync(at('outside'), at('inside', 'folder'));
    symlinkSync(at('inside'), at('also'));
    for (const path of [
      ['inside', 'out.json'],
      ['inside', 'out-empty.json'],
      ['inside', 'to-nothing.json'],
      ['inside', 'in-empty.json'],
      ['inside', 'folder', 'new.json'],
      ['inside', 'folder', 'settings.json'],
      ['outside', 'settings.json'],
    ]) {
      await assert.rejects(replaceOnDisk(at(...path), 'mine', { within }), ForeignFile, path.join('/'));
    }
    assert.equal(readFileSync(at('outside', 'settings.json'), 'utf8'), '{"keys": {}}');
    assert.deepEqual(readdirSync(at('outside')).sort(), ['empty', 'settings.json']);
    await replaceOnDisk(at('inside', 'in.json'), 'mine', { within });
    await replaceOnDisk(at('also', 'new.json'), 'mine', { within: [at('also')] });
    await replaceOnDisk(at('inside', 'out.json'), 'chosen by the user', {});
    assert.equal(readFileSync(at('inside', 'real.json'), 'utf8'), 'mine');
    assert.equal(readFileSync(at('inside', 'new.json'), 'utf8'), 'mine');
    assert.equal(readFileSync(at('outside', 'settings.json'), 'utf8'), 'chosen by the user');
  });

  it('goes past a lock that was left behind, and not past one that is held @slow', async function () {
    this.timeout(60_000);
    const file = at('inside', 'a.json');
    writeFileSync(at('inside', '.a.json.lock'), 'a process that died');
    await replaceOnDisk(file, 'one', { expected: 'missing' });
    assert.deepEqual(readdirSync(at('inside')), ['a.json']);
    const order: string[] = [];
    let second: Promise<void> | undefined;
    await withFileLock(file, async ({ isHeld }) => {
      second = withFileLock(file, () => Promise.resolve(void order.push('second')));
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      order.push(isHeld() ? 'first' : 'lost');
    });
    await second;
    assert.deepEqual(order, ['first', 'second']);
  });

  it('does not move where its lock was taken for one left behind', async () => {
    const file = at('inside', 'a.json');
    await withFileLock(file, ({ isHeld }) => {
      rmSync(at('inside', '.a.json.lock'));
      writeFileSync(at('inside', 'theirs'), 'another');
      linkSync(at('inside', 'theirs'), at('inside', '.a.json.lock'));
      assert.ok(!isHeld());
      return Promise.resolve();
    });
    assert.ok(existsSync(at('inside', '.a.json.lock')), 'it is theirs to take away');
  });

  it('loses no pin of two processes in 1,000 rounds each, with readings torn @slow', async function () {
    this.timeout(240_000);
    const file = at('inside', 'literature-keys.json');
    const old = Array.from({ length: 40 }, (_, index) => ({
      key: `old-${String(index)}`,
      aliases: [],
      title: `Old ${String(index)}`,
    }));
    writeFileSync(file, `// ours\n${serializePins(old, '') ?? ''}`);
    const run = async (name: string, seed: number) => {
      const program = ['--import', 'tsx', join(__dirname, 'pin-writer.ts'), file, name, '1000', String(seed)];
      const { stdout } = await promisify(execFile)(process.execPath, program);
      return JSON.parse(stdout) as string[];
    };
    assert.deepEqual(await Promise.all([run('left', 1), run('right', 2)]), [[], []]);
    assert.deepEqual(
      parsePins(readFileSync(file, 'utf8'))
        .pins.map(({ key }) => key)
        .sort(),
      old.map(({ key }) => key).sort(),
    );
    assert.match(readFileSync(file, 'utf8'), /^\/\/ ours\n/);
    assert.deepEqual(readdirSync(at('inside')), ['literature-keys.json']);
  });
});
