import { isDigit, isUpper, nameKey, startsSentence, type Candidate, type Occurrence } from './candidates';
import { Before, hanBefore, hanIntroduces, hanKind, hanPredicate } from './chinese';
import { longFormAfter, longFormBefore, type LongForm } from './longform';
import { SET_CLOSE, SET_OPEN } from './plain';
import { Kind, type Tokens } from './tokens';
import { ARTICLE, AUTHOR, BE, CALL, CONJUNCTION, EXAMPLE, INTRODUCE, KIND, MODIFIER, OWN, PREPOSITION, RELATIVE, RESULT, RIVAL } from './words';

/** The kinds of evidence; each has one weight. `first…` is about the first place where the candidate stands. */
export const features = [
  // shape
  'mixed', 'capitals', 'capitalised', 'lower', 'digit', 'hyphen', 'plus', 'twoWords', 'threeWords', 'moreWords', 'short', 'long', 'plural', 'kindTail', 'startsLower', 'allCommon',
  // how often and where
  'count2', 'count3', 'count5', 'mostFrequent', 'early', 'late', 'beforeContribution', 'inContribution', 'afterContribution', 'extended', 'insideOther', 'inLink', 'equalsLink', 'onlyLink',
  // before it
  'introduced', 'introducedNear', 'called', 'kindBefore', 'kindCommaBefore', 'commaIntroduced', 'ownBefore', 'bracketBefore', 'sentenceStart', 'prepositionBefore', 'exampleBefore', 'conjunctionBefore', 'rivalBefore', 'otherBefore', 'set', 'quoted', 'articleBefore',
  'firstIntroduced', 'firstCalled', 'firstKind', 'firstComma', 'firstBracket', 'firstStart', 'firstPreposition', 'firstExample', 'firstConjunction', 'firstRival', 'firstOther', 'firstOwn',
  // after it
  'apposition', 'bracketAfter', 'colonAfter', 'resultAfter', 'beAfter', 'relativeAfter', 'kindAfter', 'ofAfter', 'possessive', 'lowerAfter', 'stopAfter', 'conjunctionAfter', 'introducedApposition', 'introducedBracket', 'firstKindAfter',
  // long forms
  'longCapital', 'longLower', 'longIntroduced', 'longInside', 'longNotIntroduced', 'isLong', 'isLongShort', 'isLongOfWord', 'hanLong',
] as const;
export type Feature = (typeof features)[number];

const indexOf = new Map<string, number>(features.map((feature, index) => [feature, index]));
const F = Object.fromEntries(indexOf) as Readonly<Record<Feature, number>>;

export interface Scored {
  readonly candidate: Candidate;
  /** One number a feature, 0 or 1. */
  readonly evidence: Uint8Array;
  longForm?: LongForm;
}

const mostLooked = 8;
const nearWords = 8;

/** Gathers the evidence for every candidate of a text. */
export function gatherEvidence(tokens: Tokens, candidates: readonly Candidate[]): Scored[] {
  return new Gatherer(tokens, candidates).gather();
}

class Gatherer {
  readonly #tokens: Tokens;
  readonly #scored: Scored[];
  /** Token of the last introducing verb at or before each token of the sentence, -1 for none. */
  readonly #introduction: Int32Array;
  readonly #contribution: number;
  readonly #links: string[] = [];

  constructor(tokens: Tokens, candidates: readonly Candidate[]) {
    this.#tokens = tokens;
    this.#scored = candidates.map((candidate) => ({ candidate, evidence: new Uint8Array(features.length) }));
    const { kind, flags, sentence, text, start, end } = tokens;
    this.#introduction = new Int32Array(kind.length).fill(-1);
    let contribution = -1;
    let last = -1;
    let author = -1;
    for (let i = 0; i < kind.length; i++) {
      if (i > 0 && sentence[i] !== sentence[i - 1]) {
        last = -1;
        author = -1;
      }
      const flag = flags[i] ?? 0;
      if (flag & AUTHOR) author = i;
      if (flag & INTRODUCE) {
        last = i;
        if (contribution === -1 && author !== -1) contribution = sentence[i] ?? -1;
      }
      if (kind[i] === Kind.Han && hanIntroduces(text, start[i] ?? 0, end[i] ?? 0)) {
        last = i;
        if (contribution === -1) contribution = sentence[i] ?? -1;
      }
      if (kind[i] === Kind.Link) this.#addLink(text.slice(start[i], end[i]));
      this.#introduction[i] = last;
    }
    this.#contribution = contribution;
  }

