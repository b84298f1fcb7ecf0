import * as vscode from 'vscode';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
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

/** Quick fixes for what `CitationDiagnostics` finds; their code is loaded with the first of them. */
function fixesOf(diagnostics: CitationDiagnostics, bundles: BundleLoader): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context) {
      const findings = diagnostics.findingsOf(document);
      if (findings.length === 0) {
        return [];
      }
      const { citationFixesAt } = await bundles.load('citation-fixes');
      return citationFixesAt(await bundles.load('checking'), document, findings, range, context);
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
  const fixes = fixesOf(diagnostics, services.bundles);
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
