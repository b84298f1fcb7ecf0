import { randomNumbers } from './corpus-papers';

const rate = 0.3;
const decay = 0.006;

/** Examples of a logistic regression over kinds of evidence and words, some of which have a value by which one kind is multiplied. */
export class Examples {
  readonly #kinds: number[] = [];
  readonly #ends: number[] = [];
  readonly #words: number[] = [];
  readonly #right: boolean[] = [];
  readonly #values: number[] = [];

  constructor(
    readonly kinds: number,
    readonly words: number,
    readonly valued = -1,
  ) {}

  /** @param word -1 for one without a weight of its own */
  add(kinds: Iterable<number>, word: number, right: boolean, value = 0): void {
    for (const kind of kinds) {
      this.#kinds.push(kind);
    }
    this.#ends.push(this.#kinds.length);
    this.#words.push(word);
    this.#right.push(right);
    if (this.valued !== -1) {
      this.#values.push(value);
    }
  }

  /** Fits by AdaGrad, with decay of the weights of words; the same for the same examples. */
  fit(epochs: number): { evidence: Float64Array; own: Float64Array } {
    const evidence = new Float64Array(this.kinds);
    const own = new Float64Array(this.words);
    const squares = new Float64Array(this.kinds).fill(1);
    const ownSquares = new Float64Array(this.words).fill(1);
    const random = randomNumbers(1);
    const kinds = Uint16Array.from(this.#kinds);
    const ends = Uint32Array.from(this.#ends);
    const words = Int32Array.from(this.#words);
    const order = Uint32Array.from(ends.keys());
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        const one = order[i] ?? 0;
        order[i] = order[j] ?? 0;
        order[j] = one;
      }
      for (const at of order) {
        const start = at === 0 ? 0 : (ends[at - 1] ?? 0);
        const end = ends[at] ?? 0;
        const word = words[at] ?? 0;
        const value = this.valued === -1 ? 0 : (this.#values[at] ?? 0);
        let score = word < 0 ? 0 : (own[word] ?? 0);
        for (let n = start; n < end; n++) {
          score += evidence[kinds[n] ?? 0] ?? 0;
        }
        if (this.valued !== -1) {
          score += (evidence[this.valued] ?? 0) * value;
        }
        const error = (this.#right[at] === true ? 1 : 0) - 1 / (1 + Math.exp(-score));
        for (let n = start; n < end; n++) {
          const kind = kinds[n] ?? 0;
          squares[kind] = (squares[kind] ?? 0) + error * error;
          evidence[kind] = (evidence[kind] ?? 0) + (rate * error) / Math.sqrt(squares[kind] ?? 0);
        }
        if (this.valued !== -1) {
          const step = error * value;
          squares[this.valued] = (squares[this.valued] ?? 0) + step * step;
          evidence[this.valued] = (evidence[this.valued] ?? 0) + (rate * step) / Math.sqrt(squares[this.valued] ?? 0);
        }
        if (word >= 0) {
          const step = error - decay * (own[word] ?? 0);
          ownSquares[word] = (ownSquares[word] ?? 0) + step * step;
          own[word] = (own[word] ?? 0) + (rate * step) / Math.sqrt(ownSquares[word] ?? 0);
        }
      }
    }
    return { evidence, own };
  }
}
