import { formOf, isDigit, isUpper, nameKey, type Candidate, type LinkName } from './candidates';
import { hanIntroduces, hanLongForm } from './chinese';
import { isCloseQuote, isOpenQuote, leftOf, lefts, rightOf, type Left } from './context';
import { anyLeftOf, anyRightOf, F, features, firstLeftOf, firstRightOf, introducing, longLeftOf } from './features';
import { longFormAfter, longFormBefore, type LongForm } from './longform';
import { SET_CLOSE, SET_OPEN } from './plain';
import { Kind, markAt, type Tokens } from './tokens';
import { ALSO, AUTHOR, INTRODUCE, KIND } from './words';

/** A candidate with what speaks for and against it. */
export interface Weighed {
  readonly candidate: Candidate;
  /** For each of `features`, 1 if it is there. */
  readonly evidence: Uint8Array;
  longForm?: LongForm;
  /** What abbreviates this candidate. */
  abbreviation?: Candidate;
  /** The long form where it is Chinese. */
  hanLongForm?: string;
}

/** Later places of a frequent candidate tell nothing new. */
const mostLooked = 6;
const nearWords = 8;

/** Whether the long form of a candidate is one of its names: set in capitals, or itself introduced. */
export function hasNamedLongForm({ evidence, longForm }: Weighed): boolean {
  if (longForm === undefined) return false;
  return longForm.capitals > 0.6 || lefts.some((left) => introducing.has(left) && evidence[longLeftOf(left)] === 1);
}

/** Gathers the evidence for every candidate of a text. */
export function gatherEvidence(tokens: Tokens, candidates: readonly Candidate[], links: readonly LinkName[]): Weighed[] {
  return new Gatherer(tokens, candidates, links).gather();
}

class Gatherer {
  readonly #tokens: Tokens;
  readonly #weighed: Weighed[];
  readonly #links: readonly string[];
  /** For each token the last introducing verb of its sentence up to it, -1 for none. */
  readonly #introduction: Int32Array;
  /** For each token, whether its sentence adds to what an earlier one introduced. */
  readonly #also: Uint8Array;
  /** Sentence that first says what the authors introduce, -1 for none. */
  #contribution = -1;

  constructor(tokens: Tokens, candidates: readonly Candidate[], links: readonly LinkName[]) {
    this.#tokens = tokens;
    this.#weighed = candidates.map((candidate) => ({ candidate, evidence: new Uint8Array(features.length) }));
    this.#links = links.map(({ name }) => nameKey(name));
    this.#introduction = new Int32Array(tokens.count).fill(-1);
    this.#also = new Uint8Array(tokens.count);
    this.#findIntroductions();
  }

  #findIntroductions(): void {
    const { kind, flags, sentence, text, start, end } = this.#tokens;
    let last = -1;
    let author = false;
    let also = false;
    for (let i = 0; i < this.#tokens.count; i++) {
      if (i > 0 && sentence[i] !== sentence[i - 1]) {
        last = -1;
        author = false;
        also = false;
      }
      const flag = flags[i] ?? 0;
      if (flag & AUTHOR) author = true;
      if (flag & ALSO) also = true;
      if (also) this.#also[i] = 1;
      const han = kind[i] === Kind.Han && hanIntroduces(text, start[i] ?? 0, end[i] ?? 0);
      if (flag & INTRODUCE || han) {
        last = i;
        if (this.#contribution === -1 && (author || han)) this.#contribution = sentence[i] ?? -1;
      }
      this.#introduction[i] = last;
    }
  }

