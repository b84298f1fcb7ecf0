/** What makes a block where it starts a line. */
const blockStart = /^(?:[-+=/:]{1,99}(?=\s)|-{2,99}|\.\.(?=\s)|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{2,6})(?=[.)]\s))/;

/** Length of what would make a block of a line that begins with it. */
export function blockMarkLength(line: string): number {
  return blockStart.exec(line)?.[0].length ?? 0;
}

/** Text with a backslash before what is special. */
export function withBackslashes(text: string, special: RegExp): string {
  return text.replace(special, '\\$&');
}

/** Text whose signs are escaped, with a backslash also where a block would start; what is escaped already starts none. */
export function withBackslashAtStart(text: string, length: number): string {
  if (length === 0 || text.startsWith('\\')) {
    return text;
  }
  return /^[\d(A-Za-z]/.test(text) ? `${text.slice(0, length)}\\${text.slice(length)}` : `\\${text}`;
}

/** A style that wraps its text, where the wrapping cannot reach over spaces at its ends. */
export function wrapped(text: string, before: string, after: string): string {
  const inner = text.trim();
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}${before}${inner}${after}${text.slice(start + inner.length)}`;
}

/** The character (one code point) before the end of a text; empty where there is none. */
export function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}

/** The character (one code point) at the start of a text. */
export function firstCharacter(text: string): string {
  return [...text.slice(0, 2)].at(0) ?? '';
}

/** A space behind a backslash that would escape what comes, else nothing. */
export function spaceAfterEscape(before: string): string {
  const escapes = /\\*$/.exec(before.slice(-20))?.[0].length ?? 0;
  return escapes % 2 === 1 ? ' ' : '';
}

/** Whether a blank line is followed by text that is indented, so that it is within an item of a list or code. */
export function isBeforeIndented(text: string, lineEnd: number): boolean {
  const next = /\S/.exec(text.slice(lineEnd));
  return next !== null && text.charAt(lineEnd + next.index - 1) !== '\n';
}

/** What touches styled text on either side once `wrapped` has put the spaces at its ends outside. */
export function touching(text: string, before: string, after: string): readonly [before: string, after: string] {
  return [/^\s/.test(text) ? ' ' : before, /\s$/.test(text) ? ' ' : after];
}
