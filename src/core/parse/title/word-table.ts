const fewestPlaces = 64;

/**
 * Numbers of words by their hashes (`hashOf`). Open addressing in a typed array, a hash beside its number: a word of a text is looked up
 * in a few nanoseconds, where a `Map` takes many times that.
 */
export class WordTable {
  #mask = fewestPlaces - 1;
  /** Of each place the hash, then the number, 0 where it is free; at most two thirds of them are not. */
  #places = new Int32Array(2 * fewestPlaces);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#places.fill(0);
    this.#size = 0;
  }

  /** The number of a word, 0 for one that is not there. */
  find(hash: number): number {
    const places = this.#places;
    const mask = this.#mask;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = places[2 * place + 1] ?? 0;
      if (number === 0 || places[2 * place] === hash) {
        return number;
      }
      place = (place + 1) & mask;
    }
  }

  /** The number of a word; a new one gets the next number, from 1 on. */
  enter(hash: number): number {
    const places = this.#places;
    const mask = this.#mask;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = places[2 * place + 1] ?? 0;
      if (number === 0) {
        break;
      }
      if (places[2 * place] === hash) {
        return number;
      }
      place = (place + 1) & mask;
    }
    places[2 * place] = hash;
    places[2 * place + 1] = ++this.#size;
    if (this.#size * 3 > mask * 2) {
      this.#grow();
    }
    return this.#size;
  }

  /** Gives a word a number other than 0. */
  set(hash: number, number: number): void {
    const place = 2 * this.#placeOf(hash);
    this.#size += this.#places[place + 1] === 0 ? 1 : 0;
    this.#places[place] = hash;
    this.#places[place + 1] = number;
    if (this.#size * 3 > this.#mask * 2) {
      this.#grow();
    }
  }

  #placeOf(hash: number): number {
    let place = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#places[2 * place + 1] !== 0 && this.#places[2 * place] !== hash) {
      place = (place + 1) & this.#mask;
    }
    return place;
  }

  #grow(): void {
    const former = this.#places;
    this.#mask = 2 * this.#mask + 1;
    this.#places = new Int32Array(2 * former.length);
    for (let at = 0; at < former.length; at += 2) {
      if (former[at + 1] !== 0) {
        const place = 2 * this.#placeOf(former[at] ?? 0);
        this.#places[place] = former[at] ?? 0;
        this.#places[place + 1] = former[at + 1] ?? 0;
      }
    }
  }
}
