import type { Paper } from '../model';
import { crossMatches } from './cross-language';
import { fieldText, type Field } from './fields';
import { partBoosts, type PaperIndex } from './paper-index';
import { Scores } from './scores';
import { stopWords } from './stop-words';
import type { TermTable } from './terms';
import { isHanTerm, tokenize } from './tokenize';

const describing: readonly Field[] = ['names', 'title', 'tags', 'topics', 'abstract', 'note'];
/** A paper's most telling terms; more make everything similar. */
const tellingTerms = 30;
const usualSaturation = 1.6;
const crossFactor = 0.8;

/** Papers like this one, by its most telling terms and, with a table, by their counterparts in the other language. */
export function similarPapers(paper: Paper, index: PaperIndex, table: TermTable | undefined, isChinese: (number: number) => boolean): { scores: Scores; terms: Set<string> } {
  const telling = tellingTermsOf(paper, index);
  const scores = new Scores();
  const total = telling.reduce((sum, { value }) => sum + value, 0) || 1;
  for (const { term, count } of telling) {
    const gains = new Scores();
    index.score(index.exact(term), partBoosts, gains);
    for (const other of gains.papers) {
      scores.add(other, (gains.get(other) * (count / (count + 1.2)) * 2.2) / total / usualSaturation);
    }
  }
  const terms = new Set(telling.map(({ term }) => term));
  if (table !== undefined) {
    const chinese = paper.language.startsWith('zh');
    const text = chinese ? paper.abstract : telling.map(({ term }) => term).filter((term) => !isHanTerm(term)).join(' ');
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

/** Terms that occur in other papers too, by how often here and how rarely elsewhere. */
function tellingTermsOf(paper: Paper, index: PaperIndex): { term: string; count: number; value: number }[] {
  const counts = new Map<string, number>();
  for (const term of describing.flatMap((field) => tokenize(fieldText(paper, field) ?? ''))) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts]
    .filter(([term]) => !stopWords.has(term) && (term.length > 2 || isHanTerm(term)) && !/^\d+$/.test(term))
    .map(([term, count]) => ({ term, count, frequency: index.frequency(index.exact(term)) }))
    .filter(({ frequency }) => frequency > 1)
    .map(({ term, count, frequency }) => ({ term, count, value: index.inverseFrequency(frequency) * (count / (count + 1.2)) * 2.2 }))
    .sort((a, b) => b.value - a.value || (a.term < b.term ? -1 : 1))
    .slice(0, tellingTerms);
}
