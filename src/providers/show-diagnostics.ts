import type * as vscode from 'vscode';

/**
 * Shows what was found again in a file that has not changed, unless it is shown already: each time that diagnostics are set,
 * VS Code drops the list of quick fixes that is about to open. After an edit they have to be set, even the same ones: an
 * underline whose text was replaced has collapsed.
 */
export function showAgain(
  collection: vscode.DiagnosticCollection,
  uri: vscode.Uri,
  found: readonly vscode.Diagnostic[],
): void {
  if (JSON.stringify(found) !== JSON.stringify(collection.get(uri) ?? [])) {
    collection.set(uri, found);
  }
}
