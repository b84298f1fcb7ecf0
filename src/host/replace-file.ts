import * as vscode from 'vscode';

/** Writes a file, a new one or in place of what is there. Rejects where that cannot be done; then what was there is there still. */
export type ReplaceFile = (uri: vscode.Uri, text: string) => Promise<void>;

/** Through VS Code, on any file system: writes beside the file and moves it over, so that nobody sees half of it. */
export const replaceFile: ReplaceFile = async (uri, text) => {
  const { fs } = vscode.workspace;
  const bytes = await vscode.workspace.encode(text, { encoding: 'utf8' });
  const before = await statOf(uri);
  if (before !== undefined && (before.type & vscode.FileType.SymbolicLink) !== 0) {
    // To move a file over a link would take the link away.
    await fs.writeFile(uri, bytes);
    return;
  }
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const draft = uri.with({ path: `${uri.path.slice(0, uri.path.length - name.length)}.${name}.new` });
  await fs.writeFile(draft, bytes);
  let failure: unknown;
  try {
    await fs.rename(draft, uri, { overwrite: true });
    return;
  } catch (error) {
    failure = error;
  }
  // VS Code removes the file before it moves the other one to its place.
  const isThere = (await statOf(uri)) !== undefined;
  await (isThere ? undefined : fs.writeFile(uri, bytes));
  await fs.delete(draft).then(undefined, () => undefined);
  if (isThere) {
    throw failure;
  }
};

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
