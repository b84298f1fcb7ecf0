import { hanConjunction, hanExplains, hanIsOfKind, hanKind, hanPredicate, hanRefersBack, hanTopic } from './chinese';
import { Right } from './features';
import { isCloseQuote, isComma, isRoundBracket } from './marks';
import { isPassiveByOthers } from './others-work';
import { SET_CLOSE } from './plain';
import { Kind, markAt, type Tokens } from './tokens';
import { ARTICLE, BE, CONJUNCTION, INTRODUCE, KIND, MODIFIER, OWN, PREPOSITION, RELATIVE, RESULT } from './words';

/** Reads what is after token `last`, a name's last. */
export function rightOf(tokens: Tokens, last: number): Right {
  const { kind, flags, text, start, end } = tokens;
  let after = last + 1;
  let mark = markAt(tokens, after);
  if (mark === SET_CLOSE || isCloseQuote(mark)) {
    mark = markAt(tokens, ++after);
  }
  const flag = flags[after] ?? 0;
  if (kind[after] === Kind.Han) {
    const from = start[after] ?? 0;
    const to = end[after] ?? 0;
    if (text.startsWith('是一', from)) {
      return Right.HanDefinition;
    }
    if (hanKind(text, from, to)) {
      return Right.HanKind;
    }
    if (hanTopic(text, from, to)) {
      return Right.HanTopic;
    }
    if (text.charAt(from) === '的') {
      return Right.HanOfKind;
    }
    if (hanConjunction(text, from, to)) {
      return Right.HanConjunction;
    }
    return hanPredicate(text, from, to) ? Right.HanPredicate : Right.HanWord;
  }
  if (kind[after] === Kind.Mark) {
    if (isComma(mark) || mark === '-' || mark === '—' || mark === '–') {
      let next = after + 1;
      while (next < after + 3 && markAt(tokens, next) === '-') {
        next++;
      }
      const then = flags[next] ?? 0;
      if (then & (ARTICLE | OWN) || then & MODIFIER || hanExplains(text, start[next] ?? 0)) {
        return Right.Apposition;
      }
      return then & RELATIVE || hanRefersBack(text, start[next] ?? 0) ? Right.Relative : Right.Comma;
    }
    if (mark === '、') {
      return Right.HanConjunction;
    }
    if (isRoundBracket(mark)) {
      return Right.Bracket;
    }
    if (mark === ':' || mark === '：') {
      return Right.Colon;
    }
    if (mark === '.' || mark === '。' || mark === '!' || mark === '?') {
      return Right.Stop;
    }
    if (mark === "'" || mark === '’') {
      return Right.Possessive;
    }
    return Right.Other;
  }
  if (flag & BE) {
    const next = flags[after + 1] ?? 0;
    if (next & (ARTICLE | OWN)) {
      return Right.Definition;
    }
    return next & INTRODUCE && !isPassiveByOthers(tokens, after + 1) ? Right.IsIntroduced : Right.Is;
  }
  if (flag & KIND) {
    return ((flags[after + 1] ?? 0) & BE) !== 0 &&
      ((flags[after + 2] ?? 0) & INTRODUCE) !== 0 &&
      !isPassiveByOthers(tokens, after + 2)
      ? Right.KindIntroduced
      : Right.Kind;
  }
  if (flag & RESULT) {
    return Right.Predicate;
  }
  if (flag & RELATIVE) {
    return Right.Relative;
  }
  if (flag & CONJUNCTION) {
    return Right.Conjunction;
  }
  if (flag & PREPOSITION) {
    const from = start[after] ?? 0;
    return text.startsWith('to ', from) ? Right.To : text.startsWith('for ', from) ? Right.For : Right.Preposition;
  }
  if (kind[after] !== Kind.Word) {
    return Right.Other;
  }
  const to = end[after] ?? 0;
  return to - (start[after] ?? 0) > 3 && text.charCodeAt(to - 1) === 0x73 && text.charCodeAt(to - 2) !== 0x73
    ? Right.Verb
    : Right.Word;
}

/** Whether what stands right of token `last` says what kind of work the name is: `is an open toolkit`, `, a new parser`. */
export function isDefinedAsKind(
  { flags, sentence, kind, text, start, end }: Tokens,
  last: number,
  right: Right,
): boolean {
  if (right === Right.HanDefinition) {
    return hanIsOfKind(text, start[last + 1] ?? 0, end[last + 1] ?? 0);
  }
  if (right !== Right.Definition && right !== Right.Apposition) {
    return false;
  }
  for (let i = last + 2; i < last + 14 && sentence[i] === sentence[last]; i++) {
    if (kind[i] === Kind.Han) {
      return hanIsOfKind(text, start[i] ?? 0, end[i] ?? 0);
    }
    const flag = flags[i] ?? 0;
    if (flag & KIND) {
      return true;
    }
    if (flag & (RELATIVE | PREPOSITION)) {
      return false;
    }
  }
  return false;
}

/** Whether the predicate behind token `last` introduces its subject: `…, based on X, is proposed`. */
export function isIntroducedLater(tokens: Tokens, last: number): boolean {
  const { flags, sentence } = tokens;
  for (let i = last + 1; i < last + 16 && sentence[i] === sentence[last]; i++) {
    if ((flags[i] ?? 0) & BE) {
      // `is an open-source library` introduces nothing.
      if ((flags[i + 1] ?? 0) & ARTICLE) {
        return false;
      }
      const verb = ((flags[i + 1] ?? 0) & INTRODUCE) !== 0 ? i + 1 : i + 2;
      return ((flags[verb] ?? 0) & INTRODUCE) !== 0 && !isPassiveByOthers(tokens, verb);
    }
    if ((flags[i] ?? 0) & (INTRODUCE | RESULT)) {
      return false;
    }
  }
  return false;
}
