import type { Expansion } from '../index/expansions';
import { partBoosts, type PaperIndex } from '../index/paper-index';
import { countIn, countOf, paperNumberOf, type Postings } from '../index/postings';
import { type PackedScores, Scores } from '../index/scores';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import type { TermTable, TermTranslation } from './term-table';
import { abbreviationsInLibrary, abbreviationsOf, abbreviationsOfWord } from './abbreviations';
import { minCompoundLength } from './han-terms';
import { mostTelling, valueOfLatin, valueOfStems } from './telling';
import { fold, hanTerms, isHanTerm, runs, tokenize } from '../text/tokenize';

/** What a query found in papers of the other language. */
export interface CrossMatches {
  /** Share of the query that a paper answers, mostly in (0, 1], less for words that may mean something else. */
  readonly strength: Scores;
  /** Share of the query that it answers with whatever certainty: a Chinese word by any of its stems, a compound by all. */
  readonly coverage: Scores;
  /** Terms of the index that stand for the query's. */
  readonly terms: ReadonlySet<string>;
}

/** Usual gain of a term in an abstract, for shares. */
const usualSaturation = 1.6;
const minHanWeight = 0.22;
/** Shorter beginnings stand for too many words. */
const minPrefixLength = 4;
/** English stems sought for one Chinese word: more find more noise than papers (measured: two, three and four of them). */
const maxStems = 3;
/** What an abbreviation counts beside the words themselves. */
const abbreviationFactor = 0.8;
/** A compound whose stems together are less likely is sought by its parts. */
const minSure = 0.6;

/** Whether text could be answered in the other language: Han words, or Latin words to be sought in Chinese. */
export function scriptsOf(text: string): { readonly han: boolean; readonly latin: boolean } {
  const found = runs(text);
  return {
    han: found.some(({ han, start, end }) => han && end - start > 1),
    latin: found.some(({ han, start, end }) => !han && end - start > 2),
  };
}

/** What one word of a query found. */
interface WordMatches {
  /** In the wanted language. */
  readonly weights: PackedScores;
  /** How much the word tells. */
  readonly value: number;
  readonly terms: readonly string[];
}

/**
 * Scores papers in the other language: for Han words of the query, papers that have their English stems; for Latin words,
 * papers that have the Chinese words of their stems. A word that a paper has as it was typed counts fully.
 * `typing`: the last word may go on.
 */
export function crossMatches(
  text: string,
  table: TermTable,
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
  typing = false,
): CrossMatches {
  const latin = mostTelling(
    [...new Set(tokenize(text).filter((term) => !isHanTerm(term) && !stopWords.has(term)))],
    (term) => valueOfLatin(term, table, index),
  );
  const hanRuns = runs(text)
    .filter(({ han }) => han)
    .map(({ start, end }) => fold(text.slice(start, end)));
  const hasHan = hanRuns.length > 0;
  const isWanted = (paper: number): boolean => isChinese(paper) !== hasHan;
  const shortMatches = (found: readonly string[]): readonly WordMatches[] =>
    found
      .filter((each) => index.knows(each))
      .map((each) =>
        index.memory.get(`short ${String(hasHan)} ${each}`, () =>
          matchesOf(index.expansions.exact(each), index, isWanted),
        ),
      );
  const shortForms = abbreviationsOf(latin.map(stem), table, index);
  const ofLatin = latin.map((term, at): QueryWord => {
    const goesOn = typing && term === latin.at(-1);
    const matches = index.memory.get(`across ${String(hasHan)} ${String(goesOn)} ${term}`, () =>
      latinMatches(term, goesOn, hasHan ? undefined : isChinese, table, index, isWanted),
    );
    return { matches: [matches], isOneThing: true, abbreviations: shortMatches(shortForms[at] ?? []) };
  });
  const divided = hanRuns.map((run) => table.segment(run));
  const hanWords = mostTelling(
    divided.flatMap((run) => [...new Set(run)]),
    (word) => valueOfStems(stemsFor(word, table), index),
  );
  const inLibrary = abbreviationsInLibrary(divided, hanWords, index);
  const ofHan = hanWords.map((word): QueryWord => ({
    matches: stemsFor(word, table).map((each) => {
      const { value, ...matches } = index.memory.get(`across ${each.word}`, () =>
        matchesOf(index.expansions.stemFamily(each.word), index, isWanted),
      );
      return { ...matches, value: value * each.weight };
    }),
    isOneThing: word.length < minCompoundLength,
    abbreviations: shortMatches([...new Set([...abbreviationsOfWord(word, table), ...(inLibrary.get(word) ?? [])])]),
  }));
  const terms = new Set<string>();
  const strength = new Scores();
  const coverage = new Scores();
  let total = 0;
  for (const { matches, isOneThing, abbreviations } of [...ofLatin, ...ofHan]) {
    const known = matches.length > 0 ? matches : abbreviations.slice(0, 1);
    const ofWord = known.reduce((sum, { value }) => sum + value, 0);
    const gained = new Scores();
    const covered = new Scores();
    total += ofWord;
    for (const { weights, value, terms: each } of matches) {
      each.forEach((term) => terms.add(term));
      weights.papers.forEach((paper, at) => {
        gained.add(paper, (weights.values[at] ?? 0) * value);
        if (isOneThing) {
          covered.raise(paper, ofWord);
        } else {
          covered.add(paper, value);
        }
      });
    }
    for (const { weights, terms: each } of abbreviations) {
      each.forEach((term) => terms.add(term));
      weights.papers.forEach((paper, at) => {
        gained.raise(paper, abbreviationFactor * (weights.values[at] ?? 0) * ofWord);
        covered.raise(paper, ofWord);
      });
    }
    gained.papers.forEach((paper) => {
      strength.add(paper, gained.get(paper));
      coverage.add(paper, covered.get(paper));
    });
    gained.release();
    covered.release();
  }
  return { strength: strength.times(1 / total), coverage: coverage.times(1 / total), terms };
}

