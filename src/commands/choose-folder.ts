import * as vscode from 'vscode';
import { folderToSetting } from '../core/usecases/library-folders';
import { writeFolders } from '../host/settings';
import { showInformation } from '../host/notify';

/** Lets the user choose a folder and writes it to `literatureNotes.library.folders` of the workspace folder it is for. */
export async function chooseFolder(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (first === undefined) {
    await vscode.commands.executeCommand('vscode.openFolder');
    return;
  }
  const workspaceFolder =
    folders.length === 1
      ? first
      : await vscode.window.showWorkspaceFolderPick({
          placeHolder: vscode.l10n.t('Which folder of the workspace is the library for?'),
        });
  if (workspaceFolder === undefined) {
    return;
  }
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    defaultUri: workspaceFolder.uri,
    title: vscode.l10n.t('Choose Library Folder'),
    openLabel: vscode.l10n.t('Use as Library'),
  });
  if (chosen === undefined || chosen.length === 0) {
    return;
  }
  const next = chosen.map((uri) => folderToSetting(workspaceFolder.uri.toString(), uri.toString()));
  const restore = await writeFolders(workspaceFolder, next);
  const undo = vscode.l10n.t('Undo');
  const answer = await showInformation(vscode.l10n.t('The library is now {0}.', next.join(', ')), undo);
  if (answer === undo) {
    await restore();
  }
}
