import { Before, hanBefore, hanIntroduces, hanNamesOwn, hanUsual } from './chinese';
import { Left } from './features';
import {
  endsCall,
  introducesConcept,
  isKindCalled,
  isNamedBy,
  isNewExample,
  isNewKind,
  isOwnCalled,
  isOwnKind,
  isOwnWhichWe,
  isPhraseIntroduced,
  isPronoun,
  isResultOf,
  prepositionKind,
} from './introducing-phrases';
import { isComma, isOpenBracket, isOpenQuote, isPause } from './marks';
import { isActiveOfOthers, isHanByOthers } from './others-work';
import { SET_OPEN } from './plain';
import { wordAt } from './token-text';
import { Kind, markAt, startsSentence, type Tokens } from './tokens';
import {
  ARTICLE,
  AUTHOR,
  CALL,
  CONJUNCTION,
  EXAMPLE,
  INTRODUCE,
  KIND,
  MAKE,
  MODIFIER,
  OWN,
  PREPOSITION,
  RELATIVE,
  RIVAL,
} from './words';

/** What is before a name. */
export interface LeftContext {
  readonly left: Left;
  readonly article: boolean;
  /** An adjective of novelty or praise is skipped. */
  readonly modified: boolean;
  /** Set off by markup or quotes. */
  readonly set: boolean;
  readonly quoted: boolean;
}

const maxSkipped = 6;

/**
 * Reads what is before a name.
 * @param first the name's first token
 * @param introduction the last introducing verb of the sentence before it, or -1
 */
export function leftOf(tokens: Tokens, first: number, introduction: number): LeftContext {
  const { kind, flags, sentence } = tokens;
  let before = first - 1;
  let mark = markAt(tokens, before);
  const set = mark === SET_OPEN;
  const quoted = isOpenQuote(mark);
  if (set || quoted) {
    mark = markAt(tokens, --before);
  }
  let article = false;
  let modified = false;
  const limit = first - maxSkipped;
  if (!startsSentence(tokens, first)) {
    while (before > limit && before >= 0 && ((flags[before] ?? 0) & (ARTICLE | MODIFIER)) !== 0) {
      if (((flags[before] ?? 0) & ARTICLE) !== 0) {
        article = true;
      } else {
        modified = true;
      }
      before--;
    }
    mark = markAt(tokens, before);
  }
  const context = (left: Left): LeftContext => ({ left, article, modified, set, quoted });
  if (before < 0 || sentence[before] !== sentence[first] || startsSentence(tokens, first)) {
    return context(Left.Start);
  }
  const flag = flags[before] ?? 0;
  if (kind[before] === Kind.Han) {
    return context(leftInHan(tokens, before, introduction));
  }
  if (flag & CALL && isOwnWhichWe(tokens, before - 1)) {
    return context(Left.CalledOwn);
  }
  if (endsCall(tokens, before) || isNamedBy(tokens, before)) {
    return context(introduction === -1 && !isOwnCalled(tokens, before) ? Left.Called : Left.CalledNew);
  }
  if (flag & INTRODUCE) {
    if (isActiveOfOthers(tokens, before)) {
      return context(Left.Rival);
    }
    return context(flag & MAKE ? Left.Made : Left.Introduced);
  }
  if (flag & OWN) {
    return context(Left.Own);
  }
  if (flag & RIVAL) {
    return context(Left.Rival);
  }
  if (flag & KIND) {
    return context(
      isKindCalled(tokens, before)
        ? Left.CalledOwn
        : isOwnKind(tokens, before, 2)
          ? Left.Own
          : introduction !== -1 && isNewKind(tokens, before)
            ? Left.NewKind
            : Left.Kind,
    );
  }
  if (isPronoun(tokens, before) && ((flags[before - 1] ?? 0) & CALL) !== 0) {
    return context(Left.CalledOwn);
  }
  if (flag & EXAMPLE) {
    return context(isNewExample(tokens, before) ? Left.NewExample : Left.Example);
  }
  if (flag & PREPOSITION) {
    const preposition = prepositionKind(tokens, before);
    if (preposition === Left.Of && introducesConcept(tokens, before)) {
      return context(Left.Introduced);
    }
    // `With X we propose`
    if (
      wordAt(tokens, before) === 'With' &&
      ((flags[first + 1] ?? 0) & AUTHOR) !== 0 &&
      ((flags[first + 2] ?? 0) & INTRODUCE) !== 0
    ) {
      return context(Left.Introduced);
    }
    return context(isResultOf(tokens, before) ? Left.Made : preposition);
  }
  if (flag & CONJUNCTION) {
    return context(Left.Conjunction);
  }
  if (isOpenBracket(mark)) {
    return context(leftOfBracket(tokens, before, introduction));
  }
  let dash = mark === '-' && isSpaced(tokens, before);
  while (mark === '-' && markAt(tokens, before - 1) === '-') {
    before--;
    dash = true;
  }
  if (!dash && (mark === '-' || mark === '/')) {
    return context(Left.Hyphen);
  }
  if (dash || isPause(mark)) {
    return context(leftOfPause(tokens, before, introduction));
  }
  return context(isPhraseIntroduced(tokens, before + 1, 6) ? Left.IntroducedPhrase : Left.Other);
}

