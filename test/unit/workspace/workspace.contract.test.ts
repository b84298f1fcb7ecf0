import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileRefusal } from '../../../src/core/files/refusal';
import { pathOf, uriBelow } from '../../../src/core/base/uris';
import { NotFound, type Workspace } from '../../../src/core/workspace/workspace';
import { NodeWorkspace } from '../../../src/node/node-workspace';
import { InMemoryWorkspace } from './in-memory-workspace';

const files: Readonly<Record<string, string | Uint8Array>> = {
  'a.md': '\uFEFF# 标题\r\n',
  'gb.txt': Buffer.from('b1becec4d1d0bebfc1cbc9f1beadcdf8c2e7b5c4bde1b9b9a1a3', 'hex'),
  'image.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'd/b#1 %20?.bib': '@misc{b}',
  'd/e/c.bib': '@misc{c}',
};

const adapters: Readonly<Record<string, () => { workspace: Workspace; readOnly: string; dispose?: () => void }>> = {
  InMemoryWorkspace: () => {
    const workspace = new InMemoryWorkspace(files);
    workspace.readOnly.add(workspace.uri('a.md'));
    return { workspace, readOnly: 'a.md' };
  },
  NodeWorkspace: () => {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    chmodSync(join(folder, 'a.md'), 0o444);
    return {
      workspace: new NodeWorkspace([folder]),
      readOnly: 'a.md',
      dispose: () => {
        rmSync(folder, { recursive: true });
      },
    };
  },
};

for (const [name, make] of Object.entries(adapters)) {
  describe(`Workspace: ${name}`, () => {
    let made: ReturnType<typeof make>;
    const at = (path: string) => uriBelow(made.workspace.folders[0]!, path);

    before(() => {
      made = make();
    });
    after(() => {
      made.dispose?.();
    });

    it('reads text as it is decoded, without a byte order mark', async () => {
      const { workspace } = made;
      assert.equal((await workspace.read(at('a.md'))).text, '# 标题\r\n');
      const { text, isGuessed } = await workspace.read(at('gb.txt'));
      assert.deepEqual([text, isGuessed], ['本文研究了神经网络的结构。', true]);
      assert.equal((await workspace.read(at('d/b#1 %20?.bib'))).text, '@misc{b}');
    });

    it('refuses what is no text, no file, too large or gone, each in its way', async () => {
      const { workspace } = made;
      const refusal = (code: string) => (error: unknown) => error instanceof FileRefusal && error.code === code;
      await assert.rejects(workspace.read(at('image.png')), refusal('no-text'));
      await assert.rejects(workspace.read(at('d')), refusal('not-a-file'));
      await assert.rejects(workspace.read(at('d/e/c.bib'), 7), refusal('too-large'));
      assert.equal((await workspace.read(at('d/e/c.bib'), 8)).text, '@misc{c}');
      await assert.rejects(workspace.read(at('none.md')), (error: unknown) => error instanceof NotFound);
      assert.equal((await workspace.readFile(at('d/e/c.bib'), 8)).text, '@misc{c}');
      await assert.rejects(workspace.readFile(at('d/e/c.bib'), 7), refusal('too-large'));
      await assert.rejects(workspace.readFile(at('none.md'), 8), (error: unknown) => error instanceof NotFound);
    });

    it('lists a folder, and rejects where there is none', async () => {
      const { workspace } = made;
      const sorted = async (path: string) =>
        [...(await workspace.list(at(path)))].sort((one, other) => (one.name < other.name ? -1 : 1));
      assert.deepEqual(await sorted('d'), [
        { name: 'b#1 %20?.bib', kind: 'file', isLink: false },
        { name: 'e', kind: 'folder', isLink: false },
      ]);
      assert.deepEqual(
        (await sorted('')).map((entry) => entry.name),
        ['a.md', 'd', 'gb.txt', 'image.png'],
      );
      await assert.rejects(workspace.list(at('none')), (error: unknown) => error instanceof NotFound);
    });

    it('tells what is at a place', async () => {
      const { workspace, readOnly } = made;
      const { kind, size, isReadOnly } = (await workspace.stat(at('d/e/c.bib')))!;
      assert.deepEqual([kind, size, isReadOnly], ['file', 8, false]);
      assert.equal((await workspace.stat(at('d')))?.kind, 'folder');
      assert.equal((await workspace.stat(at(readOnly)))?.isReadOnly, true);
      assert.equal(await workspace.stat(at('none')), undefined);
    });

    it('opens a document', async () => {
      const { workspace } = made;
      const document = await workspace.open(at('a.md'));
      assert.deepEqual(
        [document.uri, document.languageId, document.getText(), document.isDirty, document.isUntitled],
        [at('a.md'), 'markdown', '# 标题\r\n', false, false],
      );
      await assert.rejects(workspace.open(at('none.md')));
      assert.ok(pathOf(document.uri).endsWith('/a.md'));
    });
  });
}

describe('InMemoryWorkspace', () => {
  it('has an open document win over its file, and tells of changes', async () => {
    const workspace = new InMemoryWorkspace({ 'a.bib': '@misc{a}', 'd/b.txt': 'b' });
    const told: string[] = [];
    workspace.watch({ endings: ['bib'] }, ({ uri, kind }) => told.push(`${kind} ${uri}`));
    workspace.watch({ folder: 'file:///w/d' }, ({ uri, kind }) => told.push(`in d: ${kind} ${uri}`));
    workspace.onDidChangeDocument(({ version }) => told.push(`version ${version}`));
    await workspace.open('a.bib');
    workspace.edit('a.bib', '@misc{b}');
    const { text, open } = await workspace.read('file:///w/a.bib');
    assert.deepEqual([text, open?.version], ['@misc{b}', 2]);
    assert.equal((await workspace.readFile('file:///w/a.bib', 8)).text, '@misc{a}');
    workspace.close('a.bib');
    assert.equal((await workspace.read('file:///w/a.bib')).text, '@misc{a}');
    workspace.write('d/b.txt', 'c');
    workspace.write('e.bib', '');
    workspace.delete('a.bib');
    assert.deepEqual(told, [
      'version 2',
      'in d: changed file:///w/d/b.txt',
      'created file:///w/e.bib',
      'deleted file:///w/a.bib',
    ]);
  });
});
