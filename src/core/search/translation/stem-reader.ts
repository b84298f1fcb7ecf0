import { runs } from '../text/tokenize';
import { stemmedHanWord, stemmedLatinWord, type Stems } from './stemmed-words';
import type { TermTable } from './term-table';

/** Stems that a Chinese word of a text may stand for. */
const maxStems = 2;

/**
 * Reads texts by the stems of a table. A word with its stems is a number, made once: of a text that has been read, little more than a
 * number a word is kept, and no string is made of its Chinese words.
 */
export class StemReader {
  readonly #table: TermTable;
  readonly #stems: Stems[] = [];
  /** By what they are joined to: Latin words share their numbers where they share their stem. */
  readonly #numberOf = new Map<string, number>();
  /** By the number that the table has for a Chinese word. */
  readonly #ofHan: (readonly number[] | undefined)[] = [];
  readonly #ofLatin = new Map<string, readonly number[]>();
  #hanWords: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(table: TermTable) {
    this.#table = table;
  }

  /** One more than the highest number. */
  get count(): number {
    return this.#stems.length;
  }

  /** What the word of a number may stand for. */
  stems(number: number): Stems {
    return this.#stems[number] ?? [];
  }

  /** The Chinese words of a text that may stand for a stem, but for compounds of such words. */
  hanWords(stem: string): readonly string[] {
    this.#hanWords ??= this.#table.wordsByStem(maxStems);
    return this.#hanWords.get(stem) ?? [];
  }

  /** The words of a folded text that stand for something, by number and in order. */
  read(text: string): Uint32Array {
    const found: number[] = [];
    for (const { start, end, han } of runs(text)) {
      const run = text.slice(start, end);
      if (!han) {
        found.push(...this.#latin(run));
        continue;
      }
      for (const place of this.#table.wordNumbers(run)) {
        for (const number of this.#han(place)) {
          found.push(number);
        }
      }
    }
    return Uint32Array.from(found);
  }

  #han(place: number): readonly number[] {
    return (this.#ofHan[place] ??= stemmedHanWord(this.#table.wordOf(place), this.#table, maxStems).map(({ stems }) =>
      this.#numbered(stems),
    ));
  }

  #latin(run: string): readonly number[] {
    const known = this.#ofLatin.get(run);
    if (known !== undefined) {
      return known;
    }
    const found = stemmedLatinWord(run).map((stems) => this.#numbered(stems));
    this.#ofLatin.set(run, found);
    return found;
  }

  #numbered(stems: Stems): number {
    const name = stems.join(' ');
    const known = this.#numberOf.get(name);
    if (known !== undefined) {
      return known;
    }
    this.#numberOf.set(name, this.#stems.length);
    return this.#stems.push(stems) - 1;
  }
}
