import type { ListRow } from './list-rows';
import { type MarkedLabel, markedLabel } from './markup';

/** The labels that rows begin with, each looked for once. */
export class Labels {
  readonly #known = new Map<ListRow, MarkedLabel | undefined>();

  of(row: ListRow): MarkedLabel | undefined {
    if (row.kind !== 'text') {
      return undefined;
    }
    if (!this.#known.has(row)) {
      this.#known.set(row, markedLabel(row.text));
    }
    return this.#known.get(row);
  }
}
