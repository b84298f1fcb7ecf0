import { emptyBucket, filledBuckets, similarity } from '../base/fingerprint';
import type { EntryRecord } from '../merging/entry-record';
import type { Pin } from './pins';

type Postings = readonly (readonly number[] | undefined)[];

/** Below this, texts have nothing to do with each other. */
const related = 0.3;

/** Keeps for each pin the entries whose texts are like its own, as both come and go. */
export class SketchIndex {
  readonly #related = new Map<Pin, Map<EntryRecord, number>>();
  #postings: Postings = [];
  #pins: readonly Pin[] = [];

  /** Entries related to a pin, with their similarity. */
  relatedTo(pin: Pin): ReadonlyMap<EntryRecord, number> {
    return this.#related.get(pin) ?? new Map<EntryRecord, number>();
  }

  /** Replaces the pins; those that stay (by identity) keep what is known of them. */
  setPins(pins: readonly Pin[], records: Iterable<EntryRecord>): void {
    const stay = new Set(pins);
    for (const pin of this.#related.keys()) {
      if (!stay.has(pin)) {
        this.#related.delete(pin);
      }
    }
    const fresh = pins.filter((pin) => pin.sketch !== undefined && !this.#related.has(pin));
    fresh.forEach((pin) => this.#related.set(pin, new Map()));
    if (fresh.length > 0) {
      const postings = postingsOf(fresh);
      for (const record of records) {
        this.#score(record, fresh, postings);
      }
    }
    this.#pins = pins.filter((pin) => pin.sketch !== undefined);
    this.#postings = postingsOf(this.#pins);
  }

  update(removed: readonly EntryRecord[], fresh: readonly EntryRecord[]): void {
    for (const record of removed) {
      this.#related.forEach((records) => records.delete(record));
    }
    if (this.#pins.length > 0) {
      fresh.forEach((record) => {
        this.#score(record, this.#pins, this.#postings);
      });
    }
  }

  #score(record: EntryRecord, pins: readonly Pin[], postings: Postings): void {
    const sketch = record.entry.derived.sketch;
    const counts = new Uint8Array(pins.length);
    const touched: number[] = [];
    for (let bucket = 0; bucket < sketch.length; bucket++) {
      for (const pin of postings[posting(sketch, bucket)] ?? []) {
        if (counts[pin] === 0) {
          touched.push(pin);
        }
        counts[pin] = (counts[pin] ?? 0) + 1;
      }
    }
    const enough = Math.max(1, related * filledBuckets(sketch));
    for (const index of touched) {
      const pin = pins[index];
      if ((counts[index] ?? 0) >= enough && pin?.sketch !== undefined) {
        const likeness = similarity(pin.sketch, sketch);
        if (likeness >= related) {
          this.#related.get(pin)?.set(record, likeness);
        }
      }
    }
  }
}

/** Which pins have a character in a bucket. */
function posting(sketch: string, bucket: number): number {
  return bucket * 128 + (sketch.charCodeAt(bucket) & 127);
}

function postingsOf(pins: readonly Pin[]): Postings {
  const postings: (number[] | undefined)[] = [];
  pins.forEach(({ sketch = '' }, index) => {
    for (let bucket = 0; bucket < Math.min(sketch.length, 64); bucket++) {
      if (sketch[bucket] !== emptyBucket) {
        (postings[posting(sketch, bucket)] ??= []).push(index);
      }
    }
  });
  return postings;
}
