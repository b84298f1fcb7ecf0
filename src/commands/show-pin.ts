import * as vscode from 'vscode';
import type { Library } from '../core/library/library';

/** Opens the keys file at the line of a key. */
export async function showPin(library: Library, key: string): Promise<void> {
  const pin = library.pinOf(key);
  if (pin === undefined) {
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(pin.source));
  const start = document.positionAt(Math.max(0, document.getText().indexOf(`${JSON.stringify(pin.pin.key)}:`)));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}