/** Whether a single hyphen stands between blanks, as a dash does. */
function isSpaced({ text, start, end }: Tokens, i: number): boolean {
  return text.charAt((start[i] ?? 0) - 1) === ' ' && text.charAt(end[i] ?? 0) === ' ';
}

/** What the Han run at token `run`, right before a name, says of it. */
function leftInHan(tokens: Tokens, run: number, introduction: number): Left {
  const { text } = tokens;
  const start = tokens.start[run] ?? 0;
  const end = tokens.end[run] ?? 0;
  switch (hanBefore(text, start, end)) {
    case Before.Called:
      return hanNamesOwn(text, start, end) ? Left.CalledOwn : Left.HanCalled;
    case Before.Short:
      return introduction === -1 ? Left.HanPreposition : Left.HanCalled;
    case Before.Introduced:
      return isHanByOthers(tokens, run) ? Left.HanPreposition : Left.HanIntroduced;
    case Before.Described:
      return Left.HanDescribed;
    case Before.Own:
      return isHanByOthers(tokens, run) ? Left.HanPreposition : Left.HanOwn;
    case Before.Kind:
      return hanIntroduces(text, Math.max(start, end - 24), end) ? Left.HanNewKind : Left.HanKind;
    case Before.Example:
      return isNewExample(tokens, run) ? Left.NewExample : Left.HanPreposition;
    case Before.Other:
      return Left.HanPreposition;
    default:
      return Left.HanOther;
  }
}

/** What is before the bracket at token `bracket` that opens before a name. */
function leftOfBracket(tokens: Tokens, bracket: number, introduction: number): Left {
  const { kind, text, start, end } = tokens;
  const introduced = isPhraseIntroduced(tokens, bracket, 10);
  const han = kind[bracket - 1] === Kind.Han ? bracket - 1 : kind[bracket - 2] === Kind.Han ? bracket - 2 : -1;
  if (han === -1) {
    if (introduced) {
      return Left.BracketIntroduced;
    }
    return introduction !== -1 && isOneClause(tokens, introduction, bracket) ? Left.BracketLater : Left.Bracket;
  }
  if (hanNamesOwn(text, start[han] ?? 0, end[han] ?? 0)) {
    return Left.CalledOwn;
  }
  if (hanUsual(text, start[han] ?? 0, end[han] ?? 0)) {
    return Left.Rival;
  }
  return introduced ? Left.HanBracketIntroduced : Left.HanBracket;
}

/** Whether the words between two tokens belong to one clause, without `that`, `using` or `by`: `propose a way for networks (`. */
function isOneClause(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if ((tokens.flags[i] ?? 0) & (RELATIVE | RIVAL) || isComma(markAt(tokens, i)) || wordAt(tokens, i) === 'by') {
      return false;
    }
  }
  return true;
}

/** What is before the comma, colon or dash at token `pause` that precedes a name. */
function leftOfPause(tokens: Tokens, pause: number, introduction: number): Left {
  const { flags, text, start } = tokens;
  let before = pause;
  // `(e.g., X`
  const example = markAt(tokens, before - 1) === '.' ? before - 2 : before - 1;
  // `a compiler, i.e., X`
  if (
    markAt(tokens, pause) === ',' &&
    text.startsWith('i.e', start[example] ?? 0) &&
    isComma(markAt(tokens, example - 1))
  ) {
    before = example - 1;
  } else if ((flags[example] ?? 0) & EXAMPLE) {
    return isNewExample(tokens, example) ? Left.NewExample : Left.Example;
  }
  if (isOwnKind(tokens, before - 1)) {
    return Left.OwnComma;
  }
  // `we propose, X, to`
  if ((flags[before - 1] ?? 0) & INTRODUCE && !isActiveOfOthers(tokens, before - 1)) {
    return Left.Introduced;
  }
  if (introduction === -1) {
    return Left.Comma;
  }
  const isKind =
    tokens.kind[before - 1] === Kind.Han
      ? hanBefore(text, start[before - 1] ?? 0, tokens.end[before - 1] ?? 0) === Before.Kind
      : ((flags[before - 1] ?? 0) & KIND) !== 0;
  if (!isKind) {
    return Left.CommaIntroduced;
  }
  return isEvaluatedOn(tokens, before - 1) ? Left.Comma : Left.KindComma;
}

/** `on the answer selection benchmark`, ending at token `i`. */
function isEvaluatedOn(tokens: Tokens, i: number): boolean {
  for (let at = i - 1; at > 0 && i - at < 7; at--) {
    if (wordAt(tokens, at) === 'the') {
      return wordAt(tokens, at - 1) === 'on';
    }
  }
  return false;
}
