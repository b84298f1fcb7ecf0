import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushOwnersOnDisk } from '../../../src/node/push-owners';

const place = { folder: '/home/ann/birds', index: 'https://search.example.org/papers', collection: 'birds' };

describe('owners of what was pushed', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-owners-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are kept for each folder, index and name apart, where no folder was before', async () => {
    const below = join(folder, 'literature-notes', 'pushed');
    await new PushOwnersOnDisk(below).set(place, 'one');
    const owners = new PushOwnersOnDisk(below);
    assert.equal(await owners.get(place), 'one');
    for (const other of [
      { folder: '/home/bob/birds' },
      { index: 'https://other.org/papers' },
      { collection: 'moss' },
    ]) {
      assert.equal(await owners.get({ ...place, ...other }), undefined);
    }
    await owners.set(place, 'two');
    assert.equal(await owners.get(place), 'two');
    assert.equal(readdirSync(below).length, 1);
    if (process.platform !== 'win32') {
      assert.equal(statSync(join(below, readdirSync(below)[0]!)).mode & 0o077, 0);
    }
  });

  it('are unknown where their file says something else', async () => {
    const owners = new PushOwnersOnDisk(folder);
    await owners.set(place, 'one');
    const [name = ''] = readdirSync(folder);
    for (const text of ['', '{', '[]', 'null', '{"id": 7}', '{"id": "a b"}', `{"id": "${'a'.repeat(101)}"}`]) {
      writeFileSync(join(folder, name), text);
      assert.equal(await owners.get(place), undefined, text);
    }
  });

  it('are refused where they cannot be kept', async () => {
    writeFileSync(join(folder, 'file'), '');
    await assert.rejects(new PushOwnersOnDisk(join(folder, 'file', 'below')).set(place, 'one'));
  });
});
