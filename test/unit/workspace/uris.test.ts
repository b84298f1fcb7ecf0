import { deepEqual, equal } from 'node:assert/strict';
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
      equal(pathOf(withPath('file:///x', path)), path);
      equal(pathOf(uriOfFile(path)), path);
    }
    equal(pathOf('file:///'), '');
    equal(withPath('vscode-vfs://github/o/r/a.md?x#y', '/o/r/b.md'), 'vscode-vfs://github/o/r/b.md');
    // Without an authority a URI cannot begin its path with two slashes.
    equal(withPath('file:///w', '//x/y.bib'), 'file:///x/y.bib');
    equal(withPath('file://host/w', '//x/y.bib'), 'file://host//x/y.bib');
    equal(withPath('file:///w', '/w/\ud800.md'), withPath('file:///w', '/w/\ufffd.md'));
  });

  (process.platform === 'win32' ? it.skip : it)('name files of this machine', () => {
    equal(filePathOf(uriOfFile('/w/a b%.md')), '/w/a b%.md');
  });

  it('tell what lies in which folder', () => {
    equal(uriBelow('file:///w', 'd/a b.md'), 'file:///w/d/a%20b.md');
    equal(uriBelow('file:///', 'a.md'), 'file:///a.md');
    equal(uriBelow('file:///w', ''), 'file:///w');
    equal(parentOf('file:///w/d/a.md'), 'file:///w/d');
    equal(parentOf('file:///a.md'), 'file:///');
    equal(parentOf('file:///'), 'file:///');
    equal(relativeUriPath('file:///w', 'file:///w/d/a%20b.md'), 'd/a b.md');
    equal(relativeUriPath('file:///w/', 'file:///w'), '');
    equal(relativeUriPath('file:///', 'file:///w/a.md'), 'w/a.md');
    deepEqual(
      ['file:///wide/a.md', 'vscode-vfs:///w/a.md', 'file://host/w/a.md', 'file:///'].map((uri) =>
        relativeUriPath('file:///w', uri),
      ),
      [undefined, undefined, undefined, undefined],
    );
    equal(folderAround(['file:///w', 'file:///w/d', 'file:///x'], 'file:///w/d/a.md'), 'file:///w/d');
    equal(folderAround(['file:///w'], 'file:///x/a.md'), undefined);
  });
});
