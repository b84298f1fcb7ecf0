import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LibraryTopics } from '../../../src/host/library/library-topics';
import { openLibrary } from '../library-api';

describe('the topics of a library', () => {
  it('are none, and no failure, where they are called off as the window closes', async () => {
    const { library } = (await openLibrary()).testing!;
    const loader = { state: 'ready', onDidChangeState: () => ({ dispose: () => undefined }) } as const;
    const topicsThatFail = (error: Error) =>
      new LibraryTopics(library, loader, { topics: () => Promise.reject(error) }).groups();
    assert.deepEqual(await topicsThatFail(new vscode.CancellationError()), []);
    const failure = await topicsThatFail(new Error('out of memory')).catch(String);
    assert.equal(failure, 'Error: out of memory');
  });
});
