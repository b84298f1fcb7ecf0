/** One thing that reads texts which others wrote. */
export interface Reader {
  /** Tells it from the others, and what of it is meant where several read alike: `bibtex keys`. */
  readonly name: string;
  /** The exported names that are read by here, as `readers.test.ts` looks for them. */
  readonly covers?: readonly string[];
  /** Signs, words and lines of its kind of text, which texts are made of. */
  readonly pieces: readonly string[];
  /** Set where what is read are other texts that this one is put into, so that ranges are not of it. */
  readonly readsOther?: true;
  /** Reads a text, in time by its length. */
  read(text: string): unknown;
  /** Fails where what was read breaks a promise beyond those of `assertSound`. */
  check?(text: string, found: unknown): void | Promise<void>;
}

/** Readers that take a text and nothing else, by the names that they are exported under. */
export function plainReaders(
  pieces: readonly string[],
  reads: Readonly<Record<string, (text: string) => unknown>>,
): readonly Reader[] {
  return Object.entries(reads).map(([name, read]) => ({ name, covers: [name], pieces, read }));
}

/** What a text is as JSON; of what is none, itself and values that hold it. */
export function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return [text, { text, literal: text, family: text, [text.slice(0, 40)]: text, list: [text, [text], { text }] }];
  }
}
