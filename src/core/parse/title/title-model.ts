import { hashSeed, hashStep } from '../../text/fnv';
import { Evidence, type TextUnits } from './evidence';

/** What a word is in phrases, as bits. */
export enum Part {
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
}

/** How likely words are in titles, and which never are, in one language: what `test/eval/fit-titles.ts` fits. */
export interface PackedModel {
  /** One weight for each kind of evidence. */
  readonly evidence: readonly number[];
  /** Weights of evidence from neighbours, see `likelihoods`. */
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

/** A model to look words up in, by their hashes. */
export interface TitleModel {
  readonly evidence: readonly number[];
  readonly neighbours: readonly number[];
  readonly weights: ReadonlyMap<number, number>;
  readonly parts: ReadonlyMap<number, number>;
  readonly joints: ReadonlyMap<string, string>;
  readonly costs: ReadonlyMap<number, number>;
}

/** A hash of the UTF-16 units of a text from `from` to `to`, Latin letters in lower case; a small integer. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = hashSeed;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    hash = hashStep(hash, code > 0x40 && code < 0x5b ? code + 0x20 : code);
  }
  return hash >>> 2;
}

const byWord = (packed: Readonly<Record<string, string>>): [word: string, group: string][] =>
  Object.entries(packed).flatMap(([group, list]) => list.split(' ').map((word): [string, string] => [word, group]));

/**
 * A model to look words up in.
 * @param known parts that words have whatever was fitted: lists of words separated by spaces
 */
export function unpackModel(packed: PackedModel, known: readonly (readonly [part: Part, words: string])[]): TitleModel {
  const parts = new Map<number, number>();
  const add = (part: Part, list: string): void => {
    for (const word of list.split(' ')) {
      const hash = hashOf(word);
      parts.set(hash, (parts.get(hash) ?? 0) | part);
    }
  };
  add(Part.Break, packed.breaks);
  add(Part.Unfinished, packed.unfinished);
  add(Part.NotFirst, packed.verbs);
  known.forEach(([part, list]) => {
    add(part, list);
  });
  return {
    evidence: packed.evidence,
    neighbours: packed.neighbours,
    weights: new Map(byWord(packed.words).map(([word, tenths]) => [hashOf(word), Number(tenths) / 10])),
    parts,
    joints: new Map(byWord(packed.joints)),
    costs: new Map(byWord(packed.lexicon).map(([word, quarters]) => [hashOf(word), Number(quarters) / 4])),
  };
}
