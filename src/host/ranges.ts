import * as vscode from 'vscode';
import type { SourceSpan, TextRange } from '../core/model/paper';

/** The range that offsets into a document's text stand for, as it stands now. */
export function rangeIn(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The lines of an entry, in full. */
export function linesOf({ line, endLine }: Pick<SourceSpan, 'line' | 'endLine'>): vscode.Range {
  return new vscode.Range(line, 0, endLine, Number.MAX_SAFE_INTEGER);
}

/** The place of so many UTF-16 units of a line. */
export function locationAt(uri: vscode.Uri, start: vscode.Position, length: number): vscode.Location {
  return new vscode.Location(uri, new vscode.Range(start, start.translate(0, length)));
}
