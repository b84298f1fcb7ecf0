import type { TextRange } from '../../model';
import type { CitationStyle, CitationSyntax } from '../syntax';

/**
 * A citation that has been begun at a cursor, for insertion to complete. The range covers what a key takes the place of, its
 * `@` included. Stricter than `trigger.ts`, which asks what to search for: here text is replaced and closed.
 */
export interface BegunCitation extends TextRange {
  readonly syntax: CitationSyntax;
  /** What has been typed of the key. */
  readonly query: string;
  /** The bracket, braces, backticks or call that the key stands in; absent for a bare `@key`. */
  readonly enclosure?: Enclosure;
}

export interface Enclosure {
  readonly style: CitationStyle;
  /** Where the whole starts, its bracket or command included. */
  readonly start: number;
  /** Between the delimiters, up to the cursor where the closing one is missing. */
  readonly items: TextRange;
  /** What closes it, where that is missing, else empty. */
  readonly missing: string;
}

/** Longer groups are not looked through. */
const reach = 1000;
/** Longer words before an `@` are a sentence rather than `see` or `cf. e.g.`. */
const longestPrefix = 30;

const latexCommand = /\\([A-Za-z]{0,12}cite[A-Za-z]{0,12}\*?)(?:\s?\[[^\][]{0,200}\]){0,2}\s?$/i;
const role = /(?::(cite(?::[a-z]{1,12})?):|\{(cite(?::[a-z]{1,12})?)\})$/;
const orgCite = /^(cite(?:\/[a-z/-]{1,20})?):/;
const typstCall = /#cite\(\s?(?:<|label\(")$/;
const typstCallGoesOn = /^(?:[>"][^()\n]{0,100})?\)/;

/**
 * The citation that has been begun up to an offset: `@`, `[@par`, `[see @a; -@`, `\cite{a,`, `#cite(<`, `[cite:`,
 * ``:cite:p:` ``; in Markdown LaTeX commands and MyST roles too. None where a key goes on behind the offset.
 */
export function begunCitation(text: string, offset: number, syntax: CitationSyntax): BegunCitation | undefined {
  if (/\w/.test(text.charAt(offset))) {
    return undefined;
  }
  const from = startOfParagraph(text, offset);
  switch (syntax) {
    case 'latex':
      return inBraces(text, from, offset);
    case 'typst':
      return inTypstCall(text, from, offset) ?? bare(text, offset, 'typst');
    case 'rst':
      return inRole(text, from, offset);
    case 'org':
      return inOrgBracket(text, from, offset) ?? bare(text, offset, 'org');
    default:
      return inBraces(text, from, offset) ?? inRole(text, from, offset) ?? inPandocBracket(text, from, offset) ?? bare(text, offset, 'pandoc');
  }
}

function startOfParagraph(text: string, offset: number): number {
  const from = Math.max(0, offset - reach);
  const blank = [...text.slice(from, offset).matchAll(/\n[ \t]{0,9}\r?\n/g)].at(-1);
  return blank === undefined ? from : from + blank.index + blank[0].length;
}

/** The rest of the paragraph, as far as it is looked at. */
function restOfParagraph(text: string, offset: number): string {
  const rest = text.slice(offset, offset + reach);
  const blank = /\n[ \t]{0,9}\r?\n/.exec(rest);
  return blank === null ? rest : rest.slice(0, blank.index);
}

function startOfKey(text: string, from: number, offset: number, character: RegExp): number {
  let start = offset;
  while (start > from && character.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return start;
}

/** `@key`, `@{key`: where a key is marked, and what has been typed of it. */
function marked(text: string, offset: number): (TextRange & { query: string }) | undefined {
  const from = Math.max(0, offset - 200);
  const start = startOfKey(text, from, offset, /[A-Za-z0-9_:.#$%&\-+?<>~/]/);
  const brace = text.charAt(start - 1) === '{' ? 1 : 0;
  const at = start - 1 - brace;
  return text.charAt(at) === '@' && !/[A-Za-z0-9_\\]/.test(text.charAt(at - 1))
    ? { start: at, end: offset + (brace === 1 && text.charAt(offset) === '}' ? 1 : 0), query: text.slice(start, offset) }
    : undefined;
}

function bare(text: string, offset: number, syntax: CitationSyntax): BegunCitation | undefined {
  const key = marked(text, offset);
  return key === undefined ? undefined : { ...key, syntax };
}

function inPandocBracket(text: string, from: number, offset: number): BegunCitation | undefined {
  const key = marked(text, offset) ?? { start: offset, end: offset, query: '' };
  const open = openingBracket(text, from, key.start);
  if (open === undefined || /[\^!\\]/.test(text.charAt(open - 1))) {
    return undefined;
  }
  const before = text.slice(open + 1, key.start).split(/[;；]/);
  const prefix = before.pop() ?? '';
  const rest = restOfParagraph(text, key.end);
  const close = rest.search(/[[\]]/);
  const isClosed = close >= 0 && rest.charAt(close) === ']';
  const isItem =
    key.start < offset
      ? prefix.length <= longestPrefix && !/[\n。！？]/.test(prefix)
      : prefix.trim() === '' && (before.length > 0 ? isEmptyItem(rest, isClosed) : rest.startsWith(']') && !isTaskBox(text, open));
  if (!isItem || !before.every((item) => item.includes('@')) || (isClosed && /[([:]/.test(rest.charAt(close + 1)))) {
    return undefined;
  }
  return {
    ...key,
    syntax: 'pandoc',
    enclosure: { style: {}, start: open, items: { start: open + 1, end: isClosed ? key.end + close : key.end }, missing: isClosed ? '' : ']' },
  };
}

/** Whether nothing stands between a place and the end of its item. */
function isEmptyItem(rest: string, isClosed: boolean): boolean {
  return !isClosed || /^\s{0,99}[\];；]/.test(rest);
}

function isTaskBox(text: string, open: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', open - 1) + 1, open - 100), open);
  return /^\s{0,50}(?:[-*+]|\d{1,9}[.)])\s$/.test(line);
}

function inOrgBracket(text: string, from: number, offset: number): BegunCitation | undefined {
  const key = marked(text, offset) ?? { start: offset, end: offset, query: '' };
  const open = openingBracket(text, from, key.start);
  // In two brackets it is a link of org-ref, which marks keys in another way.
  const content = open === undefined || text.charAt(open - 1) === '[' ? '' : text.slice(open + 1, key.start);
  const command = orgCite.exec(content);
  if (open === undefined || command === null || (key.start === offset && !/[:;]\s{0,9}$/.test(content))) {
    return undefined;
  }
  const rest = restOfParagraph(text, key.end);
  const close = rest.search(/[[\]]/);
  const isClosed = close >= 0 && rest.charAt(close) === ']';
  if (key.start === offset && !isEmptyItem(rest, isClosed)) {
    return undefined;
  }
  return {
    ...key,
    syntax: 'org',
    enclosure: {
      style: { command: command[1] ?? 'cite' },
      start: open,
      items: { start: open + 1 + command[0].length, end: isClosed ? key.end + close : key.end },
      missing: isClosed ? '' : ']',
    },
  };
}

/** The `[` that is open before an offset. */
function openingBracket(text: string, from: number, offset: number): number | undefined {
  for (let index = offset - 1; index >= from; index -= 1) {
    const character = text.charAt(index);
    if (character === '[') {
      return index;
    }
    if (character === ']') {
      return undefined;
    }
  }
  return undefined;
}

function inBraces(text: string, from: number, offset: number): BegunCitation | undefined {
  const open = text.lastIndexOf('{', offset - 1);
  const command = open < from ? null : latexCommand.exec(text.slice(Math.max(from, open - 450), open));
  return command === null ? undefined : inList(text, open, offset, '}', 'latex', { command: command[1] ?? 'cite' }, open - command[0].length);
}

function inRole(text: string, from: number, offset: number): BegunCitation | undefined {
  const open = text.lastIndexOf('`', offset - 1);
  const found = open < from ? null : role.exec(text.slice(Math.max(from, open - 30), open));
  if (found === null) {
    return undefined;
  }
  const command = found[1] ?? found[2] ?? 'cite';
  return inList(text, open, offset, '`', found[1] === undefined ? 'myst' : 'rst', { command }, open - found[0].length);
}

/** The last item of a list of keys, parted by commas, that opens at `open`. */
function inList(text: string, open: number, offset: number, closing: string, syntax: CitationSyntax, style: CitationStyle, start: number): BegunCitation | undefined {
  const written = text.slice(open + 1, offset);
  const query = /[^,]*$/.exec(written.slice(-200))?.[0].trimStart() ?? '';
  if (/[{}\\`\s]/.test(query) || /[{}\\`]/.test(written)) {
    return undefined;
  }
  const rest = restOfParagraph(text, offset);
  const close = rest.indexOf(closing);
  // Words behind the cursor are no keys: the closing one that follows them closes something else.
  const items = rest.slice(0, Math.max(0, close)).split(',');
  const isClosed = close >= 0 && items.every((item) => !/[\s{}\\[\]$]/.test(item.trim()));
  if (isClosed && items[0]?.trim() !== '') {
    return undefined;
  }
  return {
    start: offset - query.length,
    end: offset,
    syntax,
    query,
    enclosure: { style, start, items: { start: open + 1, end: isClosed ? offset + close : offset }, missing: isClosed ? '' : closing },
  };
}

function inTypstCall(text: string, from: number, offset: number): BegunCitation | undefined {
  const start = startOfKey(text, from, offset, /[\w:.-]/);
  const call = typstCall.exec(text.slice(Math.max(from, start - 30), start));
  if (call === null) {
    return undefined;
  }
  const rest = text.slice(offset, offset + 200);
  const quote = call[0].endsWith('<') ? '>' : '")';
  const goesOn = rest.startsWith(')') ? ')' : typstCallGoesOn.exec(rest)?.[0];
  const isHalfClosed = goesOn === undefined && rest.startsWith(quote);
  return {
    start,
    end: offset + (isHalfClosed ? quote.length : 0),
    syntax: 'typst',
    query: text.slice(start, offset),
    enclosure: {
      style: { command: 'cite', ...(goesOn?.includes('"prose"') === true ? { form: 'textual' } : {}) },
      start: start - call[0].length,
      items: { start, end: offset },
      missing: goesOn === undefined ? `${quote})` : goesOn === ')' ? quote : '',
    },
  };
}
