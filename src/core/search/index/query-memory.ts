import { LruMap } from '../../async/lru-map';

/** Words are remembered as long as a query is typed, and some before. */
const most = 32;

/** Remembers what words of queries came to: the next keystroke asks for most of them again. To be cleared when papers change. */
export class QueryMemory {
  readonly #known: LruMap<string, unknown>;

  constructor(kept = most) {
    this.#known = new LruMap<string, unknown>(kept);
  }

  /** What was made under this name; a name always means the same type. */
  get<T>(name: string, make: () => T): T {
    return this.#known.getOrMake(name, make) as T;
  }

  clear(): void {
    this.#known.clear();
  }
}
