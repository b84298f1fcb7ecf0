import * as vscode from 'vscode';
import { citingDocuments, registerWhile } from '../host/citations/selectors';
import { CitationDiagnostics, type DiagnosticsServices } from './citation-diagnostics';
import type * as citationFixes from './citation-fixes';
import type { KeyRenamer } from './key-renamer';
import { RenameKeyProvider } from './rename';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'citation-fixes': typeof citationFixes;
  }
}

/** Quick fixes for what `CitationDiagnostics` finds, and for identifiers that are cited; their code is loaded with the first of them. */
function fixesOf(diagnostics: CitationDiagnostics, services: DiagnosticsServices): vscode.CodeActionProvider {
  const { bundles, cited } = services;
  return {
    async provideCodeActions(document, range, context) {
      if (cited.parsed(document).groups.length === 0) {
        return [];
      }
      const part = await bundles.load('checking');
      const { citationFixesAt, identifierActionsAt } = await bundles.load('citation-fixes');
      return [
        ...citationFixesAt(part, document, diagnostics.findingsOf(document), range, context),
        ...(await identifierActionsAt(part, services, document, range, context)),
      ];
    },
  };
}

/** Registers what keeps citations right: diagnostics, quick fixes and Rename Symbol. */
export function registerChecking(
  services: DiagnosticsServices,
  renamer: KeyRenamer,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const diagnostics = new CitationDiagnostics(services, log);
  const fixes = fixesOf(diagnostics, services);
  const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
  const providedCodeActionKinds = [QuickFix, SourceFixAll.append('literatureNotes')];
  const rename = new RenameKeyProvider(services.cited, renamer);
  return vscode.Disposable.from(
    diagnostics,
    rename,
    registerWhile(() => {
      const documents = citingDocuments();
      return vscode.Disposable.from(
        vscode.languages.registerCodeActionsProvider(documents, fixes, { providedCodeActionKinds }),
        vscode.languages.registerRenameProvider(documents, rename),
      );
    }),
  );
}
