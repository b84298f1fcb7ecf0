import { atKey, letterBefore } from '../shared/keys';
import { forwardSearch } from '../shared/forward-search';
import type { KeyUse } from '../shared/key-uses';
import type { TextRange } from '../../../model/paper';
import { roleForm, roleItems, roleName } from '../shared/roles';
import { CitationBrackets } from './brackets';
import { OpaqueInlines } from './opaque-inlines';

const trigger = /[`\\<$@[\];{]|https?:\/\//g;
const citeRole = new RegExp(String.raw`\{(${roleName})\}(?=${'`'})`, 'y');
const bareUrl = /https?:\/\/(?:[^\s<>"'[\])}\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]|\[(?!-?@)){1,2000}/uy;
const noteReference = /\[\^[^\][\s]{1,200}\]/y;

/**
 * Where the keys that Pandoc would read in paragraphs are, or with `isMyst` those that MyST would: its keys begin with an
 * ASCII letter, and other letters that touch them do no harm. Ranges must come in the order of their places.
 */
export class InlineReader {
  readonly brackets: CitationBrackets;
  readonly #opaque: OpaqueInlines;
  readonly #nextTrigger: (from: number) => number;
  #start = 0;
  #urlEnd = 0;
  #keyEnd = -1;

  readonly #text: string;
  readonly #isMyst: boolean;

  constructor(text: string, isMyst = false) {
    this.#text = text;
    this.#isMyst = isMyst;
    this.brackets = new CitationBrackets(text);
    this.#opaque = new OpaqueInlines(text, isMyst);
    this.#nextTrigger = forwardSearch(text, new RegExp(trigger));
  }

  /** Reads a paragraph. @returns its end, or where a comment or the like ends that reaches beyond it */
  read({ start, end }: TextRange): number {
    this.#start = start;
    this.#opaque.enter({ start, end });
    let at = start;
    while (at < end) {
      const found = this.#nextTrigger(at);
      if (found === -1 || found >= end) {
        break;
      }
      at = Math.max(this.#readAt(found), found + 1);
    }
    this.brackets.endParagraph();
    return Math.max(at, end);
  }

  /** Reads what is at a trigger. @returns where to read on */
  #readAt(at: number): number {
    switch (this.#text[at]) {
      case '@':
        return this.#readKey(at);
      case '[':
        return this.#readOpening(at);
      case ']':
        return this.brackets.close(at) ? this.#opaque.afterLabel(at + 1) : at + 1;
      case ';':
        this.brackets.separator(at);
        return at + 1;
      case '`':
        return this.#opaque.afterCode(at);
      case '\\':
        return this.#opaque.afterBackslash(at);
      case '$':
        return this.#opaque.afterMath(at);
      case '<':
        return this.#opaque.afterTag(at);
      case '{':
        return this.#readBrace(at);
      default:
        bareUrl.lastIndex = at;
        if (bareUrl.test(this.#text)) {
          this.#urlEnd = bareUrl.lastIndex;
        }
        return at + 1;
    }
  }

  #readOpening(at: number): number {
    noteReference.lastIndex = at;
    if (noteReference.test(this.#text)) {
      return noteReference.lastIndex;
    }
    const previous = at > this.#start ? this.#text.charAt(at - 1) : '';
    const link = this.#isMyst ? this.#linkEnd(at) : undefined;
    if (link !== undefined) {
      return link;
    }
    this.brackets.bracket(at, previous === '^' ? 'note' : previous === '!' ? 'image' : 'bracket');
    return at + 1;
  }

  /** Behind a link of MyST, in whose text `@` means nothing; undefined where it may hold a role. */
  #linkEnd(at: number): number | undefined {
    const close = this.#opaque.closingBracket(at, '[', ']');
    if (
      close === undefined ||
      this.#text[close + 1] !== '(' ||
      close - at > 1000 ||
      /\[-?@/.test(this.#text.slice(at + 1, close))
    ) {
      return undefined;
    }
    const end = this.#opaque.afterLabel(close + 1);
    if (end === close + 1) {
      return undefined;
    }
    if (this.#text.slice(at + 1, close).includes('`')) {
      this.#urlEnd = close;
      return undefined;
    }
    return end;
  }

  #readKey(at: number): number {
    if (at < this.#urlEnd) {
      return at + 1;
    }
    const found = atKey(this.#text, at);
    if (found === undefined) {
      return at + 1;
    }
    const { key, keyRange, end } = found;
    const hyphen =
      at > this.#start &&
      this.#text[at - 1] === '-' &&
      letterBefore(this.#text, at - 1) === 'none' &&
      !/[-.]/.test(this.#text.charAt(at - 2));
    const start = hyphen ? at - 1 : at;
    let before = start;
    while (before > this.#start && start - before < 4 && this.#text[before - 1] === '.') {
      before -= 1;
    }
    const isEllipsis = start - before === 3;
    const letter =
      before > this.#start && before !== this.#keyEnd && !isEllipsis ? letterBefore(this.#text, before) : 'none';
    if (this.#isMyst) {
      if (/[A-Za-z0-9]/.test(this.#text.charAt(before - 1)) || !/^\w/.test(key)) {
        return end;
      }
    } else if (letter === 'spaced' || (letter === 'none' && before < start && !isEllipsis)) {
      return end;
    }
    const unread = this.#isMyst
      ? undefined
      : letter === 'unspaced'
        ? 'glued-before'
        : found.gluedAfter
          ? 'glued-after'
          : undefined;
    const use: KeyUse = { key, keyRange, start, end, suppressesAuthor: hyphen, unread };
    this.brackets.key(use);
    this.#keyEnd = end;
    return end;
  }

  /** Whether attributes at an offset may be those of a heading, which they end. */
  #isHeading(at: number): boolean {
    return this.#text[at - 1] === ' ' && /^[ >]{0,20}#{1,6}[ \t]/.test(this.#text.slice(this.#start, this.#start + 40));
  }

  /** A role of MyST, or attributes. */
  #readBrace(at: number): number {
    citeRole.lastIndex = at;
    const role = citeRole.exec(this.#text)?.[1];
    if (/^\{\{[<%]/.test(this.#text.slice(at, at + 3))) {
      return this.#opaque.afterShortcode(at);
    }
    if (role === undefined) {
      return /[\]`)]/.test(this.#text.charAt(at - 1)) || this.#isHeading(at)
        ? this.#opaque.afterAttributes(at)
        : at + 1;
    }
    const code = citeRole.lastIndex;
    const end = this.#opaque.codeEnd(code);
    if (end === undefined) {
      return code;
    }
    const ticks = this.#opaque.ticksAt(code);
    const items = { start: code + ticks, end: end - ticks };
    const { uses, separators } = roleItems(this.#text, items, role);
    if (uses.length > 0) {
      this.brackets.group(
        { start: at, end, syntax: 'myst', form: roleForm(role), command: role, items, separators },
        uses,
      );
    }
    return end;
  }
}
