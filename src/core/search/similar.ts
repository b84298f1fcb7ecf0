import type { Paper } from '../model';
import { crossMatches, gainsOf } from './cross-language';
import { fieldText, type Field } from './fields';
import type { Expansion } from './expansions';
import type { PaperIndex } from './paper-index';
import { Scores } from './scores';
import { stem } from './stem';
import { stopWords } from './stop-words';
import type { TermTable } from './terms';
import { isHanTerm, tokenize } from './tokenize';

const describing: readonly Field[] = ['names', 'title', 'tags', 'topics', 'abstract', 'note'];
/** A paper's most telling words; more make everything similar. */
const tellingWords = 30;
/** A word that comes so often says half of what it can: a subject comes again, a turn of phrase does not. */
const halfCount = 3;
const crossFactor = 0.8;

/** An English stem or a pair of Han characters that a paper has. */
interface TellingWord {
  readonly word: string;
  /** The terms of the index that stand for it. */
  readonly family: readonly Expansion[];
  /** What papers gain for having it. */
  readonly gains: Scores;
  readonly value: number;
}

/** Papers like this one, by its most telling words and, with a table, by their counterparts in the other language. */
export function similarPapers(paper: Paper, index: PaperIndex, table: TermTable | undefined, isChinese: (number: number) => boolean): { scores: Scores; terms: Set<string> } {
  const telling = tellingWordsOf(paper, index);
  const scores = new Scores();
  const total = telling.reduce((sum, { value }) => sum + value, 0) || 1;
  for (const { gains, value } of telling) {
    gains.papers.forEach((other) => { scores.add(other, (gains.get(other) * value) / total); });
  }
  const terms = new Set(telling.flatMap(({ family }) => family.map(({ term }) => term)));
  if (table !== undefined) {
    const chinese = paper.language.startsWith('zh');
    const text = chinese ? paper.abstract : telling.flatMap(({ word, family }) => (isHanTerm(word) ? [] : [family[0]?.term ?? ''])).join(' ');
    const cross = crossMatches(text, table, index, isChinese);
    for (const other of cross.strength.papers) {
      scores.raise(other, cross.strength.get(other) * crossFactor);
    }
    cross.terms.forEach((term) => terms.add(term));
  }
  const self = index.shelf.numberOf(paper.key);
  scores.keep((other) => other !== self);
  return { scores, terms };
}

/** Words that occur in other papers too, by how often here and how rarely elsewhere. */
function tellingWordsOf(paper: Paper, index: PaperIndex): TellingWord[] {
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
      return { word, family, gains, value: gains.papers.length > 1 ? (index.inverseFrequency(gains.papers.length) * count) / (count + halfCount) : 0 };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
    .slice(0, tellingWords);
}
