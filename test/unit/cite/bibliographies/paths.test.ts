import assert from 'node:assert/strict';
import {
  folderOf,
  foldersUpTo,
  isAddress,
  resolveNamed,
  resolvePath,
} from '../../../../src/core/cite/bibliographies/paths';

describe('paths', () => {
  it('have a folder, whose name ends in no slash', () => {
    assert.deepEqual(['/a/b/c.tex', '/a', 'a', '', '/', '/a/', 'c:/a/b'].map(folderOf), [
      '/a/b',
      '',
      '',
      '',
      '',
      '/a',
      'c:/a',
    ]);
  });

  const resolved: readonly (readonly [folder: string, written: string, path: string])[] = [
    ['/a/b', 'c.bib', '/a/b/c.bib'],
    ['/a/b', './c.bib', '/a/b/c.bib'],
    ['/a/b', '../c.bib', '/a/c.bib'],
    ['/a/b', '../../../c.bib', '/c.bib'],
    ['/a/b', 'd/../c.bib', '/a/b/c.bib'],
    ['/a/b', 'd//./c.bib', '/a/b/d/c.bib'],
    ['/a/b', 'd\\c.bib', '/a/b/d/c.bib'],
    ['/a/b', '..\\c.bib', '/a/c.bib'],
    ['/a/b', '.hidden/..c.bib', '/a/b/.hidden/..c.bib'],
    ['/a/b', '/c.bib', '/c.bib'],
    ['/a/b', 'c/', '/a/b/c'],
    ['/a/b', '', '/a/b'],
    ['', 'c.bib', '/c.bib'],
    ['/', 'c.bib', '/c.bib'],
    // Of Windows: a drive stands at a URI's root in the editor, and by itself in the terminal.
    ['c:/a', 'd.bib', 'c:/a/d.bib'],
    ['c:/a', '../d.bib', 'c:/d.bib'],
    ['c:/a', 'D:\\x\\y.bib', 'D:/x/y.bib'],
    ['c:/a', 'D:/x/y.bib', 'D:/x/y.bib'],
    ['/c:/a', 'd.bib', '/c:/a/d.bib'],
    ['/c:/a', 'D:/y.bib', '/D:/y.bib'],
    ['/a', 'x/c:/y', '/a/x/c:/y'],
    ['/a', '1:/y', '/a/1:/y'],
    ['ab:/c', 'd', '/ab:/c/d'],
    ['/a', 'c:y', '/a/c:y'],
  ];
  for (const [folder, written, path] of resolved) {
    it(`are found from a folder: ${written} in ${folder} is ${path}`, () => {
      assert.equal(resolvePath(folder, written), path);
      assert.equal(resolveNamed(folder, written), path);
    });
  }

  it('are told from addresses, which stay as they are', () => {
    const addresses = ['https://a.org/b.bib', 'HTTP://a.org', 'zotero+x.y-1://lib', 'file:///a/b.bib', 'ab://x'];
    for (const address of addresses) {
      assert.ok(isAddress(address), address);
      assert.equal(resolveNamed('/a', address), address);
    }
    for (const path of ['c://a', '1a://b', 'a/https://b', ' https://b', 'https:/b', 'a_b://c', '+a://b', '']) {
      assert.ok(!isAddress(path), path);
    }
  });

  it('have the folders above them up to the top, the nearest first', () => {
    assert.deepEqual(foldersUpTo('/a/b/c/d.tex', '/a'), ['/a/b/c', '/a/b', '/a']);
    assert.deepEqual(foldersUpTo('/a/b/c/d.tex', '/a/b/c'), ['/a/b/c']);
    assert.deepEqual(foldersUpTo('/a/b/d.tex', ''), ['/a/b', '/a', '']);
    assert.deepEqual(foldersUpTo('/d.tex', ''), ['']);
  });

  it('have but the nearest where the top does not hold them', () => {
    assert.deepEqual(foldersUpTo('/x/b/d.tex', '/a'), ['/x/b']);
    assert.deepEqual(foldersUpTo('/ab/c/d.tex', '/a'), ['/ab/c']);
    assert.deepEqual(foldersUpTo('/a/d.tex', '/a/b'), ['/a']);
  });

  it('have sixteen folders above them that count', () => {
    const deep = (folders: number) => foldersUpTo(`/top${'/f'.repeat(folders)}/a.tex`, '/top');
    assert.equal(deep(14).length, 15);
    assert.equal(deep(15).length, 16);
    assert.equal(deep(15).at(-1), '/top');
    assert.equal(deep(16).length, 16);
    assert.equal(deep(16).at(-1), '/top/f');
  });
});
