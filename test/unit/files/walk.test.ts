import assert from 'node:assert/strict';
import { type FolderEntry, type FolderTree, walk } from '../../../src/core/files/walk';

/** A folder: its files as 1, its devices as 0, its folders, and links as paths from the top. */
interface Folder {
  readonly [name: string]: Folder | 0 | 1 | string | Error;
}

/** @param isReal whether the file system tells where links lead */
function treeOf(root: Folder, isReal: boolean): FolderTree & { readonly listed: string[] } {
  const listed: string[] = [];
  const find = (path: string): { value: Folder[string]; real: string } => {
    let value: Folder[string] = root;
    let real = '';
    for (const name of path.split('/').filter((part) => part !== '')) {
      value = (value as Folder)[name]!;
      real = `${real}/${name}`;
      if (typeof value === 'string') {
        ({ value, real } = find(value));
      }
    }
    return { value, real };
  };
  return {
    listed,
    list: async (path) => {
      const { value } = await Promise.resolve(find(path));
      if (value instanceof Error) {
        throw value;
      }
      listed.push(path);
      return Object.entries(value as Folder).map(([name, child]): FolderEntry => {
        const target = typeof child === 'string' ? find(child).value : child;
        return {
          name,
          isLink: typeof child === 'string',
          kind: target === 1 ? 'file' : target === 0 ? 'other' : 'folder',
        };
      });
    },
    realPath: (path) => Promise.resolve(isReal ? `/top${find(path).real}` : undefined),
  };
}

const found = async (root: Folder, isReal = true, options: Partial<Parameters<typeof walk>[1]> = {}) => {
  const { files, notRead } = await walk(treeOf(root, isReal), {
    isWanted: (name) => name.endsWith('.txt'),
    ...options,
  });
  return { files, notRead: notRead.map(({ path, code }) => `${code} ${path}`) };
};

describe('walk', () => {
  it('finds what is wanted, sorted, and passes hidden folders and those of packages', async () => {
    assert.deepEqual(
      await found({
        'b.txt': 1,
        'a-b': { 'x.txt': 1 },
        a: { 'c.txt': 1, d: { 'e.txt': 1, 'f.pdf': 1 } },
        '.git': { 'g.txt': 1 },
        node_modules: { 'h.txt': 1 },
      }),
      { files: ['a-b/x.txt', 'a/c.txt', 'a/d/e.txt', 'b.txt'], notRead: [] },
    );
    assert.deepEqual(await found({ 'b.txt': 1, a: { 'c.txt': 1 } }, true, { isFlat: true }), {
      files: ['b.txt'],
      notRead: [],
    });
    assert.deepEqual(await found({ 'b.txt': 1, a: { 'c.txt': 1, d: { 'e.txt': 1 } } }, true, { start: 'a' }), {
      files: ['a/c.txt', 'a/d/e.txt'],
      notRead: [],
    });
  });

  it('tells of devices that are named like a file that is wanted', async () => {
    assert.deepEqual(await found({ 'a.txt': 0, 'b.pdf': 0, 'c.txt': 1 }), {
      files: ['c.txt'],
      notRead: ['not-a-file a.txt'],
    });
  });

  it('reads all others where a folder cannot be read', async () => {
    assert.deepEqual(
      await found({ 'a.txt': 1, b: { 'c.txt': 1, d: new Error('denied'), e: { 'f.txt': 1 } }, g: { 'h.txt': 1 } }),
      { files: ['a.txt', 'b/c.txt', 'b/e/f.txt', 'g/h.txt'], notRead: ['unreadable-folder b/d'] },
    );
    await assert.rejects(
      walk(treeOf({ a: new Error('denied') }, true), { isWanted: () => true, start: 'a' }),
      /denied/,
    );
  });

  for (const links of [1, 2, 3, 10]) {
    it(`ends with ${links} links to the folder itself, and enters no folder again`, async () => {
      const names = Array.from({ length: links }, (_, number) => `x${number}`);
      const root: Folder = { 'a.txt': 1, sub: { 'b.txt': 1 }, ...Object.fromEntries(names.map((name) => [name, ''])) };
      assert.deepEqual(await found(root), {
        files: ['a.txt', 'sub/b.txt'],
        notRead: names.map((name) => `linked-folder ${name}`).sort(),
      });
      // Where the file system does not tell what a link leads to, none is followed below another.
      const tree = treeOf(root, false);
      const { files } = await walk(tree, { isWanted: (name) => name.endsWith('.txt') });
      assert.deepEqual([files.length, tree.listed.length], [2 * (links + 1), 2 * (links + 1)]);
    });
  }

  it('follows links out of the library and to hidden folders, each folder once', async () => {
    const root: Folder = {
      lib: { 'a.txt': 1, one: '.store/one', two: 'out/b', three: 'out', '.store': {} },
      '.store': { one: { 'c.txt': 1, back: 'lib', again: '.store/one' } },
      out: { b: { 'd.txt': 1 } },
    };
    const tree = treeOf(root, true);
    const inLibrary = (path: string) => (path === '' ? 'lib' : `lib/${path}`);
    const { files, notRead } = await walk(
      { list: (path) => tree.list(inLibrary(path)), realPath: (path) => tree.realPath(inLibrary(path)) },
      { isWanted: (name) => name.endsWith('.txt') },
    );
    assert.deepEqual(files, ['a.txt', 'one/c.txt', 'three/b/d.txt']);
    assert.deepEqual(notRead.map(({ path }) => path).sort(), ['one/again', 'one/back', 'two']);
  });

  it('reads so many files and no more, and tells', async () => {
    const root = (count: number): Folder => ({
      sub: Object.fromEntries(Array.from({ length: count }, (_, number) => [`${number}.txt`, 1 as const])),
      'z.pdf': 1,
    });
    assert.deepEqual(await found(root(5), true, { maxFiles: 5 }), {
      files: ['sub/0.txt', 'sub/1.txt', 'sub/2.txt', 'sub/3.txt', 'sub/4.txt'],
      notRead: [],
    });
    assert.deepEqual(await found(root(6), true, { maxFiles: 5 }), {
      files: ['sub/0.txt', 'sub/1.txt', 'sub/2.txt', 'sub/3.txt', 'sub/4.txt'],
      notRead: ['too-many-files '],
    });
  });

  it('goes down 64 folders and no further, and tells', async () => {
    const nested = (depth: number): Folder => (depth === 0 ? { 'a.txt': 1 } : { d: nested(depth - 1) });
    const path = (depth: number) => Array.from({ length: depth }, () => 'd').join('/');
    assert.deepEqual(await found(nested(64)), { files: [`${path(64)}/a.txt`], notRead: [] });
    assert.deepEqual(await found(nested(65)), { files: [], notRead: [`deep-folder ${path(65)}`] });
  });
});
