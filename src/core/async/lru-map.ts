/** A map of limited size, which forgets what has not been used for the longest time. */
export class LruMap<Key, Value> {
  readonly #most: number;
  readonly #onForget: (key: Key, value: Value) => void;
  /** The one that was used last is the last. */
  readonly #values = new Map<Key, Value>();

  /**
   * @param most entries that are kept, at least 1
   * @param onForget told of each entry that has to go for another one, not of those that `clear` takes away
   */
  constructor(most: number, onForget: (key: Key, value: Value) => void = () => undefined) {
    this.#most = most;
    this.#onForget = onForget;
  }

  /** The value of a key, which counts as used from now on. */
  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined || this.#values.has(key)) {
      this.#use(key, value as Value);
    }
    return value;
  }

  /** Sets the value of a key, which counts as used; another one may be forgotten for it. */
  set(key: Key, value: Value): void {
    this.#use(key, value);
    for (const [oldest, forgotten] of this.#values) {
      if (this.#values.size <= this.#most) {
        break;
      }
      this.#values.delete(oldest);
      this.#onForget(oldest, forgotten);
    }
  }

  /** The value of a key, made and set where it has none. */
  getOrMake(key: Key, make: () => Value): Value {
    const known = this.get(key);
    if (known !== undefined || this.#values.has(key)) {
      return known as Value;
    }
    const made = make();
    this.set(key, made);
    return made;
  }

  clear(): void {
    this.#values.clear();
  }

  #use(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }
}
