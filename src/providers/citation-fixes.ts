import * as vscode from 'vscode';
import type { Finding } from '../core/cite/check/check';
import type { TextEdit } from '../core/cite/model/text-edit';
import { paperLabel } from '../core/library/base/label';
import { type CitationFix, editsFixingAll, fixesFor } from '../core/usecases/fix-citations';
import type { CitationDiagnostics } from './citation-diagnostics';
import { rangeIn } from '../host/ranges';

const fixAllKind = () => vscode.CodeActionKind.SourceFixAll.append('literatureNotes');

/** What `_literatureNotes.citeInstead` is given. */
export interface CiteInstead {
  readonly uri: string;
  readonly key: string;
  /** Where the key began, in UTF-16 units; the document may have changed since. */
  readonly start: number;
}

/** Quick fixes for what `CitationDiagnostics` finds. */
export class CitationFixes implements vscode.CodeActionProvider {
  readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind()],
  };
  readonly #diagnostics: CitationDiagnostics;

  constructor(diagnostics: CitationDiagnostics) {
    this.#diagnostics = diagnostics;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const findings = this.#diagnostics.findingsOf(document);
    // What is asked for when a document is saved, or its source actions are.
    if (context.only?.contains(fixAllKind()) === true) {
      return fixesOfAll(document, findings);
    }
    return findings.flatMap((finding) => {
      const place = rangeIn(document, finding.range);
      const diagnostic = context.diagnostics.find((shown) => shown.code === finding.code && shown.range.isEqual(place));
      return diagnostic === undefined && place.intersection(range) === undefined
        ? []
        : fixesOf(document, finding, diagnostic);
    });
  }
}

function fixesOf(
  document: vscode.TextDocument,
  finding: Finding,
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction[] {
  const actions = fixesFor(finding, document.getText()).map((fix) => {
    const title = titleOf(fix);
    const action =
      'edits' in fix
        ? actionOf(document, title, vscode.CodeActionKind.QuickFix, fix.edits)
        : new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    if ('edits' in fix) {
      action.isPreferred = fix.isPreferred;
    } else if (fix.kind === 'search') {
      const asked: CiteInstead = { uri: document.uri.toString(), key: fix.key, start: fix.start };
      action.command = { command: '_literatureNotes.citeInstead', title, arguments: [asked] };
    } else {
      action.command = { command: '_literatureNotes.showPin', title, arguments: [fix.key] };
    }
    return action;
  });
  actions.forEach((action) => {
    action.diagnostics = diagnostic === undefined ? [] : [diagnostic];
  });
  return actions;
}

function titleOf(fix: CitationFix): string {
  switch (fix.kind) {
    case 'change-key':
      return fix.paper === undefined
        ? vscode.l10n.t('Change to {0}', fix.key)
        : vscode.l10n.t('Change to {0}: {1}', fix.key, shortened(paperLabel(fix.paper).label));
    case 'rewrite':
      return vscode.l10n.t('Write it as {0}', fix.edits[0].text);
    case 'remove':
      return vscode.l10n.t('Remove the repeated citation');
    case 'search':
      return vscode.l10n.t('Search the library instead…');
    case 'show-pin':
      return vscode.l10n.t('Show the key in literature-keys.json');
  }
}

/** What needs no choice, in the whole document. */
function fixesOfAll(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const edits = editsFixingAll(findings);
  return edits.length === 0
    ? []
    : [actionOf(document, vscode.l10n.t('Fix unrecognized and repeated citations'), fixAllKind(), edits)];
}

function actionOf(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map((edit) => new vscode.TextEdit(rangeIn(document, edit), edit.text)),
  );
  return action;
}

/** As much of a title as a menu shows. */
const maxLabelLength = 60;

function shortened(label: string): string {
  return label.length <= maxLabelLength ? label : `${label.slice(0, maxLabelLength - 1)}…`;
}
