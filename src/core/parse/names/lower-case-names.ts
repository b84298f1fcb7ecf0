import { isDigit, maxNameLength } from './candidate';
import { SET_CLOSE, SET_OPEN } from './plain';
import { firstCodeAt, isAdjacent, isBesideHan, lengthAt, wordAt } from './token-text';
import { Kind, type Tokens } from './tokens';
import { ARTICLE, CALL, INTRODUCE, KIND, MAKE, OWN } from './words';

/** Whether the lower-case word at token `i` is where a name is given. */
export function isLowerCaseName(tokens: Tokens, i: number): boolean {
  const { flags, kind } = tokens;
  const length = lengthAt(tokens, i);
  if (length < 2 || length > maxNameLength || isDigit(firstCodeAt(tokens, i))) {
    return false;
  }
  const previous = flags[i - 1] ?? 0;
  const after = kind[i - 1] === Kind.Word;
  if (after && (previous & (CALL | KIND | INTRODUCE)) === 0) {
    return kind[i + 1] === Kind.Han;
  }
  const before = after ? '' : wordAt(tokens, i - 1);
  if (before === SET_OPEN) {
    return true;
  }
  if ((flags[i] ?? 0) !== 0) {
    return false;
  }
  if (before === '“' || before === '"' || before === '《' || before === '‘') {
    return true;
  }
  if (isBesideHan(tokens, i)) {
    return true;
  }
  if ((previous & (INTRODUCE | KIND)) !== 0 && (previous & OWN) === 0 && phraseEnd(tokens, i) > i) {
    return true;
  }
  if (kind[i + 1] !== Kind.Mark) {
    return false;
  }
  const next = wordAt(tokens, i + 1);
  if ((previous & CALL) !== 0) {
    return next === ',' || next === '.' || next === '(' || next === ')';
  }
  // `We present enigme, an open-source library`.
  if ((previous & INTRODUCE) !== 0 && next === ',' && ((flags[i + 2] ?? 0) & ARTICLE) !== 0) {
    return true;
  }
  if ((previous & (KIND | INTRODUCE)) === 0 || (next !== ',' && next !== '(' && next !== ':')) {
    return false;
  }
  return (previous & KIND) !== 0 || wordAt(tokens, i).includes('-');
}

/** Last token of `semantic scaffolding` in `introduce semantic scaffolding, a technique`; `i` if there is none. */
function phraseEnd(tokens: Tokens, i: number): number {
  const { flags, kind } = tokens;
  for (let last = i; last < i + 3; last++) {
    if (kind[last] !== Kind.Word || (flags[last] ?? 0) & ~(KIND | MAKE)) {
      return i;
    }
    if (wordAt(tokens, last + 1) === ',') {
      return ((flags[last + 2] ?? 0) & ARTICLE) !== 0 ? last : i;
    }
    if (!isAdjacent(tokens, last)) {
      return i;
    }
  }
  return i;
}

/** The last token of the name in lower case that begins at token `i`. */
export function lowerCaseNameEnd(tokens: Tokens, i: number): number {
  const open = wordAt(tokens, i - 1);
  let last = phraseEnd(tokens, i);
  if (open === SET_OPEN || open === '“' || open === '"') {
    // All of what is set off, if it is short.
    while (last - i < 4 && isAdjacent(tokens, last) && tokens.kind[last + 1] === Kind.Word) {
      last++;
    }
    const close = wordAt(tokens, last + 1);
    if (close !== SET_CLOSE && close !== '”' && close !== '"' && close !== ',' && close !== '.') {
      last = i;
    }
  }
  return last;
}
