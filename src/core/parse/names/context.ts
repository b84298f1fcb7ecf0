import { Before, hanBefore, hanIntroduces, hanKind, hanPredicate } from './chinese';
import { SET_CLOSE, SET_OPEN } from './plain';
import { Kind, markAt, startsSentence, type Tokens } from './tokens';
import { ARTICLE, BE, CALL, CONJUNCTION, EXAMPLE, INTRODUCE, KIND, MAKE, MODIFIER, OWN, PREPOSITION, RELATIVE, RESULT, RIVAL } from './words';

/** What can stand before a name, articles and adjectives skipped. */
export const lefts = [
  'start', 'introduced', 'made', 'introduced phrase', 'called', 'own', 'own comma', 'kind', 'new kind', 'kind comma', 'comma introduced', 'comma', 'bracket', 'bracket introduced',
  'on', 'with', 'than', 'of', 'preposition', 'example', 'conjunction', 'rival', 'hyphen', 'other',
] as const;
export type Left = (typeof lefts)[number];

/** What can stand after it, a bracket around or after it skipped. */
export const rights = [
  'apposition', 'bracket', 'colon', 'stop', 'possessive', 'predicate', 'verb', 'definition', 'is introduced', 'is', 'relative', 'kind', 'conjunction', 'to', 'for', 'preposition', 'word', 'comma', 'other',
] as const;
export type Right = (typeof rights)[number];

export interface LeftContext {
  readonly left: Left;
  readonly article: boolean;
  /** Set off by markup or quotes. */
  readonly set: boolean;
  readonly quoted: boolean;
}

const mostSkipped = 6;

/** Reads what stands before token `first`; `introduction` is the last introducing verb of the sentence before it, or -1. */
export function leftOf(tokens: Tokens, first: number, introduction: number): LeftContext {
  const { kind, flags, text, start, end, sentence } = tokens;
  let before = first - 1;
  let mark = markAt(tokens, before);
  const set = mark === SET_OPEN;
  const quoted = isOpenQuote(mark);
  if (set || quoted) mark = markAt(tokens, --before);
  let article = false;
  const limit = first - mostSkipped;
  if (!startsSentence(tokens, first)) {
    while (before > limit && before >= 0 && ((flags[before] ?? 0) & (ARTICLE | MODIFIER)) !== 0) {
      if (((flags[before] ?? 0) & ARTICLE) !== 0) article = true;
      before--;
    }
    mark = markAt(tokens, before);
  }
  const context = (left: Left): LeftContext => ({ left, article, set, quoted });
  if (before < 0 || sentence[before] !== sentence[first] || startsSentence(tokens, first)) return context('start');
  const flag = flags[before] ?? 0;
  if (kind[before] === Kind.Han) {
    switch (hanBefore(text, start[before] ?? 0, end[before] ?? 0)) {
      case Before.Called:
        return context('called');
      case Before.Introduced:
        return context('introduced');
      case Before.Own:
        return context('own');
      case Before.Kind:
        return context(hanIntroduces(text, Math.max(start[before] ?? 0, (end[before] ?? 0) - 24), end[before] ?? 0) ? 'new kind' : 'kind');
      case Before.Other:
        return context('preposition');
      default:
        return context('other');
    }
  }
  if (flag & CALL || (isAs(tokens, before) && namesAs(tokens, before - 1))) return context('called');
  if (flag & INTRODUCE) return context(flag & MAKE ? 'made' : 'introduced');
  if (flag & OWN) return context('own');
  if (flag & RIVAL) return context('rival');
  if (flag & KIND) return context(isCalled(tokens, before) ? 'called' : isNew(tokens, before) ? 'new kind' : 'kind');
  if (isIt(tokens, before) && ((flags[before - 1] ?? 0) & CALL) !== 0) return context('called');
  if (flag & EXAMPLE) return context('example');
  if (flag & PREPOSITION) {
    const preposition = prepositionKind(tokens, before);
    return context(preposition === 'of' && introducesConcept(tokens, before) ? 'introduced' : preposition);
  }
  if (flag & CONJUNCTION) return context('conjunction');
  if (mark === '(' || mark === '（' || mark === '[') return context(phraseIntroduced(tokens, before, 10) ? 'bracket introduced' : 'bracket');
  let dash = false;
  while (mark === '-' && markAt(tokens, before - 1) === '-') {
    before--;
    dash = true;
  }
  if (!dash && (mark === '-' || mark === '/')) return context('hyphen');
  if (dash || mark === ',' || mark === '，' || mark === ':' || mark === '：' || mark === '—' || mark === '–' || mark === '、') {
    if (isOwnKind(tokens, before - 1)) return context('own comma');
    if (introduction === -1) return context('comma');
    return context(((flags[before - 1] ?? 0) & KIND) !== 0 ? 'kind comma' : 'comma introduced');
  }
  return context(phraseIntroduced(tokens, before + 1, 6) ? 'introduced phrase' : 'other');
}

/** Whether the words before token `to` lead, within `most` words of one noun phrase, back to an introducing verb or `our`. */
function phraseIntroduced({ kind, flags, text, start, end }: Tokens, to: number, most: number): boolean {
  for (let i = to - 1; i >= 0 && to - i <= most; i--) {
    if (kind[i] === Kind.Han) return hanIntroduces(text, Math.max(start[i] ?? 0, (end[i] ?? 0) - 30), end[i] ?? 0);
    if (kind[i] !== Kind.Word) return false;
    const flag = flags[i] ?? 0;
    if (flag & (INTRODUCE | OWN)) return true;
    if (flag & (PREPOSITION | RELATIVE | BE | RESULT | CONJUNCTION | RIVAL | EXAMPLE) && !(flag & KIND)) return false;
  }
  return false;
}

