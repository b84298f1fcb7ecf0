import { Before, hanBefore, hanIntroduces, hanKind, hanNamesOwn, hanPredicate, hanTopic, hanUsual } from './chinese';
import { Left, Right } from './features';
import { SET_CLOSE, SET_OPEN } from './plain';
import { Kind, markAt, startsSentence, type Tokens } from './tokens';
import {
  ARTICLE,
  BE,
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
  RESULT,
  RIVAL,
} from './words';

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

/** Reads what stands before token `first`; `introduction` is the last introducing verb of the sentence before it, or -1. */
export function leftOf(tokens: Tokens, first: number, introduction: number): LeftContext {
  const { kind, flags, text, start, end, sentence } = tokens;
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
    switch (hanBefore(text, start[before] ?? 0, end[before] ?? 0)) {
      case Before.Called:
        return context(hanNamesOwn(text, start[before] ?? 0, end[before] ?? 0) ? Left.CalledOwn : Left.HanCalled);
      case Before.Short:
        return context(introduction === -1 ? Left.HanPreposition : Left.HanCalled);
      case Before.Introduced:
        return context(Left.HanIntroduced);
      case Before.Own:
        return context(Left.HanOwn);
      case Before.Kind:
        return context(
          hanIntroduces(text, Math.max(start[before] ?? 0, (end[before] ?? 0) - 24), end[before] ?? 0)
            ? Left.HanNewKind
            : Left.HanKind,
        );
      case Before.Example:
        return context(isNewExample(tokens, before) ? Left.NewExample : Left.HanPreposition);
      case Before.Other:
        return context(Left.HanPreposition);
      default:
        return context(Left.HanOther);
    }
  }
  if (flag & CALL || (isAs(tokens, before) && namesAs(tokens, before - 1))) {
    return context(Left.Called);
  }
  if (flag & INTRODUCE) {
    return context(flag & MAKE ? Left.Made : Left.Introduced);
  }
  if (flag & OWN) {
    return context(Left.Own);
  }
  if (flag & RIVAL) {
    return context(Left.Rival);
  }
  if (flag & KIND) {
    return context(isCalled(tokens, before) ? Left.CalledOwn : isNew(tokens, before) ? Left.NewKind : Left.Kind);
  }
  if (isIt(tokens, before) && ((flags[before - 1] ?? 0) & CALL) !== 0) {
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
    return context(leads(tokens, before) ? Left.Made : preposition);
  }
  if (flag & CONJUNCTION) {
    return context(Left.Conjunction);
  }
  if (mark === '(' || mark === '（' || mark === '[') {
    const introduced = phraseIntroduced(tokens, before, 10);
    const han = kind[before - 1] === Kind.Han ? before - 1 : kind[before - 2] === Kind.Han ? before - 2 : -1;
    if (han !== -1) {
      if (hanNamesOwn(text, start[han] ?? 0, end[han] ?? 0)) {
        return context(Left.CalledOwn);
      }
      if (hanUsual(text, start[han] ?? 0, end[han] ?? 0)) {
        return context(Left.Rival);
      }
      return context(introduced ? Left.HanBracketIntroduced : Left.HanBracket);
    }
    return context(introduced ? Left.BracketIntroduced : Left.Bracket);
  }
  let dash = false;
  while (mark === '-' && markAt(tokens, before - 1) === '-') {
    before--;
    dash = true;
  }
  if (!dash && (mark === '-' || mark === '/')) {
    return context(Left.Hyphen);
  }
  if (
    dash ||
    mark === ',' ||
    mark === '，' ||
    mark === ':' ||
    mark === '：' ||
    mark === '—' ||
    mark === '–' ||
    mark === '、'
  ) {
    // `(e.g., X`
    const example = markAt(tokens, before - 1) === '.' ? before - 2 : before - 1;
    // `a compiler, i.e., X`
    if (mark === ',' && text.startsWith('i.e', start[example] ?? 0) && isComma(markAt(tokens, example - 1))) {
      before = example - 1;
    } else if ((flags[example] ?? 0) & EXAMPLE) {
      return context(isNewExample(tokens, example) ? Left.NewExample : Left.Example);
    }
    if (isOwnKind(tokens, before - 1)) {
      return context(Left.OwnComma);
    }
    if (introduction === -1) {
      return context(Left.Comma);
    }
    return context(((flags[before - 1] ?? 0) & KIND) !== 0 ? Left.KindComma : Left.CommaIntroduced);
  }
  return context(phraseIntroduced(tokens, before + 1, 6) ? Left.IntroducedPhrase : Left.Other);
}

