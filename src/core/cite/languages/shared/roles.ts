import type { TextRange } from '../../../model/paper';
import type { CitationForm, CitationStyle } from '../../model/citation';
import { begunAt, type ContextReader, inKeyList } from './cursor';
import type { KeyUse } from './key-uses';

/** Roles of sphinxcontrib-bibtex and MyST for citations: `cite`, `cite:p`, `cite:t`, `footcite` and their relatives. */
export const roleName = String.raw`(?:foot)?cite(?::[A-Za-z]{1,16})?`;

/** A role in reStructuredText's and in MyST's way, before the backtick that opens its text. */
const roleBefore = new RegExp(String.raw`(?::(${roleName}):|\{(${roleName})\})$`);

/** The role that a group is written with. */
export function roleCommand({ form, command }: CitationStyle): string {
  return command ?? (form === 'textual' ? 'cite:t' : 'cite:p');
}

/** `` :cite:p:`a,que ``, `` {cite}`que ``. */
export const roleReader: ContextReader = (cursor) => {
  const open = cursor.before.lastIndexOf('`');
  const role = roleBefore.exec(cursor.before.slice(Math.max(0, open - 50), Math.max(0, open)));
  if (role === null) {
    return undefined;
  }
  const [written, ofRst, ofMyst = 'cite'] = role;
  const start = cursor.offsetOf(open) - written.length;
  return inKeyList(cursor, {
    syntax: ofRst === undefined ? 'myst' : 'rst',
    open: cursor.offsetOf(open),
    closing: '`',
    start,
    style: { command: ofRst ?? ofMyst },
    lead: /^(?:\{[^{}\n]*\}\s*)?/,
    ...(ofRst === undefined ? { separator: ';' } : {}),
  });
};

const begun = {
  rst: new RegExp(String.raw`(?<![\p{L}\p{N}:${'`'}]):(${roleName}):$`, 'u'),
  myst: new RegExp(String.raw`\{(${roleName})\}$`),
};

/** A role behind which no backtick stands yet. */
export const begunRoleReader =
  (syntax: keyof typeof begun): ContextReader =>
  ({ offset, before, after }) => {
    const [written, command] = begun[syntax].exec(before.slice(-60)) ?? [];
    if (written === undefined || command === undefined || after.startsWith('`')) {
      return undefined;
    }
    return { partial: begunAt(offset, { syntax, style: { command }, start: offset - written.length, sides: '``' }) };
  };

/** How a role's citations stand in their sentence. */
export function roleForm(role: string): CitationForm {
  const kind = /:([A-Za-z]{1,16})$/.exec(role)?.[1]?.toLowerCase() ?? 'p';
  return /^(?:t|ts|ct|cts|alt|alts|author|authors|year|title)$/.test(kind) ? 'textual' : 'parenthetical';
}

export interface RoleItems {
  readonly uses: readonly KeyUse[];
  readonly separators: readonly number[];
}

/** An item: text in braces, a key, text in braces: `{see}key{p. 3}`. */
const item = /^\s{0,200}(?:\{[^{}]{0,500}\}\s{0,9})?([^\s{},;`]{1,500})/;

/** The keys of a role's text, which commas part (MyST: semicolons too), each with its pre-text and post-text. */
export function roleItems(text: string, range: TextRange, role: string): RoleItems {
  const uses: KeyUse[] = [];
  const separators: number[] = [];
  const suppressesAuthor = /:year(?:par)?$/.test(role);
  let start = range.start;
  let depth = 0;
  const endItem = (end: number) => {
    const match = item.exec(text.slice(start, end));
    const key = match?.[1];
    if (match !== null && key !== undefined) {
      const keyStart = start + match[0].length - key.length;
      uses.push({
        key,
        keyRange: { start: keyStart, end: keyStart + key.length },
        start: keyStart,
        end: keyStart + key.length,
        suppressesAuthor,
      });
    }
  };
  for (let at = range.start; at < range.end; at += 1) {
    const character = text[at];
    if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      depth = Math.max(0, depth - 1);
    } else if ((character === ',' || character === ';') && depth === 0) {
      endItem(at);
      separators.push(at);
      start = at + 1;
    }
  }
  endItem(range.end);
  return { uses, separators };
}
