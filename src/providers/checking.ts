import * as vscode from 'vscode';
import { citingDocuments, registerWhile } from '../host/citations/selectors';
import { configuredValue } from '../host/settings';
import { MadeOnUse } from '../host/bundles/made-on-use';
import type * as citationDiagnostics from './citation-diagnostics';
import type { CitationDiagnostics } from './citation-diagnostics';
import type * as citationFixes from './citation-fixes';
import type * as recordChecks from './record-checks';
import type { RecordChecks } from './record-checks';
import type { RecordChecksServices } from './record-services';
import type { OnDemandRenamer } from './on-demand-renamer';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'citation-diagnostics': typeof citationDiagnostics;
    readonly 'citation-fixes': typeof citationFixes;
    readonly 'record-checks': typeof recordChecks;
  }
}

/**
 * Quick fixes for what `CitationDiagnostics` finds, for identifiers that are cited and for references; their code is loaded with the first of
 * them.
 */
function fixesOf(
  diagnostics: MadeOnUse<CitationDiagnostics>,
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
        ...citationFixesAt(part, document, (await diagnostics.made)?.findingsOf(document) ?? [], range, context),
        ...(await identifierActionsAt(part, services, document, range, context)),
        ...ofRecords,
      ];
    },
  };
}

/** Registers what keeps citations right: diagnostics, of the references that are cited as well, quick fixes and Rename Symbol. */
export function registerChecking(services: RecordChecksServices, renamer: OnDemandRenamer): vscode.Disposable {
  const { log, bundles, loader } = services;
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
  const diagnostics = new MadeOnUse<CitationDiagnostics>(async () => {
    const { CitationDiagnostics: Diagnostics } = await bundles.load('citation-diagnostics');
    const made = new Diagnostics({ ...services, checkRecords }, log);
    made.checkOpen();
    return made;
  });
  const startWhenReady = () => {
    // Before that there is nothing to hold citations against, and the first check begins with all that is open.
    if (loader.state === 'ready' && diagnostics.made === undefined) {
      diagnostics.get().catch((error: unknown) => {
        log.error(String(error));
      });
    }
  };
  const fixes = fixesOf(diagnostics, services, () => records);
  const { QuickFix, SourceFixAll } = vscode.CodeActionKind;
  const providedCodeActionKinds = [QuickFix, SourceFixAll.append('literatureNotes')];
  return vscode.Disposable.from(
    diagnostics,
    loader.onDidChangeState(startWhenReady),
    new vscode.Disposable(() => void records?.then((checks) => checks.dispose())),
    registerWhile(() => {
      const documents = citingDocuments();
      return vscode.Disposable.from(
        vscode.languages.registerCodeActionsProvider(documents, fixes, { providedCodeActionKinds }),
        vscode.languages.registerRenameProvider(documents, renamer),
      );
    }),
  );
}
