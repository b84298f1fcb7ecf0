import { isHan, Kind, type Tokens } from './tokens';
import { SET_CLOSE, SET_OPEN } from './plain';
import { ARTICLE, CALL, FUNCTION, INTRODUCE, KIND, MODIFIER, OWN } from './words';

/** One place where a candidate stands: tokens `first` to `last`, inclusive. */
export interface Occurrence {
  readonly first: number;
  readonly last: number;
}

export interface Candidate {
  /** Letters and digits in lower case: what two spellings of one name share. */
  readonly key: string;
  /** Spellings with their counts. */
  readonly forms: Map<string, number>;
  readonly occurrences: Occurrence[];
  /** Number of words of the first spelling. */
  words: number;
}

/** A text of hostile length has no more candidates than this looked at. */
const mostCandidates = 400;
const mostOccurrences = 40;
const longestName = 60;
const longestRun = 6;
const connectors = new Set(['of', 'and', 'to', 'for', 'in', 'the', 'with', 'by', 'on', 'a', 'from', 'as', 'via']);
/** What is tied to a name by a hyphen without being part of it. */
const tails = new Set(['based', 'like', 'style', 'aware', 'driven', 'enhanced', 'guided', 'trained', 'powered', 'level', 'specific', 'generated', 'free', 'type', 'assisted', 'tuned', 'related', 'augmented', 'inspired', 'only', 'class', 'scale', 'equipped', 'series', 'family', 'finetuned', 'optimized', 'compatible', 'oriented', 'compliant', 'derived', 'centric', 'sized', 'shot', 'trainable', 'pretrained']);

export function nameKey(text: string): string {
  let key = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) key += text.charAt(i);
    else if (code >= 0x41 && code <= 0x5a) key += String.fromCharCode(code + 32);
    else if (code === 0x2b || code > 0xb1) key += text.charAt(i).toLowerCase();
  }
  return key;
}

/** Everything in the text that has the shape or the place of a name. */
export function findCandidates(tokens: Tokens): Candidate[] {
  const finder = new Finder(tokens);
  finder.run();
  return [...finder.byKey.values()];
}

class Finder {
  readonly byKey = new Map<string, Candidate>();
  readonly #tokens: Tokens;
  /** Words that stand capitalised inside a sentence, so that their capital at its start means something. */
  readonly #capitalInside = new Set<string>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  run(): void {
    const { kind, start, text } = this.#tokens;
    for (let i = 1; i < kind.length; i++) {
      if (kind[i] === Kind.Word && isUpper(text.charCodeAt(start[i] ?? 0)) && !startsSentence(this.#tokens, i)) {
        this.#capitalInside.add(this.#word(i));
      }
    }
    let i = 0;
    while (i < kind.length && this.byKey.size < mostCandidates) i = this.#at(i);
  }

