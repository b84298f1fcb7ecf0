import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CitationIndex } from '../../../src/host/citations/citation-index';
import { EventLoopMonitor } from '../event-loop';
import { folder, openLibrary } from '../library-api';
import { print } from '../print';

/** In units of work. The aim is 50 ms, about five of them; VS Code itself starts in the same thread. */
const workLimit = 25;
const keystrokes = 100;
/** In 200 documents or in 2,000: how much longer a keystroke may take, on a busy machine. */
const maxOver = 3;

describe('2,000 documents with 10,000 citations', () => {
  let index: CitationIndex;
  let monitor: EventLoopMonitor;

  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        const subscription = index.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  };
  const citations = () => [...index.book.keys].reduce((sum, key) => sum + index.book.countOf(key), 0);

  /** What this extension takes for each keystroke, as far as citations go; all that VS Code adds is left out. */
  const type = async (): Promise<number[]> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'documents/000/00000.md'));
    const editor = await vscode.window.showTextDocument(document);
    const times: number[] = [];
    for (let count = 0; count < keystrokes; count++) {
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(2, 3), 'x');
      });
      const started = performance.now();
      assert.ok(index.book.countOf('tidemix') > 0);
      times.push(performance.now() - started);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return times;
  };

  before(async function () {
    this.timeout(120_000);
    monitor = new EventLoopMonitor();
    index = (await openLibrary()).testing!.cited;
    monitor.begin();
    const started = performance.now();
    await index.whenScanned;
    print(`first look for citations: ${(performance.now() - started).toFixed(0)} ms`);
    monitor.tell('first look for citations', workLimit);
  });

  after(() => {
    monitor.stop();
  });

  it('are all found', () => {
    assert.equal(citations(), 10_000);
    assert.equal([...index.book.documents].length, 2_000);
  });

  it('cost no more at a keystroke than a tenth of them', async function () {
    this.timeout(120_000);
    await type();
    const many = median(await type());
    const started = performance.now();
    const places = (await index.placesOf('tidemix')).length;
    print(`places of a key that is cited ${String(places)} times: ${(performance.now() - started).toFixed(0)} ms`);
    const search = vscode.workspace.getConfiguration('search', folder());
    await search.update(
      'exclude',
      Object.fromEntries(
        Array.from({ length: 18 }, (_, number) => [`documents/${String(number + 2).padStart(3, '0')}`, true]),
      ),
      vscode.ConfigurationTarget.Workspace,
    );
    await until(() => citations() === 1_000);
    const few = median(await type());
    print(`a keystroke: ${many.toFixed(2)} ms beside 2,000 documents, ${few.toFixed(2)} ms beside 200`);
    assert.ok(many < Math.max(few, 0.2) * maxOver, String(many));
    await search.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => citations() === 10_000);
  });
});
