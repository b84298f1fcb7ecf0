import * as vscode from 'vscode';
import { citingDocuments, registerWhile } from '../host/citations/selectors';
import { configuredValue } from '../host/settings';
import { CitationDiagnostics } from './citation-diagnostics';
import type * as citationFixes from './citation-fixes';
import type * as recordChecks from './record-checks';
import type { RecordChecks } from './record-checks';
import type { RecordChecksServices } from './record-services';
import type { KeyRenamer } from './key-renamer';
import { RenameKeyProvider } from './rename';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'citation-fixes': typeof citationFixes;
    readonly 'record-checks': typeof recordChecks;
  }
}

/**
 * Quick fixes for what `CitationDiagnostics` finds, for identifiers that are cited and for references; their code is loaded with the first of
 * them.
 */
function fixesOf(
  diagnostics: CitationDiagnostics,
  services: RecordChecksServices,
  records: () => Promise<RecordChecks> | undefined,
): vscode.CodeActionProvider {
  const { bundles, cited } = services;
  return {
    async provideCodeActions(document, range, context) {
      const ofRecords = (await (await records()?.catch(() => undefined))?.fixesAt(document, range, context)) ?? [];
      if (cited.parsed(document).groups.length === 0) {
        return ofRecords;
      }
      const part = await bundles.load('checking');
      const { citationFixesAt, identifierActionsAt } = await bundles.load('citation-fixes');
      return [
        ...citationFixesAt(part, document, diagnostics.findingsOf(document), range, context),
        ...(await identifierActionsAt(part, services, document, range, context)),
        ...ofRecords,
      ];
    },
  };
}

/** Registers what keeps citations right: diagnostics, of the references that are cited as well, quick fixes and Rename Symbol. */
export function registerChecking(services: RecordChecksServices, renamer: KeyRenamer): vscode.Disposable {
  const { log, bundles } = services;
  let records: Promise<RecordChecks> | undefined;
  const checkRecords = (document: vscode.TextDocument, cites: boolean) => {
    if (
      records !== undefined ||
      (cites && configuredValue('records.severity', document) !== 'off') ||
      configuredValue('records.uncited', document) === true
    ) {
      records ??= bundles.load('record-checks').then((part) => part.startRecordChecks(services));
      records
        .then((checks) => checks.check(document))
        .catch((error: unknown) => {
          log.error(String(error));
        });
    }
  };
  const diagnostics = new CitationDiagnostics({ ...services, checkRecords }, log);
  const fixes = fixesOf(diagnostics, services, () => records);
  const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
  const providedCodeActionKinds = [QuickFix, SourceFixAll.append('literatureNotes')];
  const rename = new RenameKeyProvider(services.cited, renamer);
  return vscode.Disposable.from(
    diagnostics,
    rename,
    new vscode.Disposable(() => void records?.then((checks) => checks.dispose())),
    registerWhile(() => {
      const documents = citingDocuments();
      return vscode.Disposable.from(
        vscode.languages.registerCodeActionsProvider(documents, fixes, { providedCodeActionKinds }),
        vscode.languages.registerRenameProvider(documents, rename),
      );
    }),
  );
}