  #addLink(link: string): void {
    const parts = link.split('/');
    let taken = 0;
    for (let i = parts.length - 1; i > 0 && taken < 3; i--) {
      const part = parts[i] ?? '';
      if (part === '' || part.includes('github.com')) continue;
      const key = nameKey(part.replace(/\.(?:git|github\.io|html)\.?$/, ''));
      if (key.length > 1) this.#links.push(key);
      taken++;
    }
  }

  gather(): Scored[] {
    let most = 0;
    for (const { candidate } of this.#scored) most = Math.max(most, candidate.occurrences.length);
    for (const scored of this.#scored) {
      this.#shape(scored);
      this.#places(scored, most);
      this.#links_(scored);
      let looked = 0;
      for (const occurrence of scored.candidate.occurrences) {
        if (looked++ === mostLooked) break;
        this.#context(scored, occurrence, looked === 1);
      }
    }
    this.#relations();
    return this.#scored;
  }

  #shape({ candidate, evidence }: Scored): void {
    const form = candidate.forms.keys().next().value ?? '';
    let uppers = 0;
    let lowers = 0;
    let digits = 0;
    for (let i = 0; i < form.length; i++) {
      const code = form.charCodeAt(i);
      if (isUpper(code)) uppers++;
      else if (isDigit(code)) digits++;
      else if (code >= 0x61 && code <= 0x7a) lowers++;
    }
    const words = candidate.words;
    const common = uppers === words && isUpper(form.charCodeAt(0)) && digits === 0;
    if (uppers === 0) set(evidence, F.lower);
    else if (lowers === 0) set(evidence, F.capitals);
    else if (common && words === 1) set(evidence, F.capitalised);
    else set(evidence, F.mixed);
    if (common && words > 1) set(evidence, F.allCommon);
    if (digits > 0) set(evidence, F.digit);
    if (form.includes('-')) set(evidence, F.hyphen);
    if (form.includes('+')) set(evidence, F.plus);
    if (words === 2) set(evidence, F.twoWords);
    else if (words === 3) set(evidence, F.threeWords);
    else if (words > 3) set(evidence, F.moreWords);
    if (candidate.key.length <= 3) set(evidence, F.short);
    if (candidate.key.length > 14 && words === 1) set(evidence, F.long);
    if (uppers > 1 && lowers === 1 && form.endsWith('s')) set(evidence, F.plural);
    if (uppers > 0 && !isUpper(form.charCodeAt(0)) && !isDigit(form.charCodeAt(0))) set(evidence, F.startsLower);
    const { last } = candidate.occurrences[0] ?? { last: 0 };
    if (words > 1 && (this.#tokens.flags[last] ?? 0) & KIND) set(evidence, F.kindTail);
  }

  #places({ candidate, evidence }: Scored, most: number): void {
    const count = candidate.occurrences.length;
    if (count >= 2) set(evidence, F.count2);
    if (count >= 3) set(evidence, F.count3);
    if (count >= 5) set(evidence, F.count5);
    if (count === most && count > 1) set(evidence, F.mostFrequent);
    const first = candidate.occurrences[0]?.first ?? 0;
    const at = first / this.#tokens.kind.length;
    if (at < 0.15) set(evidence, F.early);
    if (at > 0.7) set(evidence, F.late);
    if (this.#contribution === -1) return;
    const sentence = this.#tokens.sentence[first] ?? 0;
    set(evidence, sentence < this.#contribution ? F.beforeContribution : sentence === this.#contribution ? F.inContribution : F.afterContribution);
  }

  #links_({ candidate, evidence }: Scored): void {
    for (const link of this.#links) {
      if (link === candidate.key) set(evidence, F.equalsLink);
      else if (candidate.key.length > 2 && link.includes(candidate.key)) set(evidence, F.inLink);
    }
  }

  #context(scored: Scored, { first, last }: Occurrence, isFirst: boolean): void {
    const { evidence } = scored;
    const { kind, flags, text, start, end, sentence } = this.#tokens;
    let before = first - 1;
    let mark = this.#mark(before);
    if (mark === SET_OPEN || mark === '"' || mark === '“' || mark === '‘' || mark === "'" || mark === '《') {
      set(evidence, mark === SET_OPEN ? F.set : F.quoted);
      before--;
      mark = this.#mark(before);
    }
    const introduction = this.#introduction[first] ?? -1;
    const start_ = startsSentence(this.#tokens, first);
    if (start_) {
      set(evidence, F.sentenceStart);
      if (isFirst) set(evidence, F.firstStart);
    }
    if (introduction !== -1 && first - introduction <= nearWords) set(evidence, F.introducedNear);
    let skipped = false;
    while (!start_ && before >= 0 && (flags[before] ?? 0) & (ARTICLE | MODIFIER) && first - before < 6) {
      if (!skipped && (flags[before] ?? 0) & ARTICLE) set(evidence, F.articleBefore);
      skipped = true;
      before--;
    }
    mark = this.#mark(before);
    const flag = flags[before] ?? 0;
    const sameSentence = before >= 0 && sentence[before] === sentence[first] && !start_;
    let introduced = false;
    if (!sameSentence) {
      // nothing before it
    } else if (kind[before] === Kind.Han) {
      const han = hanBefore(text, start[before] ?? 0, end[before] ?? 0);
      if (han === Before.Called) this.#mark2(evidence, isFirst, F.called, F.firstCalled);
      else if (han === Before.Introduced) {
        introduced = true;
        this.#mark2(evidence, isFirst, F.introduced, F.firstIntroduced);
      } else if (han === Before.Own) this.#mark2(evidence, isFirst, F.ownBefore, F.firstOwn);
      else if (han === Before.Kind) this.#mark2(evidence, isFirst, F.kindBefore, F.firstKind);
      else if (han === Before.Other) this.#mark2(evidence, isFirst, F.prepositionBefore, F.firstPreposition);
      else this.#mark2(evidence, isFirst, F.otherBefore, F.firstOther);
    } else if (flag & CALL || (this.#isAs(before) && this.#knownAs(before))) this.#mark2(evidence, isFirst, F.called, F.firstCalled);
    else if (flag & INTRODUCE) {
      introduced = true;
      this.#mark2(evidence, isFirst, F.introduced, F.firstIntroduced);
    } else if (flag & OWN) this.#mark2(evidence, isFirst, F.ownBefore, F.firstOwn);
    else if (flag & RIVAL) this.#mark2(evidence, isFirst, F.rivalBefore, F.firstRival);
    else if (flag & KIND) this.#mark2(evidence, isFirst, F.kindBefore, F.firstKind);
    else if (flag & EXAMPLE) this.#mark2(evidence, isFirst, F.exampleBefore, F.firstExample);
    else if (flag & PREPOSITION) this.#mark2(evidence, isFirst, F.prepositionBefore, F.firstPreposition);
    else if (flag & CONJUNCTION) this.#mark2(evidence, isFirst, F.conjunctionBefore, F.firstConjunction);
    else if (mark === '(' || mark === '（') this.#mark2(evidence, isFirst, F.bracketBefore, F.firstBracket);
    else if (mark === ',' || mark === '，' || mark === ':' || mark === '：' || mark === '-' || mark === '—' || mark === '–' || mark === '、') {
      if (isFirst) set(evidence, F.firstComma);
      if (introduction !== -1) {
        set(evidence, F.commaIntroduced);
        if ((flags[before - 1] ?? 0) & KIND) set(evidence, F.kindCommaBefore);
        introduced = true;
      } else set(evidence, F.otherBefore);
    } else this.#mark2(evidence, isFirst, F.otherBefore, F.firstOther);
    this.#after(evidence, last, introduced, isFirst);
    this.#longForms(scored, first, last, introduction);
  }

  #after(evidence: Uint8Array, last: number, introduced: boolean, isFirst: boolean): void {
    const { kind, flags, text, start, end } = this.#tokens;
    let after = last + 1;
    let mark = this.#mark(after);
    if (mark === SET_CLOSE || mark === '"' || mark === '”' || mark === '’' || mark === '》') {
      after++;
      mark = this.#mark(after);
    }
    const flag = flags[after] ?? 0;
    if (kind[after] === Kind.Han) {
      if (hanKind(text, start[after] ?? 0, end[after] ?? 0)) set(evidence, F.kindAfter);
      if (hanPredicate(text, start[after] ?? 0, end[after] ?? 0)) set(evidence, F.resultAfter);
    } else if (mark === ',' || mark === '，' || mark === '-' || mark === '—' || mark === '–') {
      const next = flags[after + 1] ?? 0;
      if (next & ARTICLE || next & OWN || text.startsWith('一', start[after + 1] ?? 0)) {
        set(evidence, F.apposition);
        if (introduced) set(evidence, F.introducedApposition);
      } else if (next & RELATIVE) set(evidence, F.relativeAfter);
    } else if (mark === '(' || mark === '（') {
      set(evidence, F.bracketAfter);
      if (introduced) set(evidence, F.introducedBracket);
    } else if (mark === ':') set(evidence, F.colonAfter);
    else if (mark === '.' || mark === '。') set(evidence, F.stopAfter);
    else if (mark === "'" || mark === '’') set(evidence, F.possessive);
    else if (flag & RESULT) set(evidence, F.resultAfter);
    else if (flag & BE) set(evidence, F.beAfter);
    else if (flag & RELATIVE) set(evidence, F.relativeAfter);
    else if (flag & KIND) {
      set(evidence, F.kindAfter);
      if (isFirst) set(evidence, F.firstKindAfter);
    } else if (flag & CONJUNCTION) set(evidence, F.conjunctionAfter);
    else if (flag & PREPOSITION) set(evidence, F.ofAfter);
    else if (kind[after] === Kind.Word) set(evidence, F.lowerAfter);
  }

  #longForms(scored: Scored, first: number, last: number, introduction: number): void {
    const { candidate, evidence } = scored;
    if (candidate.words > 2) return;
    let bracket = first - 1;
    if (isQuote(this.#mark(bracket))) bracket--;
    const form = candidate.forms.keys().next().value ?? '';
    let found: LongForm | undefined;
    if (isBracket(this.#mark(bracket))) {
      found = longFormBefore(this.#tokens, bracket, form);
      if (this.#tokens.kind[bracket - 1] === Kind.Han) set(evidence, F.hanLong);
    }
    let after = last + 1;
    if (isQuote(this.#mark(after))) after++;
    if (found === undefined && isBracket(this.#mark(after))) {
      found = longFormAfter(this.#tokens, after, form);
      if (found !== undefined) set(evidence, F.longInside);
    } else if (found !== undefined) {
      const near = introduction !== -1 && found.first - introduction <= 4;
      set(evidence, near ? F.longIntroduced : F.longNotIntroduced);
    }
    if (found === undefined) return;
    set(evidence, found.capitals > 0.6 ? F.longCapital : F.longLower);
    scored.longForm ??= found;
  }

  /** What candidates say about each other: an extended name, a long form with its abbreviation. */
  #relations(): void {
    const starts = new Map<number, Scored>();
    for (const scored of this.#scored) {
      for (const { first, last } of scored.candidate.occurrences) {
        const other = starts.get(first);
        if (other === undefined) starts.set(first, scored);
        else if (other !== scored) {
          set((other.candidate.words < last - first + 1 ? other : scored).evidence, F.insideOther);
        }
      }
    }
    for (const scored of this.#scored) {
      const long = scored.longForm;
      if (long === undefined) continue;
      const other = starts.get(long.first);
      if (other === undefined || other === scored) continue;
      set(other.evidence, F.isLong);
      if (other.candidate.words <= 3) set(other.evidence, F.isLongShort);
      if (other.candidate.words === 1) set(other.evidence, F.isLongOfWord);
    }
    const keys = this.#scored.map(({ candidate }) => candidate.key).sort();
    for (const { candidate, evidence } of this.#scored) {
      if (candidate.key.length < 3) continue;
      const next = keys[lowerBound(keys, candidate.key) + 1];
      if (next?.startsWith(candidate.key) === true) set(evidence, F.extended);
    }
  }

  #mark2(evidence: Uint8Array, isFirst: boolean, any: number, first: number): void {
    set(evidence, any);
    if (isFirst) set(evidence, first);
  }

  #mark(i: number): string {
    const { kind, text, start } = this.#tokens;
    return kind[i] === Kind.Mark ? text.charAt(start[i] ?? 0) : '';
  }

  #isAs(i: number): boolean {
    const { text, start, end } = this.#tokens;
    return text.slice(start[i], end[i]) === 'as';
  }

  /** `known as`, `referred to as`, `named as`, `denoted as`, `abbreviated as`. */
  #knownAs(as: number): boolean {
    const { flags, text, start, end } = this.#tokens;
    const word = text.slice(start[as - 1], end[as - 1]);
    return ((flags[as - 1] ?? 0) & CALL) !== 0 || word === 'to' || word === 'known' || word === 'it';
  }
}

function set(evidence: Uint8Array, feature: number): void {
  evidence[feature] = 1;
}

function isBracket(mark: string): boolean {
  return mark === '(' || mark === '（' || mark === '[';
}

function isQuote(mark: string): boolean {
  return mark === SET_OPEN || mark === SET_CLOSE || mark === '"' || mark === '“' || mark === '”';
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
