import type { TextRange } from '../../model/paper';
import type { CitationSyntax, CitedDocument } from '../model/citation';
import { formatCitation } from '../write/format-citation';
import { parseCitations } from '../languages/index';
import { textOf } from '../languages/texts';

const underline = /^([=\-~^"'`#*+.:_])\1*$/;
const probe = 'literature-notes-probe';

/**
 * Where a new bibliography goes: to the cursor, if that is on a blank line of ordinary text with some text above it, else
 * to the end of the text, so that it never stands in front matter, code, a comment, or what LaTeX does not print.
 */
export function placeOfBlock(text: string, cited: CitedDocument, cursor: number): number {
  const { syntax, body = { start: 0, end: text.length } } = cited;
  const start = text.slice(0, cursor).lastIndexOf('\n') + 1;
  const end = endOfLine(text, cursor);
  const isBlank = text.slice(start, end).trim() === '';
  const isBetween = body.start <= start && end <= body.end && hasText(text.slice(body.start, start), syntax);
  return isBlank &&
    isBetween &&
    !textOf(syntax).references.isWithin(text, { start, end }, body) &&
    isRead(text, start, syntax)
    ? start
    : endOfText(text, body);
}

function hasText(text: string, syntax: CitationSyntax): boolean {
  const { noText, underlinesHeadings } = textOf(syntax).references;
  const lines = text.split('\n').map((line) => line.trim());
  const isHeading = (index: number) => underlinesHeadings && underline.test(lines[index + 1] ?? '');
  return lines.some((line, index) => line !== '' && !noText.test(line) && !underline.test(line) && !isHeading(index));
}

/** Whether a citation on a line would be one. */
function isRead(text: string, at: number, syntax: CitationSyntax): boolean {
  const tried = `${text.slice(0, at)}\n${formatCitation(syntax, [probe])}\n${text.slice(at)}`;
  return parseCitations(tried, syntax).groups.some(({ citations }) =>
    citations.some(({ key, start }) => key === probe && start > at),
  );
}

/** Behind the last line that is not blank. */
function endOfText(text: string, body: TextRange): number {
  return Math.min(endOfLine(text, text.slice(0, body.end).trimEnd().length), body.end);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' && end > from ? end - 1 : end;
}
