import { sentenceEnds } from '../../parse/title/phrase';

/** Longer sentences are parts of texts without marks. */
const maxSentence = 600;

/** The sentences of a text as they stand there, with their end marks; what is longer than any sentence is cut. */
export function sentencesIn(text: string): string[] {
  const found: string[] = [];
  const add = (from: number, to: number): void => {
    for (let start = from; start < to; start += maxSentence) {
      const sentence = text
        .slice(start, Math.min(to, start + maxSentence))
        .replace(/\s+/g, ' ')
        .trim();
      if (/[\p{L}\p{N}]/u.test(sentence)) {
        found.push(sentence);
      }
    }
  };
  let from = 0;
  for (const end of sentenceEnds(text, text.length)) {
    add(from, end + 1);
    from = end + 1;
  }
  add(from, text.length);
  return found;
}
