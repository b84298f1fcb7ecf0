import type { TextRange } from '../../model';
import type { CitationSyntax } from '../syntax';

/**
 * What is being typed for a citation, by what stands on both sides of the cursor. Cheap and generous: it does not know code
 * and comments, see `completionAt`.
 */
export interface TypedCitation extends TextRange {
  /**
   * `bare`: `@` in a sentence; `item`: `@` between the brackets of a group; `key`: between braces, backticks or in a function,
   * where a key stands without a mark of its own.
   */
  readonly form: 'bare' | 'item' | 'key';
  /** What is written: a role in a Markdown document is `myst`. */
  readonly syntax: CitationSyntax;
  /** What was typed to find a paper by, without `@`. */
  readonly query: string;
  /** The key goes on behind the cursor to here: what was there is replaced too. */
  readonly keyEnd: number;
  /** What closes the group, where nothing does yet. */
  readonly close: string;
}

/** Characters that are looked at on either side. */
const reach = 1000;
/** Longer than anyone types to find a paper. */
const maxQuery = 100;

interface Sides {
  readonly before: string;
  readonly after: string;
}

/** What a reader found: how far what was typed reaches back from the cursor. */
interface Found {
  readonly length: number;
  readonly form: TypedCitation['form'];
  readonly syntax: CitationSyntax;
  readonly query: string;
  readonly close?: string;
}

type Reader = (sides: Sides) => Found | undefined;

const readers: Readonly<Record<CitationSyntax, readonly Reader[]>> = {
  pandoc: [inRole, inCommand, afterAt('pandoc')],
  myst: [inRole, inCommand, afterAt('myst')],
  latex: [inCommand],
  typst: [inFunction, afterAt('typst')],
  org: [inOrg, inCommand, afterAt('org')],
  rst: [inRole],
};

/**
 * The citation that is being typed at an offset, if one may be.
 * @param syntax the document's
 */
export function typedCitationAt(text: string, offset: number, syntax: CitationSyntax): TypedCitation | undefined {
  const sides = { before: text.slice(Math.max(0, offset - reach), offset), after: text.slice(offset, offset + reach) };
  for (const read of readers[syntax]) {
    const found = read(sides);
    if (found !== undefined && found.query.length <= maxQuery) {
      const rest = found.form === 'bare' && found.query === '' ? '' : (keyRest.exec(sides.after)?.[0] ?? '');
      return { start: offset - found.length, end: offset, keyEnd: offset + rest.length, close: '', ...found };
    }
  }
  return undefined;
}

