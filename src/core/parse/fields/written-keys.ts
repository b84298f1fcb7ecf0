import type { Problem, SourceSpan } from '../../model/paper';

/** The citation keys that a file writes, entry by entry. */
export class WrittenKeys {
  readonly #firstLines = new Map<string, number>();

  /** Takes note of an entry's key; gives the problem where an entry before it has the same one. */
  add(key: string, span: SourceSpan): readonly Problem[] {
    const first = this.#firstLines.get(key);
    if (first === undefined) {
      this.#firstLines.set(key, span.line);
      return [];
    }
    return [{ code: 'duplicate-key', args: [key, first + 1], span }];
  }
}
