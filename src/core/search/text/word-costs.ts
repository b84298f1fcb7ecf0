const minSize = 1 << 10;
const root = 0;
const none = -1;

/**
 * Words with what each costs, in a trie whose edges are hashed (open addressing, at most half full): a text is read along it unit by
 * unit, and no string is made of what may be a word. Words cannot be taken out.
 */
export class WordCosts {
  static readonly root = root;
  static readonly none = none;

  /** Node 0 is the root. */
  #count = 1;
  /** By node the one before it, its last unit, and what the word costs that ends there: infinite where none does. */
  #parents = new Int32Array(minSize);
  #units = new Uint16Array(minSize);
  #costs = new Float64Array(minSize).fill(Number.POSITIVE_INFINITY);
  /** By node one more than the number of that word; 0 where none ends. */
  #numbers = new Int32Array(minSize);
  /** By hash of an edge the node it leads to; 0 where there is none. */
  #slots = new Int32Array(minSize * 2);

  /** @param words each with its cost, which is finite */
  constructor(words: Iterable<readonly [word: string, cost: number]>) {
    let number = 0;
    for (const [word, cost] of words) {
      let node = root;
      for (let at = 0; at < word.length; at++) {
        node = this.#nextOrNew(node, word.charCodeAt(at));
      }
      this.#costs[node] = cost;
      this.#numbers[node] = ++number;
    }
  }

  /** The node behind a unit, from `WordCosts.root` on for the first one of a word; `WordCosts.none` where no word goes on so. */
  next(node: number, unit: number): number {
    const found = this.#slots[this.#slotOf(node, unit)] ?? 0;
    return found === root ? none : found;
  }

  /** What the word costs that ends at a node; infinite where none does. */
  at(node: number): number {
    return this.#costs[node] ?? Number.POSITIVE_INFINITY;
  }

  /** Which of the words it is that ends at a node, from 0; -1 where none does. */
  numberAt(node: number): number {
    return (this.#numbers[node] ?? 0) - 1;
  }

  #nextOrNew(node: number, unit: number): number {
    const known = this.next(node, unit);
    if (known !== none) {
      return known;
    }
    if (this.#count === this.#parents.length) {
      this.#grow();
    }
    const added = this.#count++;
    this.#parents[added] = node;
    this.#units[added] = unit;
    this.#slots[this.#slotOf(node, unit)] = added;
    return added;
  }

  /** The slot of an edge, or the one where it would go. */
  #slotOf(node: number, unit: number): number {
    const mask = this.#slots.length - 1;
    const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = this.#slots[slot]; found !== undefined && found !== root; found = this.#slots[slot]) {
      if (this.#parents[found] === node && this.#units[found] === unit) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const size = this.#count * 2;
    const [parents, units, costs, numbers] = [this.#parents, this.#units, this.#costs, this.#numbers];
    this.#parents = new Int32Array(size);
    this.#units = new Uint16Array(size);
    this.#costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.#parents.set(parents);
    this.#units.set(units);
    this.#costs.set(costs);
    this.#numbers = new Int32Array(size);
    this.#numbers.set(numbers);
    this.#slots = new Int32Array(size * 2);
    for (let node = 1; node < this.#count; node++) {
      this.#slots[this.#slotOf(parents[node] ?? 0, units[node] ?? 0)] = node;
    }
  }
}
