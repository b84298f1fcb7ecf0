import { atKey, letterBefore } from '../shared/keys';
import { bracketPairs, forwardSearch, PlacesByName } from '../shared/forward-search';
import type { KeyUse } from '../shared/key-uses';
import type { TextRange } from '../../../model/paper';
import { roleForm, roleItems, roleName } from '../shared/roles';
import { CitationBrackets } from './brackets';

const trigger = /[`\\<$@[\];{]|https?:\/\//g;
const backticks = /`{1,1000000}/g;
const citeRole = new RegExp(String.raw`\{(${roleName})\}(?=${'`'})`, 'y');
/** Attributes behind code, a span or a link, and of a heading; what their values hold is no citation. */
const attributes =
  /\{[^{}@"']{0,300}(?:(?:"(?:[^"\\\n]|\\.|\n(?![ \t\r]{0,99}\n)){0,3000}"|(?<==)'(?:[^'\\\n]|\\.|\n(?![ \t\r]{0,99}\n)){0,3000}'|(?<!=)'|(?<==)@[^\s{}"'@]{1,300}(?=[\s}]))[^{}@"']{0,300}){1,30}\}/y;
const bareUrl = /https?:\/\/(?:[^\s<>"'[\])}\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]|\[(?!-?@)){1,2000}/uy;
const autolink = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>/y;
const tagStart = /<\/?([A-Za-z][A-Za-z0-9-]{0,40})(?=[\s/>])/y;
/** Elements whose text is not Markdown. */
const rawElement = /^(?:script|style|pre|textarea|math|svg)$/i;
const noteReference = /\[\^[^\][\s]{1,200}\]/y;
const texCommand = /\\[A-Za-z]{1,40}\*?/y;
const texBegin = /\\begin\{([^{}\n]{1,40})\}/y;
const texEnd = /\\end\{([^{}\n]{1,40})\}/g;
const rawElementEnd = /<\/(script|style|pre|textarea|math|svg)[ \t]{0,9}>/gi;

/**
 * Where the keys that Pandoc would read in paragraphs are, or with `isMyst` those that MyST would: its keys begin with an
 * ASCII letter, and other letters that touch them do no harm. Ranges must come in the order of their places.
 */
export class InlineReader {
  readonly brackets: CitationBrackets;
  readonly #nextTrigger: (from: number) => number;
  readonly #commentEnd: (from: number) => number;
  /** Of what Quarto and Hugo put something in place of. */
  readonly #shortcodeEnd: (from: number) => number;
  readonly #dollar: (from: number) => number;
  readonly #dollars: (from: number) => number;
  #runs: PlacesByName | undefined;
  #environments: PlacesByName | undefined;
  #elements: PlacesByName | undefined;
  #start = 0;
  #end = 0;
  #runEnd = 0;
  #urlEnd = 0;
  #keyEnd = -1;
  #pairs = new Map<string, ReadonlyMap<number, number>>();

  readonly #text: string;
  readonly #isMyst: boolean;

  constructor(text: string, isMyst = false) {
    this.#text = text;
    this.#isMyst = isMyst;
    this.brackets = new CitationBrackets(text);
    this.#nextTrigger = forwardSearch(text, new RegExp(trigger));
    this.#commentEnd = forwardSearch(text, '-->');
    this.#shortcodeEnd = forwardSearch(text, /[%>]\}\}/g);
    this.#dollar = forwardSearch(text, /(?<!\\)\$/g);
    this.#dollars = forwardSearch(text, '$$');
  }

  /** Reads a paragraph. Gives its end, or where a comment or the like ends that reaches beyond it. */
  read({ start, end }: TextRange): number {
    this.#start = start;
    this.#end = end;
    this.#pairs.clear();
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

  /** Reads what stands at a trigger. Gives where reading goes on. */
  #readAt(at: number): number {
    switch (this.#text[at]) {
      case '@':
        return this.#readKey(at);
      case '[':
        return this.#readOpening(at);
      case ']':
        return this.brackets.close(at) ? this.#afterLabel(at + 1) : at + 1;
      case ';':
        this.brackets.separator(at);
        return at + 1;
      case '`':
        return this.#afterCode(at);
      case '\\':
        return this.#afterBackslash(at);
      case '$':
        return this.#afterMath(at);
      case '<':
        return this.#afterTag(at);
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
    const close = this.#pair(at, '[', ']');
    if (
      close === undefined ||
      this.#text[close + 1] !== '(' ||
      close - at > 1000 ||
      /`|\[-?@/.test(this.#text.slice(at + 1, close))
    ) {
      return undefined;
    }
    const end = this.#afterLabel(close + 1);
    return end === close + 1 ? undefined : end;
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

  /** Behind the destination of a link whose text ends before an offset. */
  #afterLabel(at: number): number {
    if (this.#text[at] !== '(') {
      return at;
    }
    const end = this.#pair(at, '(', ')');
    return end !== undefined && isDestination(this.#text.slice(at + 1, Math.min(end, at + 3000))) ? end + 1 : at;
  }

  #pair(at: number, open: string, close: string): number | undefined {
    let pairs = this.#pairs.get(open);
    if (pairs === undefined) {
      pairs = bracketPairs(this.#text, at, this.#end, open, close);
      this.#pairs.set(open, pairs);
    }
    return pairs.get(at);
  }

  /** Where the code ends that a run of backticks at an offset opens; undefined where it opens none. */
  #codeEnd(at: number): number | undefined {
    if (at >= this.#runEnd) {
      backticks.lastIndex = at;
      this.#runEnd = at + (backticks.exec(this.#text)?.[0].length ?? 1);
    }
    const length = this.#runEnd - at;
    this.#runs ??= new PlacesByName(this.#text, backticks, ([run]) => String(run.length));
    const closing = this.#runs.nextOf(String(length), this.#runEnd);
    return closing === undefined || closing + length > this.#end ? undefined : closing + length;
  }

  #afterCode(at: number): number {
    const end = this.#codeEnd(at);
    return end === undefined ? at + 1 : this.#afterAttributes(end);
  }

  #afterAttributes(at: number): number {
    if (this.#text[at] !== '{') {
      return at;
    }
    attributes.lastIndex = at;
    return attributes.test(this.#text) && attributes.lastIndex <= this.#end ? attributes.lastIndex : at;
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
      const end = this.#shortcodeEnd(at + 3);
      return end === -1 || end >= this.#end ? at + 3 : end + 3;
    }
    if (role === undefined) {
      return /[\]`)]/.test(this.#text.charAt(at - 1)) || this.#isHeading(at) ? this.#afterAttributes(at) : at + 1;
    }
    const code = citeRole.lastIndex;
    const end = this.#codeEnd(code);
    if (end === undefined) {
      return code;
    }
    const ticks = this.#runEnd - code;
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

  /** An escape, or raw TeX with its arguments. */
  #afterBackslash(at: number): number {
    texBegin.lastIndex = at;
    const environment = texBegin.exec(this.#text)?.[1];
    if (environment !== undefined) {
      this.#environments ??= new PlacesByName(this.#text, texEnd, (match) => match[1] ?? '');
      const end = this.#environments.nextOf(environment, at);
      if (end !== undefined) {
        return end + '\\end{}'.length + environment.length;
      }
    }
    texCommand.lastIndex = at;
    if (!texCommand.test(this.#text)) {
      return at + 2;
    }
    let end = texCommand.lastIndex;
    for (;;) {
      const open = this.#text.charAt(end);
      // What cites is no option of the command before it.
      if (open === '[' && this.#text[end - 1] === '}' && /^\[[^\][]{0,200}@/.test(this.#text.slice(end, end + 202))) {
        return end;
      }
      const closing = open === '{' ? this.#pair(end, '{', '}') : open === '[' ? this.#pair(end, '[', ']') : undefined;
      if (closing === undefined) {
        return end;
      }
      end = closing + 1;
    }
  }

  #afterMath(at: number): number {
    if (this.#text[at + 1] === '$') {
      const end = this.#dollars(at + 2);
      return end === -1 || end >= this.#end ? at + 2 : end + 2;
    }
    if (!this.#isMyst && /\s/.test(this.#text.charAt(at + 1))) {
      return at + 1;
    }
    const end = this.#dollar(at + 1);
    if (end === -1 || end >= this.#end) {
      return at + 1;
    }
    const isMath =
      (this.#isMyst || !/\s/.test(this.#text.charAt(end - 1))) && !/[0-9]/.test(this.#text.charAt(end + 1));
    return isMath ? end + 1 : at + 1;
  }

  /** Behind a comment, an autolink, or a tag (with what is in it, where that is not Markdown). */
  #afterTag(at: number): number {
    if (this.#text.startsWith('<!--', at)) {
      const end = this.#commentEnd(at + 4);
      return end === -1 ? at + 1 : end + 3;
    }
    autolink.lastIndex = at;
    if (autolink.test(this.#text)) {
      return autolink.lastIndex;
    }
    tagStart.lastIndex = at;
    const name = tagStart.exec(this.#text)?.[1];
    const end = name === undefined ? undefined : this.#tagEnd(tagStart.lastIndex);
    if (end === undefined || name === undefined) {
      return at + 1;
    }
    if (this.#text[at + 1] === '/' || !rawElement.test(name)) {
      return end;
    }
    this.#elements ??= new PlacesByName(this.#text, rawElementEnd, (match) => (match[1] ?? '').toLowerCase());
    return this.#elements.nextOf(name.toLowerCase(), end) ?? end;
  }

  /** Behind the `>` of a tag; quoted values may hold one. */
  #tagEnd(from: number): number | undefined {
    const limit = Math.min(this.#end, from + 5000);
    for (let at = from; at < limit; at += 1) {
      const character = this.#text.charAt(at);
      if (character === '>') {
        return at + 1;
      }
      if (character === '<' || character === '@') {
        return undefined;
      }
      if (character === '"' || character === "'") {
        const closing = this.#text.slice(at + 1, limit).indexOf(character);
        if (closing === -1) {
          return undefined;
        }
        at += closing + 1;
      }
    }
    return undefined;
  }
}

/** What stands between the parentheses of a link: an address, which goes on over spaces but not over lines, and maybe a title. */
function isDestination(text: string): boolean {
  return !/\n(?!\s{0,99}(?:["'(]|$))/.test(text.trimStart());
}
