const fewestPlaces = 64;

/**
 * Numbers of words by their hashes (`hashOf`), from 1 on in order of their addition. Open addressing in a typed array: a word of a
 * text is looked up in a few nanoseconds, where a `Map` takes many times that.
 */
export class WordTable {
  #mask = fewestPlaces - 1;
  /** Of each place the hash, then the number, 0 where it is free; at most half of them are not. */
  #places = new Int32Array(2 * fewestPlaces);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#places.fill(0);
    this.#size = 0;
  }

  /** The number of a word, 0 for none that is there. */
  find(hash: number): number {
    return this.#places[2 * this.#placeOf(hash) + 1]!;
  }

  /** The number of a word, which is added where it is not there. */
  add(hash: number): number {
    const place = 2 * this.#placeOf(hash);
    const known = this.#places[place + 1]!;
    if (known !== 0) {
      return known;
    }
    this.#places[place] = hash;
    this.#places[place + 1] = ++this.#size;
    if (this.#size * 2 > this.#mask) {
      this.#grow();
    }
    return this.#size;
  }

  #placeOf(hash: number): number {
    const places = this.#places;
    const mask = this.#mask;
    let place = (hash ^ (hash >>> 15)) & mask;
    while (places[2 * place + 1] !== 0 && places[2 * place] !== hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const former = this.#places;
    this.#mask = 2 * this.#mask + 1;
    this.#places = new Int32Array(2 * former.length);
    for (let at = 0; at < former.length; at += 2) {
      if (former[at + 1] !== 0) {
        const place = 2 * this.#placeOf(former[at]!);
        this.#places[place] = former[at]!;
        this.#places[place + 1] = former[at + 1]!;
      }
    }
  }
}
