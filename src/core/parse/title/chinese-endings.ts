import { isCrossing, isHan } from './chinese-text';
import { wrong } from './chinese-words';
import type { TextWords } from './text-words';

/** 的. */
const of = 0x7684;
/** Right behind a verb: 影响其能力, 威胁着农业, 确立了规则. */
const afterVerbs = new Set([...'了着过其我他她它这那该'].map((character) => character.charCodeAt(0)));
export const endsInVerb = (words: TextWords, at: number): boolean => {
  const { text, starts, ends } = words;
  const next = text.charCodeAt(ends[at] ?? 0);
  return (
    ends[at] === starts[at + 1] && (afterVerbs.has(next) || (isHan(next) && next !== of && verbs.has(words.word(at))))
  );
};
/** Nouns, but verbs where their object follows: 方法依赖大量数据. */
const verbs = new Set(['依赖', '需要', '存在']);

/** 校|正在: where a character may belong to what follows. */
export const endsInHalfWord = (words: TextWords, at: number): boolean =>
  sizeOfWord(words, at) < 2 && isCrossing(words, at + 1) && !suffixes.includes(words.word(at));
const suffixes = '性法器率化层集图场数量库型体力网学机度';

export const sizeOfWord = (words: TextWords, at: number): number => (words.ends[at] ?? 0) - (words.starts[at] ?? 0);

/** Whether a word is a number, such as a year. */
export function isNumberWord(words: TextWords, at: number): boolean {
  const code = words.text.charCodeAt(words.starts[at] ?? 0);
  return code > 0x2f && code < 0x3a && /^\d[\d.]*$/.test(words.word(at));
}

/** As much of a sentence as is looked through for what is wrong. */
const mostOfSentence = 200;
/** Where the sentence that begins with word `first` says what is wrong with something; the end of the text where it does not. */
export function wrongFrom({ text, starts }: TextWords, first: number): number {
  const start = starts[first] ?? 0;
  const rest = text.slice(start, start + mostOfSentence);
  const end = rest.search(sentenceEnd);
  const at = (end === -1 ? rest : rest.slice(0, end)).search(wrong);
  return at === -1 ? text.length : start + at;
}
const sentenceEnd = /[。！？；]/;
