import { stem } from '../../search/text/stem';
import { fold, singular } from '../../search/text/tokenize';

/** Longer runs are cut: no word is longer. */
const longestWord = 48;
const minSize = 1 << 15;
/** Words that are remembered before all are forgotten. */
const mostWords = 1 << 20;

/** Of an ASCII code unit: 0 separates words, 1 is a letter, 2 a digit; others are asked by `kindOf`. */
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) ? 1 : code >= 0x30 && code <= 0x39 ? 2 : 0,
);
const hanKind = 3;
const backslash = 0x5c;

function kindOf(code: number): number {
  if (code < 128) {
    return asciiKinds[code] ?? 0;
  }
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) {
    return hanKind;
  }
  // Latin letters with accents, Greek, Cyrillic and the like; not the signs and forms above.
  return (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) || (code >= 0xac00 && code <= 0xd7a3)
    ? 1
    : 0;
}

/** The stem of a word of any language but Chinese, as profiles have it. */
export function stemOfWord(word: string): string {
  return stem(singular(fold(word)));
}

/**
 * The features that somebody has asked for (stems of words, numbers, and pairs of Han characters), by numbers from 0. Those
 * of a text are found without making strings: words are looked up by a hash of their letters, and a word is looked at once.
 */
export class FeatureNumbers {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  #hashes = new Int32Array(minSize);
  /** 0 where nothing is, 1 for a word that is no feature, else the number and 2. */
  #found = new Int32Array(minSize);
  #count = 0;

  /** The number of a feature, which it gets where it has none. Words that were looked at before are looked at again. */
  numberOf(feature: string): number {
    let number = this.#numbers.get(feature);
    if (number === undefined) {
      number = this.names.push(feature) - 1;
      this.#numbers.set(feature, number);
      if (this.#count > 0) {
        this.#forget();
      }
    }
    return number;
  }

  /** The number of a feature that somebody has asked for. */
  find(feature: string): number | undefined {
    return this.#numbers.get(feature);
  }

  /**
   * Calls back with the number of each feature of a part of a text, as often as it stands there.
   * @param isEscaped whether it has the escapes of JSON, without `\u`; all others stand for what separates words
   */
  visit(text: string, visit: (feature: number) => void, from = 0, length = text.length, isEscaped = false): void {
    let at = from;
    while (at < length) {
      let code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === 0) {
        at += isEscaped && code === backslash ? 2 : 1;
        continue;
      }
      const start = at;
      if (kind === hanKind) {
        at++;
        for (let next = at < length ? text.charCodeAt(at) : 0; kindOf(next) === hanKind; next = text.charCodeAt(at)) {
          this.#look(Math.imul(code, 0x9e3779b1) ^ Math.imul(next, 0x85ebca6b), text, at - 1, at + 1, true, visit);
          code = next;
          at++;
          if (at >= length) {
            break;
          }
        }
        continue;
      }
      let hash = 0x811c9dc5;
      let letters = 0;
      while (at < length) {
        code = text.charCodeAt(at);
        const next = kindOf(code);
        if (next === 0 || next === hanKind) {
          // A point or comma inside a number.
          if (
            (code === 0x2e || code === 0x2c) &&
            kindOf(text.charCodeAt(at - 1)) === 2 &&
            at + 1 < length &&
            kindOf(text.charCodeAt(at + 1)) === 2
          ) {
            hash = Math.imul(hash ^ code, 0x01000193);
            at++;
            continue;
          }
          break;
        }
        letters += next === 1 ? 1 : 0;
        hash = Math.imul(hash ^ (code < 128 && next === 1 ? code | 0x20 : code), 0x01000193);
        at++;
      }
      if (at - start > 1 || letters === 0) {
        this.#look(hash, text, start, Math.min(at, start + longestWord), false, visit);
      }
    }
  }

  #look(
    hash: number,
    text: string,
    start: number,
    end: number,
    isHan: boolean,
    visit: (feature: number) => void,
  ): void {
    const mask = this.#hashes.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let found = this.#found[place] ?? 0; found !== 0; found = this.#found[place] ?? 0) {
      if (this.#hashes[place] === hash) {
        if (found > 1) {
          visit(found - 2);
        }
        return;
      }
      place = (place + 1) & mask;
    }
    const written = text.slice(start, end);
    const number = this.#numbers.get(isHan ? fold(written) : stemOfWord(written));
    this.#add(hash, number === undefined ? 1 : number + 2);
    if (number !== undefined) {
      visit(number);
    }
  }

  #add(hash: number, found: number): void {
    if (this.#count * 2 >= this.#hashes.length) {
      if (this.#hashes.length >= mostWords * 2) {
        this.#forget();
      } else {
        this.#grow();
      }
    }
    this.#put(hash, found);
    this.#count++;
  }

  #put(hash: number, found: number): void {
    const mask = this.#hashes.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    while (this.#found[place] !== 0) {
      place = (place + 1) & mask;
    }
    this.#hashes[place] = hash;
    this.#found[place] = found;
  }

  #grow(): void {
    const [hashes, found] = [this.#hashes, this.#found];
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#found = new Int32Array(hashes.length * 2);
    found.forEach((each, at) => {
      if (each !== 0) {
        this.#put(hashes[at] ?? 0, each);
      }
    });
  }

  #forget(): void {
    this.#found.fill(0);
    this.#count = 0;
  }
}