/** A word of the query with what stands for it. */
interface QueryWord {
  readonly matches: readonly WordMatches[];
  /** Whether each of the matches is the word, which else they are together. */
  readonly isOneThing: boolean;
  /** What its abbreviations match, or those of words that it stands among. */
  readonly abbreviations: readonly WordMatches[];
}

/** @param isChinese absent where papers in English are wanted */
function latinMatches(
  term: string,
  goesOn: boolean,
  isChinese: ((paper: number) => boolean) | undefined,
  table: TermTable,
  index: PaperIndex,
  isWanted: (paper: number) => boolean,
): WordMatches {
  const terms = new Set<string>();
  const isWord = table.hasStem(stem(term));
  const translations =
    goesOn && !isWord && term.length >= minPrefixLength ? table.hanWordsOfPrefix(term) : table.hanWords(stem(term));
  const weights = isChinese === undefined ? new Scores() : chineseOf(translations, index, isChinese, terms);
  for (const { postings, term: each, weight } of ownTerms(term, isWord, goesOn, index)) {
    terms.add(each);
    postings.forEach((list) => {
      for (const posting of list) {
        weights.raise(paperNumberOf(posting), weight);
      }
    });
  }
  const expected = weights.papers.reduce((sum, paper) => sum + weights.get(paper) ** 2, 0);
  return { weights: keptOf(weights, isWanted), value: index.inverseFrequency(expected), terms: [...terms] };
}

function matchesOf(family: readonly Expansion[], index: PaperIndex, isWanted: (paper: number) => boolean): WordMatches {
  return {
    weights: keptOf(gainsOf(family, index), isWanted),
    value: index.inverseFrequency(index.frequency(family)),
    terms: family.map(({ term }) => term),
  };
}

function keptOf(scores: Scores, isWanted: (paper: number) => boolean): PackedScores {
  const kept = scores.kept(isWanted);
  scores.release();
  return kept;
}

/** The terms of the index for a Latin word: itself, where it is one or begins one that is being typed, else what it may be misspelt for. */
function ownTerms(term: string, isWord: boolean, typing: boolean, index: PaperIndex): readonly Expansion[] {
  if (isWord || index.knows(term)) {
    return index.expansions.exact(term);
  }
  if (typing && term.length < minPrefixLength) {
    return [];
  }
  const begun = typing ? index.expansions.prefix(term) : [];
  return begun.length > 0 ? begun : index.expansions.misspelt(term);
}

/** What papers gain for having any term of a stem, as one word: 1 for having it as often as is usual. */
export function gainsOf(family: readonly Expansion[], index: PaperIndex): Scores {
  const counts = new Map<number, Scores>();
  for (const { postings } of family) {
    postings.forEach((list, field) => {
      const sums = counts.get(field) ?? new Scores();
      for (const posting of list) {
        sums.add(paperNumberOf(posting), countOf(posting));
      }
      counts.set(field, sums);
    });
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
function chineseOf(
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

/** The stems to seek for a word: its own, or those of its parts where its own are guesses. */
export function stemsFor(word: string, table: TermTable): readonly TermTranslation[] {
  const likeliest = (each: string): readonly TermTranslation[] => table.stemsOf(each).slice(0, maxStems);
  const stems = likeliest(word);
  if (word.length < minCompoundLength || Math.hypot(...stems.map(({ weight }) => weight)) >= minSure) {
    return stems;
  }
  const parts = table.parts(word).filter((part) => part.length > 1);
  return parts.length > 1 ? parts.flatMap(likeliest) : stems;
}
