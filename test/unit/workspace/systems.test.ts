import assert from 'node:assert/strict';
import { filePathOf, relativeUriPath, uriBelow, uriOfFile, withPath } from '../../../src/core/base/uris';
import { isOfMachine, resolvePath } from '../../../src/core/cite/bibliographies/paths';
import { folderToSetting, isInFolder, libraryFoldersOf, listFiles } from '../../../src/core/usecases/library-folders';
import { SystemWorkspace } from './system-workspace';

const drive = 'file:///c%3A/Users/Ann/Thesis';
const share = 'file://server/lab/Thesis';
const mac = 'file:///Users/ann/Thesis';
/** As macOS stores what was written on it long ago: letters and their marks apart. */
const apart = 'Re\u0301fe\u0301rences';
const composed = 'R\u00e9f\u00e9rences';
const paper = 'We present OwlNet, a network. It finds owls.\n';

async function filesOf(workspace: SystemWorkspace, configured: readonly string[]) {
  const [folder] = await libraryFoldersOf(workspace, workspace.folders[0]!, configured);
  return { folder: folder!, files: (await listFiles(workspace, folder!)).files };
}

describe('file systems that find names by others', () => {
  for (const root of [drive, share]) {
    it(`have a library folder as they store it, however it is asked for: ${root}`, async () => {
      const workspace = new SystemWorkspace('windows', { 'Literature/Sub/owls.txt': paper }, [root]);
      const stored = workspace.files[0]!;
      for (const configured of [[], ['literature'], ['LITERATURE'], ['.\\literature']]) {
        const { folder, files } = await filesOf(workspace, configured);
        assert.equal(folder.uri, uriBelow(root, 'Literature'), String(configured));
        assert.deepEqual(files, [stored]);
        // What the system tells of is in it.
        assert.ok(isInFolder(folder, stored));
      }
      assert.equal((await filesOf(workspace, ['literature/sub'])).folder.uri, uriBelow(root, 'Literature/Sub'));
    });
  }

  it('have it by an absolute path too, with either slash', async () => {
    const workspace = new SystemWorkspace('windows', { 'Literature/owls.txt': paper }, [drive]);
    for (const written of [
      'C:\\Users\\Ann\\Thesis\\literature',
      'c:/Users/Ann/Thesis/literature',
      `${drive}/literature`,
    ]) {
      const { folder } = await filesOf(workspace, [written]);
      assert.equal(folder.uri.toLowerCase(), uriBelow(drive, 'literature').toLowerCase(), written);
    }
  });

  it('have it in the letters that are stored', async () => {
    const workspace = new SystemWorkspace('macos', { [`${apart}/hiboux.txt`]: paper }, [mac]);
    const { folder, files } = await filesOf(workspace, [composed]);
    assert.equal(folder.uri, uriBelow(mac, apart));
    assert.deepEqual(files, [uriBelow(mac, `${apart}/hiboux.txt`)]);
  });

  it('leave a folder as it is written that is not there, or is spelt in two ways', async () => {
    const none = new SystemWorkspace('windows', { 'other/owls.txt': paper }, [drive]);
    assert.equal((await libraryFoldersOf(none, drive, ['Papers']))[0]!.uri, uriBelow(drive, 'Papers'));
    const exact = new SystemWorkspace('macos', { 'papers/a.txt': paper, 'Papers/b.txt': paper }, [mac]);
    assert.equal((await libraryFoldersOf(exact, mac, ['Papers']))[0]!.uri, uriBelow(mac, 'Papers'));
  });
});

describe('paths of Windows', () => {
  it('are of drives and shares, and lead back to what they were', () => {
    for (const uri of [drive, share]) {
      assert.equal(withPath(uri, '/x/y.bib').startsWith(uri.slice(0, uri.indexOf('/', 7))), true, uri);
      assert.equal(relativeUriPath(uri, uriBelow(uri, '论文/a b.txt')), '论文/a b.txt');
      assert.equal(folderToSetting(uri, uriBelow(uri, 'lit')), 'lit');
    }
    assert.equal(folderToSetting(drive, 'file:///d%3A/lit'), '/d:/lit');
    if (process.platform === 'win32') {
      assert.equal(filePathOf(uriOfFile('C:\\lit\\a.txt')), 'c:\\lit\\a.txt');
    }
  });

  it('are read in documents with either slash, and known to be of one machine', () => {
    assert.equal(resolvePath('/c:/Users/Ann/Thesis/ch', '..\\lit\\refs.bib'), '/c:/Users/Ann/Thesis/lit/refs.bib');
    assert.equal(resolvePath('/c:/Users/Ann', 'D:\\lit\\refs.bib'), '/D:/lit/refs.bib');
    assert.ok(isOfMachine('D:\\lit\\refs.bib') && isOfMachine('%APPDATA%\\refs.bib'));
    const long = `${'deep/'.repeat(80)}refs.bib`;
    assert.equal(resolvePath('/c:/x', long), `/c:/x/${long}`);
  });
});
