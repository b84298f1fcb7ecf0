import { hashSeed, hashStep } from '../../text/fnv';
import { WordTable } from './word-table';

/** What a word is in phrases, as bits. */
export enum PhrasePart {
  /** Every phrase ends before it. */
  Break = 1,
  /** May stand inside a phrase, at neither end. */
  Inner = 2,
  /** Not the last word of a phrase. */
  Unfinished = 4,
  /** Not the first word of a phrase. */
  NotFirst = 8,
  Article = 16,
  Preposition = 32,
  /** Leads to what something is for, or of. */
  Leading = 64,
  /** The authors or their paper. */
  Actor = 128,
  /** A verb follows. */
  BeforeVerb = 256,
  Coordinator = 512,
  To = 1024,
  /** Longer words of the lexicon begin with it. */
  Prefix = 2048,
  /** Says what authors do. */
  Doing = 4096,
  /** Begins a phrase of its own: what stands right before it is a verb, or ends a clause. */
  Determiner = 8192,
}

/** Weights of evidence from neighbours: of the own score, of the steps of the unit before and of the one after, and what is added always. */
export enum NeighbourEvidence {
  Own = 0,
  Before = 1,
  After = 7,
  Always = 13,
  count = 14,
}

/** How likely words are in titles, and which never are, in one language: what `test/eval/fit-titles.ts` fits. */
export interface PackedModel {
  /** One weight for each kind of evidence. */
  readonly evidence: readonly number[];
  /** Weights of evidence from neighbours, see `unitWorths`. */
  readonly neighbours: readonly number[];
  /** Words separated by spaces, by their weights in tenths. */
  readonly words: Readonly<Record<string, string>>;
  /** What texts have and titles do not. */
  readonly breaks: string;
  /** What stands in titles, but not at the end of their phrases. */
  readonly unfinished: string;
  /** What mostly stands in its infinitive. */
  readonly verbs: string;
  /** Nouns by the preposition that usually follows them in titles, if not `for`. */
  readonly joints: Readonly<Record<string, string>>;
  /** Words by what each costs, in quarters, where characters are split into words. */
  readonly lexicon: Readonly<Record<string, string>>;
}

export interface NeighbourWeights {
  readonly own: number;
  readonly always: number;
  /** By the step of the neighbour on that side, 0 for none. */
  readonly ofBefore: Float64Array;
  readonly ofAfter: Float64Array;
}

/** A model to look words up in, by their hashes. */
export interface TitleModel {
  readonly evidence: Float64Array;
  readonly neighbours: NeighbourWeights;
  /** What is known of each word in one number, for `wordParts`, `wordWeight` and `wordCost`; 0 for nothing. */
  readonly words: WordTable;
  readonly joints: ReadonlyMap<string, string>;
}

// The parts are the lower bits of a number; then come the weight, more by `noWeight` and 0 for none, and the cost, 0 for none.
const partBits = 14;
const weightBits = 9;
const noWeight = 1 << (weightBits - 1);

/** What a word is in phrases: bits of `PhrasePart`. */
export const wordParts = (known: number): number => known & ((1 << partBits) - 1);

/** What a word weighs by itself; `NaN` where that is not known. */
export function wordWeight(known: number): number {
  const tenths = (known >> partBits) & ((1 << weightBits) - 1);
  return tenths === 0 ? Number.NaN : (tenths - noWeight) / 10;
}

/** What a word costs where characters are split into words, in quarters; 0 for what is no word of the lexicon. */
export const wordCost = (known: number): number => known >> (partBits + weightBits);

/** One more UTF-16 unit of a word whose hash is being worked out: Latin letters count in lower case. */
const lowerStep = (hash: number, code: number): number =>
  hashStep(hash, code > 0x40 && code < 0x5b ? code + 0x20 : code);

/** The hash of the UTF-16 units of a text from `from` to `to`, Latin letters in lower case. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = hashSeed;
  for (let at = from; at < to; at++) {
    hash = lowerStep(hash, text.charCodeAt(at));
  }
  return hash;
}

const byWord = (packed: Readonly<Record<string, string>>): [word: string, group: string][] =>
  Object.entries(packed).flatMap(([group, list]) => list.split(' ').map((word): [string, string] => [word, group]));

/** Calls `each` with the hash of each word of a list, whose words spaces separate, and where it stands. */
function forEachWord(list: string, each: (hash: number, start: number, end: number) => void): void {
  let hash = hashSeed;
  let start = 0;
  for (let at = 0; at <= list.length; at++) {
    const code = list.charCodeAt(at);
    if (at === list.length || code === 0x20) {
      each(hash, start, at);
      hash = hashSeed;
      start = at + 1;
    } else {
      hash = lowerStep(hash, code);
    }
  }
}

function neighboursOf(weights: readonly number[]): NeighbourWeights {
  const stepsOf = (first: NeighbourEvidence): Float64Array => Float64Array.of(0, ...weights.slice(first, first + 6));
  return {
    own: weights[NeighbourEvidence.Own] ?? 0,
    always: weights[NeighbourEvidence.Always] ?? 0,
    ofBefore: stepsOf(NeighbourEvidence.Before),
    ofAfter: stepsOf(NeighbourEvidence.After),
  };
}

/**
 * A model to look words up in.
 * @param known parts that words have whatever was fitted: lists of words separated by spaces
 * @param isDoing whether a word says what authors do
 * @param partsOf what a word is in phrases by its characters, if it is in the lexicon or known to be anything
 */
export function unpackModel(
  packed: PackedModel,
  known: readonly (readonly [part: PhrasePart, words: string])[],
  isDoing: (word: string) => boolean,
  partsOf: (word: string) => number = () => 0,
): TitleModel {
  const lists = [
    [PhrasePart.Break, packed.breaks],
    [PhrasePart.Unfinished, packed.unfinished],
    [PhrasePart.NotFirst, packed.verbs],
    ...known,
  ] as const;
  const words = new WordTable();
  const add = (hash: number, bits: number): void => {
    words.set(hash, words.find(hash) | bits);
  };
  const addAll = (list: string, bits: number): void => {
    forEachWord(list, (hash, start, end) => {
      add(hash, isDoing(list.slice(start, end)) ? bits | PhrasePart.Doing : bits);
    });
  };
  for (const [part, list] of lists) {
    addAll(list, part);
  }
  for (const [tenths, list] of Object.entries(packed.words)) {
    addAll(list, (Number(tenths) + noWeight) << partBits);
  }
  for (const [quarters, list] of Object.entries(packed.lexicon)) {
    const cost = Number(quarters) << (partBits + weightBits);
    forEachWord(list, (hash, start, end) => {
      add(hash, cost | partsOf(list.slice(start, end)));
      for (let at = start + 1; at < end; at++) {
        add(hashOf(list, start, at), PhrasePart.Prefix);
      }
    });
  }
  return {
    evidence: Float64Array.from(packed.evidence),
    neighbours: neighboursOf(packed.neighbours),
    words,
    joints: new Map(byWord(packed.joints)),
  };
}
