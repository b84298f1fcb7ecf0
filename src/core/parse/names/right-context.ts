import { hanKind, hanPredicate, hanTopic } from './chinese';
import { Right } from './features';
import { isCloseQuote, isComma, isRoundBracket } from './marks';
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
    return hanPredicate(text, from, to) ? Right.HanPredicate : Right.HanWord;
  }
  if (kind[after] === Kind.Mark) {
    if (isComma(mark) || mark === '-' || mark === '—' || mark === '–') {
      let next = after + 1;
      while (next < after + 3 && markAt(tokens, next) === '-') {
        next++;
      }
      const then = flags[next] ?? 0;
      if (then & (ARTICLE | OWN) || then & MODIFIER || text.startsWith('一', start[next] ?? 0)) {
        return Right.Apposition;
      }
      return then & RELATIVE ? Right.Relative : Right.Comma;
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
    return next & INTRODUCE ? Right.IsIntroduced : Right.Is;
  }
  if (flag & KIND) {
    return ((flags[after + 1] ?? 0) & BE) !== 0 && ((flags[after + 2] ?? 0) & INTRODUCE) !== 0
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
