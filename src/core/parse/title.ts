import { plainText } from './names/plain';
import { chineseTitle } from './title/chinese';
import { englishTitle } from './title/english';
import { capitalise, cutPhrase, longestTitle, sentencesOf, tidy } from './title/phrase';

export interface TitleInput {
  /** The abstract. */
  readonly text: string;
  /** As `findNames` gives them. */
  readonly names: readonly string[];
  /** BCP 47. */
  readonly language: string;
}

/** The start of an abstract says what it is about. */
const longestText = 20_000;

/**
 * The title to show for a paper whose source gives none: its name with what it is, else the sentence that states the
 * contribution, cut at a clause, in the paper's own language; at most 80 UTF-16 units, one line, empty only for an
 * empty text.
 */
export function deriveTitle({ text, names, language }: TitleInput): string {
  const plain = onOneLine(text);
  const isChinese = language === 'zh' || language.startsWith('zh-');
  const title = isChinese ? chineseTitle(plain, names) : englishTitle(plain, names);
  return title === '' ? cutPhrase(tidy(plain), longestTitle) : title;
}

/**
 * Titles made distinct: where two papers have the same one (without case), each gets further telling words of its own
 * text, the same ones whatever the order of the papers. Only papers with the very same text keep the same title.
 * `papers` and the result are parallel.
 */
export function distinctTitles(papers: readonly { readonly title: string; readonly text: string }[]): string[] {
  const byTitle = new Map<string, number[]>();
  papers.forEach(({ title }, index) => {
    const key = title.toLowerCase();
    const group = byTitle.get(key);
    if (group === undefined) byTitle.set(key, [index]);
    else group.push(index);
  });
  const titles = papers.map(({ title }) => title);
  for (const group of byTitle.values()) {
    if (group.length < 2) continue;
    const sentences = group.map((index) => {
      const text = papers[index]?.text ?? '';
      return sentencesOf(onOneLine(text));
    });
    const shared = new Map<string, number>();
    for (const list of sentences) for (const sentence of new Set(list)) shared.set(sentence, (shared.get(sentence) ?? 0) + 1);
    group.forEach((index, at) => {
      const own = sentences[at]?.find((sentence) => shared.get(sentence) === 1);
      if (own !== undefined) titles[index] = withWords(titles[index] ?? '', own);
    });
  }
  return titles;
}

/** The text without markup, with single blanks. */
function onOneLine(text: string): string {
  const start = text.length > longestText ? text.slice(0, longestText) : text;
  const plain = plainText(start);
  const unmarked = plain === start ? plain : plain.replace(/[\uE000\uE001]/g, '');
  return /[\n\r\t]| {2}/.test(unmarked) ? unmarked.replace(/\s+/g, ' ') : unmarked;
}

/** A title with a telling part of a sentence after it, within the limit. */
function withWords(title: string, sentence: string): string {
  const room = Math.max(30, longestTitle - title.length - 3);
  const head = cutPhrase(title, longestTitle - room - 3);
  return `${head} – ${cutPhrase(capitalise(sentence), room)}`;
}
