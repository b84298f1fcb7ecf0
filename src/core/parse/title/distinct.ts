import { maxTitleLength, capitalise, cutPhrase, sentencesOf } from './phrase';
import { onOneLine } from './one-line';

/**
 * Titles made distinct: where two papers have the same one (without case), each gets further informative words of its own
 * text, the same ones whatever the order of the papers. Only papers with the very same text keep the same title.
 * `papers` and the result are parallel.
 */
export function distinctTitles(papers: readonly { readonly title: string; readonly text: string }[]): string[] {
  const byTitle = new Map<string, number[]>();
  papers.forEach(({ title }, index) => {
    const key = title.toLowerCase();
    const group = byTitle.get(key);
    if (group === undefined) {
      byTitle.set(key, [index]);
    } else {
      group.push(index);
    }
  });
  const titles = papers.map(({ title }) => title);
  for (const group of byTitle.values()) {
    if (group.length < 2) {
      continue;
    }
    const sentences = group.map((index) => {
      const text = papers[index]?.text ?? '';
      return sentencesOf(onOneLine(text));
    });
    const shared = new Map<string, number>();
    for (const list of sentences) {
      for (const sentence of new Set(list)) {
        shared.set(sentence, (shared.get(sentence) ?? 0) + 1);
      }
    }
    group.forEach((index, at) => {
      const own = sentences[at]?.find((sentence) => shared.get(sentence) === 1);
      if (own !== undefined) {
        titles[index] = withWords(titles[index] ?? '', own);
      }
    });
  }
  return titles;
}

/** A title with an informative part of a sentence after it, within the limit. */
function withWords(title: string, sentence: string): string {
  const room = Math.max(30, maxTitleLength - title.length - 3);
  const head = cutPhrase(title, maxTitleLength - room - 3);
  return `${head} – ${cutPhrase(capitalise(sentence), room)}`;
}
