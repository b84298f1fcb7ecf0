import { formOf } from './candidate';
import { hanLongForm } from './chinese';
import { Feature as F, isIntroducing, Left, longLeft } from './features';
import { longFormAfter, longFormBefore, type LongForm } from './longform';
import { isOpenBracket, isSetOff } from './marks';
import type { Weighed } from './relations';
import { Kind, markAt, type Tokens } from './tokens';

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

/**
 * Finds the long form beside an occurrence of a candidate, tokens `first` to `last`, and notes what it is like.
 * @param contribution the sentence that first says what the authors introduce, -1 for none
 */
export function noteLongFormBeside(
  weighed: Weighed,
  tokens: Tokens,
  contribution: number,
  first: number,
  last: number,
): LongForm | undefined {
  const { candidate, evidence } = weighed;
  if (candidate.words > 2) {
    return undefined;
  }
  let bracket = first - 1;
  if (isSetOff(markAt(tokens, bracket))) {
    bracket--;
  }
  let found: LongForm | undefined;
  if (isOpenBracket(markAt(tokens, bracket))) {
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
    if (isOpenBracket(markAt(tokens, after))) {
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
  if (contribution !== -1 && (tokens.sentence[found.first] ?? 0) < contribution) {
    evidence[F.LongEarly] = 1;
  }
  weighed.longForm ??= found;
  return found.first < first ? found : { ...found, first };
}
