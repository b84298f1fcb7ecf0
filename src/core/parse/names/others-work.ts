import { hanByOthers, hanMakes, hanOwn } from './chinese';
import { isComma, isPause } from './marks';
import { wordAt } from './token-text';
import { CAPITAL, Kind, markAt, type Tokens } from './tokens';
import { AUTHOR, BE, FUNCTION, INTRODUCE } from './words';

/** What tells that something was introduced before, by whomever. */
const earlier = new Set(['recently', 'previously', 'originally', 'initially', 'earlier']);
const clauseLength = 8;

/** `introduced by Ada et al.`, `proposed in 2011`: whether the verb at token `verb` has others for its agent, or an earlier year. */
export function isPassiveByOthers(tokens: Tokens, verb: number): boolean {
  const { shape, flags, sentence } = tokens;
  if (earlier.has(wordAt(tokens, verb - 1)) || earlier.has(wordAt(tokens, verb + 1))) {
    return true;
  }
  for (let i = verb + 1; i < verb + clauseLength && sentence[i] === sentence[verb]; i++) {
    const word = wordAt(tokens, i);
    const isDate = word === 'in' && i < verb + 4 && isYear(wordAt(tokens, i + 1));
    const isAgent = word === 'by' && ((shape[i + 1] ?? 0) & CAPITAL) !== 0 && ((flags[i + 1] ?? 0) & FUNCTION) === 0;
    if (isAgent || isDate || (word === 'et' && wordAt(tokens, i + 1) === 'al')) {
      return true;
    }
  }
  return false;
}

/** `Ada et al. introduced`, `the recently proposed`, `Harborsoft released`: whether the verb at token `verb` is not the authors' own. */
export function isActiveOfOthers(tokens: Tokens, verb: number): boolean {
  const { flags, shape } = tokens;
  const subject = verb - 1;
  if (earlier.has(wordAt(tokens, subject))) {
    return ((flags[subject - 1] ?? 0) & AUTHOR) === 0;
  }
  if (((shape[subject] ?? 0) & CAPITAL) !== 0 && ((flags[subject] ?? 0) & (FUNCTION | AUTHOR)) === 0) {
    return isPast(wordAt(tokens, verb)) && tokens.sentence[subject] === tokens.sentence[verb];
  }
  for (let i = subject; i > 0 && verb - i <= clauseLength; i--) {
    if (((flags[i] ?? 0) & AUTHOR) !== 0 || isComma(markAt(tokens, i))) {
      return false;
    }
    if (wordAt(tokens, i) === 'al' && wordAt(tokens, i - 1) === 'et') {
      return true;
    }
  }
  return false;
}

/** Whether what stands right of token `last` says that others made it: `, introduced by Ada et al.,`, 由Ada等人于2011年提出. */
export function isMadeByOthers(tokens: Tokens, last: number): boolean {
  const { flags, kind, text, start, end } = tokens;
  let verb = last + 1;
  if (isComma(markAt(tokens, verb)) || (flags[verb] ?? 0) & BE) {
    verb++;
  }
  if (earlier.has(wordAt(tokens, verb))) {
    verb++;
  }
  if ((flags[verb] ?? 0) & INTRODUCE) {
    return verb > last + 1 && isPassiveByOthers(tokens, verb);
  }
  let others = false;
  for (let i = last + 1; i <= last + clauseLength; i++) {
    const mark = markAt(tokens, i);
    if (isPause(mark) || mark === '。') {
      break;
    }
    if (kind[i] === Kind.Han) {
      others ||= hanByOthers(text, start[i] ?? 0, end[i] ?? 0);
      if (others && hanMakes(text, start[i] ?? 0, end[i] ?? 0)) {
        return true;
      }
    }
  }
  return false;
}

/**
 * Whether what the Han run at token `run` says was done by others, whom the same clause names: 由Ada等人于2011年提出.
 * @param to the last token that may name them
 */
export function isHanByOthers(tokens: Tokens, run: number, to: number = run): boolean {
  const { kind, text, start, end } = tokens;
  let others = false;
  for (let i = run; i >= 0 && run - i <= clauseLength; i--) {
    const mark = markAt(tokens, i);
    if (isPause(mark) || mark === '。') {
      break;
    }
    if (kind[i] !== Kind.Han) {
      continue;
    }
    if (hanOwn(text.slice(start[i], end[i]))) {
      return false;
    }
    others ||= i <= to && hanByOthers(text, start[i] ?? 0, end[i] ?? 0);
  }
  return others;
}

function isPast(word: string): boolean {
  return word.endsWith('ed') || word === 'built';
}

function isYear(word: string): boolean {
  return word.length === 4 && (word.startsWith('19') || word.startsWith('20')) && Number.isInteger(Number(word));
}
