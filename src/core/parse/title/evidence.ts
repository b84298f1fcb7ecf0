import { WordTable } from './word-table';

/** What is so at any place where a unit stands, as bits. */
export enum Mark {
  Capital = 1,
  InName = 2,
  InLongName = 4,
  /** In a compound with hyphens. */
  InCompound = 8,
  /** After a preposition that leads to what something is for, or of. */
  AfterPreposition = 16,
  /** Before another word of the same phrase. */
  Modifier = 32,
  /** The last word of its phrase. */
  Head = 64,
  /** In the last sentence that was read. */
  Late = 128,
  /** A word, where units are pairs of characters. */
  Word = 256,
  HasDigit = 512,
  Long = 1024,
  Short = 2048,
  /** Its word has no weight of its own. */
  Rare = 4096,
}

/** How many marks there are. */
export const markCount = 13;

/** Kinds of evidence that a unit stands in the title. From one with several on, they are for greater and greater values. */
export enum TitleEvidence {
  Always = 0,
  Count = 1,
  Sentences = 6,
  First = 9,
  Statement = 15,
  /** How many units the text has. */
  Size = 20,
  Mark = 25,
  count = 38,
}

/** Words since a statement of what the authors do, where none came before. */
export const far = 1000;

function smallest(value: number, bounds: readonly number[]): number {
  let step = 0;
  while (step < bounds.length && value >= (bounds[step] ?? 0)) {
    step++;
  }
  return step;
}
const countBounds = [3, 4, 5, 7];
const firstBounds = [6, 12, 25, 50, 100];
const statementBounds = [3, 6, 10, 16];
const nearStatement = 26;
const sizeBounds = [50, 80, 120, 180];

/** The kind of evidence that a value is; undefined where it is none. */
export const kindOf = {
  count: (count: number): number | undefined =>
    count < 2 ? undefined : TitleEvidence.Count + smallest(count, countBounds),
  sentences: (count: number): number | undefined =>
    count < 2 ? undefined : TitleEvidence.Sentences + Math.min(count - 2, 2),
  first: (at: number): number => TitleEvidence.First + smallest(at, firstBounds),
  fromStatement: (words: number): number | undefined =>
    words < nearStatement ? TitleEvidence.Statement + smallest(words, statementBounds) : undefined,
  size: (units: number): number => TitleEvidence.Size + smallest(units, sizeBounds),
};

/** Greater values are the same evidence. */
export const most = { count: 7, sentences: 4, first: 100, fromStatement: nearStatement };

/** Units that a text has at most: as many as characters are read of it. */
export const maxUnits = 2048;

/**
 * What a text says of its units: words of a Latin script, pairs of Han characters. Each has a number, in order of its first
 * place. Made once and cleared for each text, since to make its parts anew took as long as to read the text.
 */
export class TextUnits {
  readonly #table = new WordTable();
  /** Of each unit, how often it stands there, and in how many sentences. */
  readonly counts = new Uint16Array(maxUnits);
  readonly sentences = new Uint8Array(maxUnits);
  readonly #lastSentences = new Uint8Array(maxUnits);
  /** How many units stand before it, and the fewest words since a statement. */
  readonly first = new Uint16Array(maxUnits);
  readonly fromStatement = new Uint16Array(maxUnits);
  /** Bits of `Mark`. */
  readonly marks = new Uint16Array(maxUnits);
  /** What it weighs by itself. */
  readonly weights = new Float64Array(maxUnits);

  get size(): number {
    return this.#table.size;
  }

  clear(): void {
    this.#table.clear();
  }

  /** The numbers of those of some units that the text has. */
  numbersOf(hashes: readonly number[]): number[] {
    return hashes.map((hash) => this.#table.find(hash) - 1).filter((number) => number >= 0);
  }

  /**
   * Counts a unit where it stands. One that is new weighs nothing until `weigh` is told.
   * @param at how many units stand before
   * @param mark bits of `Mark`
   * @returns its number, one less than the number of units if it is new
   */
  add(hash: number, sentence: number, at: number, fromStatement: number, mark: number): number {
    const unit = this.#table.find(hash) - 1;
    if (unit < 0) {
      return this.#new(hash, sentence, at, fromStatement, mark);
    }
    this.counts[unit] = (this.counts[unit] ?? 0) + 1;
    if (this.#lastSentences[unit] !== sentence) {
      this.#lastSentences[unit] = sentence;
      this.sentences[unit] = (this.sentences[unit] ?? 0) + 1;
    }
    if (fromStatement < (this.fromStatement[unit] ?? 0)) {
      this.fromStatement[unit] = fromStatement;
    }
    this.marks[unit] = (this.marks[unit] ?? 0) | mark;
    return unit;
  }

  #new(hash: number, sentence: number, at: number, fromStatement: number, mark: number): number {
    const unit = this.#table.size;
    this.#table.set(hash, unit + 1);
    this.counts[unit] = 1;
    this.sentences[unit] = 1;
    this.#lastSentences[unit] = sentence;
    this.first[unit] = at;
    this.fromStatement[unit] = fromStatement;
    this.marks[unit] = mark;
    return unit;
  }

  /** Says what a unit weighs by itself, `NaN` where that is not known. */
  weigh(unit: number, weight: number): void {
    if (Number.isNaN(weight)) {
      this.weights[unit] = 0;
      this.marks[unit] = (this.marks[unit] ?? 0) | Mark.Rare;
    } else {
      this.weights[unit] = weight;
    }
  }

  /** Marks those of some units that the text has. */
  markAll(hashes: readonly number[], mark: number): void {
    for (const number of this.numbersOf(hashes)) {
      this.marks[number] = (this.marks[number] ?? 0) | mark;
    }
  }

  mark(unit: number, mark: number): void {
    this.marks[unit] = (this.marks[unit] ?? 0) | mark;
  }

  /** The kinds of evidence for a unit. */
  evidence(unit: number): number[] {
    const kinds = [
      TitleEvidence.Always,
      kindOf.count(this.counts[unit] ?? 0),
      kindOf.sentences(this.sentences[unit] ?? 0),
      kindOf.first(this.first[unit] ?? 0),
      kindOf.fromStatement(this.fromStatement[unit] ?? 0),
      kindOf.size(this.size),
      ...marksIn(this.marks[unit] ?? 0),
    ];
    return kinds.filter((kind) => kind !== undefined);
  }
}

/** The kinds of evidence that marks are. */
export function marksIn(marks: number): number[] {
  const kinds: number[] = [];
  for (let bit = 0; bit < markCount; bit++) {
    if (((marks >> bit) & 1) === 1) {
      kinds.push(TitleEvidence.Mark + bit);
    }
  }
  return kinds;
}
