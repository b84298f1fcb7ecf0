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

const marks = 13;

/** Kinds of evidence that a unit stands in the title. From one with several on, they are for greater and greater values. */
export enum TitleEvidence {
  Always,
  Count,
  Sentences = Count + 5,
  First = Sentences + 3,
  Statement = First + 6,
  /** How many units the text has. */
  Size = Statement + 5,
  Mark = Size + 5,
  count = Mark + marks,
}

/** Words since a statement of what the authors do, where none came before. */
export const far = 1000;

function smallest(value: number, bounds: readonly number[]): number {
  let step = 0;
  while (step < bounds.length && value >= bounds[step]!) {
    step++;
  }
  return step;
}
const countBounds = [3, 4, 5, 7];
const firstBounds = [6, 12, 25, 50, 100];
const statementBounds = [3, 6, 10, 16];
const nearStatement = 26;
const sizeBounds = [50, 80, 120, 180];

/** Units that a text has at most: as many as characters are read of it. */
export const maxUnits = 2048;

/**
 * What a text says of its units: words of a Latin script, pairs of Han characters. Each has a number, in order of its first
 * place. Made once and cleared for each text, since to make its parts anew took as long as to read the text.
 */
export class TextUnits {
  readonly #table = new WordTable();
  readonly #counts = new Uint16Array(maxUnits);
  readonly #sentences = new Uint8Array(maxUnits);
  readonly #lastSentences = new Uint8Array(maxUnits);
  readonly #first = new Uint16Array(maxUnits);
  readonly #fromStatement = new Uint16Array(maxUnits);
  readonly #marks = new Uint16Array(maxUnits);
  readonly #weights = new Float64Array(maxUnits);

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
    const before = this.#table.size;
    const unit = this.#table.add(hash) - 1;
    if (unit === before) {
      this.#counts[unit] = 1;
      this.#sentences[unit] = 1;
      this.#lastSentences[unit] = sentence;
      this.#first[unit] = at;
      this.#fromStatement[unit] = fromStatement;
      this.#marks[unit] = mark;
      return unit;
    }
    this.#counts[unit]!++;
    if (this.#lastSentences[unit] !== sentence) {
      this.#lastSentences[unit] = sentence;
      this.#sentences[unit]!++;
    }
    if (fromStatement < this.#fromStatement[unit]!) {
      this.#fromStatement[unit] = fromStatement;
    }
    this.#marks[unit]! |= mark;
    return unit;
  }

  /** Says what a unit weighs by itself, `NaN` where that is not known. */
  weigh(unit: number, weight: number): void {
    if (Number.isNaN(weight)) {
      this.#weights[unit] = 0;
      this.#marks[unit]! |= Mark.Rare;
    } else {
      this.#weights[unit] = weight;
    }
  }

  /** Marks those of some units that the text has. */
  markAll(hashes: readonly number[], mark: number): void {
    for (const number of this.numbersOf(hashes)) {
      this.#marks[number]! |= mark;
    }
  }

  mark(unit: number, mark: number): void {
    this.#marks[unit]! |= mark;
  }

  weightOf(unit: number): number {
    return this.#weights[unit]!;
  }

  /** Writes the kinds of evidence for a unit into `kinds` and returns how many there are. */
  evidence(unit: number, kinds: Uint8Array): number {
    let n = 0;
    kinds[n++] = TitleEvidence.Always;
    const count = this.#counts[unit]!;
    if (count > 1) {
      kinds[n++] = TitleEvidence.Count + smallest(count, countBounds);
    }
    const sentences = this.#sentences[unit]!;
    if (sentences > 1) {
      kinds[n++] = TitleEvidence.Sentences + Math.min(sentences - 2, 2);
    }
    kinds[n++] = TitleEvidence.First + smallest(this.#first[unit]!, firstBounds);
    const since = this.#fromStatement[unit]!;
    if (since < nearStatement) {
      kinds[n++] = TitleEvidence.Statement + smallest(since, statementBounds);
    }
    kinds[n++] = TitleEvidence.Size + smallest(this.size, sizeBounds);
    for (let rest = this.#marks[unit]!, bit = 0; rest !== 0; rest >>= 1, bit++) {
      if ((rest & 1) === 1) {
        kinds[n++] = TitleEvidence.Mark + bit;
      }
    }
    return n;
  }
}
