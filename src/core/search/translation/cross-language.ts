import type { Expansion } from '../index/expansions';
import type { PaperIndex } from '../index/paper-index';
import { paperNumberOf } from '../index/postings';
import { type PackedScores, Scores } from '../index/scores';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import type { TermTable, TermTranslation } from './term-table';
import { abbreviationsInLibrary, abbreviationsOf, abbreviationsOfWord } from './abbreviations';
import { minCompoundLength } from './han-terms';
import { mostTelling, valueOfLatin, valueOfStems } from './telling';
import { gainsOf, gainsOfChinese, gainsOfEach, gainsOfStems, type StemFamily } from './word-gains';
import { fold, isHanTerm, runs, tokenize } from '../text/tokenize';

/** What a query found in papers of the other language. */
export interface CrossMatches {
  /** Share of the query that a paper answers, mostly in (0, 1], less for words that may mean something else. */
  readonly strength: Scores;
  /** Share of the query that it answers with whatever certainty: a Chinese word by any of its stems, a compound by all. */
  readonly coverage: Scores;
  /** Terms of the index that stand for the query's. */
  readonly terms: ReadonlySet<string>;
}

/** Shorter beginnings stand for too many words. */
const minPrefixLength = 4;
/** English stems sought for one Chinese word: more find more noise than papers (measured: two, three and four of them). */
const maxStems = 3;
/** What an abbreviation counts beside the words themselves. */
const abbreviationFactor = 0.8;
/** A query of more words is a title or a sentence. */
const maxTopicWords = 3;
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
 * `typing`: the last word may go on. `most`: as many words are sought, those that tell most.
 */
export function crossMatches(
  text: string,
  table: TermTable,
  index: PaperIndex,
  isChinese: (paper: number) => boolean,
  typing = false,
  most?: number,
): CrossMatches {
  const latin = mostTelling(
    [...new Set(tokenize(text).filter((term) => !isHanTerm(term) && !stopWords.has(term)))],
    (term) => valueOfLatin(term, table, index),
    most,
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
    return { matches: [matches], abbreviations: shortMatches(shortForms[at] ?? []) };
  });
  const divided = hanRuns.map((run) => table.segment(run));
  const hanWords = mostTelling(
    divided.flatMap((run) => [...new Set(run)]),
    (word) => valueOfStems(stemsFor(word, table), index),
    most,
  );
  const isTopic = latin.length + hanWords.length <= maxTopicWords;
  const inLibrary = abbreviationsInLibrary(divided, hanWords, index);
  const ofHan = hanWords.map((word): QueryWord => ({
    matches: hanMatches(word, stemsFor(word, table), isTopic, index, isWanted),
    abbreviations: shortMatches([...new Set([...abbreviationsOfWord(word, table), ...(inLibrary.get(word) ?? [])])]),
  }));
  const terms = new Set<string>();
  const strength = new Scores();
  const coverage = new Scores();
  let total = 0;
  for (const { matches, abbreviations } of [...ofLatin, ...ofHan]) {
    const known = matches.length > 0 ? matches : abbreviations.slice(0, 1);
    const ofWord = known.reduce((sum, { value }) => sum + value, 0);
    total += ofWord;
    const [only] = matches;
    if (only !== undefined && matches.length + abbreviations.length === 1) {
      only.terms.forEach((term) => terms.add(term));
      only.weights.papers.forEach((paper, at) => {
        strength.add(paper, (only.weights.values[at] ?? 0) * ofWord);
        coverage.add(paper, ofWord);
      });
      continue;
    }
    const gained = new Scores();
    const covered = new Scores();
    for (const { weights, value, terms: each } of matches) {
      each.forEach((term) => terms.add(term));
      weights.papers.forEach((paper, at) => {
        gained.add(paper, (weights.values[at] ?? 0) * value);
        covered.add(paper, value);
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
  /** Several of a compound alone, which they are together. */
  readonly matches: readonly WordMatches[];
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
  const weights = isChinese === undefined ? new Scores() : gainsOfChinese(translations, index, isChinese, terms);
  for (const { postings, term: each, weight } of ownTerms(term, isWord, goesOn, index)) {
    terms.add(each);
    postings.forEach((list) => {
      for (const posting of list) {
        weights.raise(paperNumberOf(posting), weight);
      }
    });
  }
  const expected = weights.papers.reduce((sum, paper) => sum + Math.min(1, weights.get(paper)), 0);
  const sureness = translations.length === 0 ? 1 : Math.max(...translations.map(({ weight }) => weight));
  return {
    weights: keptOf(weights, isWanted),
    value: index.inverseFrequency(expected) * Math.sqrt(sureness),
    terms: [...terms],
  };
}

/** A word by its stems; a compound by all of them. */
function hanMatches(
  word: string,
  stems: readonly TermTranslation[],
  isTopic: boolean,
  index: PaperIndex,
  isWanted: (paper: number) => boolean,
): readonly WordMatches[] {
  if (word.length < minCompoundLength) {
    const name = `across ${String(isTopic)} ${word}`;
    return stems.length === 0 ? [] : [index.memory.get(name, () => stemMatches(stems, isTopic, index, isWanted))];
  }
  return stems.map((each) => {
    const { value, ...matches } = index.memory.get(`across ${each.word}`, () =>
      matchesOf(index.expansions.stemFamily(each.word), index, isWanted),
    );
    return { ...matches, value: value * each.weight };
  });
}

/**
 * @param isTopic whether each stem counts by itself: those of 光流 (optic, flow) are wanted both, and nothing else tells; of a longer
 *   query they count together, as what the word may be
 */
function stemMatches(
  stems: readonly TermTranslation[],
  isTopic: boolean,
  index: PaperIndex,
  isWanted: (paper: number) => boolean,
): WordMatches {
  const families = stems.map(({ word, weight }) => {
    const family = index.expansions.stemFamily(word);
    return { family, weight, value: index.inverseFrequency(index.frequency(family)) };
  });
  const sum = (of: (each: StemFamily) => number): number => families.reduce((total, each) => total + of(each), 0);
  const probability = sum(({ weight }) => weight ** 2);
  const value = sum((each) => each.weight ** 2 * each.value) / probability;
  return {
    weights: keptOf(isTopic ? gainsOfEach(families, index) : gainsOfStems(families, index), isWanted),
    // What its stems tell on average, less where the table is not sure of them.
    value: value * Math.min(1, Math.sqrt(probability)),
    terms: families.flatMap(({ family }) => family.map(({ term }) => term)),
  };
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
