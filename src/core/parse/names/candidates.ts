import { isDigit, isUpper, maxNameLength, nameKey, type Candidate, type LinkName } from './candidate';
import { addLink, addStems, mergePlurals } from './derived-candidates';
import { CAPITAL, Kind, PLAIN, startsSentence, STRONG, type Tokens } from './tokens';
import { SET_CLOSE, SET_OPEN } from './plain';
import { ARTICLE, BE, CALL, FUNCTION, INTRODUCE, KIND, MAKE, MODIFIER, OWN } from './words';

/** A text of hostile length has no more candidates than this looked at. */
const maxCandidates = 400;
const maxOccurrences = 40;
const maxRunLength = 6;
const connectors = new Set(['of', 'and', 'to', 'for', 'in', 'the', 'with', 'by', 'on', 'a', 'from', 'as', 'via']);
/** What is tied to a name by a hyphen without being part of it. */
const tails = new Set([
  'based',
  'like',
  'style',
  'aware',
  'driven',
  'enhanced',
  'guided',
  'trained',
  'powered',
  'level',
  'specific',
  'generated',
  'free',
  'type',
  'assisted',
  'tuned',
  'related',
  'augmented',
  'inspired',
  'only',
  'class',
  'scale',
  'equipped',
  'series',
  'family',
  'finetuned',
  'optimized',
  'compatible',
  'oriented',
  'compliant',
  'derived',
  'centric',
  'sized',
  'shot',
  'trainable',
  'pretrained',
]);

/** Everything in the text that has the shape or the place of a name. */
export function findCandidates(tokens: Tokens, links: readonly LinkName[]): Candidate[] {
  const finder = new Finder(tokens);
  finder.run();
  mergePlurals(finder.byKey);
  addStems(finder.byKey);
  for (const link of links) {
    addLink(finder.byKey, link);
  }
  return [...finder.byKey.values()];
}

class Finder {
  readonly byKey = new Map<string, Candidate>();
  readonly #tokens: Tokens;
  /** Words that stand capitalised inside a sentence, so that their capital at its start means something. */
  readonly #capitalInside = new Set<number>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  run(): void {
    const { shape, hash } = this.#tokens;
    for (let i = 1; i < this.#tokens.count; i++) {
      if (((shape[i] ?? 0) & CAPITAL) !== 0 && !startsSentence(this.#tokens, i)) {
        this.#capitalInside.add(hash[i] ?? 0);
      }
    }
    let i = 0;
    while (i < this.#tokens.count && this.byKey.size < maxCandidates) {
      i = this.#at(i);
    }
  }

