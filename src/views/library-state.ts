import * as vscode from 'vscode';
import type { LibraryLoader, LibraryState } from '../host/library/library-loader';
import { papersViewId } from './papers-tree';

/** Lets the Papers view show the state of the library: its welcome texts by context key, indexing by a progress bar. */
export function registerLibraryState(loader: LibraryLoader): vscode.Disposable {
  let endProgress: (() => void) | undefined;
  const show = (state: LibraryState): void => {
    void vscode.commands.executeCommand('setContext', 'literatureNotes.state', state);
    endProgress?.();
    endProgress = undefined;
    if (state === 'indexing') {
      const done = new Promise<void>((resolve) => {
        endProgress = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: papersViewId } }, () => done);
    }
  };
  show(loader.state);
  return vscode.Disposable.from(loader.onDidChangeState(show), { dispose: () => endProgress?.() });
}
