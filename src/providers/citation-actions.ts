import * as vscode from 'vscode';
import type { TextEdit } from '../core/cite/model/text-edit';
import { rangeIn } from '../host/ranges';

/** What `_literatureNotes.citeInstead` and `_literatureNotes.addAndCite` are given. */
export interface CiteInstead {
  readonly uri: string;
  readonly key: string;
  /** Where the key began, in UTF-16 units; the document may have changed since. */
  readonly start: number;
}

/** A code action that edits a document. */
export function actionOf(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = editOf(document, edits);
  return action;
}

/** Edits of a document as VS Code has them. */
export function editOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((change) => new vscode.TextEdit(rangeIn(document, change), change.text)),
  );
  return edit;
}

/** As much of a title as a menu shows. */
const maxLabelLength = 60;

export function shortLabel(label: string): string {
  return label.length <= maxLabelLength ? label : `${label.slice(0, maxLabelLength - 1)}…`;
}
