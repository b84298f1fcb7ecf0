import * as vscode from 'vscode';
import { citingDocuments, registerWhile } from '../host/citations/selectors';
import { CitationDiagnostics, type DiagnosticsServices } from './citation-diagnostics';
import { CitationFixes } from './citation-fixes';
import type { KeyRenamer } from './key-renamer';
import { RenameKeyProvider } from './rename';

/** Registers what keeps citations right: diagnostics, quick fixes and Rename Symbol. */
export function registerChecking(
  services: DiagnosticsServices,
  renamer: KeyRenamer,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const diagnostics = new CitationDiagnostics(services, log);
  const fixes = new CitationFixes(diagnostics);
  const rename = new RenameKeyProvider(services.cited, renamer);
  return vscode.Disposable.from(
    diagnostics,
    rename,
    registerWhile(() => {
      const documents = citingDocuments();
      return vscode.Disposable.from(
        vscode.languages.registerCodeActionsProvider(documents, fixes, fixes.metadata),
        vscode.languages.registerRenameProvider(documents, rename),
      );
    }),
  );
}
