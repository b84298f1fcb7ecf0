import { chineseTitle } from './chinese';
import { englishTitle } from './english';
import { onOneLine } from './one-line';
import { capitalise, cutPhrase, maxTitleLength, sentencesOf, tidy } from './phrase';

export interface TitleInput {
  /** The abstract. */
  readonly text: string;
  /** As `findNames` gives them. */
  readonly names: readonly string[];
  /** BCP 47. */
  readonly language: string;
}

/**
 * The title to show for a paper whose source gives none: its name, and the phrase or two of its text that are most
 * likely its title (`choosePhrases`), in the paper's own language; at most 80 UTF-16 units, one line, empty only for an
 * empty text. Where no phrase could be a title, the beginning of the text, cut. Linear in the text.
 */
export function deriveTitle({ text, names, language }: TitleInput): string {
  const plain = onOneLine(text);
  const isChinese = language === 'zh' || language.startsWith('zh-');
  if (isTitle(plain, isChinese)) {
    return capitalise(tidy(plain));
  }
  const title = isChinese ? chineseTitle(plain, names) : englishTitle(plain, names);
  const shown = title === '' ? cutPhrase(tidy(plain), maxTitleLength) : title;
  // Where there is no letter.
  return withoutHalf(shown === '' ? plain.trim().slice(0, maxTitleLength) : shown);
}

/** Without the first half of a character of two UTF-16 units at the end, where the other half was cut off. */
const withoutHalf = (text: string): string =>
  (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(0, -1) : text;

const saysWhoDoes =
  /^(?:in this |this (?:paper|work|study) |here,? we |we |我们|本文|本研究|在本|[该这](?:论文|文章|研究|工作|方法|篇|项)|作者)/i;
const isMarked = /[()[\]{}（）【】;；,，:：…"“”]/;
/** A Chinese text that is longer says more than a title. */
const longestHan = 40;

/** Whether a text is short enough for a title as it is, and one sentence that does not tell of its authors: a heading, a note. */
const isTitle = (text: string, isChinese: boolean): boolean =>
  text.length <= (isChinese ? longestHan : maxTitleLength) &&
  /\p{L}/u.test(text) &&
  !isMarked.test(text) &&
  !saysWhoDoes.test(text) &&
  sentencesOf(text).length === 1;
