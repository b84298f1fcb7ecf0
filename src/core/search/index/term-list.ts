const lineFeed = 10;

/**
 * Terms in order of their code units, one after the other in one text, each ended by a line feed: they take a tenth of the
 * room that they take one by one, and nothing has to be made of them before they are looked up.
 */
export class TermList {
  readonly text: string;
  /** Where each term begins, and where the next one would. */
  readonly #starts: Uint32Array;

  constructor(text: string) {
    this.text = text;
    const starts: number[] = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      starts.push(end + 1);
    }
    this.#starts = Uint32Array.from(starts);
  }

  /** @param sorted by code unit, each once, without control characters */
  static of(sorted: readonly string[]): TermList {
    return new TermList(sorted.map((term) => `${term}\n`).join(''));
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  term(number: number): string {
    return this.text.slice(this.#starts[number], (this.#starts[number + 1] ?? 1) - 1);
  }

  /** The code unit at a place in a term; a line feed, which is less than all others, at its end. */
  unit(number: number, at: number): number {
    return this.text.charCodeAt((this.#starts[number] ?? 0) + at);
  }

  lengthOf(number: number): number {
    return (this.#starts[number + 1] ?? 1) - 1 - (this.#starts[number] ?? 0);
  }

  endsAt(number: number, at: number): boolean {
    return this.unit(number, at) === lineFeed;
  }

  /** @returns -1 where there is no such term */
  numberOf(term: string): number {
    const number = this.firstFrom(term);
    return number < this.count && this.#compare(number, term) === 0 && this.endsAt(number, term.length) ? number : -1;
  }

  /** The numbers of the terms that begin so: from the first up to the second, exclusive. */
  withPrefix(prefix: string): readonly [from: number, to: number] {
    const from = this.firstFrom(prefix);
    let last = from;
    let beyond = this.count;
    while (last < beyond) {
      const middle = (last + beyond) >>> 1;
      if (this.#compare(middle, prefix) === 0) {
        last = middle + 1;
      } else {
        beyond = middle;
      }
    }
    return [from, last];
  }

  /** The numbers of the terms that hold a text, which is not empty. */
  *holding(text: string): Iterable<number> {
    let number = 0;
    for (let found = this.text.indexOf(text); found >= 0; found = this.text.indexOf(text, this.#starts[number + 1])) {
      number = this.#termAt(found);
      yield number;
    }
  }

  /** The first term that does not come before this text. */
  firstFrom(text: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Less than 0 for a term before all that begin so, more for one after them, 0 for those. */
  #compare(number: number, prefix: string): number {
    for (let at = 0; at < prefix.length; at++) {
      const difference = this.unit(number, at) - prefix.charCodeAt(at);
      if (difference !== 0) {
        return difference;
      }
    }
    return 0;
  }

  /** The number of the term that has the text's unit at `place`. */
  #termAt(place: number): number {
    let low = 0;
    let high = this.count;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