/** Whether the words before token `to` lead, within `most` words of one noun phrase, back to an introducing verb or `our`. */
function phraseIntroduced({ kind, flags, text, start, end }: Tokens, to: number, most: number): boolean {
  for (let i = to - 1; i >= 0 && to - i <= most; i--) {
    if (kind[i] === Kind.Han) {
      if (hanIntroduces(text, Math.max(start[i] ?? 0, (end[i] ?? 0) - 30), end[i] ?? 0)) {
        return true;
      }
      continue;
    }
    if (kind[i] !== Kind.Word) {
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
    if (flag & (PREPOSITION | RELATIVE | BE | RESULT | CONJUNCTION | RIVAL | EXAMPLE) && !(flag & KIND)) {
      return false;
    }
  }
  return false;
}

/** `a framework`, `new benchmark`: the noun at token `i` is introduced here. */
function isNew({ flags, text, start }: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && i - at < 6; at--) {
    const flag = flags[at] ?? 0;
    if (flag & MODIFIER) {
      return true;
    }
    if (flag & ARTICLE) {
      return text.charAt(start[at] ?? 0).toLowerCase() === 'a';
    }
    if (flag !== 0 && !(flag & KIND)) {
      return false;
    }
  }
  return false;
}

/** `a new family of graphs (e.g. …`, `一个新的…（例如…`, up to the word at token `i` that gives examples. */
function isNewExample(tokens: Tokens, i: number): boolean {
  const { kind, flags, text, start, end } = tokens;
  let at = i - 1;
  while (at > 0 && i - at < 4 && kind[at] === Kind.Mark && !isBracket(markAt(tokens, at))) {
    at--;
  }
  if (!isBracket(markAt(tokens, at))) {
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

function isBracket(mark: string): boolean {
  return mark === '(' || mark === '（';
}

/** `our method`, `the proposed approach` ending at token `i`. */
function isOwnKind({ flags }: Tokens, i: number): boolean {
  if (((flags[i] ?? 0) & KIND) === 0) {
    return false;
  }
  for (let at = i - 1; at >= 0 && i - at < 5; at--) {
    if ((flags[at] ?? 0) & OWN) {
      return true;
    }
  }
  return false;
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

function prepositionKind({ text, start, end }: Tokens, i: number): Left {
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
function introducesConcept({ flags, text, start, end }: Tokens, of: number): boolean {
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

/** `led to X`, `resulting in X`. */
function leads({ text, start, end }: Tokens, i: number): boolean {
  const preposition = text.slice(start[i], end[i]);
  return (preposition === 'to' || preposition === 'in') && leading.has(text.slice(start[i - 1], end[i - 1]));
}

function isComma(mark: string): boolean {
  return mark === ',' || mark === '，';
}

/** Reads what stands after token `last`. */
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
    if (mark === ',' || mark === '，' || mark === '-' || mark === '—' || mark === '–') {
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
    if (mark === '(' || mark === '（') {
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
    if (flag & CALL) {
      return true;
    }
    if (!(flag & (OWN | ARTICLE | MODIFIER | KIND))) {
      return false;
    }
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
  if (((flags[i] ?? 0) & CALL) !== 0) {
    return true;
  }
  const word = text.slice(start[i], end[i]);
  return word === 'to' || word === 'known' || word === 'it';
}
