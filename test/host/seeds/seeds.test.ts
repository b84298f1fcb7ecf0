import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PapersNode } from '../../../src/views/papers-items';
import { openLibrary } from '../library-api';
import { print } from '../print';

describe('the real input', () => {
  it('gives 50 papers and 7 empty entries', async () => {
    const api = await openLibrary();
    const counts = api.library.sources.map((source) => api.library.papersOf(source).length);
    assert.deepEqual(counts, [10, 10, 13, 7, 10]);
    const problems = api.library.sources.flatMap((source) => api.library.problemsOf(source).map(({ code }) => code));
    assert.deepEqual(problems.filter((code) => code === 'empty-entry').length, 7);
    print(`activate returned after ${api.activationTime.toFixed(1)} ms (to stay under 50)`);
  });

  it('says of Chinese papers what they are about in English, as one points at them', async () => {
    const api = await openLibrary();
    const paper = api.library.papers.find(({ key }) => key === 'mmrotate')!;
    assert.equal(paper.language, 'zh');
    assert.deepEqual(await api.testing!.search.subjects(paper, 3), ['Object detection']);
    const { tree } = api.testing!;
    const item = await tree.resolveTreeItem(new vscode.TreeItem(''), { kind: 'paper', paper } as PapersNode);
    assert.match((item.tooltip as vscode.MarkdownString).value, /\n\nObject detection\n\n/);
  });
});
