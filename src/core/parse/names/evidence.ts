import { formOf, nameKey, type Candidate, type LinkName } from './candidate';
import { hanIntroduces, hanIsData, hanLongForm, hanSurveys } from './chinese';
import { isCloseQuote, isOpenQuote, leftOf, rightOf } from './context';
import {
  anyLeft,
  anyRight,
  Feature as F,
  featureCount,
  firstLeft,
  firstRight,
  isIntroducing,
  Left,
  longLeft,
  Right,
} from './features';
import { longFormAfter, longFormBefore, type LongForm } from './longform';
import { SET_CLOSE, SET_OPEN } from './plain';
import { noteRelations, type Weighed } from './relations';
import { noteShape } from './shape';
import { Kind, markAt, type Tokens } from './tokens';
import {
  ALSO,
  ARTICLE,
  AUTHOR,
  BE,
  DATA,
  INTRODUCE,
  KIND,
  MODIFIER,
  PREPOSITION,
  RELATIVE,
  RESULT,
  SURVEY,
} from './words';

/** Later places of a frequent candidate tell nothing new. */
const maxOccurrencesRead = 6;
const nearWords = 8;
const kindWords = 8;

/** Whether the long form of a candidate is one of its names: set in capitals, or itself introduced. */
export function hasNamedLongForm({ evidence, longForm }: Weighed): boolean {
  if (longForm === undefined) {
    return false;
  }
  if (longForm.capitals > 0.6) {
    return true;
  }
  for (let left = 0; left < Left.count; left++) {
    if (isIntroducing(left) && evidence[longLeft + left] === 1) {
      return true;
    }
  }
  return false;
}

/** Gathers the evidence for every candidate of a text. */
export function gatherEvidence(
  tokens: Tokens,
  candidates: readonly Candidate[],
  links: readonly LinkName[],
): Weighed[] {
  return new Gatherer(tokens, candidates, links).gather();
}

/** Evidence arrays used again for each text. */
const pool: Uint8Array[] = [];

class Gatherer {
  readonly #tokens: Tokens;
  readonly #weighed: Weighed[];
  readonly #links: readonly string[];
  /** For each token the last introducing verb of its sentence up to it, -1 for none. */
  readonly #introduction: Int32Array;
  /** For each token, whether its sentence adds to what an earlier one introduced. */
  readonly #also: Uint8Array;
  /** For each token, whether its sentence speaks of the authors before it. */
  readonly #author: Uint8Array;
  /** Sentence that first says what the authors introduce, -1 for none. */
  #contribution = -1;
  #isHan = false;
  #lastSentence = 0;
  #isSurvey = false;

