import type { EntryRecord } from './entry-record';
import { MultiMap } from '../base/multi-map';

/** Finds the entries that may be the same work, directly or through others. */
export class RecordIndex {
  readonly #byToken = new MultiMap<EntryRecord>();

  /** Takes records out and puts others in; gives all records whose works may be others now. */
  replace(removed: readonly EntryRecord[], added: readonly EntryRecord[]): Set<EntryRecord> {
    const tokens = new Set<string>();
    for (const record of removed) {
      for (const token of record.tokens) {
        tokens.add(token);
        this.#byToken.delete(token, record);
      }
    }
    for (const record of added) {
      for (const token of record.tokens) {
        this.#byToken.add(token, record);
      }
    }
    return this.#connected(added, tokens);
  }

  /** All records that tokens connect with the given ones, these included. */
  regionOf(records: readonly EntryRecord[]): Set<EntryRecord> {
    return this.#connected(records, new Set());
  }

  /** Whether a record shares a token with another one. */
  isShared(record: EntryRecord): boolean {
    return record.tokens.some((token) => this.#byToken.count(token) > 1);
  }

  /** The records with a token. */
  get(token: string): Iterable<EntryRecord> {
    return this.#byToken.get(token);
  }

  #connected(records: readonly EntryRecord[], tokens: Set<string>): Set<EntryRecord> {
    const region = new Set(records);
    const queue = [...records];
    const visit = (token: string) => {
      for (const other of this.#byToken.get(token)) {
        if (!region.has(other)) {
          region.add(other);
          queue.push(other);
        }
      }
    };
    tokens.forEach(visit);
    for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
      for (const token of record.tokens) {
        if (this.#byToken.count(token) > 1 && !tokens.has(token)) {
          tokens.add(token);
          visit(token);
        }
      }
    }
    return region;
  }
}
