import { hashSeed, hashStep } from '../../text/fnv';

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
  /** Which entry a word has in `parts` and `weights`. */
  readonly entries: ReadonlyMap<number, number>;
  /** Bits of `PhrasePart`. */
  readonly parts: Int32Array;
  /** What words weigh by themselves; `NaN` where that is not known. */
  readonly weights: Float64Array;
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
export function unpackModel(
  packed: PackedModel,
  known: readonly (readonly [part: PhrasePart, words: string])[],
): TitleModel {
  const entries = new Map<number, number>();
  const parts: number[] = [];
  const weights: number[] = [];
  const entryOf = (word: string): number => {
    const hash = hashOf(word);
    const known = entries.get(hash);
    if (known !== undefined) {
      return known;
    }
    entries.set(hash, parts.length);
    weights.push(Number.NaN);
    return parts.push(0) - 1;
  };
  const lists = [
    [PhrasePart.Break, packed.breaks],
    [PhrasePart.Unfinished, packed.unfinished],
    [PhrasePart.NotFirst, packed.verbs],
    ...known,
  ] as const;
  for (const [part, list] of lists) {
    for (const word of list.split(' ')) {
      parts[entryOf(word)]! |= part;
    }
  }
  for (const [word, tenths] of byWord(packed.words)) {
    weights[entryOf(word)] = Number(tenths) / 10;
  }
  return {
    evidence: packed.evidence,
    neighbours: packed.neighbours,
    entries,
    parts: Int32Array.from(parts),
    weights: Float64Array.from(weights),
    joints: new Map(byWord(packed.joints)),
    costs: new Map(byWord(packed.lexicon).map(([word, quarters]) => [hashOf(word), Number(quarters) / 4])),
  };
}

/** What the word of an entry is in phrases: bits of `PhrasePart`. */
export const partOf = ({ parts }: TitleModel, entry: number | undefined): number =>
  entry === undefined ? 0 : parts[entry]!;
