import type { Expansion } from '../index/expansions';
import { partBoosts, type PaperIndex } from '../index/paper-index';
import { countIn, countOf, paperNumberOf, type Postings } from '../index/postings';
import { Scores } from '../index/scores';
import { hanTerms } from '../text/tokenize';
import type { TermTranslation } from './term-table';

/** Usual gain of a term in an abstract, for shares. */
const usualSaturation = 1.6;
const minHanWeight = 0.22;

/** A stem that a Chinese word may stand for. */
export interface StemFamily {
  readonly family: readonly Expansion[];
  /** The square root of how likely it is meant. */
  readonly weight: number;
  /** How much it tells, by how few papers have it. */
  readonly value: number;
}

/** What papers gain for having any term of a stem, as one word: 1 for having it as often as is usual. */
export function gainsOf(family: readonly Expansion[], index: PaperIndex): Scores {
  return gainsOfStems([{ family, weight: 1 }], index);
}

/** What papers gain for the English stems of a Chinese word, each a part of it, by what it tells and how likely it is meant. */
export function gainsOfEach(stems: readonly StemFamily[], index: PaperIndex): Scores {
  const total = stems.reduce((sum, { weight, value }) => sum + weight * value, 0);
  const gains = new Scores();
  for (const { family, weight, value } of stems) {
    const ofStem = gainsOf(family, index);
    ofStem.papers.forEach((paper) => {
      gains.add(paper, ((weight * value) / total) * ofStem.get(paper));
    });
    ofStem.release();
  }
  return gains;
}

/** What papers gain for the English stems of a Chinese word, by how often it is expected to stand there: see `gainsOfChinese`. */
export function gainsOfStems(stems: readonly Pick<StemFamily, 'family' | 'weight'>[], index: PaperIndex): Scores {
  const counts = new Map<number, Scores>();
  for (const { family, weight } of stems) {
    for (const { postings } of family) {
      postings.forEach((list, field) => {
        const sums = counts.get(field) ?? new Scores();
        for (const posting of list) {
          sums.add(paperNumberOf(posting), weight ** 2 * countOf(posting));
        }
        counts.set(field, sums);
      });
    }
  }
  return gainsOfCounts(counts, index);
}

/** @param counts by field how often papers have a word, or are expected to */
function gainsOfCounts(counts: ReadonlyMap<number, Scores>, index: PaperIndex): Scores {
  const gains = new Scores();
  for (const [field, sums] of counts) {
    const factor = (partBoosts[field] ?? 0) / usualSaturation;
    sums.papers.forEach((paper) => {
      gains.add(paper, factor * index.saturation(sums.get(paper), field, paper));
    });
    sums.release();
  }
  return gains;
}

/**
 * What papers gain for the Chinese words of an English one: by how often it is expected to stand there, each word counting as
 * likely as it means that (probabilistic structured queries, Darwish and Oard 2003).
 */
export function gainsOfChinese(
  translations: readonly TermTranslation[],
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
  terms: Set<string>,
): Scores {
  const expected = new Map<number, Scores>();
  for (const { word, weight } of translations) {
    if (weight < minHanWeight) {
      continue;
    }
    const bigrams = hanTerms(word);
    let found = false;
    forEachPaperWithAll(
      bigrams.map((bigram) => index.postings(bigram)),
      (paper, count, field) => {
        if (isChinese(paper)) {
          const counts = expected.get(field) ?? new Scores();
          expected.set(field, counts);
          counts.add(paper, weight ** 2 * count);
          found = true;
        }
      },
    );
    if (found) {
      bigrams.forEach((bigram) => terms.add(bigram));
    }
  }
  return gainsOfCounts(expected, index);
}

/** Calls back with each paper that has all terms in one field, and how often it has the one that is rarest there. */
export function forEachPaperWithAll(
  terms: readonly Postings[],
  visit: (paper: number, count: number, field: number) => void,
): void {
  terms[0]?.forEach((_, field) => {
    const [fewest, ...others] = terms.map((postings) => postings.list(field)).sort((a, b) => a.length - b.length);
    for (const posting of fewest ?? []) {
      const paper = paperNumberOf(posting);
      let count = countOf(posting);
      for (let at = 0; at < others.length && count > 0; at++) {
        count = Math.min(count, countIn(others[at] ?? [], paper));
      }
      if (count > 0) {
        visit(paper, count, field);
      }
    }
  });
}
