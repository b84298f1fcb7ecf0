import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import { citationAtPosition } from '../providers/citation-place';

/** Characters that keys are made of; enough to find the word under the cursor. */
const keyPattern = /[A-Za-z0-9][A-Za-z0-9_:.#$%&+?<>~/-]*/;

/** The papers that the cursors or selections of an editor are in, each once: those cited there, those whose entries stand there, else, in files that cite nothing, the one whose key it is. */
export function papersAt(
  library: Library,
  cited: CitationIndex,
  editor: vscode.TextEditor | undefined,
): readonly Paper[] {
  if (editor === undefined) {
    return [];
  }
  const { document, selections } = editor;
  return [...new Set(selections.flatMap((selection) => papersIn(library, cited, document, selection)))];
}

function papersIn(
  library: Library,
  cited: CitationIndex,
  document: vscode.TextDocument,
  selection: vscode.Selection,
): readonly Paper[] {
  const keys = selection.isEmpty
    ? [citationAtPosition(library, cited, document, selection.active)?.key ?? '']
    : keysCitedIn(cited, document, selection);
  const papers = keys.flatMap((key) => library.get(key) ?? []);
  if (papers.length > 0) {
    return papers;
  }
  const source = document.uri.toString();
  const entries = library
    .papersOf(source)
    .filter((paper) =>
      paper.sources.some(
        (place) =>
          place.source === source &&
          place.span.line <= selection.end.line &&
          selection.start.line <= place.span.endLine,
      ),
    );
  return entries.length > 0 || cited.covers(document) ? entries : named(library, document, selection);
}

function keysCitedIn(
  cited: CitationIndex,
  document: vscode.TextDocument,
  selection: vscode.Selection,
): readonly string[] {
  if (!cited.covers(document)) {
    return [];
  }
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  return cited
    .parsed(document)
    .groups.flatMap(({ citations }) =>
      citations.flatMap(({ key, keyRange }) => (keyRange.start < end && start < keyRange.end ? [key] : [])),
    );
}

function named(library: Library, document: vscode.TextDocument, selection: vscode.Selection): readonly Paper[] {
  const word = document.getWordRangeAtPosition(selection.active, keyPattern);
  const key = selection.isEmpty ? (word === undefined ? '' : document.getText(word)) : document.getText(selection);
  const paper = library.get(key.replace(/^@/, '').replace(/[.:?]+$/, ''));
  return paper === undefined ? [] : [paper];
}
