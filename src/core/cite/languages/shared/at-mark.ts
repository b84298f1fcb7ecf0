import type { TextRange } from '../../../model/paper';
import type { CitationSyntax } from '../../model/citation';
import type { PartialCitation } from '../../model/cursor-context';
import { type Cursor, type FoundKey, missingClose } from './cursor';
import { startOfTypedKey, unspacedLetter } from './keys';

/** A word character or the like before `@` makes it an address, an escape or a part of a URL. */
const hindersMark = new RegExp(String.raw`(?:[\w.+\\@/=&%#~]|(?!${unspacedLetter.source})\p{L})$`, 'u');
/** What may be typed in a sentence: no spaces, since nothing tells where the query would end. */
const bareQuery = /^[^\s@,;!(){}[\]|"'`*=^\\，。；：？！、…“”‘’（）【】《》「」]*$/u;
/** What may be typed in brackets. */
const itemQuery = /^[^@,;[\]{}\\`，；【】\n]*$/u;

/** A key with the place in the work behind it, rather than words to find a work by. */
const locator =
  /^\S+\s+(?:(?:pp?|chap?|chapters?|sec|sections?|figs?|figures?|vols?|volumes?|no|pages?|parts?|lines?|l|v|fols?|eqs?)(?:\.|\s+\d)|[§¶\d第页頁])/iu;

/** Whether a text may be a query in a sentence, without spaces. */
export function isBareQuery(query: string): boolean {
  return bareQuery.test(query);
}

/** Whether a text may be a query in brackets. */
export function isItemQuery(query: string): boolean {
  return itemQuery.test(query) && !query.startsWith(' ') && !locator.test(query);
}

/** What a language has of `@` besides a key in a sentence. */
export interface MarkRules {
  readonly syntax: CitationSyntax;
  /** Items with spaces between brackets: `[@object detec`. */
  readonly hasBrackets?: boolean;
  /** Keys in braces: `@{odd/key}`. */
  readonly hasBraces?: boolean;
  /** Code between backticks. */
  readonly hasCode?: boolean;
}

/** `@que`, `[@que ry` and `@{que`: what is typed behind the last `@`. */
export function typedBehindMark(
  { before, after }: Cursor,
  { syntax, hasBrackets, hasBraces, hasCode }: MarkRules,
): FoundKey | undefined {
  const at = before.lastIndexOf('@');
  const ahead = before.slice(0, Math.max(0, at));
  if (at < 0 || hindersMark.test(ahead.slice(-2)) || (hasCode === true && isInUnfinishedCode(ahead))) {
    return undefined;
  }
  const query = before.slice(at + 1);
  if (hasBraces === true && query.startsWith('{')) {
    const braced = query.slice(1);
    return /^[^\s{}]*$/.test(braced)
      ? { length: braced.length, form: 'key', syntax, query: braced, close: missingClose(after, /^[^\s{}]*\}/, '}') }
      : undefined;
  }
  if (hasBrackets === true && isItemQuery(query) && isInBrackets(ahead)) {
    return { length: query.length + 1, form: 'item', syntax, query };
  }
  return isBareQuery(query) ? { length: query.length + 1, form: 'bare', syntax, query } : undefined;
}

/** Whether a backtick of the line waits for its end: to the tools it is no code yet, but to who types it is. */
function isInUnfinishedCode(before: string): boolean {
  // A fence is none, whose header may hold a caption.
  const line = before.slice(before.lastIndexOf('\n') + 1).replace(/^[ \t>]{0,40}`{3,100}/, '');
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

/** `@key`, `@{key`: where a key with its mark stands that ends at the cursor, and what has been typed of it. */
function markedKey({ text, offset }: Cursor): (TextRange & { readonly query: string }) | undefined {
  const start = startOfTypedKey(text, Math.max(0, offset - 200), offset);
  const brace = text.charAt(start - 1) === '{' ? 1 : 0;
  const at = start - 1 - brace;
  return text.charAt(at) === '@' && !/[A-Za-z0-9_\\]/.test(text.charAt(at - 1))
    ? {
        start: at,
        end: offset + (brace === 1 && text.charAt(offset) === '}' ? 1 : 0),
        query: text.slice(start, offset),
      }
    : undefined;
}

/** A key with its mark, or where none is typed the place where one may be. */
export function markedKeyOrPlace(cursor: Cursor): TextRange & { readonly query: string } {
  return markedKey(cursor) ?? { start: cursor.offset, end: cursor.offset, query: '' };
}

/** A bare `@key` that has been begun. */
export function bareMark(cursor: Cursor, syntax: CitationSyntax): PartialCitation | undefined {
  const key = markedKey(cursor);
  return key === undefined ? undefined : { ...key, syntax };
}
