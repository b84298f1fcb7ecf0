/**
 * Learns which English stems a Chinese word stands for, from texts in both languages: words by a unigram language model
 * (hard EM over n-grams, as SentencePiece's unigram model does, Kudo 2018), translations by IBM Model 1 (Brown et al. 1993)
 * over whole texts, titles counting more than summaries. Deterministic: no randomness, sums in the order given.
 */
import { segment } from '../../src/core/search/text/segment';
import { stem } from '../../src/core/search/text/stem';
import { stopWords } from '../../src/core/search/text/stop-words';
import { WordCosts } from '../../src/core/search/text/word-costs';
import { TermTable } from '../../src/core/search/translation/term-table';
import { fold, runs, tokenize } from '../../src/core/search/text/tokenize';
import { align } from './align';

/** One text in both languages. */
export interface ParallelText {
  readonly chinese: string;
  readonly english: string;
  /** How much it counts: short texts are aligned more surely. */
  readonly weight: number;
}

const maxWordLength = 6;
const minWordCount = 10;
const segmentationRounds = 6;
const minProbability = 0.045;
const maxTranslations = 4;

/** The table as text, for `TermTable.parse`, sorted by word. */
export function learnTerms(texts: readonly ParallelText[]): string {
  const costs = learnWords(texts.map(({ chinese }) => chinese));
  const known = new WordCosts(costs);
  const words = new Numbering();
  const stems = new Numbering();
  const pairs = texts.map(({ chinese, english, weight }) => ({
    source: unique(
      hanRuns(chinese)
        .flatMap((run) => segment(run, known))
        .map((word) => words.of(word)),
    ),
    target: unique(contentStems(english).map((stemmed) => stems.of(stemmed))),
    weight,
  }));
  const probabilities = align(pairs, words.names.length, stems.names.length);
  return words.names
    .map((word, index) => {
      const best = (probabilities[index] ?? [])
        .filter(({ probability }) => probability >= minProbability)
        .slice(0, maxTranslations);
      return TermTable.line(
        word,
        costs.get(word) ?? 20,
        best.map(({ target, probability }) => ({ stem: stems.names[target] ?? '', probability })),
      );
    })
    .sort()
    .join('\n');
}

class Numbering {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const number = this.#numbers.get(name) ?? this.names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}

const unique = (numbers: readonly number[]): number[] => [...new Set(numbers)];

function hanRuns(text: string): string[] {
  return runs(text)
    .filter(({ han }) => han)
    .map(({ start, end }) => fold(text.slice(start, end)));
}

function contentStems(text: string): string[] {
  return tokenize(text)
    .filter((term) => term.length > 1 && !stopWords.has(term) && !/\p{Script=Han}/u.test(term))
    .map(stem);
}

/** Words of the texts with the negative logarithm of their probability. */
function learnWords(texts: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const run of texts.flatMap(hanRuns)) {
    counted.set(run, (counted.get(run) ?? 0) + 1);
  }
  const grams = frequentGrams(counted);
  let costs = costsOf(grams, minWordCount);
  for (let round = 0; round < segmentationRounds; round++) {
    const used = new Map<string, number>();
    const known = new WordCosts(costs);
    for (const [run, count] of counted) {
      for (const word of segment(run, known)) {
        used.set(word, (used.get(word) ?? 0) + count);
      }
    }
    costs = costsOf(used, minWordCount * 0.7);
  }
  return costs;
}

/** How often each n-gram stands in the runs that does so often enough for a word; a longer one is counted where what it begins with is one. */
function frequentGrams(counted: ReadonlyMap<string, number>): Map<string, number> {
  const grams = new Map<string, number>();
  for (let size = 1; size <= maxWordLength; size++) {
    const ofSize = new Map<string, number>();
    for (const [run, count] of counted) {
      for (let from = 0; from + size <= run.length; from++) {
        const isPossible =
          size < 3 || (grams.has(run.slice(from, from + size - 1)) && grams.has(run.slice(from + 1, from + size)));
        if (isPossible) {
          const gram = run.slice(from, from + size);
          ofSize.set(gram, (ofSize.get(gram) ?? 0) + count);
        }
      }
    }
    for (const [gram, count] of ofSize) {
      if (size === 1 || count >= minWordCount) {
        grams.set(gram, count);
      }
    }
  }
  return grams;
}

function costsOf(counts: ReadonlyMap<string, number>, least: number): Map<string, number> {
  const kept = [...counts].filter(([word, count]) => word.length === 1 || (count >= least && mayBeWord(word)));
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  return new Map(kept.map(([word, count]) => [word, Math.log(total / count)]));
}

/** Words with these characters are mostly a word and what stands beside it. */
const particle = /[的了们]/;
const withParticle = new Set(['目的', '的确', '了解']);
/** From three characters on: begins or ends with a word that only joins others. */
const beginsJoining = /^(?:一个|一种|一项|和|与|及|这|该|其|从|被|将|把|而|但|或|也|且|以及|在(?!线)|并(?![行发]))/;
const endsJoining = /(?:[和与及是在中上下并使将被等]|[^行]为)$/;

/** Frequent n-grams that are no words teach wrong translations (图的, which stands in 意图的 as well, for graph). */
function mayBeWord(word: string): boolean {
  return (
    withParticle.has(word) ||
    (!particle.test(word) && (word.length < 3 || !(beginsJoining.test(word) || endsJoining.test(word))))
  );
}
