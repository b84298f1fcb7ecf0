/** Words are remembered as long as a query is typed, and some before. */
const most = 32;

/** Remembers what words of queries came to: the next keystroke asks for most of them again. To be cleared when papers change. */
export class QueryMemory {
  readonly #known = new Map<string, unknown>();

  /** What was made under this name; a name always means the same type. */
  get<T>(name: string, make: () => T): T {
    const known = this.#known.get(name) as T | undefined;
    const found = known ?? make();
    this.#known.delete(name);
    this.#known.set(name, found);
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) {
      this.#known.delete(oldest);
    }
    return found;
  }

  clear(): void {
    this.#known.clear();
  }
}
