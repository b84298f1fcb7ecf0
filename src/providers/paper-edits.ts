import * as vscode from 'vscode';
import type { TextEdit } from '../core/cite/model/text-edit';
import type { Paper } from '../core/model/paper';
import type { CitationRequest } from '../core/usecases/cite';
import type { EditsFor } from '../host/citations/citation-writer';
import { rangeIn } from '../host/ranges';

/** A paste that is told when the user has chosen it, and not when it was only offered. */
export interface ChosenPaste extends vscode.DocumentPasteEdit {
  chosen?: () => void;
}

/** A paste that was chosen and that does not stand in its document yet, one at a time. */
export interface ExpectedPaste {
  paste?: vscode.Disposable;
}

/** The kind of the edits, as the settings for drops and pastes name it: `citation.textual`. */
export function citationKind(name?: string): vscode.DocumentDropOrPasteEditKind {
  return vscode.DocumentDropOrPasteEditKind.Empty.append('citation', ...(name === undefined ? [] : [name]));
}

/** What dropping or pasting papers does to a document: text at the place itself, or a change elsewhere, such as in a group beside it. */
export interface PaperEdit {
  readonly title: string;
  /** Part of the edit's kind. */
  readonly name: string;
  readonly insertText: string;
  readonly additionalEdit?: vscode.WorkspaceEdit;
}

/** The ways of citing papers at places of a document, the usual one first, each change once; none where they are cited there already. */
export function paperEdits(
  editsFor: EditsFor,
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  papers: readonly Paper[],
): PaperEdit[] {
  const ways: readonly (readonly [name: string, title: string, request: CitationRequest])[] = [
    ['citation', vscode.l10n.t('Insert Citation'), {}],
    ['textual', vscode.l10n.t('Insert Citation in the Sentence'), { variant: 'textual' }],
    ['link', vscode.l10n.t('Insert Link to the Paper'), { variant: 'link' }],
  ];
  const edits = new Map<string, PaperEdit>();
  for (const [name, title, request] of ways) {
    const result = editsFor(document, ranges, papers, { ...request, replaces: true });
    if ('refusal' in result && edits.size === 0) {
      return [];
    }
    const change = JSON.stringify(result);
    if ('edits' in result && !edits.has(change)) {
      edits.set(change, { title, name, ...changeOf(document, ranges, result.edits) });
    }
  }
  return [...edits.values()];
}

function changeOf(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  edits: readonly TextEdit[],
): Pick<PaperEdit, 'insertText' | 'additionalEdit'> {
  const [first] = edits;
  const isThere = (edit: TextEdit) =>
    edit.text === first?.text && ranges.some((range) => range.isEqual(rangeIn(document, edit)));
  if (first !== undefined && edits.length === ranges.length && edits.every(isThere)) {
    return { insertText: first.text };
  }
  const additionalEdit = new vscode.WorkspaceEdit();
  additionalEdit.set(
    document.uri,
    edits.map((edit) => vscode.TextEdit.replace(rangeIn(document, edit), edit.text)),
  );
  return { insertText: '', additionalEdit };
}