/** What may belong to the key behind the cursor. */
const keyRest = /^(?:[A-Za-z0-9_]|[:.#$%&\-+?~/](?=[A-Za-z0-9_])){0,200}/;

/** A word character or the like before `@` makes it an address, an escape or a part of a URL. */
const hindersAt = /(?:[\w.+\\@/=&%#~]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L})$/u;
/** What may be typed in a sentence: no spaces, since nothing tells where the query would end. */
const bareQuery = /^[^\s@,;!(){}[\]|"'`*=^\\，。；：？！、…“”‘’（）【】《》「」]*$/u;
/** What may be typed in brackets. */
const itemQuery = /^[^@,;[\]{}\\`，；【】\n]*$/u;

/** `@que` and `[@que ry`. */
function afterAt(syntax: 'pandoc' | 'myst' | 'typst' | 'org'): Reader {
  return ({ before, after }) => {
    const at = before.lastIndexOf('@');
    const ahead = before.slice(0, Math.max(0, at));
    if (at < 0 || hindersAt.test(ahead.slice(-2)) || (syntax !== 'org' && isInUnfinishedCode(ahead))) {
      return undefined;
    }
    const query = before.slice(at + 1);
    const isItem = syntax !== 'typst' && syntax !== 'org' && isInBrackets(ahead);
    if (query.startsWith('{') && (syntax === 'pandoc' || syntax === 'myst')) {
      const braced = query.slice(1);
      return /^[^\s{}]*$/.test(braced) ? { length: braced.length, form: 'key', syntax, query: braced, close: closes(after, /^[^\s{}]*\}/, '}') } : undefined;
    }
    if (isItem && itemQuery.test(query) && !query.startsWith(' ')) {
      return { length: query.length + 1, form: 'item', syntax, query };
    }
    return bareQuery.test(query) ? { length: query.length + 1, form: 'bare', syntax, query } : undefined;
  };
}

/** Whether a backtick of the line waits for its end: to the tools it is no code yet, but to who types it is. */
function isInUnfinishedCode(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (line.match(/`+/g)?.length ?? 0) % 2 === 1;
}

/** Whether a bracket is open at the end of a text, in its last paragraph. */
function isInBrackets(before: string): boolean {
  for (let index = before.length - 1; index >= 0; index--) {
    const character = before.charAt(index);
    if (character === ']' || (character === '\n' && /^[ \t\r]*\n/.test(before.slice(index + 1, index + 40)))) {
      return false;
    }
    if (character === '[') {
      return before.charAt(index - 1) !== '\\';
    }
  }
  return false;
}

/** `[cite/t:see @que`, or `[cite:que` before an `@` is there. */
function inOrg({ before, after }: Sides): Found | undefined {
  const open = before.lastIndexOf('[');
  const content = /^\[cite(?:\/[\w/-]{1,40})?:([^\][]*)$/.exec(before.slice(open))?.[1];
  if (open < 0 || content === undefined) {
    return undefined;
  }
  const item = content.slice(content.lastIndexOf(';') + 1);
  const at = item.lastIndexOf('@');
  const typed = at < 0 ? item.replace(/^\s+/, '') : item.slice(at);
  const query = typed.replace('@', '');
  const isQuery = at < 0 ? bareQuery.test(query) : itemQuery.test(query) && !query.startsWith(' ');
  return isQuery ? { length: typed.length, form: 'item', syntax: 'org', query, close: closes(after, /^[^\][]*\]/, ']') } : undefined;
}

/** `\cite{`, `\textcite[see][3]{a, que`, `\cites{a}{que`. */
function inCommand({ before, after }: Sides): Found | undefined {
  const open = Math.max(before.lastIndexOf('{'), before.lastIndexOf('}'));
  if (before.charAt(open) !== '{' || !/\\(?:[A-Za-z]{0,30}cite[A-Za-z]{0,30}|bibentry)\*?$/i.test(commandBefore(before, open))) {
    return undefined;
  }
  return inList('latex', before.slice(open + 1), closes(after, /^[^{}]*\}/, '}'));
}

/** The text up to a command's arguments that stand before `end`. */
function commandBefore(text: string, end: number): string {
  const pairs = new Map([[']', '['], ['}', '{'], [')', '('], ['>', '<']]);
  let at = end;
  for (;;) {
    const trimmed = text.slice(0, at).trimEnd();
    const open = pairs.get(trimmed.at(-1) ?? '');
    if (open === undefined) {
      return trimmed.slice(-100);
    }
    const close = trimmed.at(-1) ?? '';
    let depth = 0;
    at = trimmed.length;
    do {
      at--;
      depth += text.charAt(at) === close ? 1 : text.charAt(at) === open ? -1 : 0;
    } while (at > 0 && depth > 0);
    if (depth > 0) {
      return '';
    }
  }
}

/** `#cite(<que` and `#cite(label("que`, with or without `#`. */
function inFunction({ before, after }: Sides): Found | undefined {
  const match = /(?:^|[^\p{L}\p{N}_-])cite\(\s{0,20}(?:<([^<>\n"]{0,200})|label\(\s{0,20}"([^"\n]{0,200}))$/u.exec(before.slice(-300));
  const query = match?.[1] ?? match?.[2];
  if (query === undefined) {
    return undefined;
  }
  const close = match?.[2] === undefined ? closes(after, /^[^<>\s"]*>/, '>') : closes(after, /^[^\s"]*"/, '")');
  const parenthesis = close !== '' && !/^[^()\n]*\)/.test(after) ? ')' : '';
  return { length: query.length, form: 'key', syntax: 'typst', query, close: close + parenthesis };
}

/** `` :cite:p:`a,que ``, `` {cite}`que ``. */
function inRole({ before, after }: Sides): Found | undefined {
  const open = before.lastIndexOf('`');
  const role = /(?:(:)[\w.+:-]{0,40}|\{[\w.+:-]{0,40})cite[\w.+:-]{0,40}(?:\}|:)$/.exec(before.slice(Math.max(0, open - 100), Math.max(0, open)));
  return role === null ? undefined : inList(role[0].endsWith('}') ? 'myst' : 'rst', before.slice(open + 1), closes(after, /^[^`\n]*`/, '`'));
}

/** The item of a list parted by commas that ends at the cursor. */
function inList(syntax: CitationSyntax, list: string, close: string): Found | undefined {
  const query = list.slice(Math.max(list.lastIndexOf(','), list.lastIndexOf('\n')) + 1).trimStart();
  return { length: query.length, form: 'key', syntax, query, close };
}

function closes(after: string, closed: RegExp, close: string): string {
  return closed.test(after) ? '' : close;
}
