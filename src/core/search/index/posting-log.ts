import type { Term } from '../text/term';
import { maxFrequency, paperNumberOf } from './postings';

const fieldBits = 4;
const fieldMask = (1 << fieldBits) - 1;
const chunkBits = 13;
const chunkSize = 1 << chunkBits;

/**
 * What papers add to the lists of terms, in the order in which they came: two numbers for each term of a text, so that a list
 * need not grow while a library is read. Whoever looks terms up takes it in first.
 */
export class PostingLog {
  /** The terms by place. */
  readonly terms: string[] = [];
  readonly #places = new Map<string, number>();
  /** What terms remember this log by, which keeps nothing of it. */
  readonly #mark = {};
  /** By place the text in which the term occurred last, and how often. */
  #texts = new Int32Array(1024);
  #counts = new Int32Array(1024);
  #text = 0;
  /** In chunks: the place of a term and the field, and the entry as `PostingList` has it. */
  readonly #lists: Uint32Array[] = [];
  readonly #entries: Uint32Array[] = [];
  #lastLists = new Uint32Array(0);
  #lastEntries = new Uint32Array(0);
  #size = 0;
  #firstPaper: number | undefined;
  readonly #gone = new Set<number>();
  #different = new Int32Array(256);

  /** How many entries there are, those of papers that were removed among them. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds the terms of a text.
   * @param paper not lower than those that were added before; higher than those that are packed
   * @returns how many different ones there are
   */
  add(terms: readonly Term[], field: number, paper: number): number {
    this.#firstPaper ??= paper;
    const text = ++this.#text;
    let different = 0;
    for (const term of terms) {
      const place = term.log === this.#mark ? term.place : this.#placeOf(term);
      if (this.#texts[place] === text) {
        this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      } else {
        this.#texts[place] = text;
        this.#counts[place] = 1;
        if (different === this.#different.length) {
          this.#different = grown(this.#different, different + 1);
        }
        this.#different[different++] = place;
      }
    }
    for (let at = 0; at < different; at++) {
      const place = this.#different[at] ?? 0;
      this.#append((place << fieldBits) | field, paper * 256 + Math.min(this.#counts[place] ?? 0, maxFrequency));
    }
    return different;
  }

  /** Whether a paper, if there is one of this number, was added here and not before. */
  mayHold(paper: number): boolean {
    return this.#firstPaper !== undefined && paper >= this.#firstPaper;
  }

  /** Forgets the entries of a paper. */
  remove(paper: number): void {
    this.#gone.add(paper);
  }

  /** Calls back with each entry, in the order in which they came. */
  forEach(visit: (place: number, field: number, entry: number) => void): void {
    const gone = this.#gone;
    const isWhole = gone.size === 0;
    this.#lists.forEach((lists, chunk) => {
      const entries = this.#entries[chunk] ?? lists;
      const end = Math.min(chunkSize, this.#size - chunk * chunkSize);
      for (let at = 0; at < end; at++) {
        const list = lists[at] ?? 0;
        const entry = entries[at] ?? 0;
        if (isWhole || !gone.has(paperNumberOf(entry))) {
          visit(list >>> fieldBits, list & fieldMask, entry);
        }
      }
    });
  }

  #placeOf(term: Term): number {
    let place = this.#places.get(term.text);
    if (place === undefined) {
      place = this.terms.length;
      this.terms.push(term.text);
      this.#places.set(term.text, place);
      if (place >= this.#texts.length) {
        this.#texts = grown(this.#texts, place + 1);
        this.#counts = grown(this.#counts, place + 1);
      }
    }
    term.log = this.#mark;
    term.place = place;
    return place;
  }

  #append(list: number, entry: number): void {
    const at = this.#size & (chunkSize - 1);
    if (at === 0) {
      this.#lastLists = new Uint32Array(chunkSize);
      this.#lastEntries = new Uint32Array(chunkSize);
      this.#lists.push(this.#lastLists);
      this.#entries.push(this.#lastEntries);
    }
    this.#lastLists[at] = list;
    this.#lastEntries[at] = entry;
    this.#size++;
  }
}

function grown(numbers: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, numbers.length * 2));
  larger.set(numbers);
  return larger;
}
