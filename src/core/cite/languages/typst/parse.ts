import type { CitedDocument } from '../../model/citation';
import { citeAt, citeOfCall, citeOfLabel, endCall, takeForm, takeKey, typstGroups, type Cite } from './cites';
import { Definitions } from './definitions';
import { Frames, type Call, type Frame, type TypstMode } from './frames';
import { afterAddress, afterComment, afterRaw, argumentNameAt, endOfString, labelAt } from './lexical';
import { endOfLine } from '../../../text/around';

const triggers = {
  markup: /[`\\$@#<[\]]|\/[/*]|https?:\/\//g,
  // `#` is no code, but what follows it there is none either.
  code: /["`$()[\]{}\n;<]|\/[/*]|(?<![\p{L}\p{N}_#-])(?:[A-Za-z-]{0,20}cite[A-Za-z-]{0,20}|bibliography|label|ref|yaml|json|toml)(?=\()/gu,
  math: /["$#\\]|\/[/*]/g,
};
const identifier = /[\p{L}_][\p{L}\p{M}\p{N}_-]{0,200}/uy;
const member = /\.[\p{L}_][\p{L}\p{M}\p{N}_-]{0,200}/uy;
const goesOn = /\s{0,200}else(?![\p{L}\p{N}_-])/uy;
const blankLine = /\n[ \t\r]*\n/;

const document: Frame = { kind: 'document', mode: 'markup', closer: '', start: 0, cites: 0 };
/** How often an unclosed bracket, as there is while one types, is taken for text. */
const repairs = 3;

/** What a Typst document cites: `@key`, `#cite(<key>)`, and calls of functions with `cite` in their names. */
export function parseTypst(text: string): CitedDocument {
  return new TypstReader(text).read();
}

/** Whether a place of a document is text, code or mathematics; undefined in strings, raw text and comments. */
export function typstModeAt(text: string, offset: number): TypstMode | undefined {
  return new TypstReader(text).modeAt(offset);
}

class TypstReader {
  readonly #cites: Cite[] = [];
  readonly #frames = new Frames(document);

  readonly #text: string;

  readonly #definitions: Definitions;
  #citesAll = false;

  constructor(text: string) {
    this.#text = text;
    this.#definitions = new Definitions(text);
  }

  read(): CitedDocument {
    this.#readFrom(0);
    for (let repair = 0; repair < repairs; repair += 1) {
      const unclosed = this.#frames.takeUnclosed();
      if (unclosed === undefined) {
        break;
      }
      this.#cites.length = Math.min(this.#cites.length, unclosed.cites);
      this.#definitions.forgetFrom(unclosed.start);
      this.#readFrom(unclosed.start);
    }
    const groups = typstGroups(this.#text, this.#cites, this.#definitions.labels);
    return {
      syntax: 'typst',
      groups,
      definedKeys: new Set(),
      ...this.#definitions.all,
      ...(this.#citesAll ? { citesAll: true } : {}),
    };
  }

  modeAt(offset: number): TypstMode | undefined {
    const reached = this.#readFrom(0, offset);
    const { mode } = this.#frames.top;
    if (reached > offset || mode === 'markup') {
      return reached > offset ? undefined : mode;
    }
    this.#readFrom(reached);
    const unclosed = this.#frames.takeUnclosed()?.start;
    // What nothing closes is text from the next paragraph on.
    return unclosed !== undefined && unclosed <= offset && blankLine.test(this.#text.slice(unclosed, offset))
      ? 'markup'
      : mode;
  }

  /** Reads up to the first trigger at or behind a limit. Gives the end of what was read. */
  #readFrom(start: number, limit = this.#text.length): number {
    let at = start;
    while (at < limit) {
      const trigger = triggers[this.#frames.top.mode];
      trigger.lastIndex = at;
      const found = trigger.exec(this.#text);
      if (found === null || found.index >= limit) {
        break;
      }
      at = Math.max(this.#readAt(found.index, found[0]), found.index + 1);
    }
    return at;
  }

  /** Reads what stands at a trigger. Gives where reading goes on. */
  #readAt(at: number, found: string): number {
    switch (found) {
      case '`':
        return afterRaw(this.#text, at);
      case '//':
        return endOfLine(this.#text, at);
      case '/*':
        return afterComment(this.#text, at);
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
      return afterAddress(this.#text, at);
    }
    return this.#openCall(found, at, at + found.length, false);
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
      endCall(this.#text, frame.call.cite, frame.start, at);
    }
    if (frame.call?.name === 'bibliography') {
      this.#citesAll ||= /^(?:[^]*[,\s])?full\s{0,9}:\s{0,9}true(?![\w-])/.test(this.#text.slice(frame.start, at));
    }
    const call = this.#frames.top.call;
    if (
      frame.kind === 'content' &&
      call?.cite !== undefined &&
      argumentNameAt(this.#text, frame.start - 1) === 'supplement'
    ) {
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
    const cite = citeOfCall(name, start, paren);
    const call: Call = { name, ...(cite === undefined ? {} : { cite }) };
    const next = this.#open('paren', paren + 1, { isChained, call });
    if (call.cite !== undefined) {
      this.#cites.push(call.cite);
    }
    return next;
  }

  #readReference(at: number): number {
    const found = citeAt(this.#text, at);
    if (found === undefined) {
      return at + 1;
    }
    const { cite, behind } = found;
    const cites = this.#cites.push(cite) - 1;
    return this.#text[behind] === '[' && cite.glued === undefined
      ? this.#open('content', behind + 1, { supplementOf: cite, cites })
      : behind;
  }

  /** A label: in text it names what stands before it, in code it is a value. */
  #readLabel(at: number): number {
    const key = labelAt(this.#text, at);
    if (key === undefined) {
      return at + 1;
    }
    if (this.#frames.top.mode === 'markup') {
      this.#definitions.labels.add(key);
    } else if (argumentNameAt(this.#text, at) === 'attribution') {
      this.#cites.push(citeOfLabel(key, at));
    } else if (this.#frames.top.call?.cite === undefined) {
      this.#definitions.name(key);
    } else {
      takeKey(this.#frames.top.call.cite, key, at + 1);
    }
    return at + key.length + 2;
  }

  /** `#<label>`, as equations name their lines. */
  #readNamed(at: number): number {
    const key = labelAt(this.#text, at);
    if (key === undefined) {
      return at;
    }
    this.#definitions.labels.add(key);
    return at + key.length + 2;
  }

  #readString(at: number): number {
    const end = endOfString(this.#text, at);
    if (end === undefined) {
      return this.#text.length;
    }
    if (this.#frames.top.kind === 'paren') {
      this.#readStringArgument(at, end);
    }
    if (this.#frames.top.mode === 'code') {
      this.#definitions.path(at, end, this.#frames.calls('bibliography'));
    }
    return end + 1;
  }

  #readStringArgument(at: number, end: number): void {
    const { call } = this.#frames.top;
    const outer = this.#frames.parent?.call;
    const value = this.#text.slice(at + 1, end);
    const name = argumentNameAt(this.#text, at);
    if (call?.name === 'label') {
      if (outer?.cite !== undefined) {
        takeKey(outer.cite, value, at + 1);
      } else if (/^\s{0,20}\+/.test(this.#text.slice(end + 1, end + 22))) {
        this.#definitions.start(value);
      } else {
        this.#definitions.labels.add(value);
      }
    } else if (call?.cite !== undefined) {
      takeForm(call.cite, name, value);
    } else if (/^(?:yaml|json|toml)$/.test(call?.name ?? '')) {
      this.#definitions.data(value);
    } else if (name === 'prefix') {
      this.#definitions.prefix(value);
    } else {
      this.#definitions.string(value);
    }
  }
}