  /** Adds what begins at token `i`; returns the token to go on from. */
  #at(i: number): number {
    const { kind, flags } = this.#tokens;
    if (kind[i] !== Kind.Word) {
      return i + 1;
    }
    if (!this.#nameLike(i)) {
      if (this.#lowerIntroduced(i)) {
        this.#addLower(i);
      }
      return i + 1;
    }
    // A run of capitalised words, each one space from the next.
    let last = i;
    while (
      last + 1 < this.#tokens.count &&
      last - i < maxRunLength &&
      this.#adjacent(last) &&
      this.#continues(last + 1)
    ) {
      last++;
    }
    if (last > i) {
      this.#add(i, last);
      const tail = flags[last] ?? 0;
      if (tail & KIND && last - i >= 1) {
        this.#add(i, last - 1);
      }
    }
    for (let at = i; at <= last; at++) {
      if (last === i || ((this.#tokens.shape[at] ?? 0) & STRONG) !== 0) {
        this.#add(at, at);
      }
    }
    this.#withConnectors(i, last);
    return last + 1;
  }

  /** `Geometry in Style`, `Focus on Local`: small words inside a name that is introduced or set off. */
  #withConnectors(first: number, last: number): void {
    const before = (this.#tokens.flags[first - 1] ?? 0) & (INTRODUCE | CALL | ARTICLE | MODIFIER | OWN);
    if (!this.#adjacent(last) || !connectors.has(this.#word(last + 1))) {
      return;
    }
    if (before === 0 && !this.#opens(first - 1) && this.#word(first - 1) !== ',') {
      return;
    }
    let end = last;
    let taken = 0;
    while (taken < 3 && this.#adjacent(end) && connectors.has(this.#word(end + 1)) && this.#adjacent(end + 1)) {
      let next = end + 2;
      // `FoldNet and CreaseNet` are two.
      if (this.#word(end + 1) === 'and' && ((this.#tokens.shape[next] ?? 0) & STRONG) !== 0) {
        return;
      }
      if (connectors.has(this.#word(next)) && this.#adjacent(next)) {
        next++;
      }
      if (this.#tokens.kind[next] !== Kind.Word || !isUpper(this.#first(next))) {
        return;
      }
      end = next;
      while (this.#adjacent(end) && this.#continues(end + 1) && end - first < maxRunLength) {
        end++;
      }
      taken++;
      this.#add(first, end);
    }
  }

  #opens(i: number): boolean {
    const mark = this.#word(i);
    return mark === SET_OPEN || mark === '"' || mark === '“' || mark === '(';
  }

  #nameLike(i: number): boolean {
    const { shape, flags, hash } = this.#tokens;
    const form = shape[i] ?? 0;
    const length = this.#length(i);
    if (length < 2 || length > maxNameLength) {
      return false;
    }
    if ((form & CAPITAL) === 0) {
      return (form & STRONG) !== 0;
    }
    if ((form & PLAIN) === 0) {
      return true;
    }
    if (((flags[i] ?? 0) & FUNCTION) !== 0) {
      return !startsSentence(this.#tokens, i) && this.#adjacent(i) && isUpper(this.#first(i + 1));
    }
    return (
      !startsSentence(this.#tokens, i) ||
      this.#capitalInside.has(hash[i] ?? 0) ||
      this.#besideHan(i) ||
      this.#isDefined(i)
    );
  }

  /** `Marmot is a …`, `Marmot (…)`, `Scenario Dreamer …`: the capital at the start of a sentence is the name's. */
  #isDefined(i: number): boolean {
    const { flags } = this.#tokens;
    if (((flags[i + 1] ?? 0) & BE) !== 0 && ((flags[i + 2] ?? 0) & ARTICLE) !== 0) {
      return true;
    }
    return (
      this.#word(i + 1) === '(' || (this.#adjacent(i) && (isUpper(this.#first(i + 1)) || isDigit(this.#first(i + 1))))
    );
  }

  #continues(i: number): boolean {
    const { kind, shape } = this.#tokens;
    if (kind[i] !== Kind.Word) {
      return false;
    }
    const length = this.#length(i);
    if (length > maxNameLength) {
      return false;
    }
    // `X 2` but not `X 1) …`
    return (
      ((shape[i] ?? 0) & (CAPITAL | STRONG)) !== 0 ||
      (length <= 4 && isDigit(this.#first(i)) && this.#word(i + 1) !== ')')
    );
  }

  /** Whether a lower-case word stands where a name is given. */
  #lowerIntroduced(i: number): boolean {
    const { flags, kind } = this.#tokens;
    const length = this.#length(i);
    if (length < 2 || length > maxNameLength || isDigit(this.#first(i))) {
      return false;
    }
    const previous = flags[i - 1] ?? 0;
    const after = kind[i - 1] === Kind.Word;
    if (after && (previous & (CALL | KIND | INTRODUCE)) === 0) {
      return kind[i + 1] === Kind.Han;
    }
    const before = after ? '' : this.#word(i - 1);
    if (before === SET_OPEN) {
      return true;
    }
    if ((flags[i] ?? 0) !== 0) {
      return false;
    }
    if (before === '“' || before === '"' || before === '《' || before === '‘') {
      return true;
    }
    if (this.#besideHan(i)) {
      return true;
    }
    if ((previous & (INTRODUCE | KIND)) !== 0 && (previous & OWN) === 0 && this.#phraseEnd(i) > i) {
      return true;
    }
    if (kind[i + 1] !== Kind.Mark) {
      return false;
    }
    const next = this.#word(i + 1);
    if ((previous & CALL) !== 0) {
      return next === ',' || next === '.' || next === '(' || next === ')';
    }
    // `We present enigme, an open-source library`.
    if ((previous & INTRODUCE) !== 0 && next === ',' && ((flags[i + 2] ?? 0) & ARTICLE) !== 0) {
      return true;
    }
    if ((previous & (KIND | INTRODUCE)) === 0 || (next !== ',' && next !== '(' && next !== ':')) {
      return false;
    }
    return (previous & KIND) !== 0 || this.#word(i).includes('-');
  }

  /** Last token of `semantic scaffolding` in `introduce semantic scaffolding, a technique`; `i` if there is none. */
  #phraseEnd(i: number): number {
    const { flags, kind } = this.#tokens;
    for (let last = i; last < i + 3; last++) {
      if (kind[last] !== Kind.Word || (flags[last] ?? 0) & ~(KIND | MAKE)) {
        return i;
      }
      if (this.#word(last + 1) === ',') {
        return ((flags[last + 2] ?? 0) & ARTICLE) !== 0 ? last : i;
      }
      if (!this.#adjacent(last)) {
        return i;
      }
    }
    return i;
  }

  #addLower(i: number): void {
    const open = this.#word(i - 1);
    let last = this.#phraseEnd(i);
    if (open === SET_OPEN || open === '“' || open === '"') {
      // All of what is set off, if it is short.
      while (last - i < 4 && this.#adjacent(last) && this.#tokens.kind[last + 1] === Kind.Word) {
        last++;
      }
      const close = this.#word(last + 1);
      if (close !== SET_CLOSE && close !== '”' && close !== '"' && close !== ',' && close !== '.') {
        last = i;
      }
    }
    this.#add(i, last);
  }

