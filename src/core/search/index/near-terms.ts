import type { TermList } from './term-list';

const firstLetter = 97;
const letters = 26;
const otherBits = 6;

/**
 * Finds the terms of a list that a few wrong letters lead to. Terms of one length stand together, and each has a signature, the letters
 * that occur in it as bits: a wrong letter changes the length by at most one, and brings at most one into the signature and one out of
 * it, so that few terms are compared. Takes eight bytes a term.
 */
export class NearTerms {
  readonly #terms: TermList;
  /** The numbers of the terms by length, and the signatures in the same order. */
  readonly #numbers: Uint32Array;
  readonly #signatures: Uint32Array;
  /** By length where the first term of it stands among these, and one more for the end. */
  readonly #firsts: readonly number[];

  constructor(terms: TermList) {
    this.#terms = terms;
    this.#numbers = new Uint32Array(terms.count);
    this.#signatures = new Uint32Array(terms.count);
    const counts: number[] = [];
    for (let number = 0; number < terms.count; number++) {
      const length = terms.lengthOf(number);
      counts[length] = (counts[length] ?? 0) + 1;
    }
    const firsts = [0];
    for (const count of Array.from(counts, (each?: number) => each ?? 0)) {
      firsts.push((firsts.at(-1) ?? 0) + count);
    }
    this.#firsts = firsts;
    const next = [...firsts];
    for (let number = 0; number < terms.count; number++) {
      const length = terms.lengthOf(number);
      const place = next[length] ?? 0;
      next[length] = place + 1;
      this.#numbers[place] = number;
      let signature = 0;
      for (let at = 0; at < length; at++) {
        signature |= bitOf(terms.unit(number, at));
      }
      this.#signatures[place] = signature;
    }
  }

  /**
   * Calls back with each term whose Levenshtein distance from this one, in UTF-16 units, is at most so much.
   * @param distance a small one: what it takes grows with three to the power of it
   */
  forEach(term: string, distance: number, visit: (number: number, distance: number) => void): void {
    let own = 0;
    for (let at = 0; at < term.length; at++) {
      own |= bitOf(term.charCodeAt(at));
    }
    const signatures = this.#signatures;
    const last = this.#firsts.length - 1;
    const from = this.#firsts[Math.min(last, Math.max(0, term.length - distance))] ?? 0;
    const to = this.#firsts[Math.min(last, term.length + distance + 1)] ?? 0;
    for (let place = from; place < to; place++) {
      const signature = signatures[place] ?? 0;
      if (hasAtMost(own & ~signature, distance) && hasAtMost(signature & ~own, distance)) {
        const number = this.#numbers[place] ?? 0;
        const found = this.#distance(number, 0, term, 0, distance);
        if (found <= distance) {
          visit(number, found);
        }
      }
    }
  }

  /** The Levenshtein distance of two terms from places in them on; more than `most` where it is more. */
  #distance(number: number, from: number, term: string, place: number, most: number): number {
    const length = this.#terms.lengthOf(number);
    let [at, other] = [from, place];
    while (at < length && other < term.length && this.#terms.unit(number, at) === term.charCodeAt(other)) {
      at++;
      other++;
    }
    const [left, right] = [length - at, term.length - other];
    if (left === 0 || right === 0 || most === 0 || Math.abs(left - right) > most) {
      return Math.max(left, right);
    }
    return (
      1 +
      Math.min(
        this.#distance(number, at + 1, term, other + 1, most - 1),
        this.#distance(number, at + 1, term, other, most - 1),
        this.#distance(number, at, term, other + 1, most - 1),
      )
    );
  }
}

/** Whether a number has at most so many bits. */
function hasAtMost(bits: number, most: number): boolean {
  let left = bits;
  for (let taken = 0; taken < most; taken++) {
    left &= left - 1;
  }
  return left === 0;
}

/** The letters a to z have a bit each, all others share some. */
function bitOf(unit: number): number {
  const letter = unit - firstLetter;
  return 1 << (letter >= 0 && letter < letters ? letter : letters + (unit % otherBits));
}
