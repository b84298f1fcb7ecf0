import type * as vscode from 'vscode';
import { citationUnder } from '../core/cite/model/citation';
import type { Library } from '../core/library/library';
import type { CitationIndex } from '../host/citations/citation-index';
import { rangeIn } from '../host/ranges';

/** A key in a document. */
export interface CitationAtPosition {
  readonly key: string;
  /** What stands for the citation and holds the position asked for: the key, its item, or a group that has no other. */
  readonly range: vscode.Range;
}

/** The citation at a position; none while there is no library, and none in lists of papers. */
export function citationAtPosition(
  library: Library,
  index: CitationIndex,
  document: vscode.TextDocument,
  position: vscode.Position,
): CitationAtPosition | undefined {
  if (library.size === 0 || !index.covers(document)) {
    return undefined;
  }
  const found = citationUnder(index.parsed(document), document.offsetAt(position));
  return found && { key: found.citation.key, range: rangeIn(document, found.range) };
}
