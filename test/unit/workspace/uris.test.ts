import assert from 'node:assert/strict';
import {
  filePathOf,
  folderAround,
  parentOf,
  pathOf,
  relativeUriPath,
  uriBelow,
  uriOfFile,
  withPath,
} from '../../../src/core/base/uris';

describe('uris', () => {
  it('go from URI to path and back, whatever a name holds', () => {
    for (const path of [
      '/w/a b.md',
      '/w/100%.md',
      '/w/a#b?c.md',
      '/w/标题.md',
      '/w/a\nb.md',
      '/c:/Users/a.md',
      '/w/a:b.md',
    ]) {
      assert.equal(pathOf(withPath('file:///x', path)), path);
      assert.equal(pathOf(uriOfFile(path)), path);
    }
    assert.equal(pathOf('file:///'), '');
    assert.equal(withPath('vscode-vfs://github/o/r/a.md?x#y', '/o/r/b.md'), 'vscode-vfs://github/o/r/b.md');
    // Without an authority a URI cannot begin its path with two slashes.
    assert.equal(withPath('file:///w', '//x/y.bib'), 'file:///x/y.bib');
    assert.equal(withPath('file://host/w', '//x/y.bib'), 'file://host//x/y.bib');
    assert.equal(withPath('file:///w', '/w/\ud800.md'), withPath('file:///w', '/w/\ufffd.md'));
  });

  (process.platform === 'win32' ? it.skip : it)('name files of this machine', () => {
    assert.equal(filePathOf(uriOfFile('/w/a b%.md')), '/w/a b%.md');
  });

  it('tell what lies in which folder', () => {
    assert.equal(uriBelow('file:///w', 'd/a b.md'), 'file:///w/d/a%20b.md');
    assert.equal(uriBelow('file:///', 'a.md'), 'file:///a.md');
    assert.equal(uriBelow('file:///w', ''), 'file:///w');
    assert.equal(parentOf('file:///w/d/a.md'), 'file:///w/d');
    assert.equal(parentOf('file:///a.md'), 'file:///');
    assert.equal(parentOf('file:///'), 'file:///');
    assert.equal(relativeUriPath('file:///w', 'file:///w/d/a%20b.md'), 'd/a b.md');
    assert.equal(relativeUriPath('file:///w/', 'file:///w'), '');
    assert.equal(relativeUriPath('file:///', 'file:///w/a.md'), 'w/a.md');
    assert.deepEqual(
      ['file:///wide/a.md', 'vscode-vfs:///w/a.md', 'file://host/w/a.md', 'file:///'].map((uri) =>
        relativeUriPath('file:///w', uri),
      ),
      [undefined, undefined, undefined, undefined],
    );
    assert.equal(folderAround(['file:///w', 'file:///w/d', 'file:///x'], 'file:///w/d/a.md'), 'file:///w/d');
    assert.equal(folderAround(['file:///w'], 'file:///x/a.md'), undefined);
  });
});
