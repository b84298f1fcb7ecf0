import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { EventLoopMonitor } from '../event-loop';
import { folder, openLibrary, until } from '../library-api';
import { print } from '../print';

/** In units of work. The aim is 50 ms, about five of them; beside other programs the same work takes longer. */
const workLimit = 20;
/** While VS Code starts, it loads its own extensions in the same thread. */
const startLimit = 80;
const never = new vscode.CancellationTokenSource().token;

describe('one file of 10,000 papers', () => {
  let api: LiteratureNotesApi;
  let monitor: EventLoopMonitor;
  /** Each edit writes a paper that the file does not have yet, also where a test is tried again. */
  let edits = 0;
  const uri = () => vscode.Uri.joinPath(folder(), 'literature', '00000.txt');

  before(async function () {
    this.timeout(180_000);
    monitor = new EventLoopMonitor();
    const began = performance.now();
    api = await openLibrary();
    await api.search.search('detection', 5, never);
    print(`first reading: ${(performance.now() - began).toFixed(0)} ms, ${String(api.library.papers.length)} papers`);
    monitor.tell('first reading', startLimit);
  });

  after(() => {
    monitor.stop();
  });

  /** How long it takes from saving an edit to finding what it wrote, and until all that stands below has moved. */
  async function save(name: string, line: number): Promise<string> {
    const document = await vscode.workspace.openTextDocument(uri());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      uri(),
      new vscode.Position(line, 0),
      `We present ${name}, a network that counts small animals at night. ${name} outperforms owls.\ntranslated by 谷歌翻译\n`,
    );
    await vscode.workspace.applyEdit(edit);
    const began = performance.now();
    const known = until(api, () => api.library.get(name.toLowerCase()) !== undefined).then(() => performance.now());
    await document.save();
    const saved = performance.now();
    const read = await known;
    const found = await api.search.search(name, 5, never);
    const searchable = performance.now();
    assert.equal(found[0]?.paper.names[0], name);
    await api.loader.whenIdle();
    const [source] = api.library.get(name.toLowerCase())!.sources;
    assert.equal(source.span.line, line);
    const [sinceSave, sinceSaved, untilRead, untilPlaced] = [
      searchable - began,
      searchable - saved,
      read - began,
      performance.now() - began,
    ].map((time) => time.toFixed(0));
    return `${sinceSave}, of them ${sinceSaved} after VS Code had saved; in the library after ${untilRead}, all that stands below in place after ${untilPlaced}`;
  }

  for (const [where, share] of [
    ['at its start', 0],
    ['in its middle', 0.5],
    ['at its end', 1],
  ] as const) {
    it(`is searchable soon after an edit ${where}`, async function () {
      this.timeout(120_000);
      const count = api.library.papers.length;
      const { lineCount } = await vscode.workspace.openTextDocument(uri());
      monitor.begin();
      for (const [round, name] of ['Quokka', 'Numbat', 'Bilby'].entries()) {
        edits++;
        print(
          `  ms from saving to searchable: ${await save(`${name}Net${String(edits)}`, Math.floor((share * lineCount) / 4) * 2)}`,
        );
        assert.equal(api.library.papers.length, count + round + 1);
      }
      monitor.tell(`edits ${where}`, workLimit);
    });
  }
});
