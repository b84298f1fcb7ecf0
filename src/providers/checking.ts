import * as vscode from 'vscode';
import { defaultSyntaxes } from '../core/cite/syntax';
import { onDidChangeDocumentSettings, settings } from '../host/settings';
import { CitationDiagnostics, type DiagnosticsServices } from './citation-diagnostics';
import { CitationFixes } from './citation-fixes';
import type { KeyRenamer } from './key-renamer';
import { RenameKeyProvider } from './rename';

/** Registers what keeps citations right: diagnostics, quick fixes and Rename Symbol. */
export function registerChecking(services: DiagnosticsServices, renamer: KeyRenamer): vscode.Disposable {
  const diagnostics = new CitationDiagnostics(services);
  const fixes = new CitationFixes(diagnostics);
  const rename = new RenameKeyProvider(services.cited, renamer);
  const register = () => {
    const documents = [...new Set([...Object.keys(defaultSyntaxes), ...settings.citationSyntaxes().keys()])].map((language) => ({ language }));
    return vscode.Disposable.from(
      vscode.languages.registerCodeActionsProvider(documents, fixes, fixes.metadata),
      vscode.languages.registerRenameProvider(documents, rename),
    );
  };
  let registered = register();
  return vscode.Disposable.from(
    diagnostics,
    rename,
    { dispose: () => { registered.dispose(); } },
    onDidChangeDocumentSettings(() => {
      registered.dispose();
      registered = register();
    }),
  );
}
