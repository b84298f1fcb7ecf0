import { Mark, TextUnits } from './evidence';

/** What a word is to phrases. */
export enum Role {
  /** No phrase holds it. */
  Break,
  /** A phrase may hold it, but not begin or end with it. */
  Inner,
  Content,
}

/** The words of a text in parallel arrays, marks and ends of sentences among them, with the units that they are weighed by. */
export class TextWords {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Bits of `Part`. */
  readonly parts: number[] = [];
  readonly roles: Role[] = [];
  /** Words since the authors said what they do in this sentence, `far` where they did not. */
  readonly fromStatement: number[] = [];
  readonly sentences: number[] = [];
  /** The units of word `i` in `inOrder` begin at `unitStarts[i]`; those of the next follow. */
  readonly unitStarts: number[] = [];
  /** Numbers of units, in order of the text. */
  readonly inOrder: number[] = [];
  /** For each of `inOrder`, which run of words without a break it stands in. */
  readonly runs: number[] = [];
  readonly units = new TextUnits();

  constructor(readonly text: string) {}

  get length(): number {
    return this.starts.length;
  }

  /** Where the units of word `at` end. */
  unitEnd(at: number): number {
    return this.unitStarts[at + 1] ?? this.inOrder.length;
  }

  push(start: number, end: number, part: number, role: Role, fromStatement: number, sentence: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.parts.push(part);
    this.roles.push(role);
    this.fromStatement.push(fromStatement);
    this.sentences.push(sentence);
    this.unitStarts.push(this.inOrder.length);
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
  const last = words.sentences.at(-2) ?? 0;
  for (let at = 0; at < words.length; at++) {
    const isContent = words.roles[at] === Role.Content;
    const mark =
      (isContent ? (words.roles[at + 1] === Role.Content ? Mark.Modifier : Mark.Head) : 0) |
      (last > 0 && words.sentences[at] === last ? Mark.Late : 0);
    for (let u = words.unitStarts[at]!; mark !== 0 && u < words.unitEnd(at); u++) {
      words.units.mark(words.inOrder[u]!, mark);
    }
  }
}
