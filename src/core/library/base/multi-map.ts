const none: readonly never[] = [];

/** Several values a key. A key with a single value, which is nearly every key of a library, costs no set of its own. */
export class MultiMap<V extends object> {
  readonly #values = new Map<string, V | Set<V>>();

  add(key: string, value: V): void {
    const known = this.#values.get(key);
    if (known === undefined) {
      this.#values.set(key, value);
    } else if (known instanceof Set) {
      known.add(value);
    } else if (known !== value) {
      this.#values.set(key, new Set([known, value]));
    }
  }

  delete(key: string, value: V): void {
    const known = this.#values.get(key);
    if (known === value) {
      this.#values.delete(key);
    } else if (known instanceof Set && known.delete(value) && known.size === 0) {
      this.#values.delete(key);
    }
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): Iterable<V> {
    const known = this.#values.get(key);
    return known === undefined ? none : known instanceof Set ? known : [known];
  }

  count(key: string): number {
    const known = this.#values.get(key);
    return known === undefined ? 0 : known instanceof Set ? known.size : 1;
  }

  /** The value of a key that has one alone. */
  only(key: string): V | undefined {
    const known = this.#values.get(key);
    return known instanceof Set ? (known.size === 1 ? [...known][0] : undefined) : known;
  }

  /** Whether the key has a value besides this one. */
  hasOther(key: string, value: V): boolean {
    const known = this.#values.get(key);
    return known instanceof Set ? known.size > (known.has(value) ? 1 : 0) : known !== undefined && known !== value;
  }

  keys(): Iterable<string> {
    return this.#values.keys();
  }
}
