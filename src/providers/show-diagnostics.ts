import type * as vscode from 'vscode';

/**
 * Shows what was found in a file, unless it is shown already: each time that diagnostics are set, VS Code drops the list of
 * quick fixes that is about to open, even where they are the same.
 */
export function showDiagnostics(collection: vscode.DiagnosticCollection, uri: vscode.Uri, found: readonly vscode.Diagnostic[]): void {
  if (JSON.stringify(found) !== JSON.stringify(collection.get(uri) ?? [])) {
    collection.set(uri, found);
  }
}
