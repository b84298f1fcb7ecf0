import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { EventLoopMonitor } from '../event-loop';
import { openLibrary } from '../library-api';
import { print } from '../print';

/** In units of work, with the extension itself loaded meanwhile. The aim is 50 ms, about five of them. */
const startLimit = 40;
const papers = 3000;
/** What VS Code loads at its start in the same thread, most of it in one go: three times as long as anything of ours. */
const ofVsCode = ['json-language-features', 'npm', 'extension-editing', 'configuration-editing', 'git', 'git-base'];

describe('the first window on 3,000 papers in 300 files', () => {
  it('shows rows while they are read, and topics of all of them soon afterwards', async function () {
    this.timeout(120_000);
    await Promise.allSettled(ofVsCode.map((name) => vscode.extensions.getExtension(`vscode.${name}`)?.activate()));
    const monitor = new EventLoopMonitor();
    const began = performance.now();
    const since = () => `${(performance.now() - began).toFixed(0)} ms`;
    const extension = vscode.extensions.getExtension<LiteratureNotesApi>('literature-notes.literature-notes')!;
    const { testing } = await extension.activate();
    const { tree, search } = testing!;
    let grouped = 0;
    const topics = search.topics.bind(search);
    search.topics = () => {
      grouped++;
      return topics();
    };
    const rows = new Promise<void>((resolve) => {
      const look = async () => {
        const roots = await tree.getChildren();
        if (roots!.length > 0) {
          changing.dispose();
          resolve();
        }
      };
      const changing = tree.onDidChangeTreeData(() => void look());
      void look();
    }).then(() => {
      print(`first rows after ${since()}`);
    });
    const api = await openLibrary();
    print(`read after ${since()}`);
    const read = performance.now();
    const members = async () => {
      const roots = (await tree.getChildren())!;
      return roots.reduce(
        (sum, node) => sum + (node.kind === 'group' && node.grouping === 'topic' ? node.group.papers.length : 0),
        0,
      );
    };
    while ((await members()) < api.library.papers.length) {
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
    }
    print(
      `topics of all ${(performance.now() - read).toFixed(0)} ms after that, ${since()} in all, grouped ${String(grouped)} times`,
    );
    await rows;
    assert.equal(tree.grouping, 'topic');
    assert.ok(api.library.papers.length > papers * 0.98, String(api.library.papers.length));
    monitor.tell('first window', startLimit);
    monitor.stop();
  });
});
