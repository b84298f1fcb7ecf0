import type { TextRange } from '../../../model/paper';
import { bracketPairs, forwardSearch, PlacesByName } from '../shared/forward-search';

const backticks = /`{1,1000000}/g;
/** Attributes behind code, a span or a link, and of a heading; what their values hold is no citation. */
const attributes =
  /\{[^{}@"']{0,300}(?:(?:"(?:[^"\\\n]|\\.|\n(?![ \t\r]{0,99}\n)){0,3000}"|(?<==)'(?:[^'\\\n]|\\.|\n(?![ \t\r]{0,99}\n)){0,3000}'|(?<!=)'|(?<==)@[^\s{}"'@]{1,300}(?=[\s}]))[^{}@"']{0,300}){1,30}\}/y;
const autolink = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>/y;
const tagStart = /<\/?([A-Za-z][A-Za-z0-9-]{0,40})(?=[\s/>])/y;
/** Elements whose text is not Markdown. */
const rawElement = /^(?:script|style|pre|textarea|math|svg)$/i;
const texCommand = /\\[A-Za-z]{1,40}\*?/y;
const texBegin = /\\begin\{([^{}\n]{1,40})\}/y;
const texEnd = /\\end\{([^{}\n]{1,40})\}/g;
const rawElementEnd = /<\/(script|style|pre|textarea|math|svg)[ \t]{0,9}>/gi;

/**
 * Where inlines end in which an `@` cites nothing: code, math, raw TeX, HTML, the destinations and attributes of links. All offsets are of
 * the text; paragraphs must be entered in their order, and each asked about in its order.
 */
export class OpaqueInlines {
  readonly #text: string;
  readonly #isMyst: boolean;
  readonly #commentEnd: (from: number) => number;
  /** Of what Quarto and Hugo put something in place of. */
  readonly #shortcodeEnd: (from: number) => number;
  readonly #dollar: (from: number) => number;
  readonly #dollars: (from: number) => number;
  #runs: PlacesByName | undefined;
  #environments: PlacesByName | undefined;
  #elements: PlacesByName | undefined;
  #end = 0;
  #runEnd = 0;
  #pairs = new Map<string, ReadonlyMap<number, number>>();

  constructor(text: string, isMyst: boolean) {
    this.#text = text;
    this.#isMyst = isMyst;
    this.#commentEnd = forwardSearch(text, '-->');
    this.#shortcodeEnd = forwardSearch(text, /[%>]\}\}/g);
    this.#dollar = forwardSearch(text, /(?<!\\)\$/g);
    this.#dollars = forwardSearch(text, '$$');
  }

  /** Goes on to a paragraph, which no inline but a comment or raw TeX leaves. */
  enter({ end }: TextRange): void {
    this.#end = end;
    this.#pairs.clear();
  }

  /** Behind the destination of a link whose text ends before an offset. */
  afterLabel(at: number): number {
    const end = this.closingBracket(at, '(', ')');
    return end !== undefined && isDestination(this.#text.slice(at + 1, Math.min(end, at + 3000))) ? end + 1 : at;
  }

  /** Where the bracket at an offset closes, within the paragraph. */
  closingBracket(at: number, open: string, close: string): number | undefined {
    let pairs = this.#pairs.get(open);
    if (pairs === undefined) {
      pairs = bracketPairs(this.#text, at, this.#end, open, close);
      this.#pairs.set(open, pairs);
    }
    return pairs.get(at);
  }

  /** How long the run of backticks at an offset is. */
  ticksAt(at: number): number {
    if (at >= this.#runEnd) {
      backticks.lastIndex = at;
      this.#runEnd = at + (backticks.exec(this.#text)?.[0].length ?? 1);
    }
    return this.#runEnd - at;
  }

  /** Where the code ends that a run of backticks at an offset opens; undefined where it opens none. */
  codeEnd(at: number): number | undefined {
    const length = this.ticksAt(at);
    this.#runs ??= new PlacesByName(this.#text, backticks, ([run]) => String(run.length));
    const closing = this.#runs.nextOf(String(length), this.#runEnd);
    return closing === undefined || closing + length > this.#end ? undefined : closing + length;
  }

  /** Behind code with its attributes. */
  afterCode(at: number): number {
    const end = this.codeEnd(at);
    return end === undefined ? at + 1 : this.afterAttributes(end);
  }

  /** Behind attributes, where an offset begins some. */
  afterAttributes(at: number): number {
    attributes.lastIndex = at;
    return attributes.test(this.#text) && attributes.lastIndex <= this.#end ? attributes.lastIndex : at;
  }

  /** Behind a shortcode of Quarto or Hugo that begins at an offset, or behind its opening where it has no end in the paragraph. */
  afterShortcode(at: number): number {
    const end = this.#shortcodeEnd(at + 3);
    return end === -1 || end >= this.#end ? at + 3 : end + 3;
  }

  /** Behind an escape, or raw TeX with its arguments. */
  afterBackslash(at: number): number {
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
      const closing =
        open === '{'
          ? this.closingBracket(end, '{', '}')
          : open === '['
            ? this.closingBracket(end, '[', ']')
            : undefined;
      if (closing === undefined) {
        return end;
      }
      end = closing + 1;
    }
  }

  /** Behind math, or behind its opening where it does not close. */
  afterMath(at: number): number {
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
  afterTag(at: number): number {
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

/** Whether a text may be between the parentheses of a link: an address, which may hold spaces but no line breaks, and maybe a title. */
function isDestination(text: string): boolean {
  return !/\n(?!\s{0,99}(?:["'(]|$))/.test(text.trimStart());
}
