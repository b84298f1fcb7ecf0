import { hanIntroduces } from './chinese';
import { Left } from './features';
import { isComma, isRoundBracket } from './marks';
import { wordAt } from './token-text';
import { Kind, markAt, type Tokens } from './tokens';
import {
  ARTICLE,
  AUTHOR,
  BE,
  CALL,
  CONJUNCTION,
  EXAMPLE,
  INTRODUCE,
  KIND,
  MODIFIER,
  OWN,
  PREPOSITION,
  RELATIVE,
  RESULT,
  RIVAL,
} from './words';

/** Whether the words before token `to` lead, within `maxWords` words of one noun phrase, back to an introducing verb or `our`. */
export function isPhraseIntroduced(tokens: Tokens, to: number, maxWords: number): boolean {
  const { kind, flags, text, start, end } = tokens;
  for (let i = to - 1; i >= 0 && to - i <= maxWords; i--) {
    if (kind[i] === Kind.Han) {
      if (hanIntroduces(text, Math.max(start[i] ?? 0, (end[i] ?? 0) - 40), end[i] ?? 0)) {
        return true;
      }
      continue;
    }
    if (kind[i] !== Kind.Word) {
      // `namely, a unified tracker (X)`
      if (isComma(markAt(tokens, i)) && (flags[i - 1] ?? 0) & CALL) {
        return true;
      }
      // 编码器 - 解码器, 检测、跟踪
      if (isJoining(text.charCodeAt(start[i] ?? 0)) && kind[i - 1] === Kind.Han) {
        continue;
      }
      return false;
    }
    const flag = flags[i] ?? 0;
    if (flag & (INTRODUCE | OWN)) {
      return true;
    }
    // `propose to learn a …`
    if (text.startsWith('to ', start[i] ?? 0) && (flags[i - 1] ?? 0) & INTRODUCE) {
      continue;
    }
    // `a deep learning based framework`, but not `based on`
    if (flag & RIVAL && text.startsWith('based ', start[i] ?? 0) && !((flags[i + 1] ?? 0) & PREPOSITION)) {
      continue;
    }
    // `we collect and process the corpus`
    if (flag & CONJUNCTION && (flags[i - 1] ?? 0) & INTRODUCE) {
      return true;
    }
    // `a simple and scalable framework`, but not `graphs and neural networks`
    if (flag & CONJUNCTION && (flags[i - 1] ?? 0) & MODIFIER) {
      continue;
    }
    if (flag & (PREPOSITION | RELATIVE | BE | RESULT | CONJUNCTION | RIVAL | EXAMPLE) && !(flag & KIND)) {
      return false;
    }
  }
  return false;
}

/** A hyphen, dash, slash or 、 between parts of one noun phrase. */
function isJoining(code: number): boolean {
  return code === 0x2d || code === 0x2f || code === 0x2013 || code === 0x3001;
}

/** `a framework`, `new benchmark`: the noun at token `i` is introduced here. */
export function isNewKind({ flags, text, start }: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && i - at < 8; at--) {
    const flag = flags[at] ?? 0;
    if (flag & MODIFIER) {
      return true;
    }
    if (flag & ARTICLE) {
      return text.charAt(start[at] ?? 0).toLowerCase() === 'a';
    }
    if (flag & (OWN | INTRODUCE | CALL | PREPOSITION | EXAMPLE | BE | RELATIVE) && !(flag & KIND)) {
      return false;
    }
  }
  return false;
}

/** `a new family of graphs (e.g. …`, `一个新的…（例如…`, up to the word at token `i` that gives examples. */
export function isNewExample(tokens: Tokens, i: number): boolean {
  const { kind, flags, text, start, end } = tokens;
  let at = i - 1;
  while (at > 0 && i - at < 4 && kind[at] === Kind.Mark && !isRoundBracket(markAt(tokens, at))) {
    at--;
  }
  if (!isRoundBracket(markAt(tokens, at))) {
    return false;
  }
  for (let back = at - 1; back >= 0 && at - back < 8; back--) {
    if (kind[back] === Kind.Han) {
      const run = text.slice(start[back], end[back]);
      if (run.endsWith('新的') || run.includes('一个新') || run.includes('一系列新')) {
        return true;
      }
      continue;
    }
    if (kind[back] !== Kind.Word) {
      return false;
    }
    const flag = flags[back] ?? 0;
    if (flag & INTRODUCE || (flag & MODIFIER && text.startsWith('n', start[back] ?? 0))) {
      return true;
    }
  }
  return false;
}

/**
 * `our method`, `the proposed approach`, `the new system` ending at token `i`.
 * @param most how many tokens before the last one may be the one that says whose it is
 */
export function isOwnKind({ flags, text, start }: Tokens, i: number, most = 4): boolean {
  if (((flags[i] ?? 0) & KIND) === 0) {
    return false;
  }
  for (let at = i - 1; at >= 0 && i - at <= most; at--) {
    if ((flags[at] ?? 0) & OWN || isNew(text, start[at] ?? 0)) {
      return true;
    }
  }
  return false;
}

/** `new` and `novel`, which begin at `at`. */
const isNew = (text: string, at: number): boolean => text.startsWith('new ', at) || text.startsWith('novel ', at);

