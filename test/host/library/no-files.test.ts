import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until } from '../library-api';

/** 我们提出了苔网，一种统计墙上苔藓的方法。结果表明一切良好。 in GBK. */
const gbk = [
  0xce, 0xd2, 0xc3, 0xc7, 0xcc, 0xe1, 0xb3, 0xf6, 0xc1, 0xcb, 0xcc, 0xa6, 0xcd, 0xf8, 0xa3, 0xac, 0xd2, 0xbb, 0xd6,
  0xd6, 0xcd, 0xb3, 0xbc, 0xc6, 0xc7, 0xbd, 0xc9, 0xcf, 0xcc, 0xa6, 0xde, 0xba, 0xb5, 0xc4, 0xb7, 0xbd, 0xb7, 0xa8,
  0xa1, 0xa3, 0xbd, 0xe1, 0xb9, 0xfb, 0xb1, 0xed, 0xc3, 0xf7, 0xd2, 0xbb, 0xc7, 0xd0, 0xc1, 0xbc, 0xba, 0xc3, 0xa1,
  0xa3, 0x0a,
];

interface Builtin {
  readonly promises: { symlink(target: string, path: string): Promise<void> };
  execFileSync(command: string, args: readonly string[]): unknown;
}

describe('files that are no text, or no files', () => {
  let api: LiteratureNotesApi;
  let count: number;
  const directory = () => vscode.Uri.joinPath(folder(), 'literature', 'odd');
  const uriOf = (name: string) => vscode.Uri.joinPath(directory(), name);
  const write = (name: string, bytes: readonly number[]) =>
    vscode.workspace.fs.writeFile(uriOf(name), Uint8Array.from(bytes));
  const codesOf = (name: string) => vscode.languages.getDiagnostics(uriOf(name)).map(({ code }) => code);
  const abstracts = () => api.library.papers.map(({ abstract }) => abstract);

  before(async () => {
    api = await openLibrary();
    count = api.library.papers.length;
  });

  beforeEach(() => vscode.workspace.fs.createDirectory(directory()));

  afterEach(async () => {
    await vscode.workspace.fs.delete(directory(), { recursive: true });
    await api.testing!.loader.reload();
    await until(api, () => api.library.papers.length === count);
  });

  it('reads a list in GBK as such and says so, also while the editor shows it as UTF-8', async () => {
    await write('moss.txt', [...gbk, ...gbk]);
    await api.testing!.loader.reload();
    const text = '我们提出了苔网，一种统计墙上苔藓的方法。结果表明一切良好。';
    assert.ok(abstracts().includes(text));
    assert.ok(codesOf('moss.txt').includes('guessed-encoding'));
    const document = await vscode.workspace.openTextDocument(uriOf('moss.txt'));
    assert.match(document.getText(), /�/);
    await vscode.window.showTextDocument(document);
    await api.testing!.loader.reload();
    assert.ok(abstracts().includes(text));
    assert.equal(
      abstracts().some((abstract) => abstract.includes('\ufffd')),
      false,
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('makes no papers of what is no text', async () => {
    await write('packed.txt', [0x1f, 0x8b, 8, 0, ...gbk]);
    await write('nul.txt', [0x61, 0x62, 0x0a, 0, 0x61, 0x62, 0x0a]);
    await write('wide.md', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x62, 0, 0, 0]);
    await write(
      'noise.bib',
      Array.from({ length: 3000 }, (_, at) => 1 + ((at * 7919 + (at >> 3) * 104729) % 255)),
    );
    await api.testing!.loader.reload();
    assert.equal(api.library.papers.length, count);
    for (const name of ['packed.txt', 'nul.txt', 'wide.md', 'noise.bib']) {
      assert.deepEqual(codesOf(name), ['no-text'], name);
    }
  });

  it('leaves devices and pipes alone, and enters no folder twice', async function () {
    const { getBuiltinModule, platform } =
      (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown; platform: string } }).process ?? {};
    if (getBuiltinModule === undefined || platform === 'win32') {
      // Only Node can make them.
      this.skip();
    }
    const { promises } = getBuiltinModule('node:fs') as Builtin;
    const { execFileSync } = getBuiltinModule('node:child_process') as Builtin;
    await write('moss.txt', gbk);
    await promises.symlink('/dev/zero', uriOf('zero.bib').fsPath);
    await promises.symlink('nowhere', uriOf('nowhere.bib').fsPath);
    execFileSync('mkfifo', [uriOf('pipe.bib').fsPath]);
    for (const name of ['x', 'y', 'z']) {
      await promises.symlink('.', uriOf(name).fsPath);
    }
    await api.testing!.loader.reload();
    // What the disk tells of the test before may come in between.
    await until(api, () => api.library.papers.length === count + 1 && codesOf('z').length > 0);
    assert.deepEqual(['zero.bib', 'nowhere.bib', 'pipe.bib', 'x', 'y', 'z'].map(codesOf), [
      ['not-a-file'],
      ['not-a-file'],
      ['not-a-file'],
      ['linked-folder'],
      ['linked-folder'],
      ['linked-folder'],
    ]);
    // One that comes up later.
    await promises.symlink('/dev/zero', uriOf('late.bib').fsPath);
    await until(api, () => codesOf('late.bib').length > 0);
    assert.deepEqual(codesOf('late.bib'), ['not-a-file']);
  });
});