  gather(): Weighed[] {
    let most = 0;
    for (const { candidate } of this.#weighed) most = Math.max(most, candidate.occurrences.length);
    for (const weighed of this.#weighed) {
      this.#shape(weighed);
      this.#place(weighed, most);
      if (weighed.candidate.onlyLink) continue;
      const { occurrences } = weighed.candidate;
      for (let i = 0; i < occurrences.length && i < mostLooked; i++) {
        const occurrence = occurrences[i];
        if (occurrence !== undefined) this.#context(weighed, occurrence.first, occurrence.last, i === 0);
      }
      combine(weighed.evidence);
    }
    this.#relate();
    return this.#weighed;
  }

  #shape({ candidate, evidence }: Weighed): void {
    const form = formOf(candidate);
    let uppers = 0;
    let lowers = 0;
    let digits = 0;
    let hyphens = 0;
    for (let i = 0; i < form.length; i++) {
      const code = form.charCodeAt(i);
      if (isUpper(code)) uppers++;
      else if (isDigit(code)) digits++;
      else if (code >= 0x61 && code <= 0x7a) lowers++;
      else if (code === 0x2d || code === 0x5f) hyphens++;
      else if (code === 0x2b) evidence[F.plus] = 1;
    }
    const { words, key, onlyLink } = candidate;
    const common = uppers === words && isUpper(form.charCodeAt(0)) && digits === 0;
    const mixed = uppers > 0 && lowers > 0 && !(common && words === 1);
    if (uppers === 0) evidence[digits > 0 ? F['lower digit'] : F.lower] = 1;
    else if (lowers === 0) evidence[F.capitals] = 1;
    else evidence[mixed ? F.mixed : F.capitalised] = 1;
    if (common && words > 1) evidence[F['all common']] = 1;
    if (digits > 0) evidence[F.digit] = 1;
    if (hyphens > 0) evidence[F.hyphen] = 1;
    if (hyphens > 1) evidence[F.hyphens] = 1;
    if (words > 2 && hasConnector(form)) evidence[F.connector] = 1;
    if (candidate.isStem) evidence[F.stem] = 1;
    if (words > 1) evidence[words === 2 ? F['two words'] : words === 3 ? F['three words'] : F['more words']] = 1;
    if (key.length <= 3) evidence[F.short] = 1;
    if (key.length <= 2) evidence[F['very short']] = 1;
    if (key.length > 14 && words === 1) evidence[F.long] = 1;
    if (uppers > 1 && lowers === 1 && form.endsWith('s')) evidence[F.plural] = 1;
    if (uppers > 0 && !isUpper(form.charCodeAt(0)) && !isDigit(form.charCodeAt(0))) evidence[F['starts lower']] = 1;
    if (onlyLink) {
      evidence[F['only link']] = 1;
      if (hyphens > 2) evidence[F['only link phrase']] = 1;
      if (hyphens > 0 && isWords(form)) evidence[F['only link words']] = 1;
      evidence[mixed ? F['only link mixed'] : uppers === 0 ? F['only link lower'] : F['only link']] = 1;
    } else if (words > 1 && ((this.#tokens.flags[candidate.occurrences[0]?.last ?? 0] ?? 0) & KIND) !== 0) evidence[F['kind at end']] = 1;
  }

  #place({ candidate, evidence }: Weighed, most: number): void {
    const count = candidate.occurrences.length;
    if (count >= 2) evidence[F['count 2']] = 1;
    if (count >= 3) evidence[F['count 3']] = 1;
    if (count >= 5) evidence[F['count 5']] = 1;
    if (count === most && count > 1) evidence[F['most frequent']] = 1;
    const first = candidate.occurrences[0]?.first ?? 0;
    const at = first / this.#tokens.count;
    if (at < 0.15) evidence[F.early] = 1;
    if (at > 0.7 && !candidate.onlyLink) evidence[F.late] = 1;
    const sentence = this.#tokens.sentence[first] ?? 0;
    const contribution = this.#contribution;
    if (contribution === -1) evidence[F['no contribution']] = 1;
    else evidence[sentence < contribution ? F['before contribution'] : sentence === contribution ? F['in contribution'] : F['after contribution']] = 1;
    if (candidate.onlyLink) return;
    for (const link of this.#links) {
      if (link === candidate.key) evidence[F['equals link']] = 1;
      else if (candidate.key.length > 2 && link.includes(candidate.key)) evidence[F['in link']] = 1;
    }
  }

  #context(weighed: Weighed, first: number, last: number, isFirst: boolean): void {
    const { evidence } = weighed;
    const introduction = this.#introduction[first] ?? -1;
    const { left, article, set, quoted } = leftOf(this.#tokens, first, introduction);
    if (isFirst && this.#also[first] === 1) evidence[F.also] = 1;
    if (article) evidence[F.article] = 1;
    if (set) evidence[F.set] = 1;
    if (quoted) evidence[F.quoted] = 1;
    evidence[anyLeftOf(left)] = 1;
    if (isFirst) evidence[firstLeftOf(left)] = 1;
    let leading: Left = left;
    let end = last;
    const long = this.#longForm(weighed, first, last);
    if (long !== undefined) {
      const context = leftOf(this.#tokens, long.first, this.#introduction[long.first] ?? -1);
      leading = context.left;
      evidence[longLeftOf(leading)] = 1;
      // Read on after the bracket that closes the name or the long form.
      end = Math.max(last, long.last);
    }
    const close = markAt(this.#tokens, end + 1);
    if (left === 'bracket' || end > last) {
      if (close === ')' || close === '）') end++;
      else if (markAt(this.#tokens, end + 2) === ')') end += 2;
    }
    const right = rightOf(this.#tokens, end);
    evidence[anyRightOf(right)] = 1;
    if (isFirst) evidence[firstRightOf(right)] = 1;
    if (introduction !== -1 && first - introduction <= nearWords) evidence[F['near introduction']] = 1;
    const introduced = introducing.has(leading) || introducing.has(left);
    if (introduced) {
      evidence[F.unintroduced] = 2;
      if (isFirst) evidence[F['introduced first']] = 1;
    }
    if (introduced && right === 'apposition') evidence[F['introduced apposition']] = 1;
    if (introduced && right === 'bracket') evidence[F['introduced bracket']] = 1;
    if (introduction !== -1 && right === 'kind') evidence[F['kind introduced']] = 1;
  }

  /** Finds the long form beside an occurrence, and notes what it is like. */
  #longForm(weighed: Weighed, first: number, last: number): LongForm | undefined {
    const { candidate, evidence } = weighed;
    if (candidate.words > 2) return undefined;
    const tokens = this.#tokens;
    let bracket = first - 1;
    if (isSetOff(markAt(tokens, bracket))) bracket--;
    let found: LongForm | undefined;
    if (isBracket(markAt(tokens, bracket))) {
      let to = bracket;
      if (isSetOff(markAt(tokens, to - 1))) to--;
      found = longFormBefore(tokens, to, formOf(candidate));
      if (found !== undefined) evidence[F['long before']] = 1;
      else if (tokens.kind[bracket - 1] === Kind.Han) {
        const { text, start, end, kind } = tokens;
        const form = hanLongForm(text, start[bracket - 1] ?? 0, end[bracket - 1] ?? 0, kind[bracket - 2] === Kind.Word);
        if (form !== undefined) weighed.hanLongForm ??= form;
      }
    }
    if (found === undefined) {
      let after = last + 1;
      if (isSetOff(markAt(tokens, after))) after++;
      if (isBracket(markAt(tokens, after))) found = longFormAfter(tokens, after, formOf(candidate));
      if (found !== undefined) evidence[F['long inside']] = 1;
    }
    if (found === undefined) return undefined;
    evidence[found.capitals > 0.6 ? F['long capital'] : F['long lower']] = 1;
    if (this.#contribution !== -1 && (tokens.sentence[found.first] ?? 0) < this.#contribution) evidence[F['long early']] = 1;
    weighed.longForm ??= found;
    return found.first < first ? found : { ...found, first };
  }

  /** Marks the candidates that the text introduces first, an abbreviation with its long form. */
  #markEarliest(): void {
    const placeOf = ({ candidate, longForm }: Weighed): number => Math.min(candidate.occurrences[0]?.first ?? 0, longForm?.first ?? Infinity);
    let earliest = Infinity;
    for (const weighed of this.#weighed) if (isIntroduced(weighed)) earliest = Math.min(earliest, placeOf(weighed));
    for (const weighed of this.#weighed) if (isIntroduced(weighed) && placeOf(weighed) === earliest) weighed.evidence[F['earliest introduced']] = 1;
  }

  /** What candidates say about each other: one inside another, a long form with its abbreviation. */
  #relate(): void {
    const starts = new Map<number, Weighed>();
    for (const weighed of this.#weighed) {
      if (weighed.candidate.onlyLink) continue;
      for (const { first, last } of weighed.candidate.occurrences) {
        const other = starts.get(first);
        if (other === undefined) starts.set(first, weighed);
        else if (other !== weighed) (other.candidate.words < last - first + 1 ? other : weighed).evidence[F['inside other']] = 1;
      }
    }
    for (const weighed of this.#weighed) {
      const long = weighed.longForm;
      if (long === undefined) continue;
      if (long.capitals > 0.6 && long.last - long.first <= 2) {
        const { evidence, candidate } = weighed;
        evidence[F['long of few words']] = 1;
        evidence[candidate.key.length <= 2 ? F['few words two letters'] : candidate.key.length === 3 ? F['few words three letters'] : F['few words more letters']] = 1;
        if (candidate.key.length === long.last - long.first + 1) evidence[F['few words initials']] = 1;
        if (candidate.occurrences.length >= 3) evidence[F['few words frequent']] = 1;
      }
      for (const other of this.#weighed) {
        if (other === weighed) continue;
        const place = other.candidate.occurrences[0];
        if (place === undefined || place.first < long.first || place.last > long.last) continue;
        if (place.first === long.first && long.last === place.last) {
          other.evidence[F['is long']] = 1;
          other.abbreviation ??= weighed.candidate;
          if (other.candidate.words <= 3) other.evidence[F['is short long']] = 1;
          if (weighed.candidate.key.length <= 3) other.evidence[F['is long of short']] = 1;
        } else other.evidence[F['inside long']] = 1;
      }
    }
    this.#markEarliest();
    const keys = this.#weighed.map(({ candidate }) => candidate.key).sort();
    for (const { candidate, evidence } of this.#weighed) {
      if (candidate.key.length < 3) continue;
      if (keys[lowerBound(keys, candidate.key) + 1]?.startsWith(candidate.key) === true) evidence[F.extended] = 1;
    }
  }
}

/** Evidence that tells more together than each kind alone. `unintroduced` comes in as 2 where the opposite was seen. */
function combine(evidence: Uint8Array): void {
  const has = (feature: number): boolean => evidence[feature] === 1;
  if (evidence[F.unintroduced] === 2) {
    evidence[F.unintroduced] = 0;
    if (has(F['introduced first']) && has(F.mixed)) evidence[F['introduced first mixed']] = 1;
    return;
  }
  evidence[F.unintroduced] = 1;
  if (has(F['before contribution'])) evidence[F['unintroduced before']] = 1;
  if (has(F['in contribution'])) evidence[F['unintroduced in']] = 1;
  if (has(F['after contribution'])) evidence[F['unintroduced after']] = 1;
  if (has(F.mixed)) evidence[F['unintroduced mixed']] = 1;
  if (has(F.capitals)) evidence[F['unintroduced capitals']] = 1;
  if (!has(F['count 2'])) evidence[F['unintroduced once']] = 1;
  if (has(anyLeftOf('start'))) evidence[F['unintroduced subject']] = 1;
}

function isIntroduced({ candidate, evidence }: Weighed): boolean {
  return evidence[F.unintroduced] === 0 && evidence[F['inside other']] === 0 && !candidate.onlyLink;
}

/** `Model-Assembling`, `contrastive_watermark`: only plain words, hyphenated. */
function isWords(form: string): boolean {
  let inPart = false;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code === 0x2d || code === 0x5f) inPart = false;
    else if (code >= 0x61 && code <= 0x7a) inPart = true;
    else if (isUpper(code) && !inPart) inPart = true;
    else return false;
  }
  return true;
}

/** `Chain of Thought`: whether a word in it begins in lower case. */
function hasConnector(form: string): boolean {
  for (let i = form.indexOf(' '); i !== -1; i = form.indexOf(' ', i + 1)) {
    const code = form.charCodeAt(i + 1);
    if (code >= 0x61 && code <= 0x7a) return true;
  }
  return false;
}

function isBracket(mark: string): boolean {
  return mark === '(' || mark === '（' || mark === '[';
}

function isSetOff(mark: string): boolean {
  return mark === SET_OPEN || mark === SET_CLOSE || isOpenQuote(mark) || isCloseQuote(mark);
}

/** First index whose key is not less than the given one. */
function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
