import { isDigit, isUpper, maxNameLength, nameKey, type NameCandidate, type LinkName } from './candidate';
import { addLink, addStems, mergePlurals } from './derived-candidates';
import { withoutSuffix } from './hyphen-suffixes';
import { endsCall } from './introducing-phrases';
import { isLowerCaseName, lowerCaseNameEnd } from './lower-case-names';
import { firstCodeAt, isAdjacent, isBesideHan, lengthAt, wordAt } from './token-text';
import { CAPITAL, Kind, PLAIN, startsSentence, STRONG, type Tokens } from './tokens';
import { SET_OPEN } from './plain';
import { ARTICLE, BE, CALL, FUNCTION, INTRODUCE, KIND, MODIFIER, OWN } from './words';

/** A text of hostile length has no more candidates than this looked at. */
const maxCandidates = 400;
const maxOccurrences = 40;
const maxRunLength = 6;
const connectors = new Set([
  'of',
  'and',
  'to',
  'for',
  'in',
  'the',
  'with',
  'by',
  'on',
  'a',
  'from',
  'as',
  'via',
  'into',
]);
/** Everything in the text that has the shape or the place of a name. */
export function findCandidates(tokens: Tokens, links: readonly LinkName[]): NameCandidate[] {
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
  readonly byKey = new Map<string, NameCandidate>();
  readonly #tokens: Tokens;
  /** Words that are capitalised inside a sentence, so that their capital at its start means something. */
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
      if (isLowerCaseName(this.#tokens, i)) {
        this.#add(i, lowerCaseNameEnd(this.#tokens, i));
      }
      return i + 1;
    }
    // A run of capitalised words, each one space from the next.
    let last = i;
    while (
      last + 1 < this.#tokens.count &&
      last - i < maxRunLength &&
      isAdjacent(this.#tokens, last) &&
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
    this.#withLowerCase(i, last);
    this.#withConnectors(i, last);
    return last + 1;
  }

  /** `termed Improv chat,`: words in lower case that end what is called so. */
  #withLowerCase(first: number, last: number): void {
    const { kind, flags } = this.#tokens;
    if (!endsCall(this.#tokens, first - 1)) {
      return;
    }
    for (let end = last + 1; end < last + 3; end++) {
      if (!isAdjacent(this.#tokens, end - 1) || kind[end] !== Kind.Word || (flags[end] ?? 0) !== 0) {
        return;
      }
      if ([',', '.', '('].includes(wordAt(this.#tokens, end + 1))) {
        this.#add(first, end);
        return;
      }
    }
  }

  /** `Geometry in Style`, `Focus on Local`: small words inside a name that is introduced or set off. */
  #withConnectors(first: number, last: number): void {
    const before = (this.#tokens.flags[first - 1] ?? 0) & (INTRODUCE | CALL | ARTICLE | MODIFIER | OWN);
    if (!isAdjacent(this.#tokens, last) || !connectors.has(wordAt(this.#tokens, last + 1))) {
      return;
    }
    if (before === 0 && !isOpening(wordAt(this.#tokens, first - 1)) && wordAt(this.#tokens, first - 1) !== ',') {
      return;
    }
    let end = last;
    let taken = 0;
    while (
      taken < 3 &&
      isAdjacent(this.#tokens, end) &&
      connectors.has(wordAt(this.#tokens, end + 1)) &&
      isAdjacent(this.#tokens, end + 1)
    ) {
      let next = end + 2;
      // `FoldNet and CreaseNet` are two.
      if (wordAt(this.#tokens, end + 1) === 'and' && ((this.#tokens.shape[next] ?? 0) & STRONG) !== 0) {
        return;
      }
      if (connectors.has(wordAt(this.#tokens, next)) && isAdjacent(this.#tokens, next)) {
        next++;
      }
      if (this.#tokens.kind[next] !== Kind.Word || !isUpper(firstCodeAt(this.#tokens, next))) {
        return;
      }
      end = next;
      while (isAdjacent(this.#tokens, end) && this.#continues(end + 1) && end - first < maxRunLength) {
        end++;
      }
      taken++;
      this.#add(first, end);
    }
  }

  #nameLike(i: number): boolean {
    const { shape, flags, hash } = this.#tokens;
    const form = shape[i] ?? 0;
    const length = lengthAt(this.#tokens, i);
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
      return (
        !startsSentence(this.#tokens, i) && isAdjacent(this.#tokens, i) && isUpper(firstCodeAt(this.#tokens, i + 1))
      );
    }
    return (
      !startsSentence(this.#tokens, i) ||
      this.#capitalInside.has(hash[i] ?? 0) ||
      isBesideHan(this.#tokens, i) ||
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
      wordAt(this.#tokens, i + 1) === '(' ||
      (isAdjacent(this.#tokens, i) &&
        (isUpper(firstCodeAt(this.#tokens, i + 1)) || isDigit(firstCodeAt(this.#tokens, i + 1))))
    );
  }

  #continues(i: number): boolean {
    const { kind, shape } = this.#tokens;
    if (kind[i] !== Kind.Word) {
      return false;
    }
    const length = lengthAt(this.#tokens, i);
    if (length > maxNameLength) {
      return false;
    }
    // `X 2` but not `X 1) …`
    return (
      ((shape[i] ?? 0) & (CAPITAL | STRONG)) !== 0 ||
      (length <= 4 && isDigit(firstCodeAt(this.#tokens, i)) && wordAt(this.#tokens, i + 1) !== ')')
    );
  }

  #add(first: number, last: number): void {
    const { text, start, end } = this.#tokens;
    let form = text.slice(start[first], end[last]);
    if (form.length > maxNameLength) {
      return;
    }
    if (first === last) {
      form = withoutSuffix(form);
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
}

function isNumber(key: string): boolean {
  for (let i = 0; i < key.length; i++) {
    if (!isDigit(key.charCodeAt(i))) {
      return i === key.length - 1 && key.length < 6 && key.charCodeAt(0) < 0x3a;
    }
  }
  return true;
}

function isOpening(mark: string): boolean {
  return mark === SET_OPEN || mark === '"' || mark === '“' || mark === '(';
}
