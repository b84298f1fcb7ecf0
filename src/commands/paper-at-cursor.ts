import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';

/** Characters that keys are made of; enough to find the word under the cursor. */
const keyPattern = /[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]*/;

/** The paper under the cursor: the one whose abstract it stands in, or the one whose key it stands on. */
export function paperAt(library: Library, editor: vscode.TextEditor | undefined): Paper | undefined {
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const source = document.uri.toString();
  const line = selection.active.line;
  const around = library
    .papersOf(source)
    .find((paper) => paper.sources.some((place) => place.source === source && place.span.line <= line && line <= place.span.endLine));
  if (around !== undefined) {
    return around;
  }
  const word = document.getWordRangeAtPosition(selection.active, keyPattern);
  const key = selection.isEmpty ? (word === undefined ? '' : document.getText(word)) : document.getText(selection);
  return library.get(key.replace(/^@/, '').replace(/[.:?]+$/, ''));
}
