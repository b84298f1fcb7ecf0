import { hanIntroduces, hanSurveys } from './chinese';
import { isHanByOthers } from './others-work';
import { Kind, type Tokens } from './tokens';
import { ALSO, ARTICLE, AUTHOR, INTRODUCE, MODIFIER, SURVEY } from './words';

/** Where a text introduces something, and what kind of text it is. */
export interface Introductions {
  /** For each token the last introducing verb of its sentence up to it, -1 for none. */
  readonly introduction: Int32Array;
  /** For each token, whether its sentence adds to what an earlier one introduced. */
  readonly also: Uint8Array;
  /** For each token, whether its sentence mentions the authors before it. */
  readonly author: Uint8Array;
  /** The sentence that first says what the authors introduce, -1 for none. */
  readonly contribution: number;
  readonly isHan: boolean;
  readonly lastSentence: number;
  readonly isSurvey: boolean;
}

/** Finds where a text introduces something, and what kind of text it is, in one pass. */
export function readIntroductions(tokens: Tokens): Introductions {
  const introduction = new Int32Array(tokens.count).fill(-1);
  const alsoAt = new Uint8Array(tokens.count);
  const authorAt = new Uint8Array(tokens.count);
  let contribution = -1;
  let isSurvey = false;
  const { kind, flags, sentence, text, start, end } = tokens;
  let last = -1;
  let author = false;
  let also = false;
  let runs = 0;
  for (let i = 0; i < tokens.count; i++) {
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
      alsoAt[i] = 1;
    }
    if (author) {
      authorAt[i] = 1;
    }
    if (flag & SURVEY && (flags[i - 1] ?? 0) & (ARTICLE | AUTHOR | MODIFIER)) {
      isSurvey = true;
    }
    let introduces = (flag & INTRODUCE) !== 0;
    if (kind[i] === Kind.Han) {
      runs++;
      introduces = hanIntroduces(text, start[i] ?? 0, end[i] ?? 0) && !isHanByOthers(tokens, i, i - 1);
      if (introduces) {
        author = true;
      }
      if (hanSurveys(text, start[i] ?? 0, end[i] ?? 0)) {
        isSurvey = true;
      }
    }
    if (introduces) {
      last = i;
      if (contribution === -1 && author) {
        contribution = sentence[i] ?? -1;
      }
    }
    introduction[i] = last;
  }
  return {
    introduction,
    also: alsoAt,
    author: authorAt,
    contribution,
    isHan: runs * 8 > tokens.count,
    lastSentence: sentence[tokens.count - 1] ?? 0,
    isSurvey,
  };
}
