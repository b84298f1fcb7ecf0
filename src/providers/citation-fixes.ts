import * as vscode from 'vscode';
import type { Finding } from '../core/cite/check/check';
import { withKeys } from '../core/cite/write/fixes';
import type { TextEdit } from '../core/cite/model/text-edit';
import { paperLabel } from '../core/library/base/label';
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
  const { citation, group } = finding;
  const fix = (title: string, edits: readonly TextEdit[], isPreferred = false) => {
    const action = actionOf(document, title, vscode.CodeActionKind.QuickFix, edits);
    action.isPreferred = isPreferred;
    return action;
  };
  const actions = (() => {
    switch (finding.code) {
      case 'unknown-key':
        return [
          ...finding.nearest.map(({ key, paper, isTypo }, index) =>
            fix(
              paper === undefined
                ? vscode.l10n.t('Change to {0}', key)
                : vscode.l10n.t('Change to {0}: {1}', key, shortened(paperLabel(paper).label)),
              withKeys(group, citation, [key], document.getText()),
              isTypo && index === 0,
            ),
          ),
          searchInstead(document, finding),
        ];
      case 'unread-citation':
      case 'unread-separator': {
        const { edit } = finding;
        return edit === undefined ? [] : [fix(vscode.l10n.t('Write it as {0}', edit.text), [edit], true)];
      }
      case 'repeated-citation': {
        const { edit } = finding;
        return edit === undefined ? [] : [fix(vscode.l10n.t('Remove the repeated citation'), [edit], true)];
      }
      case 'lost-paper': {
        const show = new vscode.CodeAction(
          vscode.l10n.t('Show the key in literature-keys.json'),
          vscode.CodeActionKind.QuickFix,
        );
        show.command = { command: '_literatureNotes.showPin', title: show.title, arguments: [citation.key] };
        return [searchInstead(document, finding), show];
      }
    }
  })();
  actions.forEach((action) => {
    action.diagnostics = diagnostic === undefined ? [] : [diagnostic];
  });
  return actions;
}

function searchInstead(document: vscode.TextDocument, { citation: { key, keyRange } }: Finding): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t('Search the library instead…'), vscode.CodeActionKind.QuickFix);
  const asked: CiteInstead = { uri: document.uri.toString(), key, start: keyRange.start };
  action.command = { command: '_literatureNotes.citeInstead', title: action.title, arguments: [asked] };
  return action;
}

/** What needs no choice, in the whole document. */
function fixesOfAll(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  // A group that is written anew takes its repeated citations along.
  const edits = findings.flatMap(({ code, group, edit }) =>
    edit === undefined || (code === 'repeated-citation' && group.unread !== undefined) ? [] : [edit],
  );
  return edits.length === 0
    ? []
    : [actionOf(document, vscode.l10n.t('Fix citations that are not read, and repeated ones'), fixAllKind(), edits)];
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
