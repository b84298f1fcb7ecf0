import { isDigit, isUpper, maxNameLength } from './candidate';
import { endsCall } from './introducing-phrases';
import { SET_CLOSE, SET_OPEN } from './plain';
import { firstCodeAt, isAdjacent, isBesideHan, lengthAt, wordAt } from './token-text';
import { Kind, type Tokens } from './tokens';
import { ARTICLE, CALL, INTRODUCE, KIND, MAKE, OWN, RELATIVE } from './words';

const maxPhraseWords = 4;
/** Words of the field of which a name may be made, though by themselves they are none. */
const fieldWords = new Set([
  'deep',
  'neural',
  'data',
  'network',
  'networks',
  'learning',
  'training',
  'vision',
  'model',
  'language',
]);

/** Whether the lower-case word at token `i` is where a name is given. */
export function isLowerCaseName(tokens: Tokens, i: number): boolean {
  const { flags, kind } = tokens;
  const length = lengthAt(tokens, i);
  if (length < 2 || length > maxNameLength || isDigit(firstCodeAt(tokens, i))) {
    return false;
  }
  const comma = wordAt(tokens, i - 1) === ',';
  // `namely, X`
  const previous = comma ? (flags[i - 2] ?? 0) & CALL : (flags[i - 1] ?? 0);
  const after = kind[i - 1] === Kind.Word;
  const isCalled = endsCall(tokens, i - 1);
  if (after && !isCalled && (previous & (CALL | KIND | INTRODUCE)) === 0) {
    return kind[i + 1] === Kind.Han;
  }
  const before = after ? '' : wordAt(tokens, i - 1);
  if (before === SET_OPEN) {
    return true;
  }
  if (
    (isCalled || ((previous & (INTRODUCE | KIND | CALL)) !== 0 && (previous & OWN) === 0)) &&
    phraseEnd(tokens, i) > i
  ) {
    return true;
  }
  if ((flags[i] ?? 0) !== 0) {
    return false;
  }
  if (before === '“' || before === '"' || before === '《' || before === '‘') {
    return true;
  }
  // `a propagation approach (feedback-prop)`
  if (before === '(' && wordAt(tokens, i + 1) === ')' && wordAt(tokens, i).includes('-')) {
    return true;
  }
  if (isBesideHan(tokens, i)) {
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
  let isOwn = false;
  const isCalled = endsCall(tokens, i - 1);
  for (let last = i; last < i + maxPhraseWords; last++) {
    const flag = flags[last] ?? 0;
    const isField = fieldWords.has(wordAt(tokens, last));
    if (kind[last] !== Kind.Word || (!isField && flag & ~(KIND | MAKE)) || isUpper(firstCodeAt(tokens, last))) {
      return i;
    }
    isOwn ||= flag === 0;
    if (endsPhrase(tokens, last) || (isCalled && endsCalled(tokens, i, last))) {
      return isOwn ? last : i;
    }
    if (!isAdjacent(tokens, last)) {
      return i;
    }
  }
  return i;
}

/** Whether what follows token `last` explains what was named: `, a …`, `, which …`, `that …`, `as a …`. */
function endsPhrase(tokens: Tokens, last: number): boolean {
  const { flags } = tokens;
  const next = wordAt(tokens, last + 1);
  if (next === ',') {
    return ((flags[last + 2] ?? 0) & (ARTICLE | RELATIVE)) !== 0;
  }
  if (next === 'as') {
    return ((flags[last + 2] ?? 0) & ARTICLE) !== 0;
  }
  return ((flags[last + 1] ?? 0) & RELATIVE) !== 0;
}

/** `called tidal networks (TNs)`, `called tidal networks.`; what is merely introduced goes by its abbreviation. */
function endsCalled(tokens: Tokens, first: number, last: number): boolean {
  const next = wordAt(tokens, last + 1);
  return next === '(' || (last > first && (next === ',' || next === '.' || next === ')'));
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
