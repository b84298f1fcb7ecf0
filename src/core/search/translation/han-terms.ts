import type { QueryTerm, Alternative } from '../query/query-terms';
import { chineseStopWords } from '../text/stop-words';
import type { TermTable } from './term-table';
import { hanTerms } from '../text/tokenize';

/** What a word counts where it stands in its parts, where another word means the same, and where its English stands. */
const partsWeight = 0.7;
const synonymWeight = 0.6;
const englishWeight = 0.6;
/** English stems below this are guesses. */
const minEnglishWeight = 0.45;
/** A shorter Chinese word stands for one thing. */
export const minCompoundLength = 4;

/**
 * The words of a folded run of Han characters, each with the other ways a Chinese paper may write it: its parts apart,
 * Chinese words with the same English meaning, the English itself. Question words are left out where others are.
 */
export function hanQueryTerms(run: string, table: TermTable): QueryTerm[] {
  const found = wordsOf(run, table);
  const informative = found.filter((word) => !chineseStopWords.has(word) && (word.length > 1 || run.length === 1));
  return (informative.length > 0 ? informative : found).map((word) => waysOf(word, table));
}

/** The words of the run; characters that stand alone between words are taken together. */
function wordsOf(run: string, table: TermTable): string[] {
  const found: string[] = [];
  let single = '';
  for (const word of [...table.segment(run), '']) {
    if (word.length === 1 && !chineseStopWords.has(word)) {
      single += word;
      continue;
    }
    found.push(...[single, word].filter((each) => each !== ''));
    single = '';
  }
  return found;
}

function waysOf(word: string, table: TermTable): Alternative[] {
  const parts = word.length < minCompoundLength ? [] : table.parts(word).filter((part) => part.length > 1);
  return [
    { terms: hanTerms(word), weight: 1 },
    ...(parts.length > 1 ? [{ terms: parts.flatMap(hanTerms), weight: partsWeight }] : []),
    ...table.synonyms(word).map((other) => ({ terms: hanTerms(other.word), weight: other.weight * synonymWeight })),
    ...english(word, table).map((terms) => ({ terms, weight: englishWeight, areStems: true })),
  ];
}

/** What a word is in English: a compound by the stems of its parts together, unless one is far likelier; another by this stem or that. */
function english(word: string, table: TermTable): string[][] {
  const stems = table.stemsOf(word).slice(0, 2);
  if (word.length >= minCompoundLength) {
    const [first, second] = stems;
    if (first !== undefined && first.weight >= minEnglishWeight && (second?.weight ?? 0) < first.weight / 2) {
      return [[first.word]];
    }
    return Math.hypot(...stems.map(({ weight }) => weight)) >= minEnglishWeight ? [stems.map((each) => each.word)] : [];
  }
  return stems.filter(({ weight }) => weight >= minEnglishWeight).map((each) => [each.word]);
}