  #besideHan(i: number): boolean {
    const { kind } = this.#tokens;
    return kind[i - 1] === Kind.Han || kind[i + 1] === Kind.Han;
  }

  #add(first: number, last: number): void {
    const { text, start, end } = this.#tokens;
    let form = text.slice(start[first], end[last]);
    if (form.length > maxNameLength) {
      return;
    }
    if (first === last) {
      form = trimTail(form);
    }
    if (form.includes('\n')) {
      form = form.replace(/\s+/g, ' ');
    }
    const key = nameKey(form);
    if (
      key.length < 2 ||
      isNumber(key) ||
      (key.length === 2 && !isDigit(key.charCodeAt(0)) && !isDigit(key.charCodeAt(1)))
    ) {
      return;
    }
    let candidate = this.byKey.get(key);
    if (candidate === undefined) {
      if (this.byKey.size >= maxCandidates) {
        return;
      }
      candidate = { key, forms: new Map(), occurrences: [], words: last - first + 1, onlyLink: false, isStem: false };
      this.byKey.set(key, candidate);
    }
    candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + 1);
    if (candidate.occurrences.length < maxOccurrences) {
      candidate.occurrences.push({ first, last });
    }
  }

  #word(i: number): string {
    const { text, start, end } = this.#tokens;
    const from = start[i];
    return from === undefined ? '' : text.slice(from, end[i]);
  }

  #length(i: number): number {
    return (this.#tokens.end[i] ?? 0) - (this.#tokens.start[i] ?? 0);
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

function trimTail(word: string): string {
  const hyphen = word.lastIndexOf('-');
  return hyphen > 1 && tails.has(word.slice(hyphen + 1)) ? word.slice(0, hyphen) : word;
}

function isNumber(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    if (!isDigit(key.charCodeAt(i))) {
      return i === key.length - 1 && key.length < 6 && key.charCodeAt(0) < 0x3a;
    }
  }
  return true;
}
