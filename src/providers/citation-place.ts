import type * as vscode from 'vscode';
import { citationAt } from '../core/cite/model/citation';
import type { Library } from '../core/library/library';
import type { TextRange } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import { rangeIn } from '../host/ranges';

/** A key in a document. */
export interface CitationAtPosition {
  readonly key: string;
  /** The key's own characters. */
  readonly keyRange: vscode.Range;
  /** What stands for the citation and holds the position asked for: the key, its item, or a group that has no other. */
  readonly range: vscode.Range;
}

/** The citation at a position; none while there is no library, and none in lists of papers. */
export function citationUnder(
  library: Library,
  index: CitationIndex,
  document: vscode.TextDocument,
  position: vscode.Position,
): CitationAtPosition | undefined {
  if (library.papers.length === 0 || !index.covers(document)) {
    return undefined;
  }
  const offset = document.offsetAt(position);
  const holds = ({ start, end }: TextRange) => start <= offset && offset <= end;
  const parsed = index.parsed(document);
  const alone = parsed.groups.find((group) => holds(group) && group.citations.length === 1);
  const { group, citation } = citationAt(parsed, offset) ?? { group: alone, citation: alone?.citations[0] };
  if (citation === undefined) {
    return undefined;
  }
  const range = [citation.keyRange, citation, group].find((each) => each !== undefined && holds(each)) ?? citation;
  return { key: citation.key, keyRange: rangeIn(document, citation.keyRange), range: rangeIn(document, range) };
}
