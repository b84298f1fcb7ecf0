import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { folder, openLibrary } from '../library-api';

const at = (...path: string[]) => vscode.Uri.joinPath(folder(), 'examples-here', ...path);

describe('the example library', () => {
  before(async () => {
    await openLibrary();
    await vscode.workspace.fs.createDirectory(at());
  });

  after(async () => {
    await vscode.workspace.fs.delete(at(), { recursive: true });
  });

  it('is copied into a new folder each time, and the copy is opened in a window of its own', async () => {
    const { showOpenDialog } = vscode.window;
    const { executeCommand } = vscode.commands;
    const opened: unknown[][] = [];
    Object.assign(vscode.window, { showOpenDialog: () => Promise.resolve([at()]) });
    Object.assign(vscode.commands, {
      executeCommand: (command: string, ...args: unknown[]) => {
        if (command === 'vscode.openFolder') {
          opened.push(args);
          return Promise.resolve();
        }
        return executeCommand(command, ...args);
      },
    });
    try {
      await vscode.commands.executeCommand('literatureNotes.openExample');
      await vscode.commands.executeCommand('literatureNotes.openExample');
    } finally {
      Object.assign(vscode.window, { showOpenDialog });
      Object.assign(vscode.commands, { executeCommand });
    }
    assert.deepEqual(
      opened.map(([uri, options]) => [String(uri), options]),
      ['literature-notes-example', 'literature-notes-example-2'].map((name) => [
        at(name).toString(),
        { forceNewWindow: true },
      ]),
    );
    const text = await vscode.workspace.fs.readFile(at('literature-notes-example-2', 'literature', '000_vision.txt'));
    assert.match(new TextDecoder().decode(text), /TideMix/);
  });
});
