import * as vscode from 'vscode';

/** Writes beside the file and moves it over, so that nobody sees half of it. */
export async function replaceFile(uri: vscode.Uri, text: string): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const draft = uri.with({ path: `${uri.path.slice(0, uri.path.length - name.length)}.${name}.new` });
  await vscode.workspace.fs.writeFile(draft, await vscode.workspace.encode(text, { encoding: 'utf8' }));
  await vscode.workspace.fs.rename(draft, uri, { overwrite: true });
}
