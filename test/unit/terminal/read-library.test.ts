import assert from 'node:assert/strict';
import { FileRefusal } from '../../../src/core/files/refusal';
import { UsageError } from '../../../src/terminal/arguments';
import type { Files } from '../../../src/terminal/files';
import { problemsJson } from '../../../src/terminal/output';
import { readLibrary } from '../../../src/terminal/read-library';

/** Files in memory; an `Error` is what reading a file or listing a folder gives, a number the size of a file that nobody reads. */
function filesOf(contents: Record<string, string | Error | number>): Files {
  const get = (path: string) => {
    const found = contents[path];
    if (found instanceof Error || found === undefined) {
      throw found ?? new Error(`no ${path}`);
    }
    return found;
  };
  return {
    list: (folder) => {
      const below = folder === '' ? '' : `${folder}/`;
      const names = Object.keys(contents).filter((path) => path.startsWith(below)).map((path) => path.slice(below.length).split('/'));
      if (contents[below] instanceof Error) {
        return Promise.reject(contents[below]);
      }
      return Promise.resolve([...new Map(names.map(([name = '', ...rest]) => [name, { name, kind: rest.length > 0 ? ('folder' as const) : ('file' as const), isLink: false }])).values()]);
    },
    realPath: () => Promise.resolve(undefined),
    read: async (path, limit) => {
      const found = await Promise.resolve().then(() => get(path));
      if (typeof found === 'number') throw FileRefusal.tooLarge(found, limit);
      return Buffer.from(found);
    },
  };
}

const bib = (key: string) => `@misc{${key}, title = {Title of ${key}}}`;
const told = async (contents: Parameters<typeof filesOf>[0]) => {
  const library = await readLibrary(filesOf(contents));
  return { keys: library.papers.map(({ key }) => key), problems: problemsJson(library).map(({ code, source }) => `${String(code)} ${(source as { path: string }).path}`) };
};

describe('readLibrary', () => {
  it('reads all folders but hidden ones and those of packages', async () => {
    assert.deepEqual(await told({ 'b.bib': bib('b'), 'a/c/d.bib': bib('d'), '.x/e.bib': bib('e'), 'node_modules/f.bib': bib('f'), 'image.png': 'x' }), { keys: ['d', 'b'], problems: [] });
  });

  it('reads all others where a file or a folder cannot be read, or is too large, and tells', async () => {
    assert.deepEqual(await told({ 'a.bib': bib('a'), 'b.bib': new Error('denied'), 'c/': new Error('denied'), 'c/x.bib': bib('x'), 'd.bib': 51 * 1024 * 1024, 'e.bib': bib('e') }), {
      keys: ['a', 'e'],
      problems: ['unreadable b.bib', 'unreadable-folder c', 'too-large d.bib'],
    });
  });

  it('refuses a folder that cannot be read', async () => {
    await assert.rejects(readLibrary({ ...filesOf({}), list: () => Promise.reject(new Error('no such folder')) }), new UsageError('The folder cannot be read: no such folder'));
  });
});
