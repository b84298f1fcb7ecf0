import { hashSeed, hashStep } from '../../text/fnv';
import { ownCopy } from '../../text/own-copy';

/** Runs that are remembered before all are forgotten; a library of 10,000 abstracts has some 100,000. */
const most = 200_000;
const minSize = 1 << 12;

interface Known<Terms> {
  readonly run: string;
  readonly terms: Terms;
}

/** Remembers what runs of a text stand for, looked up in place by a hash of their letters: no string is made for a run that is known. */
export class RunCache<Terms> {
  readonly #find: (run: string) => Terms;
  /** Open addressing: a power of two, at most half full. */
  #entries: (Known<Terms> | undefined)[] = new Array<undefined>(minSize).fill(undefined);
  #hashes = new Int32Array(minSize);
  #count = 0;

  /** @param find what a run stands for, by the run alone */
  constructor(find: (run: string) => Terms) {
    this.#find = find;
  }

  /** What `text.slice(start, end)` stands for. */
  get(text: string, start: number, end: number): Terms {
    let hash = hashSeed;
    for (let at = start; at < end; at++) {
      hash = hashStep(hash, text.charCodeAt(at));
    }
    return this.find(text, start, end, hash);
  }

  /** The same for one whose hash is known: `hashStep` over its units, from `hashSeed`. */
  find(text: string, start: number, end: number, hash: number): Terms {
    const mask = this.#entries.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let entry = this.#entries[place]; entry !== undefined; entry = this.#entries[place]) {
      if (this.#hashes[place] === hash && standsAt(entry.run, text, start, end)) {
        return entry.terms;
      }
      place = (place + 1) & mask;
    }
    const run = ownCopy(text.slice(start, end));
    const terms = this.#find(run);
    this.#add({ run, terms }, hash);
    return terms;
  }

  clear(): void {
    this.#entries = new Array<undefined>(minSize).fill(undefined);
    this.#hashes = new Int32Array(minSize);
    this.#count = 0;
  }

  #add(entry: Known<Terms>, hash: number): void {
    if (this.#count >= most) {
      this.clear();
    } else if (this.#count * 2 >= this.#entries.length) {
      this.#grow();
    }
    this.#put(entry, hash);
    this.#count++;
  }

  #put(entry: Known<Terms>, hash: number): void {
    const mask = this.#entries.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    while (this.#entries[place] !== undefined) {
      place = (place + 1) & mask;
    }
    this.#entries[place] = entry;
    this.#hashes[place] = hash;
  }

  #grow(): void {
    const entries = this.#entries;
    const hashes = this.#hashes;
    this.#entries = new Array<undefined>(entries.length * 2).fill(undefined);
    this.#hashes = new Int32Array(entries.length * 2);
    entries.forEach((entry, place) => {
      if (entry !== undefined) {
        this.#put(entry, hashes[place] ?? 0);
      }
    });
  }
}

function standsAt(run: string, text: string, start: number, end: number): boolean {
  if (run.length !== end - start) {
    return false;
  }
  for (let at = start; at < end; at++) {
    if (run.charCodeAt(at - start) !== text.charCodeAt(at)) {
      return false;
    }
  }
  return true;
}