  constructor(tokens: Tokens, candidates: readonly Candidate[], links: readonly LinkName[]) {
    this.#tokens = tokens;
    this.#weighed = candidates.map((candidate, i) => ({
      candidate,
      evidence: (pool[i] ??= new Uint8Array(featureCount)).fill(0),
    }));
    this.#links = links.map(({ name }) => nameKey(name));
    this.#introduction = new Int32Array(tokens.count).fill(-1);
    this.#also = new Uint8Array(tokens.count);
    this.#author = new Uint8Array(tokens.count);
    this.#readText();
  }

  /** Finds where the text introduces something, and what kind of text it is. */
  #readText(): void {
    const { kind, flags, sentence, text, start, end } = this.#tokens;
    let last = -1;
    let author = false;
    let also = false;
    let runs = 0;
    for (let i = 0; i < this.#tokens.count; i++) {
      if (i > 0 && sentence[i] !== sentence[i - 1]) {
        last = -1;
        author = false;
        also = false;
      }
      const flag = flags[i] ?? 0;
      if (flag & AUTHOR) {
        author = true;
      }
      if (flag & ALSO) {
        also = true;
      }
      if (also) {
        this.#also[i] = 1;
      }
      if (author) {
        this.#author[i] = 1;
      }
      if (flag & SURVEY && (flags[i - 1] ?? 0) & (ARTICLE | AUTHOR | MODIFIER)) {
        this.#isSurvey = true;
      }
      let introduces = (flag & INTRODUCE) !== 0;
      if (kind[i] === Kind.Han) {
        runs++;
        introduces = hanIntroduces(text, start[i] ?? 0, end[i] ?? 0);
        if (introduces) {
          author = true;
        }
        if (hanSurveys(text, start[i] ?? 0, end[i] ?? 0)) {
          this.#isSurvey = true;
        }
      }
      if (introduces) {
        last = i;
        if (this.#contribution === -1 && author) {
          this.#contribution = sentence[i] ?? -1;
        }
      }
      this.#introduction[i] = last;
    }
    this.#isHan = runs * 8 > this.#tokens.count;
    this.#lastSentence = sentence[this.#tokens.count - 1] ?? 0;
  }

  gather(): Weighed[] {
    let most = 0;
    for (const { candidate } of this.#weighed) {
      most = Math.max(most, candidate.occurrences.length);
    }
    for (const weighed of this.#weighed) {
      const { candidate, evidence } = weighed;
      noteShape(candidate, evidence);
      this.#place(weighed, most);
      if (this.#isHan) {
        evidence[F.Han] = 1;
      }
      if (this.#isSurvey) {
        evidence[F.Survey] = 1;
      }
      if (candidate.onlyLink) {
        continue;
      }
      const { occurrences } = candidate;
      for (let i = 0; i < occurrences.length; i++) {
        const occurrence = occurrences[i];
        if (occurrence !== undefined && (i < maxOccurrencesRead || i === occurrences.length - 1)) {
          this.#context(weighed, occurrence.first, occurrence.last, i === 0);
        }
      }
      combine(evidence);
    }
    noteRelations(this.#weighed);
    return this.#weighed;
  }

  #place({ candidate, evidence }: Weighed, most: number): void {
    const { occurrences } = candidate;
    const count = occurrences.length;
    if (count >= 2) {
      evidence[F.Count2] = 1;
    }
    if (count >= 3) {
      evidence[F.Count3] = 1;
    }
    if (count >= 5) {
      evidence[F.Count5] = 1;
    }
    if (count === most && count > 1) {
      evidence[F.MostFrequent] = 1;
    }
    const first = occurrences[0]?.first ?? 0;
    const at = first / this.#tokens.count;
    if (at < 0.15) {
      evidence[F.Early] = 1;
    }
    if (at > 0.7 && !candidate.onlyLink) {
      evidence[F.Late] = 1;
    }
    if (count > 1 && (occurrences[count - 1]?.first ?? 0) > 0.6 * this.#tokens.count) {
      evidence[F.LateMention] = 1;
    }
    if (count > 1 && this.#tokens.sentence[occurrences[count - 1]?.first ?? 0] === this.#lastSentence) {
      evidence[F.LastSentence] = 1;
    }
    const sentence = this.#tokens.sentence[first] ?? 0;
    const contribution = this.#contribution;
    if (contribution === -1) {
      evidence[F.NoContribution] = 1;
    } else {
      evidence[
        sentence < contribution
          ? F.BeforeContribution
          : sentence === contribution
            ? F.InContribution
            : F.AfterContribution
      ] = 1;
    }
    if (candidate.words > 1 && ((this.#tokens.flags[occurrences[0]?.last ?? 0] ?? 0) & KIND) !== 0) {
      evidence[F.KindAtEnd] = 1;
    }
    if (candidate.onlyLink) {
      return;
    }
    for (const link of this.#links) {
      if (link === candidate.key) {
        evidence[F.EqualsLink] = 1;
      } else if (candidate.key.length > 2 && link.includes(candidate.key)) {
        evidence[F.InLink] = 1;
      }
    }
  }

  #context(weighed: Weighed, first: number, last: number, isFirst: boolean): void {
    const { evidence } = weighed;
    const introduction = this.#introduction[first] ?? -1;
    const before = leftOf(this.#tokens, first, introduction);
    let { left } = before;
    const long = this.#longForm(weighed, first, last);
    // Read on after the bracket that closes the name or the long form.
    let end = Math.max(last, long?.last ?? 0);
    const close = markAt(this.#tokens, end + 1);
    if (end > last || isBracket(markAt(this.#tokens, first - 1))) {
      if (close === ')' || close === '）') {
        end++;
      } else if (markAt(this.#tokens, end + 2) === ')') {
        end += 2;
      }
    }
    const right = rightOf(this.#tokens, end);
    // 介绍了 X 领域的…: a field is not introduced.
    if (right === Right.HanTopic && isIntroducing(left)) {
      left = Left.HanOther;
    }
    const leading =
      long === undefined ? left : leftOf(this.#tokens, long.first, this.#introduction[long.first] ?? -1).left;
    if (long !== undefined) {
      evidence[longLeft + leading] = 1;
    }
    evidence[anyLeft + left] = 1;
    evidence[anyRight + right] = 1;
    if (isFirst) {
      evidence[firstLeft + left] = 1;
      evidence[firstRight + right] = 1;
      if (this.#also[first] === 1) {
        evidence[F.Also] = 1;
      }
      if (this.#author[first] === 1) {
        evidence[F.Author] = 1;
      }
    }
    if (before.article) {
      evidence[F.Article] = 1;
    }
    if (before.modified) {
      evidence[F.Modified] = 1;
    }
    if (before.set) {
      evidence[F.Set] = 1;
    }
    if (before.quoted) {
      evidence[F.Quoted] = 1;
    }
    if (introduction !== -1 && first - introduction <= nearWords) {
      evidence[F.NearIntroduction] = 1;
    }
    const introduced =
      isIntroducing(leading) || isIntroducing(left) || right === Right.KindIntroduced || right === Right.IsIntroduced;
    if (introduced) {
      evidence[F.Unintroduced] = 2;
      if (isFirst) {
        evidence[F.IntroducedFirst] = 1;
      }
      if (right === Right.Apposition) {
        evidence[F.IntroducedApposition] = 1;
      }
      if (right === Right.Bracket) {
        evidence[F.IntroducedBracket] = 1;
      }
      if (this.#isData(first, end)) {
        evidence[F.Data] = 1;
      }
    }
    if (introduction !== -1 && right === Right.Kind) {
      evidence[F.KindAfterIntroduction] = 1;
    }
    if (first < 0.55 * this.#tokens.count) {
      return;
    }
    if (left === Left.Own || left === Left.OwnComma || left === Left.HanOwn) {
      evidence[F.LateOwn] = 1;
    }
    if (right === Right.Predicate || right === Right.HanPredicate) {
      evidence[F.ResultSubject] = 1;
    }
  }

  /** Whether what is introduced at tokens `first` to `last` is a dataset or benchmark: the nearest noun of a kind after it, else before. */
  #isData(first: number, last: number): boolean {
    const { kind, flags, sentence, text, start, end } = this.#tokens;
    for (let i = last + 1; i <= last + kindWords && sentence[i] === sentence[first]; i++) {
      if ((flags[i] ?? 0) & KIND) {
        return ((flags[i] ?? 0) & DATA) !== 0;
      }
      if (kind[i] === Kind.Han) {
        return hanIsData(text, start[i] ?? 0, Math.min(end[i] ?? 0, (start[i] ?? 0) + 30));
      }
    }
    for (let i = first - 1; i >= 0 && first - i <= kindWords && sentence[i] === sentence[first]; i--) {
      if ((flags[i] ?? 0) & KIND) {
        return ((flags[i] ?? 0) & DATA) !== 0;
      }
      if ((flags[i] ?? 0) & (RELATIVE | RESULT | PREPOSITION | BE)) {
        break;
      }
    }
    return false;
  }

  /** Finds the long form beside an occurrence, and notes what it is like. */
  #longForm(weighed: Weighed, first: number, last: number): LongForm | undefined {
    const { candidate, evidence } = weighed;
    if (candidate.words > 2) {
      return undefined;
    }
    const tokens = this.#tokens;
    let bracket = first - 1;
    if (isSetOff(markAt(tokens, bracket))) {
      bracket--;
    }
    let found: LongForm | undefined;
    if (isBracket(markAt(tokens, bracket))) {
      let to = bracket;
      if (isSetOff(markAt(tokens, to - 1))) {
        to--;
      }
      found = longFormBefore(tokens, to, formOf(candidate));
      if (found !== undefined) {
        evidence[F.LongBefore] = 1;
      } else if (tokens.kind[bracket - 1] === Kind.Han) {
        const { text, start, end, kind } = tokens;
        const form = hanLongForm(text, start[bracket - 1] ?? 0, end[bracket - 1] ?? 0, kind[bracket - 2] === Kind.Word);
        if (form !== undefined) {
          weighed.hanLongForm ??= form;
          evidence[F.HanLong] = 1;
        }
      }
    }
    if (found === undefined) {
      let after = last + 1;
      if (isSetOff(markAt(tokens, after))) {
        after++;
      }
      if (isBracket(markAt(tokens, after))) {
        found = longFormAfter(tokens, after, formOf(candidate));
      }
      if (found !== undefined) {
        evidence[F.LongInside] = 1;
      }
    }
    if (found === undefined) {
      return undefined;
    }
    evidence[found.capitals > 0.6 ? F.LongCapital : F.LongLower] = 1;
    if (this.#contribution !== -1 && (tokens.sentence[found.first] ?? 0) < this.#contribution) {
      evidence[F.LongEarly] = 1;
    }
    weighed.longForm ??= found;
    return found.first < first ? found : { ...found, first };
  }
}

/** Evidence that tells more together than each kind alone. `unintroduced` comes in as 2 where the opposite was seen. */
function combine(evidence: Uint8Array): void {
  const has = (feature: number): boolean => evidence[feature] === 1;
  if (evidence[F.Unintroduced] === 2) {
    evidence[F.Unintroduced] = 0;
    if (has(F.IntroducedFirst) && has(F.Mixed)) {
      evidence[F.IntroducedFirstMixed] = 1;
    }
    return;
  }
  evidence[F.Unintroduced] = 1;
  if (has(F.BeforeContribution)) {
    evidence[F.UnintroducedBefore] = 1;
  }
  if (has(F.InContribution)) {
    evidence[F.UnintroducedIn] = 1;
  }
  if (has(F.AfterContribution)) {
    evidence[F.UnintroducedAfter] = 1;
  }
  if (has(F.Mixed)) {
    evidence[F.UnintroducedMixed] = 1;
  }
  if (has(F.Capitals)) {
    evidence[F.UnintroducedCapitals] = 1;
  }
  if (!has(F.Count2)) {
    evidence[F.UnintroducedOnce] = 1;
  }
  if (has(anyLeft + Left.Start)) {
    evidence[F.UnintroducedSubject] = 1;
  }
}

function isBracket(mark: string): boolean {
  return mark === '(' || mark === '（' || mark === '[';
}

function isSetOff(mark: string): boolean {
  return mark === SET_OPEN || mark === SET_CLOSE || isOpenQuote(mark) || isCloseQuote(mark);
}
