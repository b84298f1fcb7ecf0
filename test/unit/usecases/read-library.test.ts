import assert from 'node:assert/strict';
import { problemsJson } from '../../../src/core/usecases/paper-json';
import { readLibrary, UnreadableFolder } from '../../../src/core/usecases/read-library';
import { NotFound } from '../../../src/core/workspace/workspace';
import { type Content, InMemoryWorkspace } from '../workspace/in-memory-workspace';

const bib = (key: string) => `@misc{${key}, title = {Title of ${key}}}`;
const told = async (contents: Readonly<Record<string, Content>>) => {
  const library = await readLibrary({ workspace: new InMemoryWorkspace(contents), folder: 'file:///w' });
  return {
    keys: library.papers.map(({ key }) => key),
    problems: problemsJson(library).map(({ code, source }) => `${String(code)} ${(source as { path: string }).path}`),
  };
};

describe('readLibrary', () => {
  it('reads all folders but hidden ones and those of packages', async () => {
    assert.deepEqual(
      await told({
        'b.bib': bib('b'),
        'a/c/d.bib': bib('d'),
        '.x/e.bib': bib('e'),
        'node_modules/f.bib': bib('f'),
        'image.png': 'x',
      }),
      { keys: ['d', 'b'], problems: [] },
    );
  });

  it('reads all others where a file or a folder cannot be read, or is too large, and tells', async () => {
    assert.deepEqual(
      await told({
        'a.bib': bib('a'),
        'b.bib': new Error('denied'),
        c: new Error('denied'),
        'c/x.bib': bib('x'),
        'd.bib': 51 * 1024 * 1024,
        'e.bib': bib('e'),
      }),
      {
        keys: ['a', 'e'],
        problems: ['unreadable b.bib', 'unreadable-folder c', 'too-large d.bib'],
      },
    );
  });

  it('refuses a folder that cannot be read', async () => {
    const workspace = new InMemoryWorkspace({ x: new Error('no such folder') });
    await assert.rejects(
      readLibrary({ workspace, folder: 'file:///w/x' }),
      new UnreadableFolder('The folder cannot be read: no such folder'),
    );
  });

  it('passes a file that has gone since it was listed, and reads the keys that the library keeps', async () => {
    const contents = {
      'a.bib': bib('a'),
      'b.bib': new NotFound('gone'),
      'literature-keys.json': '{"keys": {"heron": {"title": "Herons"}}}',
    };
    assert.deepEqual(await told(contents), { keys: ['a'], problems: ['lost-pin literature-keys.json'] });
    assert.equal(
      (await readLibrary({ workspace: new InMemoryWorkspace(contents), folder: 'file:///w' })).pinOf('heron')?.pin
        .title,
      'Herons',
    );
  });

  it('tells that the keys that the library keeps cannot be read', async () => {
    for (const [keys, problem] of [
      [new Error('denied'), 'unreadable'],
      [51 * 1024 * 1024, 'too-large'],
    ] as const) {
      assert.deepEqual(await told({ 'a.bib': bib('a'), 'literature-keys.json': keys }), {
        keys: ['a'],
        problems: [`${problem} literature-keys.json`],
      });
    }
  });

  it('reads a folder of another one, whatever its name', async () => {
    const library = await readLibrary({
      workspace: new InMemoryWorkspace({ 'a b#/c%.bib': bib('c'), 'd.bib': bib('d') }),
      folder: 'file:///w/a%20b%23',
    });
    assert.deepEqual(library.sources, ['c%.bib']);
  });
});
