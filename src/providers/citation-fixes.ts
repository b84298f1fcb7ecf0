import * as vscode from 'vscode';
import type { Finding } from '../core/cite/check/check';
import { paperLabel } from '../core/library/base/label';
import type { CitationFix } from '../core/usecases/fix-citations';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import { rangeIn } from '../host/ranges';
import { actionOf, type CiteInstead, shortLabel } from './citation-actions';

export { identifierActionsAt, identifierPastes } from './identifier-citations';

/** Of what needs no choice. */
const fixAllKind = () => vscode.CodeActionKind.SourceFixAll.append('literatureNotes');

/** What decides which fixes there are, in the bundle that finds what is wrong. */
type Deciding = Pick<LazyBundles['checking'], 'editsFixingAll' | 'fixesFor'>;

/** Quick fixes for what was found in a document, at a range of it, or what fixes all of it where that is asked for. */
export function citationFixesAt(
  part: Deciding,
  document: vscode.TextDocument,
  findings: readonly Finding[],
  range: vscode.Range,
  context: vscode.CodeActionContext,
): vscode.CodeAction[] {
  // What is asked for when a document is saved, or its source actions are.
  if (context.only?.contains(fixAllKind()) === true) {
    return fixesOfAll(part, document, findings);
  }
  return findings.flatMap((finding) => {
    const place = rangeIn(document, finding.range);
    const diagnostic = context.diagnostics.find((shown) => shown.code === finding.code && shown.range.isEqual(place));
    return diagnostic === undefined && place.intersection(range) === undefined
      ? []
      : fixesOf(part, document, finding, diagnostic);
  });
}

function fixesOf(
  { fixesFor }: Deciding,
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
        : vscode.l10n.t('Change to {0}: {1}', fix.key, shortLabel(paperLabel(fix.paper).label));
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
function fixesOfAll(
  { editsFixingAll }: Deciding,
  document: vscode.TextDocument,
  findings: readonly Finding[],
): vscode.CodeAction[] {
  const edits = editsFixingAll(findings);
  return edits.length === 0
    ? []
    : [actionOf(document, vscode.l10n.t('Fix unrecognized and repeated citations'), fixAllKind(), edits)];
}
