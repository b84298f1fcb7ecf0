import type { Paper } from '../../model/paper';
import { crossMatches } from '../translation/cross-language';
import { gainsOf } from '../translation/word-gains';
import { fieldText, type SearchField } from '../index/fields';
import type { Expansion } from '../index/expansions';
import type { PaperIndex } from '../index/paper-index';
import { Scores } from '../index/scores';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import type { TermTable } from '../translation/term-table';
import { isHanTerm, tokenize } from '../text/tokenize';

const describing: readonly SearchField[] = ['names', 'title', 'tags', 'topics', 'abstract', 'note'];
/** A paper's most informative words; more make everything similar. */
const informativeWords = 30;
/** A word that comes so often says half of what it can: a subject comes again, a turn of phrase does not. */
const halfCount = 3;
/**
 * What a paper of the other language counts beside one of its own: measured so that in a library of both about half of the nearest five
 * are of the other language, whichever is asked. To Chinese more, since what an English word means is spread over several Chinese ones.
 */
const chineseFactor = 1.8;
const englishFactor = 0.6;

/** An English stem or a pair of Han characters that a paper has. */
interface TellingWord {
  readonly word: string;
  /** The terms of the index that stand for it. */
  readonly family: readonly Expansion[];
  /** What papers gain for having it. */
  readonly gains: Scores;
  readonly value: number;
}

/** Papers like this one, by its most informative words and, with a table, by their counterparts in the other language. */
export function similarPapers(
  paper: Paper,
  index: PaperIndex,
  table: TermTable | undefined,
  isChinese: (number: number) => boolean,
): { scores: Scores; terms: Set<string> } {
  const informative = informativeWordsOf(paper, index);
  const scores = new Scores();
  const total = informative.reduce((sum, { value }) => sum + value, 0) || 1;
  for (const { gains, value } of informative) {
    gains.papers.forEach((other) => {
      scores.add(other, (gains.get(other) * value) / total);
    });
  }
  const terms = new Set(informative.flatMap(({ family }) => family.map(({ term }) => term)));
  if (table !== undefined) {
    const chinese = paper.language.startsWith('zh');
    const text = chinese
      ? paper.abstract
      : informative.flatMap(({ word, family }) => (isHanTerm(word) ? [] : [family[0]?.term ?? ''])).join(' ');
    const cross = crossMatches(text, table, index, isChinese);
    const factor = chinese ? englishFactor : chineseFactor;
    for (const other of cross.strength.papers) {
      scores.raise(other, cross.strength.get(other) * factor);
    }
    cross.terms.forEach((term) => terms.add(term));
  }
  const self = index.documents.numberOf(paper.key);
  scores.keep((other) => other !== self);
  return { scores, terms };
}

/** Words that occur in other papers too, by how often here and how rarely elsewhere. */
function informativeWordsOf(paper: Paper, index: PaperIndex): TellingWord[] {
  const counts = new Map<string, number>();
  for (const term of describing.flatMap((field) => tokenize(fieldText(paper, field) ?? ''))) {
    if (isHanTerm(term) || (!stopWords.has(term) && term.length > 2 && !/^\d+$/.test(term))) {
      const word = isHanTerm(term) ? term : stem(term);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([word, count]) => {
      const family = isHanTerm(word) ? index.expansions.exact(word) : index.expansions.stemFamily(word);
      const gains = gainsOf(family, index);
      return {
        word,
        family,
        gains,
        value:
          gains.papers.length > 1 ? (index.inverseFrequency(gains.papers.length) * count) / (count + halfCount) : 0,
      };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
    .slice(0, informativeWords);
}
