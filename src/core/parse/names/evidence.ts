import { nameKey, type NameCandidate, type LinkName, type Occurrence } from './candidate';
import { hanIsData } from './chinese';
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
import { type Introductions, readIntroductions } from './introductions';
import { leftOf } from './left-context';
import { noteLongFormBeside } from './long-form-evidence';
import { isOpenBracket } from './marks';
import { isMadeByOthers } from './others-work';
import { notePosition } from './position-evidence';
import { noteRelations, type Weighed } from './relations';
import { isDefinedAsKind, isIntroducedLater, rightOf } from './right-context';
import { noteShape } from './shape';
import { Kind, markAt, type Tokens } from './tokens';
import { BE, DATA, KIND, OWN, PREPOSITION, RELATIVE, RESULT } from './words';

/** Later occurrences of a frequent candidate add nothing. */
const maxOccurrencesRead = 6;
const nearWords = 8;
const kindWords = 8;

/** Evidence arrays used again for each text. */
const pool: Uint8Array[] = [];

/**
 * Gathers the evidence for every candidate of a text.
 * @returns the candidates with their evidence, which holds until this is called again
 */
export function gatherEvidence(
  tokens: Tokens,
  candidates: readonly NameCandidate[],
  links: readonly LinkName[],
): Weighed[] {
  const weighed = candidates.map((candidate, i) => ({
    candidate,
    evidence: (pool[i] ??= new Uint8Array(featureCount)).fill(0),
  }));
  const introductions = readIntroductions(tokens);
  const linkKeys = links.map(({ name }) => nameKey(name));
  let maxCount = 0;
  for (const { occurrences } of candidates) {
    maxCount = Math.max(maxCount, occurrences.length);
  }
  for (const one of weighed) {
    const { candidate, evidence } = one;
    noteShape(candidate, evidence);
    notePosition(one, tokens, introductions, maxCount, linkKeys);
    if (introductions.isHan) {
      evidence[F.Han] = 1;
    }
    if (introductions.isSurvey) {
      evidence[F.Survey] = 1;
    }
    if (candidate.onlyLink) {
      continue;
    }
    const { occurrences } = candidate;
    for (let i = 0; i < occurrences.length; i++) {
      const occurrence = occurrences[i];
      if (occurrence !== undefined && (i < maxOccurrencesRead || i === occurrences.length - 1)) {
        noteContext(one, tokens, introductions, occurrence, i === 0);
      }
    }
    combine(evidence);
  }
  noteRelations(weighed);
  return weighed;
}

/** Notes what is before and after one occurrence of a candidate, and whether it is introduced there. */
function noteContext(
  weighed: Weighed,
  tokens: Tokens,
  introductions: Introductions,
  { first, last }: Occurrence,
  isFirst: boolean,
): void {
  const { evidence } = weighed;
  const introduction = introductions.introduction[first] ?? -1;
  const before = leftOf(tokens, first, introduction);
  let { left } = before;
  const long = noteLongFormBeside(weighed, tokens, introductions.contribution, first, last);
  // Read on after the bracket that closes the name or the long form.
  let end = Math.max(last, long?.last ?? 0);
  const close = markAt(tokens, end + 1);
  if (end > last || isOpenBracket(markAt(tokens, first - 1))) {
    if (close === ')' || close === '）') {
      end++;
    } else if (markAt(tokens, end + 2) === ')') {
      end += 2;
    }
  }
  const right = rightOf(tokens, end);
  // 我们描述了 X，一种…
  if (left === Left.HanDescribed && (right === Right.Apposition || right === Right.Relative)) {
    left = Left.HanIntroduced;
  }
  // 介绍了 X 与 Y 的…
  if (
    right === Right.HanConjunction &&
    left === Left.HanIntroduced &&
    tokens.text.startsWith('的', tokens.start[end + 3])
  ) {
    left = Left.HanOther;
  }
  // 介绍了 X 领域的…: a field is not introduced.
  if (right === Right.HanTopic && isIntroducing(left)) {
    left = Left.HanOther;
  }
  const leading =
    long === undefined ? left : leftOf(tokens, long.first, introductions.introduction[long.first] ?? -1).left;
  if (long !== undefined) {
    evidence[longLeft + leading] = 1;
  }
  evidence[anyLeft + left] = 1;
  evidence[anyRight + right] = 1;
  if (isFirst) {
    evidence[firstLeft + left] = 1;
    evidence[firstRight + right] = 1;
    if (introductions.also[first] === 1) {
      evidence[F.Also] = 1;
    }
    if (introductions.author[first] === 1) {
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
  if (right === Right.Definition && !definesOwn(weighed, introductions)) {
    evidence[F.MerelyDefined] = 1;
  } else if (isDefinedAsKind(tokens, end, right)) {
    evidence[F.DefinedKind] = 1;
  }
  if (isMadeByOthers(tokens, end)) {
    evidence[F.MadeByOthers] = 1;
  }
  const later =
    (isSubject(leading) && isIntroducedLater(tokens, end)) ||
    (right === Right.Apposition && isDefinedAsKind(tokens, end, right) && isOwnPredicate(tokens, first));
  if (later) {
    evidence[F.IntroducedLater] = 1;
  }
  const introduced =
    later ||
    isIntroducing(leading) ||
    isIntroducing(left) ||
    right === Right.KindIntroduced ||
    right === Right.IsIntroduced;
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
    if (isData(tokens, first, end)) {
      evidence[F.Data] = 1;
    }
  }
  if (introduction !== -1 && right === Right.Kind) {
    evidence[F.KindAfterIntroduction] = 1;
  }
  if (first < 0.55 * tokens.count) {
    return;
  }
  if (left === Left.Own || left === Left.OwnComma || left === Left.HanOwn) {
    evidence[F.LateOwn] = 1;
  }
  if (right === Right.Predicate || right === Right.HanPredicate) {
    evidence[F.ResultSubject] = 1;
  }
}

/** `a key part of our approach is X`, whose name is token `first`. */
function isOwnPredicate({ flags, sentence }: Tokens, first: number): boolean {
  if (((flags[first - 1] ?? 0) & BE) === 0) {
    return false;
  }
  for (let i = first - 2; i >= 0 && first - i < 10 && sentence[i] === sentence[first]; i--) {
    if ((flags[i] ?? 0) & OWN) {
      return true;
    }
  }
  return false;
}

/** Whether what is introduced at tokens `first` to `last` is a dataset or benchmark: the nearest noun of a kind after it, else before. */
function isData(tokens: Tokens, first: number, last: number): boolean {
  const { kind, flags, sentence, text, start, end } = tokens;
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

/** Whether `X is a library` defines the authors' own: they introduce something before X in some sentence. */
function definesOwn({ candidate }: Weighed, { introduction, author }: Introductions): boolean {
  return candidate.occurrences.some(({ first }) => (introduction[first] ?? -1) !== -1 && author[first] === 1);
}

/** Whether a name with this before it may be the subject of its sentence. */
function isSubject(left: Left): boolean {
  return (
    left === Left.Start ||
    left === Left.Comma ||
    left === Left.OwnComma ||
    left === Left.KindComma ||
    left === Left.Kind ||
    left === Left.NewKind ||
    left === Left.Other
  );
}

/** Evidence that says more together than each kind alone. `unintroduced` comes in as 2 where the opposite was seen. */
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
