import { withoutGluedLetters } from '../shared/keys';
import type { BibliographyReference, CitedDocument } from '../../model/citation';
import { typstGroups, type Cite } from './cites';
import { Frames, type Call, type Frame } from './frames';
import { labelCharacter } from './keys';

const triggers = {
  markup: /[`\\$@#<[\]]|\/[/*]|https?:\/\//g,
  code: /["`$()[\]{}\n;<]|\/[/*]|(?<![\p{L}\p{N}_-])(?:[A-Za-z-]{0,20}cite[A-Za-z-]{0,20}|bibliography|label|ref)(?=\()/gu,
  math: /["$#\\]|\/[/*]/g,
};
const link = /https?:\/\/[\w!#$%&*+,\-./:;=?@~'()]{0,2000}/y;
const commentMark = /\/\*|\*\//g;
const reference = new RegExp(`@(${labelCharacter}{1,500})`, 'uy');
const label = new RegExp(`<(${labelCharacter}{1,500})>`, 'uy');
const identifier = /[\p{L}_][\p{L}\p{M}\p{N}_-]{0,200}/uy;
const member = /\.[\p{L}_][\p{L}\p{M}\p{N}_-]{0,200}/uy;
const goesOn = /\s{0,200}else(?![\p{L}\p{N}_-])/uy;
const argumentName = /(?:^|[(,\s])([a-z-]{1,30})\s{0,20}:\s{0,20}$/;
/** A whole string of a program, up to the end of the text where nothing ends it. */
const stringEnd = /[\\"]/g;

const document: Frame = { kind: 'document', mode: 'markup', closer: '', start: 0, cites: 0 };
/** An entry of a glossary: `cpu: (short: "CPU")`. */
const term =
  /(?:"([^"\n]{1,100})"|(?<![\p{L}\p{N}_-])([\p{L}_][\p{L}\p{N}_-]{0,99}))\s{0,9}:\s{0,9}\(\s{0,99}(?:short|long|plural|description|name|text)\s{0,9}:/gu;
/** Packages whose keys have prefixes. */
const prefixing = /alexandria|load-bibliography|bibliographyx/;
/** How often an unclosed bracket, as there is while one types, is taken for text. */
const repairs = 3;

/** What a Typst document cites: `@key`, `#cite(<key>)`, and calls of functions with `cite` in their names. */
export function parseTypst(text: string): CitedDocument {
  return new TypstReader(text).read();
}

class TypstReader {
  readonly #cites: Cite[] = [];
  readonly #labels = new Set<string>();
  /** Labels that code makes or uses, which papers may have too. */
  readonly #names = new Set<string>();
  readonly #prefixes: string[] = [];
  readonly #bibliographies: BibliographyReference[] = [];
  readonly #frames = new Frames(document);

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): CitedDocument {
    this.#readFrom(0);
    for (let repair = 0; repair < repairs; repair += 1) {
      const unclosed = this.#frames.takeUnclosed();
      if (unclosed === undefined) {
        break;
      }
      this.#cites.length = Math.min(this.#cites.length, unclosed.cites);
      while ((this.#bibliographies.at(-1)?.start ?? -1) >= unclosed.start) {
        this.#bibliographies.pop();
      }
      this.#readFrom(unclosed.start);
    }
    const groups = typstGroups(this.#text, this.#cites, this.#labels);
    for (const [, quoted, plain = ''] of this.#text.matchAll(term)) {
      this.#names.add(quoted ?? plain);
    }
    const keyPrefixes = prefixing.test(this.#text) ? [...new Set(this.#prefixes)] : [];
    return {
      syntax: 'typst',
      groups,
      bibliographies: this.#bibliographies,
      definedKeys: new Set(),
      labels: new Set([...this.#labels, ...this.#names]),
      ...(keyPrefixes.length === 0 ? {} : { keyPrefixes }),
    };
  }

  #readFrom(start: number): void {
    for (let at = start; at < this.#text.length;) {
      const trigger = triggers[this.#frames.top.mode];
      trigger.lastIndex = at;
      const found = trigger.exec(this.#text);
      if (found === null) {
        return;
      }
      at = Math.max(this.#readAt(found.index, found[0]), found.index + 1);
    }
  }

  /** Reads what stands at a trigger. Gives where reading goes on. */
  #readAt(at: number, found: string): number {
    switch (found) {
      case '`':
        return this.#afterRaw(at);
      case '//':
        return this.#indexOf('\n', at);
      case '/*':
        return this.#afterComment(at);
      case '\\':
        return at + 2;
      case '$':
        return this.#frames.top.mode === 'math' ? this.#close('$', at) : this.#open('math', at + 1);
      case '#':
        return this.#readExpression(at + 1, at);
      case '<':
        return this.#readLabel(at);
      case '@':
        return this.#readReference(at);
      case '"':
        return this.#readString(at);
      case '[':
        return this.#open('content', at + 1);
      case '(':
        return this.#open('paren', at + 1);
      case '{':
        return this.#open('block', at + 1);
      case ']':
      case ')':
      case '}':
        return this.#close(found, at);
      case '\n':
      case ';':
        if (/^(?:statement|control)$/.test(this.#frames.top.kind)) {
          this.#frames.pop();
        }
        return at + 1;
    }
    if (found.startsWith('http')) {
      link.lastIndex = at;
      return link.test(this.#text) ? link.lastIndex : at + 1;
    }
    return this.#openCall(found, at, at + found.length, false);
  }

  #indexOf(sought: string, from: number): number {
    const found = this.#text.indexOf(sought, from);
    return found === -1 ? this.#text.length : found;
  }

  #open(kind: 'content' | 'block' | 'paren' | 'math', start: number, more: Partial<Frame> = {}): number {
    const mode = { content: 'markup', block: 'code', paren: 'code', math: 'math' } as const;
    const closer = { content: ']', block: '}', paren: ')', math: '$' };
    this.#frames.push({ kind, mode: mode[kind], closer: closer[kind], start, cites: this.#cites.length, ...more });
    return start;
  }

  #close(closer: string, at: number): number {
    const frame = this.#frames.close(closer);
    const end = at + 1;
    if (frame === undefined) {
      return end;
    }
    if (frame.supplementOf !== undefined) {
      frame.supplementOf.supplement = { start: frame.start, end: at };
      frame.supplementOf.end = end;
    }
    if (frame.call?.cite !== undefined) {
      this.#endCall(frame.call.cite, frame.start, at);
    }
    const call = this.#frames.top.call;
    if (frame.kind === 'content' && call?.cite !== undefined && this.#argumentName(frame.start - 1) === 'supplement') {
      call.cite.supplement = { start: frame.start, end: at };
    }
    if (this.#frames.top.kind === 'control' && (frame.kind === 'content' || frame.kind === 'block')) {
      goesOn.lastIndex = end;
      if (goesOn.test(this.#text)) {
        return goesOn.lastIndex;
      }
      this.#frames.pop();
    }
    return frame.isChained === true ? this.#readChain(end) : end;
  }

  #endCall(cite: Cite, start: number, end: number): void {
    cite.end = end + 1;
    if (/form\s{0,20}:\s{0,20}none(?![\w-])/.test(this.#text.slice(start, Math.min(end, start + 1000)))) {
      cite.form = 'unseen';
    }
  }

  /** An expression of code in text, behind its `#`. */
  #readExpression(at: number, start: number): number {
    identifier.lastIndex = at;
    const name = identifier.exec(this.#text)?.[0];
    if (name === undefined) {
      switch (this.#text[at]) {
        case '{':
          return this.#open('block', at + 1);
        case '(':
          return this.#open('paren', at + 1, { isChained: true });
        case '[':
          return this.#open('content', at + 1, { isChained: true });
        case '"':
          return this.#readString(at);
        case '<':
          return this.#readNamed(at);
        default:
          return at;
      }
    }
    const end = at + name.length;
    if (/^(?:let|set|show|import|include|return)$/.test(name)) {
      return this.#openStatement('statement', end);
    }
    if (/^(?:if|for|while)$/.test(name)) {
      return this.#openStatement('control', end);
    }
    if (name === 'context') {
      return this.#readExpression(end + (/^\s{1,99}/.exec(this.#text.slice(end, end + 99))?.[0].length ?? 0), start);
    }
    return this.#text[end] === '(' ? this.#openCall(name, start, end, true) : this.#readChain(end);
  }

  #openStatement(kind: 'statement' | 'control', start: number): number {
    this.#frames.push({ kind, mode: 'code', closer: '', start, cites: this.#cites.length });
    return start;
  }

  /** What may follow an expression in text: arguments, content, a member. */
  #readChain(from: number): number {
    let at = from;
    for (;;) {
      const next = this.#text[at];
      if (next === '(') {
        return this.#open('paren', at + 1, { isChained: true });
      }
      if (next === '[') {
        return this.#open('content', at + 1, { isChained: true });
      }
      member.lastIndex = at;
      if (!member.test(this.#text)) {
        return at;
      }
      at = member.lastIndex;
    }
  }

  /** A call whose arguments open at an offset. */
  #openCall(name: string, start: number, paren: number, isChained: boolean): number {
    let call: Call = { name };
    if (name === 'ref' || /cite/.test(name)) {
      const form = /^(?:citet|text-?cite|prose)/.test(name) ? 'textual' : 'parenthetical';
      const keyRange = { start: paren, end: paren };
      call = { name, cite: { start, end: paren, key: '', keyRange, form, suppressesAuthor: false, command: name } };
    }
    const next = this.#open('paren', paren + 1, { isChained, call });
    if (call.cite !== undefined) {
      this.#cites.push(call.cite);
    }
    return next;
  }

  #readReference(at: number): number {
    reference.lastIndex = at;
    const whole = reference.exec(this.#text)?.[1]?.replace(/[.:]{1,500}$/, '') ?? '';
    if (whole === '') {
      return at + 1;
    }
    const key = withoutGluedLetters(whole);
    const end = at + 1 + key.length;
    const keyRange = { start: at + 1, end };
    const isGlued = key !== whole;
    const cite: Cite = {
      start: at,
      end,
      key,
      keyRange,
      form: 'parenthetical',
      suppressesAuthor: false,
      ...(isGlued ? { glued: whole } : {}),
    };
    const cites = this.#cites.push(cite) - 1;
    const behind = at + 1 + whole.length;
    return this.#text[behind] === '[' && !isGlued
      ? this.#open('content', behind + 1, { supplementOf: cite, cites })
      : behind;
  }

  /** A label: in text it names what stands before it, in code it is a value. */
  #readLabel(at: number): number {
    label.lastIndex = at;
    const key = label.exec(this.#text)?.[1];
    if (key === undefined) {
      return at + 1;
    }
    if (this.#frames.top.mode === 'markup') {
      this.#labels.add(key);
    } else if (this.#frames.top.call?.cite === undefined) {
      this.#names.add(key);
    } else {
      this.#takeKey(this.#frames.top.call, key, at + 1);
    }
    return label.lastIndex;
  }

  /** `#<label>`, as equations name their lines. */
  #readNamed(at: number): number {
    label.lastIndex = at;
    const key = label.exec(this.#text)?.[1];
    if (key === undefined) {
      return at;
    }
    this.#labels.add(key);
    return label.lastIndex;
  }

  #takeKey(call: Call | undefined, key: string, start: number): void {
    if (call?.cite === undefined || call.cite.key !== '' || /[\r\n]/.test(key)) {
      return;
    }
    call.cite.key = key;
    call.cite.keyRange = { start, end: start + key.length };
  }

  #readString(at: number): number {
    stringEnd.lastIndex = at + 1;
    let found = stringEnd.exec(this.#text);
    while (found?.[0] === '\\') {
      stringEnd.lastIndex += 1;
      found = stringEnd.exec(this.#text);
    }
    if (found === null) {
      return this.#text.length;
    }
    if (this.#frames.top.kind === 'paren') {
      this.#readStringArgument(at, found.index);
    }
    if (this.#frames.top.mode === 'code') {
      this.#readPath(at, found.index);
    }
    return found.index + 1;
  }

  #readStringArgument(at: number, end: number): void {
    const { call } = this.#frames.top;
    const outer = this.#frames.parent?.call;
    const value = this.#text.slice(at + 1, end);
    const name = this.#argumentName(at);
    if (call?.name === 'label') {
      if (outer?.cite !== undefined) {
        this.#takeKey(outer, value, at + 1);
      } else {
        this.#labels.add(value);
      }
    } else if (call?.cite !== undefined) {
      this.#takeForm(call.cite, name, value);
    } else if (name === 'key') {
      this.#names.add(value);
    } else if (name === 'prefix') {
      this.#prefixes.push(value);
    }
  }

  /** The name of a bibliography, be it an argument of the function or kept for it elsewhere. */
  #readPath(at: number, end: number): void {
    const path = this.#text.slice(at + 1, end);
    if (!/\.(?:bib|ya?ml)$/i.test(path) || /[\r\n]/.test(path)) {
      return;
    }
    const isArgument = this.#frames.calls('bibliography');
    const isKept =
      path.endsWith('.bib') ||
      /(?:bib|ref)[\w-]{0,40}\s{0,9}[:=]\s{0,9}(?:[a-z]{1,20}\()?\(?$/i.test(
        this.#text.slice(Math.max(0, at - 100), at),
      );
    if (isArgument || isKept) {
      this.#bibliographies.push({ path, start: at + 1, end, ...(isArgument ? {} : { mayBeMissing: true }) });
    }
  }

  #takeForm(cite: Cite, name: string | undefined, value: string): void {
    if (name !== 'form') {
      return;
    }
    cite.form = /^(?:prose|author|year)$/.test(value) ? 'textual' : 'parenthetical';
    cite.suppressesAuthor = value === 'year';
  }

  /** Name of the argument whose value starts at an offset. */
  #argumentName(at: number): string | undefined {
    return argumentName.exec(this.#text.slice(Math.max(0, at - 80), at))?.[1];
  }

  #afterRaw(at: number): number {
    let end = at;
    while (this.#text[end] === '`') {
      end += 1;
    }
    const ticks = end - at;
    if (ticks === 2) {
      return end;
    }
    const closing = this.#text.indexOf('`'.repeat(ticks), end);
    return closing === -1 ? this.#text.length : closing + ticks;
  }

  #afterComment(at: number): number {
    let depth = 0;
    commentMark.lastIndex = at;
    for (let mark = commentMark.exec(this.#text); mark !== null; mark = commentMark.exec(this.#text)) {
      depth += mark[0] === '/*' ? 1 : -1;
      if (depth === 0) {
        return commentMark.lastIndex;
      }
    }
    return this.#text.length;
  }
}
