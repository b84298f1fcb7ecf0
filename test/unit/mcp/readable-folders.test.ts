import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { ToolRefusal } from '../../../src/core/usecases/agent/tool-input';
import { isEverything, ReadableFolders } from '../../../src/mcp/readable-folders';

/** What a model is told of a path that is not read. */
async function refusalOf(folders: ReadableFolders, path: string): Promise<string> {
  try {
    await folders.documentAt(path);
  } catch (error) {
    assert.ok(error instanceof ToolRefusal, String(error));
    return error.message;
  }
  assert.fail(`${path} is read`);
}

describe('documents that an assistant may have read', () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'readable-')));
    for (const folder of ['library', 'library/inner', 'work', 'library-2']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'a.md'), '[@a]');
    }
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const at = (path: string) => join(root, path);
  const elsewhere = /is in none of the folders that documents are read from: .*Give the text of the document instead/;

  it('lie in the folders, at any depth', async () => {
    const folders = new ReadableFolders([at('library'), at('work')]);
    for (const [path, folder] of [
      ['library/a.md', 'library'],
      ['library/inner/a.md', 'library'],
      ['work/a.md', 'work'],
    ] as const) {
      assert.deepEqual(await folders.documentAt(at(path)), { path: at(path), folder: at(folder) });
    }
    assert.deepEqual(await folders.documentAt(`${root}/work/../library/./a.md`), {
      path: at('library/a.md'),
      folder: at('library'),
    });
  });

  it('lie nowhere else, and the answer names the folders', async () => {
    const folders = new ReadableFolders([at('library'), at('work')]);
    for (const path of [
      at('library-2/a.md'),
      `${root}/library/../library-2/a.md`,
      `${root}/library/inner/../../library-2/a.md`,
      at('a.md'),
      at('library'),
      '/etc/passwd',
      '/',
    ]) {
      const refusal = await refusalOf(folders, path);
      assert.match(refusal, elsewhere);
      assert.ok(refusal.includes(at('library')) && refusal.includes(at('work')), refusal);
    }
    assert.match(await refusalOf(folders, 'library/a.md'), /is no absolute path/);
    assert.match(await refusalOf(folders, `${at('library')}/\0.md`), /cannot be read/);
  });

  it('tell where nothing is in the folders, but not whether something is elsewhere', async () => {
    const folders = new ReadableFolders([at('library')]);
    assert.match(await refusalOf(folders, at('library/none.md')), /none\.md cannot be read/);
    const [there, missing] = [at('work/a.md'), at('work/b.md')];
    assert.equal((await refusalOf(folders, there)).replace(there, missing), await refusalOf(folders, missing));
  });

  it('are no links that lead out, nor behind one', async () => {
    symlinkSync(at('work/a.md'), at('library/link.md'));
    symlinkSync(at('work'), at('library/folder'));
    symlinkSync(at('library/inner/a.md'), at('library/within.md'));
    const folders = new ReadableFolders([at('library')]);
    assert.match(await refusalOf(folders, at('library/link.md')), elsewhere);
    assert.match(await refusalOf(folders, at('library/folder/a.md')), elsewhere);
    assert.equal((await folders.documentAt(at('library/within.md'))).path, at('library/within.md'));
  });

  it('may be reached by another path of a folder, and lie in folders that are links', async () => {
    symlinkSync(at('work'), at('alias'));
    assert.deepEqual(await new ReadableFolders([at('work')]).documentAt(at('alias/a.md')), {
      path: at('work/a.md'),
      folder: at('work'),
    });
    assert.deepEqual(await new ReadableFolders([at('alias')]).documentAt(at('alias/a.md')), {
      path: at('alias/a.md'),
      folder: at('alias'),
    });
  });

  it('are of no other computer, device or drive, which are not even asked about', async () => {
    const asked: string[] = [];
    const realPath = (path: string) => {
      asked.push(path);
      return Promise.resolve(path);
    };
    const windows = new ReadableFolders(['C:\\Users\\me\\library'], { paths: win32, realPath });
    const unix = new ReadableFolders(['/home/me/library'], { paths: posix, realPath });
    const network = ['\\\\host\\share\\a.md', '//host/share/a.md', '\\/host/share/a.md', '/\\host\\share\\a.md'];
    for (const path of [
      ...network,
      '\\\\?\\C:\\Users\\me\\library\\a.md',
      '\\\\.\\pipe\\a.md',
      'D:\\a.md',
      'd:/a.md',
    ]) {
      assert.match(await refusalOf(windows, path), elsewhere);
    }
    for (const path of ['\\\\host\\share\\a.md', '//host/share/a.md', '//home/me/library/a.md']) {
      assert.match(await refusalOf(unix, path), elsewhere);
    }
    assert.match(await refusalOf(windows, 'C:a.md'), /is no absolute path/);
    assert.deepEqual(asked, []);
    assert.match(await refusalOf(windows, 'C:\\Users\\me\\library\\..\\a.md'), elsewhere);
    assert.equal((await windows.documentAt('c:/users/ME/library/a.md')).folder, 'C:\\Users\\me\\library');
  });

  it('may be of another computer where the library is', async () => {
    const realPath = (path: string) => Promise.resolve(path);
    const folders = new ReadableFolders(['\\\\host\\share\\library'], { paths: win32, realPath });
    for (const path of ['\\\\host\\share\\library\\a.md', '//host/share/library/a.md']) {
      assert.equal((await folders.documentAt(path)).path, '\\\\host\\share\\library\\a.md');
    }
    for (const path of ['//host/share/library/../a.md', '//host/other/a.md', '\\\\other\\share\\library\\a.md']) {
      assert.match(await refusalOf(folders, path), elsewhere);
    }
  });

  it('are not whatever a user or a drive has, where a program was started there', () => {
    for (const folder of ['/', '/home', '/home/me']) {
      assert.equal(isEverything(folder, '/home/me', posix), true, folder);
    }
    for (const folder of ['/home/me/work', '/home/you', '/home/me2', '/srv']) {
      assert.equal(isEverything(folder, '/home/me', posix), false, folder);
    }
    for (const folder of ['C:\\', 'C:\\Users', 'C:\\Users\\me', 'D:\\']) {
      assert.equal(isEverything(folder, 'C:\\Users\\me', win32), true, folder);
    }
    assert.equal(isEverything('C:\\Users\\me\\work', 'C:\\Users\\me', win32), false);
    assert.equal(isEverything('D:\\work', 'C:\\Users\\me', win32), false);
  });
});
