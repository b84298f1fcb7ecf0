import type { PaperIndex } from '../index/paper-index';
import { paperNumberOf } from '../index/postings';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import { fold, hanTerms, isHanTerm, runs, tokenize } from '../text/tokenize';
import { stemsFor } from './cross-language';
import { minCompoundLength } from './han-terms';
import type { TermTable } from './term-table';
import { forEachPaperWithAll } from './word-gains';

/** A translation that is likelier meant than any other. */
const minSure = 0.6;
/** Chinese words that lead from one English word to another that means the same, and how likely both steps are at least. */
const maxPivots = 3;
const minPivot = 0.5;

/**
 * The papers that say what a word or phrase means in the other language than it is written in, by translations that are sure
 * alone; none where one of its words has no such translation.
 */
export function papersMeaning(
  text: string,
  table: TermTable,
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
): ReadonlySet<number> {
  let matching: ReadonlySet<number> | undefined;
  for (const { start, end, han } of runs(text)) {
    const run = text.slice(start, end);
    const sets = han
      ? table
          .segment(fold(run))
          .filter((word) => word.length > 1)
          .map((word) => englishPapers(word, table, index, isChinese))
      : tokenize(run)
          .filter((term) => !stopWords.has(term))
          .map((term) => chinesePapers(term, table, index, isChinese));
    for (const each of sets) {
      const before = matching;
      matching = before === undefined ? each : new Set([...each].filter((paper) => before.has(paper)));
    }
  }
  return matching ?? new Set();
}

function chinesePapers(
  term: string,
  table: TermTable,
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { word, weight } of table.hanWords(stem(term))) {
    if (weight >= minSure) {
      const bigrams = hanTerms(word).map((bigram) => index.postings(bigram));
      forEachPaperWithAll(bigrams, (paper) => {
        if (isChinese(paper)) {
          found.add(paper);
        }
      });
    }
  }
  return found;
}

/** By any of a word's stems, by all of a compound's. */
function englishPapers(
  word: string,
  table: TermTable,
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
): ReadonlySet<number> {
  const stems = stemsFor(word, table).filter(({ weight }) => weight >= minSure);
  const counts = new Map<number, number>();
  for (const { word: stemmed } of stems) {
    const papers = new Set<number>();
    for (const { postings } of index.expansions.stemFamily(stemmed)) {
      postings.forEachRun((entries, from, to) => {
        for (let at = from; at < to; at++) {
          papers.add(paperNumberOf(entries[at] ?? 0));
        }
      });
    }
    papers.forEach((paper) => {
      if (!isChinese(paper)) {
        counts.set(paper, (counts.get(paper) ?? 0) + 1);
      }
    });
  }
  const needed = word.length < minCompoundLength ? 1 : stems.length;
  return new Set([...counts].flatMap(([paper, count]) => (count >= needed ? [paper] : [])));
}

/** English stems that mean nearly what the words of a query do, by way of the Chinese: `disentangl` for `decoupling` and 解耦. */
export function kinOf(text: string, table: TermTable): readonly string[] {
  const found = runs(text).flatMap(({ start, end, han }) => {
    const run = text.slice(start, end);
    return han
      ? table.segment(fold(run)).flatMap((word) => stemsFor(word, table))
      : tokenize(run)
          .filter((term) => !stopWords.has(term) && !isHanTerm(term))
          .flatMap((term) => kinOfStem(stem(term), table));
  });
  return [...new Set(found.map(({ word }) => word))];
}

function kinOfStem(stemmed: string, table: TermTable): readonly { readonly word: string }[] {
  return table
    .hanWords(stemmed)
    .filter(({ weight }) => weight >= minPivot)
    .slice(0, maxPivots)
    .flatMap(({ word }) => table.stemsOf(word))
    .filter(({ word, weight }) => weight >= minPivot && word !== stemmed);
}