/** `a framework`, `new benchmark`: the noun at token `i` is introduced here. */
function isNew({ flags, text, start }: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && i - at < 6; at--) {
    const flag = flags[at] ?? 0;
    if (flag & MODIFIER) return true;
    if (flag & ARTICLE) return text.charAt(start[at] ?? 0).toLowerCase() === 'a';
    if (flag !== 0 && !(flag & KIND)) return false;
  }
  return false;
}

/** `our method`, `the proposed approach` ending at token `i`. */
function isOwnKind({ flags }: Tokens, i: number): boolean {
  if (((flags[i] ?? 0) & KIND) === 0) return false;
  for (let at = i - 1; at >= 0 && i - at < 5; at--) if ((flags[at] ?? 0) & OWN) return true;
  return false;
}

const prepositionKinds: ReadonlyMap<string, Left> = new Map<string, Left>([
  ['on', 'on'], ['with', 'with'], ['by', 'with'], ['via', 'with'], ['through', 'with'], ['than', 'than'], ['over', 'than'], ['against', 'than'], ['to', 'than'], ['of', 'of'],
]);

function prepositionKind({ text, start, end }: Tokens, i: number): Left {
  return prepositionKinds.get(text.slice(start[i], end[i])) ?? 'preposition';
}

const concepts = new Set(['concept', 'notion', 'idea', 'problem', 'task', 'paradigm', 'theory', 'framework', 'family', 'class', 'use']);

/** `introduce the concept of`, up to the preposition at token `of`. */
function introducesConcept({ flags, text, start, end }: Tokens, of: number): boolean {
  if (!concepts.has(text.slice(start[of - 1], end[of - 1]))) return false;
  for (let at = of - 2; at >= 0 && of - at < 6; at--) if ((flags[at] ?? 0) & INTRODUCE) return true;
  return false;
}

/** Reads what stands after token `last`. */
export function rightOf(tokens: Tokens, last: number): Right {
  const { kind, flags, text, start, end } = tokens;
  let after = last + 1;
  let mark = markAt(tokens, after);
  if (mark === SET_CLOSE || isCloseQuote(mark)) mark = markAt(tokens, ++after);
  const flag = flags[after] ?? 0;
  if (kind[after] === Kind.Han) {
    const from = start[after] ?? 0;
    const to = end[after] ?? 0;
    if (text.startsWith('是一', from)) return 'definition';
    if (hanKind(text, from, to) || (text.charAt(from) === '的' && hanKind(text, from + 1, to))) return 'kind';
    return hanPredicate(text, from, to) ? 'predicate' : 'word';
  }
  if (kind[after] === Kind.Mark) {
    if (mark === ',' || mark === '，' || mark === '-' || mark === '—' || mark === '–') {
      let next = after + 1;
      while (next < after + 3 && markAt(tokens, next) === '-') next++;
      const then = flags[next] ?? 0;
      if (then & (ARTICLE | OWN) || then & MODIFIER || text.startsWith('一', start[next] ?? 0)) return 'apposition';
      return then & RELATIVE ? 'relative' : 'comma';
    }
    if (mark === '(' || mark === '（') return 'bracket';
    if (mark === ':' || mark === '：') return 'colon';
    if (mark === '.' || mark === '。' || mark === '!' || mark === '?') return 'stop';
    if (mark === "'" || mark === '’') return 'possessive';
    return 'other';
  }
  if (flag & BE) {
    const next = flags[after + 1] ?? 0;
    if (next & (ARTICLE | OWN)) return 'definition';
    return next & INTRODUCE ? 'is introduced' : 'is';
  }
  if (flag & KIND) return 'kind';
  if (flag & RESULT) return 'predicate';
  if (flag & RELATIVE) return 'relative';
  if (flag & CONJUNCTION) return 'conjunction';
  if (flag & PREPOSITION) {
    const from = start[after] ?? 0;
    return text.startsWith('to ', from) ? 'to' : text.startsWith('for ', from) ? 'for' : 'preposition';
  }
  if (kind[after] !== Kind.Word) return 'other';
  const to = end[after] ?? 0;
  return to - (start[after] ?? 0) > 3 && text.charCodeAt(to - 1) === 0x73 && text.charCodeAt(to - 2) !== 0x73 ? 'verb' : 'word';
}

export function isOpenQuote(mark: string): boolean {
  return mark === '"' || mark === '“' || mark === '‘' || mark === "'" || mark === '《' || mark === '「';
}

export function isCloseQuote(mark: string): boolean {
  return mark === '"' || mark === '”' || mark === '》' || mark === '」';
}

/** `name our method`, ending at token `i`. */
function isCalled({ flags }: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && i - at < 5; at--) {
    const flag = flags[at] ?? 0;
    if (flag & CALL) return true;
    if (!(flag & (OWN | ARTICLE | MODIFIER | KIND))) return false;
  }
  return false;
}

/** `call it`, `dub this`. */
function isIt({ text, start, end }: Tokens, i: number): boolean {
  const from = start[i] ?? 0;
  const length = (end[i] ?? 0) - from;
  return (length === 2 && text.startsWith('it', from)) || (length === 4 && text.startsWith('this', from));
}

function isAs(tokens: Tokens, i: number): boolean {
  const from = tokens.start[i] ?? 0;
  return tokens.end[i] === from + 2 && tokens.text.startsWith('as', from);
}

/** `known as`, `referred to as`, `named as`, `abbreviated as`. */
function namesAs(tokens: Tokens, i: number): boolean {
  const { flags, text, start, end } = tokens;
  if (((flags[i] ?? 0) & CALL) !== 0) return true;
  const word = text.slice(start[i], end[i]);
  return word === 'to' || word === 'known' || word === 'it';
}
