import assert from 'node:assert/strict';
import { isPathInside, relativePath } from '../../../src/core/files/inside';
import { isAtOrInside, isInside, pathInside } from '../../../src/host/places';

describe('what lies in a folder', () => {
  it('is at any depth, and not the folder itself', () => {
    assert.deepEqual(
      ['/a/b', '/a/b/c', '/a', '/a/', '/ab/c', '/'].map((path) => relativePath('/a', path)),
      ['b', 'b/c', undefined, undefined, undefined, undefined],
    );
  });

  it('is everything of the root, and a separator at the end of a folder is none the more', () => {
    assert.deepEqual(
      [isPathInside('/', '/a'), isPathInside('/', '/'), isPathInside('/a/', '/a/b'), isPathInside('/a/', '/ab')],
      [true, false, true, false],
    );
  });

  it('may be told by URIs as strings, and by the separators of Windows', () => {
    assert.deepEqual(
      [
        isPathInside('file:///a', 'file:///a/b.md'),
        isPathInside('file:///', 'file:///a'),
        isPathInside('file:///a', 'vscode-vfs:///a/b'),
      ],
      [true, true, false],
    );
    assert.equal(relativePath('C:\\papers', 'C:\\papers\\a.txt', '\\'), 'a.txt');
  });

  it('is on the same machine and file system', () => {
    const folder = { scheme: 'file', authority: '', path: '/a' };
    assert.equal(pathInside(folder, { ...folder, path: '/a/b' }), 'b');
    assert.equal(isInside(folder, { ...folder, path: '/a/b', scheme: 'git' }), false);
    assert.equal(isInside(folder, { ...folder, path: '/a/b', authority: 'other' }), false);
  });

  it('is told apart from the folder itself where that counts too', () => {
    const folder = { scheme: 'file', authority: '', path: '/a' };
    assert.deepEqual(
      ['/a', '/a/', '/a/b', '/ab', '/'].map((path) => isAtOrInside(folder, { ...folder, path })),
      [true, true, true, false, false],
    );
    assert.equal(isAtOrInside({ ...folder, path: '/' }, { ...folder, path: '/' }), true);
    assert.equal(isAtOrInside(folder, { ...folder, authority: 'other' }), false);
  });
});
