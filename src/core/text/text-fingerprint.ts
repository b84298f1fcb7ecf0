/**
 * Bits of two multiplicative hashes over UTF-16 units, two at a time, and the length: it tells texts apart, and is no guard
 * against forgery. The same text in other pieces has another fingerprint.
 */
export class Fingerprint {
  #high = 0x811c9dc5;
  #low = 0x9e3779b9;
  #length = 0;

  add(text: string, start = 0, end = text.length): this {
    let high = this.#high;
    let low = this.#low;
    for (let index = start; index < end; index += 2) {
      const code = text.charCodeAt(index) | (index + 1 < end ? text.charCodeAt(index + 1) << 16 : 0);
      high = Math.imul(high ^ code, 0x01000193);
      high ^= high >>> 17;
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 15;
    }
    this.#high = high;
    this.#low = low;
    this.#length += end - start;
    return this;
  }

  get value(): string {
    return [this.#high >>> 0, this.#low >>> 0, this.#length].map((part) => part.toString(36)).join('.');
  }
}
