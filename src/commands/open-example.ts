import * as vscode from 'vscode';
import { exampleFiles, exampleFolderName } from '../core/usecases/example-library';
import { showError } from '../host/notify';

/** Copies the example library into a folder that the user chooses, and opens the copy; in another window where one has a folder open. */
export async function openExample(extensionUri: vscode.Uri): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: vscode.l10n.t('Where to Put the Example Library'),
    openLabel: vscode.l10n.t('Copy Here'),
  });
  const [folder] = chosen ?? [];
  if (folder === undefined) {
    return;
  }
  try {
    const copy = await copyExample(extensionUri, folder);
    const hasFolder = vscode.workspace.workspaceFolders !== undefined;
    await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: hasFolder });
  } catch (error) {
    void showError(
      vscode.l10n.t(
        'The example library could not be copied to {0} ({1}). Please choose another folder.',
        folder.scheme === 'file' ? folder.fsPath : folder.path,
        error instanceof Error ? error.message : String(error),
      ),
    );
  }
}

/** Copies the example into a new folder below another one, and returns it. Rejects where that cannot be written. */
async function copyExample(extensionUri: vscode.Uri, folder: vscode.Uri): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  const name = exampleFolderName((await fs.readDirectory(folder)).map(([one]) => one));
  const copy = vscode.Uri.joinPath(folder, name);
  for (const path of exampleFiles) {
    const content = await fs.readFile(vscode.Uri.joinPath(extensionUri, 'examples', 'library', path));
    await fs.writeFile(vscode.Uri.joinPath(copy, path), content);
  }
  return copy;
}
