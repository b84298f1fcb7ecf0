import { type EntryRecord, tokensOf } from './merge';

/** Finds the entries that may be the same work, directly or through others. */
export class RecordIndex {
  readonly #byToken = new Map<string, Set<EntryRecord>>();

  /** Takes records out and puts others in; gives all records whose works may be others now. */
  replace(gone: readonly EntryRecord[], fresh: readonly EntryRecord[]): Set<EntryRecord> {
    const tokens = new Set<string>();
    for (const record of gone) {
      for (const token of tokensOf(record)) {
        tokens.add(token);
        const records = this.#byToken.get(token);
        if (records?.delete(record) && records.size === 0) {
          this.#byToken.delete(token);
        }
      }
    }
    for (const record of fresh) {
      for (const token of tokensOf(record)) {
        const records = this.#byToken.get(token);
        if (records === undefined) {
          this.#byToken.set(token, new Set([record]));
        } else {
          records.add(record);
        }
      }
    }
    return this.#connected(fresh, tokens);
  }

  /** All records that tokens connect with the given ones, these included. */
  regionOf(records: readonly EntryRecord[]): Set<EntryRecord> {
    return this.#connected(records, new Set());
  }

  #connected(records: readonly EntryRecord[], tokens: Set<string>): Set<EntryRecord> {
    const region = new Set(records);
    const queue = [...records];
    const visit = (token: string) => {
      for (const other of this.#byToken.get(token) ?? []) {
        if (!region.has(other)) {
          region.add(other);
          queue.push(other);
        }
      }
    };
    tokens.forEach(visit);
    for (let record = queue.pop(); record !== undefined; record = queue.pop()) {
      for (const token of tokensOf(record)) {
        if (!tokens.has(token)) {
          tokens.add(token);
          visit(token);
        }
      }
    }
    return region;
  }
}
