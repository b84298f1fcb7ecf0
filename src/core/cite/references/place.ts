import type { TextRange } from '../../model';
import type { CitedDocument } from '../citation';
import { parseCitations } from '../parse/parse';
import { formatCitation, type CitationSyntax } from '../syntax';

/** Lines that put no text above what follows them: headings, settings, comments. */
const noText: Readonly<Record<CitationSyntax, RegExp>> = {
  pandoc: /^(?:#{1,6}[ \t]|<!--|:::)/,
  myst: /^(?:#{1,6}[ \t]|<!--|:::|%|\([^()\n]{1,200}\)=)/,
  latex: /^[\\%]/,
  typst: /^(?:=|#|\/\/)/,
  org: /^(?:\*|#)/,
  rst: /^(?:\.\.|:)/,
};
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
  return isBlank && isBetween && !isWithin(text, { start, end }, body, syntax) && isRead(text, start, syntax) ? start : endOfText(text, body);
}

function hasText(text: string, syntax: CitationSyntax): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const isHeading = (index: number) => syntax !== 'latex' && underline.test(lines[index + 1] ?? '');
  return lines.some((line, index) => line !== '' && !noText[syntax].test(line) && !underline.test(line) && !isHeading(index));
}

/** Whether a blank line parts what belongs together: an item of a list or indented code, or a LaTeX environment. */
function isWithin(text: string, line: TextRange, body: TextRange, syntax: CitationSyntax): boolean {
  if (syntax === 'latex') {
    const marks = text.slice(body.start, line.start).match(/\\(?:begin|end)\{/g) ?? [];
    return marks.reduce((depth, mark) => depth + (mark.startsWith('\\b') ? 1 : -1), 0) > 0;
  }
  const next = /\S/.exec(text.slice(line.end));
  return syntax !== 'typst' && next !== null && text.charAt(line.end + next.index - 1) !== '\n';
}

/** Whether a citation on a line would be one. */
function isRead(text: string, at: number, syntax: CitationSyntax): boolean {
  const tried = `${text.slice(0, at)}\n${formatCitation(syntax, [probe])}\n${text.slice(at)}`;
  return parseCitations(tried, syntax).groups.some(({ citations }) => citations.some(({ key, start }) => key === probe && start > at));
}

/** Behind the last line that is not blank. */
function endOfText(text: string, body: TextRange): number {
  return Math.min(endOfLine(text, text.slice(0, body.end).trimEnd().length), body.end);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' && end > from ? end - 1 : end;
}