  /** Adds what begins at token `i`; returns the token to go on from. */
  #at(i: number): number {
    const { kind, flags } = this.#tokens;
    if (kind[i] !== Kind.Word) return i + 1;
    if (!this.#nameLike(i)) {
      if (this.#lowerIntroduced(i)) this.#addLower(i);
      return i + 1;
    }
    // A run of capitalised words, each one space from the next.
    let last = i;
    while (last + 1 < kind.length && last - i < longestRun && this.#adjacent(last) && this.#continues(last + 1)) last++;
    if (last > i) {
      this.#add(i, last);
      const tail = flags[last] ?? 0;
      if (tail & KIND && last - i >= 1) this.#add(i, last - 1);
    }
    for (let at = i; at <= last; at++) if (last === i || strongShape(this.#word(at))) this.#add(at, at);
    this.#withConnectors(i, last);
    return last + 1;
  }

  /** `Geometry in Style`, `Focus on Local`: small words inside a name that is introduced or set off. */
  #withConnectors(first: number, last: number): void {
    const before = (this.#tokens.flags[first - 1] ?? 0) & (INTRODUCE | CALL | ARTICLE | MODIFIER | OWN);
    if (before === 0 && !this.#opens(first - 1)) return;
    let end = last;
    let taken = 0;
    while (taken < 3 && this.#adjacent(end) && connectors.has(this.#word(end + 1)) && this.#adjacent(end + 1)) {
      let next = end + 2;
      if (connectors.has(this.#word(next)) && this.#adjacent(next)) next++;
      if (this.#tokens.kind[next] !== Kind.Word || !isUpper(this.#first(next))) return;
      end = next;
      while (this.#adjacent(end) && this.#continues(end + 1) && end - first < longestRun) end++;
      taken++;
      this.#add(first, end);
    }
  }

  #opens(i: number): boolean {
    const mark = this.#word(i);
    return mark === SET_OPEN || mark === '"' || mark === '“' || mark === '(';
  }

  #nameLike(i: number): boolean {
    const word = this.#word(i);
    if (word.length < 2 || word.length > longestName) return false;
    const capital = isUpper(word.charCodeAt(0));
    if (!capital) return strongShape(word);
    const lowerRest = isLowerRest(word);
    if (!lowerRest) return true;
    if ((this.#tokens.flags[i] ?? 0) & FUNCTION) return !startsSentence(this.#tokens, i) && this.#adjacent(i) && isUpper(this.#first(i + 1));
    return !startsSentence(this.#tokens, i) || this.#capitalInside.has(word) || this.#besideHan(i);
  }

  #continues(i: number): boolean {
    if (this.#tokens.kind[i] !== Kind.Word) return false;
    const word = this.#word(i);
    if (word.length > longestName) return false;
    const code = word.charCodeAt(0);
    return isUpper(code) || (isDigit(code) && word.length <= 4) || (word.length > 1 && strongShape(word));
  }

  /** Whether a lower-case word stands where a name is given. */
  #lowerIntroduced(i: number): boolean {
    const { flags } = this.#tokens;
    const word = this.#word(i);
    if (word.length < 2 || word.length > longestName || (flags[i] ?? 0) !== 0 || isDigit(word.charCodeAt(0))) return false;
    const previous = flags[i - 1] ?? 0;
    const before = this.#word(i - 1);
    if (before === SET_OPEN || before === '“' || before === '"' || before === '《' || before === '‘') return true;
    if (this.#besideHan(i)) return true;
    const next = this.#word(i + 1);
    if (previous & CALL && (next === ',' || next === '.' || next === '(' || next === ')')) return true;
    if (previous & (KIND | INTRODUCE) && (next === ',' || next === '(' || next === ':') && (word.includes('-') || previous & KIND)) return previous & KIND ? before !== 'model' : true;
    return before === 'https' || isDigit(word.charCodeAt(word.length - 1));
  }

  #addLower(i: number): void {
    const open = this.#word(i - 1);
    let last = i;
    if (open === SET_OPEN || open === '“' || open === '"') {
      // All of what is set off, if it is short.
      while (last - i < 4 && this.#adjacent(last) && this.#tokens.kind[last + 1] === Kind.Word) last++;
      const close = this.#word(last + 1);
      if (close !== SET_CLOSE && close !== '”' && close !== '"' && close !== ',' && close !== '.') last = i;
    }
    this.#add(i, last);
  }

  #besideHan(i: number): boolean {
    const { kind } = this.#tokens;
    return kind[i - 1] === Kind.Han || (kind[i + 1] === Kind.Han && isHanMark(this.#word(i - 1)));
  }

  #add(first: number, last: number): void {
    const { text, start, end } = this.#tokens;
    let form = text.slice(start[first], end[last]);
    if (form.length > longestName) return;
    if (first === last) form = trimTail(form);
    if (form.includes('\n')) form = form.replace(/\s+/g, ' ');
    const key = nameKey(form);
    if (key.length < 2 || isNumber(key)) return;
    let candidate = this.byKey.get(key);
    if (candidate === undefined) {
      if (this.byKey.size >= mostCandidates) return;
      candidate = { key, forms: new Map(), occurrences: [], words: last - first + 1 };
      this.byKey.set(key, candidate);
    }
    candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + 1);
    if (candidate.occurrences.length < mostOccurrences) candidate.occurrences.push({ first, last });
  }

  #word(i: number): string {
    const { text, start, end } = this.#tokens;
    const from = start[i];
    return from === undefined ? '' : text.slice(from, end[i]);
  }

  #first(i: number): number {
    const from = this.#tokens.start[i];
    return from === undefined ? 0 : this.#tokens.text.charCodeAt(from);
  }

  /** Whether token `i + 1` follows after one blank. */
  #adjacent(i: number): boolean {
    const { start, end } = this.#tokens;
    const to = end[i];
    const next = start[i + 1];
    return to !== undefined && next === to + 1;
  }
}

/** Whether token `i` begins a sentence, brackets and quotes not counted. */
export function startsSentence(tokens: Tokens, i: number): boolean {
  const { sentence, kind } = tokens;
  if (i === 0) return true;
  if (sentence[i] !== sentence[i - 1]) return true;
  return kind[i - 1] === Kind.Mark && (i === 1 || sentence[i - 2] !== sentence[i]) ;
}

function trimTail(word: string): string {
  const hyphen = word.lastIndexOf('-');
  return hyphen > 1 && tails.has(word.slice(hyphen + 1)) ? word.slice(0, hyphen) : word;
}

function isNumber(key: string): boolean {
  for (let i = 0; i < key.length; i++) if (!isDigit(key.charCodeAt(i))) return i === key.length - 1 && key.length < 6 && key.charCodeAt(0) < 0x3a;
  return true;
}

/** A capital or digit after the first letter: not the shape of a common word. */
export function strongShape(word: string): boolean {
  const first = word.charCodeAt(0);
  if (isDigit(first)) {
    // `3DGS`, not `10x` nor `2.5`.
    let capitals = 0;
    for (let i = 1; i < word.length; i++) if (isUpper(word.charCodeAt(i))) capitals++;
    return capitals > 0 && word.length > 2;
  }
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isUpper(code) || isDigit(code) || code === 0x2b) return true;
  }
  return false;
}

function isLowerRest(word: string): boolean {
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (!((code >= 0x61 && code <= 0x7a) || code > 0x7f || code === 0x27)) return false;
  }
  return true;
}

export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHanMark(mark: string): boolean {
  return mark !== '' && (isHan(mark.charCodeAt(0)) || mark.charCodeAt(0) > 0x2fff);
}