/** `our method, which we`, ending at token `i`. */
export function isOwnWhichWe(tokens: Tokens, i: number): boolean {
  return (
    wordAt(tokens, i) === 'we' &&
    wordAt(tokens, i - 1) === 'which' &&
    isComma(markAt(tokens, i - 2)) &&
    isOwnKind(tokens, i - 3)
  );
}

const prepositionKinds: ReadonlyMap<string, Left> = new Map<string, Left>([
  ['on', Left.On],
  ['with', Left.With],
  ['by', Left.With],
  ['via', Left.With],
  ['through', Left.With],
  ['than', Left.Than],
  ['over', Left.Than],
  ['against', Left.Than],
  ['to', Left.Than],
  ['of', Left.Of],
]);

/** Which kind of preposition token `i` is. */
export function prepositionKind({ text, start, end }: Tokens, i: number): Left {
  return prepositionKinds.get(text.slice(start[i], end[i])) ?? Left.Preposition;
}

const concepts = new Set([
  'concept',
  'notion',
  'idea',
  'problem',
  'task',
  'paradigm',
  'theory',
  'framework',
  'family',
  'class',
  'use',
  'construction',
  'development',
  'design',
  'release',
  'creation',
  'proposal',
]);

/** `introduce the concept of`, up to the preposition at token `of`. */
export function introducesConcept({ flags, text, start, end }: Tokens, of: number): boolean {
  if (!concepts.has(text.slice(start[of - 1], end[of - 1]))) {
    return false;
  }
  for (let at = of - 2; at >= 0 && of - at < 6; at--) {
    if ((flags[at] ?? 0) & INTRODUCE) {
      return true;
    }
  }
  return false;
}

const leading = new Set(['led', 'leads', 'leading', 'results', 'resulting', 'resulted', 'culminating', 'culminates']);

/** `led to X`, `resulting in X`, whose preposition is token `i`. */
export function isResultOf({ text, start, end }: Tokens, i: number): boolean {
  const preposition = text.slice(start[i], end[i]);
  return (preposition === 'to' || preposition === 'in') && leading.has(text.slice(start[i - 1], end[i - 1]));
}

/** `our method, called`, `this framework, called`, `the proposed framework named`, up to the word at token `i` that calls. */
export function isOwnCalled(tokens: Tokens, i: number): boolean {
  if (!isComma(markAt(tokens, i - 1))) {
    return isOwnKind(tokens, i - 1);
  }
  const isThis = [i - 3, i - 4, i - 5].some((at) => /^[Tt]his$/.test(wordAt(tokens, at)));
  return isOwnKind(tokens, i - 2) || (isThis && ((tokens.flags[i - 2] ?? 0) & KIND) !== 0);
}

/** `name our method`, ending at token `i`. */
export function isKindCalled({ flags }: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && i - at < 5; at--) {
    const flag = flags[at] ?? 0;
    if (flag & CALL) {
      return true;
    }
    if (!(flag & (OWN | ARTICLE | MODIFIER | KIND))) {
      return false;
    }
  }
  return false;
}

/** `it` and `this`, at token `i`. */
export function isPronoun({ text, start, end }: Tokens, i: number): boolean {
  const from = start[i] ?? 0;
  const length = (end[i] ?? 0) - from;
  return (length === 2 && text.startsWith('it', from)) || (length === 4 && text.startsWith('this', from));
}

/** `which we name by`, ending at token `i`. */
export function isNamedBy(tokens: Tokens, i: number): boolean {
  const { flags } = tokens;
  return wordAt(tokens, i) === 'by' && ((flags[i - 1] ?? 0) & CALL) !== 0 && ((flags[i - 2] ?? 0) & AUTHOR) !== 0;
}

/** `as`, at token `i`. */
function isAs(tokens: Tokens, i: number): boolean {
  const from = tokens.start[i] ?? 0;
  return tokens.end[i] === from + 2 && tokens.text.startsWith('as', from);
}

/** `known as`, `referred to as`, `named as`, `abbreviated as`, up to token `i` before `as`. */
function namesAs(tokens: Tokens, i: number): boolean {
  const { flags, text, start, end } = tokens;
  if (((flags[i] ?? 0) & CALL) !== 0) {
    return true;
  }
  const word = text.slice(start[i], end[i]);
  if (word === 'to' || word === 'known' || word === 'it') {
    return true;
  }
  // `refer(s), referred to this approach as X`, `call this container as X`
  for (let at = i - 1; at >= 0 && i - at < 5; at--) {
    const flag = flags[at] ?? 0;
    if (flag & CALL || text.startsWith('refe', start[at] ?? 0)) {
      return true;
    }
    if (flag & (PREPOSITION | INTRODUCE | BE) && !text.startsWith('to ', start[at] ?? 0)) {
      return false;
    }
  }
  return false;
}

/** `called`, `named as`, `referred to as`, ending at token `i`. */
export function endsCall(tokens: Tokens, i: number): boolean {
  return ((tokens.flags[i] ?? 0) & CALL) !== 0 || (isAs(tokens, i) && namesAs(tokens, i - 1));
}
