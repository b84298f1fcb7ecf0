interface Answer<T> {
  /** What the answer depends on in the document itself. */
  readonly signature: string;
  /** URIs of files that were read or looked for, and of folders that were listed. */
  readonly seen: ReadonlySet<string>;
  readonly found: Promise<T>;
}

/** Answers about documents, each remembered until something that it rests on changes. Documents by URI. */
export class DocumentAnswers<T> {
  readonly #known = new Map<string, Answer<T>>();

  /** @param find gives the answer, and tells by URI what it rests on besides the document */
  async of(document: string, signature: string, find: (seen: Set<string>) => Promise<T>): Promise<T> {
    const known = this.#known.get(document);
    if (known?.signature === signature) {
      return known.found;
    }
    const seen = new Set<string>();
    const asked: Answer<T> = { signature, seen, found: find(seen) };
    this.#known.set(document, asked);
    return asked.found.catch((error: unknown) => {
      // To be tried again when it is asked for next.
      if (this.#known.get(document) === asked) {
        this.#known.delete(document);
      }
      throw error;
    });
  }

  /** What the answer for a document rests on, as URIs. */
  seenFor(document: string): ReadonlySet<string> {
    return this.#known.get(document)?.seen ?? new Set();
  }

  /** Whether an answer rests on a file. */
  restOn(uri: string): boolean {
    return [...this.#known.values()].some(({ seen }) => seen.has(uri));
  }

  forget(document: string): void {
    this.#known.delete(document);
  }

  /** Forgets answers that rest on one of some files other than the document itself. Returns whose they were. */
  forgetThoseOn(changed: ReadonlySet<string>): readonly string[] {
    const touched = [...this.#known]
      .filter(([document, { seen }]) => [...seen].some((file) => file !== document && changed.has(file)))
      .map(([document]) => document);
    touched.forEach((document) => this.#known.delete(document));
    return touched;
  }

  /** Forgets all. Returns whose answers they were. */
  forgetAll(): readonly string[] {
    const documents = [...this.#known.keys()];
    this.#known.clear();
    return documents;
  }
}
