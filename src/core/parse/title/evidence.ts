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
  /** Beside the same unit as once before. */
  Again = 8192,
  /** In a sentence that has the name, soon after it. */
  AfterName = 16384,
}

/** How many marks there are. */
export const markCount = 15;

/** Kinds of evidence that a unit stands in the title: of values in pairs, since each says more by the other. */
export enum TitleEvidence {
  Always = 0,
  CountSentences = 1,
  FirstStatement = 25,
  CountFirst = 61,
  CountStatement = 97,
  /** How many units the text has. */
  Size = 133,
  Mark = 138,
  count = 153,
}

/** Words since a statement of what the authors do, where none came before. */
export const far = 1000;

/** Steps of a value: how many of some bounds it reaches. For each value up to the last bound. */
const stepsOf = (...bounds: readonly number[]): Uint8Array =>
  Uint8Array.from(
    { length: (bounds[bounds.length - 1] ?? 0) + 1 },
    (_, value) => bounds.filter((bound) => value >= bound).length,
  );
const countSteps = stepsOf(2, 3, 4, 5, 7);
const sentenceSteps = stepsOf(2, 3, 4);
const firstSteps = stepsOf(6, 12, 25, 50, 100);
const statementSteps = stepsOf(3, 6, 10, 16, 26);
const sizeSteps = stepsOf(50, 80, 120, 180);
const step = (steps: Uint8Array, value: number): number => steps[Math.min(value, steps.length - 1)] ?? 0;

/** How a unit stands in its text, in one number below `placings`. */
const placingOf = (count: number, sentences: number, first: number, fromStatement: number): number =>
  ((step(countSteps, count) * 4 + step(sentenceSteps, sentences)) * 6 + step(firstSteps, first)) * 6 +
  step(statementSteps, fromStatement);
export const placings = 6 * 4 * 6 * 6;

/** The kinds of evidence that a placing is. */
export function kindsOfPlacing(placing: number): number[] {
  const statement = placing % 6;
  const first = Math.floor(placing / 6) % 6;
  const sentences = Math.floor(placing / 36) % 4;
  const count = Math.floor(placing / 144);
  return [
    TitleEvidence.CountSentences + count * 4 + sentences,
    TitleEvidence.FirstStatement + first * 6 + statement,
    TitleEvidence.CountFirst + count * 6 + first,
    TitleEvidence.CountStatement + count * 6 + statement,
  ];
}

/** The kind of evidence that a number of units is. */
export const kindOfSize = (units: number): number => TitleEvidence.Size + step(sizeSteps, units);

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
  /** The unit after its first place, one more than its number. */
  readonly #next = new Uint16Array(maxUnits);
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
    const before = this.#table.size;
    const unit = this.#table.enter(hash) - 1;
    if (unit === before) {
      this.#begin(unit, sentence, at, fromStatement, mark);
      return unit;
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

  #begin(unit: number, sentence: number, at: number, fromStatement: number, mark: number): void {
    this.counts[unit] = 1;
    this.sentences[unit] = 1;
    this.#lastSentences[unit] = sentence;
    this.first[unit] = at;
    this.fromStatement[unit] = fromStatement;
    this.marks[unit] = mark;
    this.#next[unit] = 0;
  }

  /** Notes that a unit stands right before another, and marks both if it did before. */
  follow(one: number, other: number): void {
    const next = this.#next[one];
    if (next === 0) {
      this.#next[one] = other + 1;
    } else if (next === other + 1) {
      this.mark(one, Mark.Again);
      this.mark(other, Mark.Again);
    }
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
    return [
      TitleEvidence.Always,
      ...kindsOfPlacing(this.placing(unit)),
      kindOfSize(this.size),
      ...marksIn(this.marks[unit] ?? 0),
    ];
  }

  /** See `placingOf`. */
  placing(unit: number): number {
    return placingOf(
      this.counts[unit] ?? 0,
      this.sentences[unit] ?? 0,
      this.first[unit] ?? 0,
      this.fromStatement[unit] ?? 0,
    );
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
