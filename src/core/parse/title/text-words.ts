import { Mark, maxUnits, TextUnits } from './evidence';

/** What a word is to phrases. */
export enum PhraseRole {
  /** No phrase holds it. */
  Break,
  /** A phrase may hold it, but not begin or end with it. */
  Inner,
  Content,
}

/**
 * The words of a text in parallel arrays, marks and ends of sentences among them, with the units that they are weighed by. One
 * for each language, begun anew for each text.
 */
export class TextWords {
  #length = 0;
  #units = 0;
  text = '';
  readonly starts = new Uint16Array(maxUnits);
  readonly ends = new Uint16Array(maxUnits);
  /** Bits of `PhrasePart`. */
  readonly parts = new Uint16Array(maxUnits);
  readonly roles = new Uint8Array(maxUnits);
  /** Words since the authors said what they do in this sentence, `far` where they did not. */
  readonly fromStatement = new Uint16Array(maxUnits);
  readonly sentences = new Uint8Array(maxUnits);
  /** The units of word `i` in `inOrder` begin at `unitStarts[i]`; those of the next follow. */
  readonly unitStarts = new Uint16Array(maxUnits);
  /** Numbers of units, in order of the text. */
  readonly inOrder = new Uint16Array(maxUnits);
  /** For each of `inOrder`, which run of words without a break it stands in. */
  readonly runs = new Uint16Array(maxUnits);
  readonly units = new TextUnits();

  get length(): number {
    return this.#length;
  }

  /** How many units stand in the text, counted wherever they do. */
  get unitPlaces(): number {
    return this.#units;
  }

  begin(text: string): void {
    this.text = text;
    this.#length = 0;
    this.#units = 0;
    this.units.clear();
  }

  /** Where the units of word `at` end. */
  unitEnd(at: number): number {
    return at + 1 < this.#length ? (this.unitStarts[at + 1] ?? 0) : this.#units;
  }

  push(start: number, end: number, part: number, role: PhraseRole, fromStatement: number, sentence: number): void {
    const at = this.#length++;
    this.starts[at] = start;
    this.ends[at] = end;
    this.parts[at] = part;
    this.roles[at] = role;
    this.fromStatement[at] = fromStatement;
    this.sentences[at] = sentence;
    this.unitStarts[at] = this.#units;
  }

  /** Says more of what the last word is in phrases. */
  addParts(part: number): void {
    this.parts[this.#length - 1] = (this.parts[this.#length - 1] ?? 0) | part;
  }

  /** Adds a unit of the last word. */
  pushUnit(unit: number, run: number): void {
    const before = this.#units - 1;
    if (before >= 0 && this.runs[before] === run) {
      this.units.follow(this.inOrder[before] ?? 0, unit);
    }
    this.inOrder[this.#units] = unit;
    this.runs[this.#units++] = run;
  }

  word(at: number): string {
    return this.text.slice(this.starts[at], this.ends[at]);
  }

  /** Whether a sentence begins with word `at`. */
  startsSentence(at: number): boolean {
    return at === 0 || this.sentences[at - 1] !== this.sentences[at];
  }
}

/** Marks which units others follow in their phrase, and which stand in the last sentence. */
export function markPlaces(words: TextWords): void {
  const { length, roles, sentences, unitStarts, inOrder, unitPlaces } = words;
  const { marks } = words.units;
  const last = length < 2 ? 0 : (sentences[length - 2] ?? 0);
  let u = 0;
  for (let at = 0; at < length; at++) {
    const end = at + 1 < length ? (unitStarts[at + 1] ?? 0) : unitPlaces;
    if (u < end) {
      const mark =
        (roles[at] !== PhraseRole.Content ? 0 : roles[at + 1] === PhraseRole.Content ? Mark.Modifier : Mark.Head) |
        (last > 0 && sentences[at] === last ? Mark.Late : 0);
      for (; u < end; u++) {
        const unit = inOrder[u] ?? 0;
        marks[unit] = (marks[unit] ?? 0) | mark;
      }
    }
  }
}
