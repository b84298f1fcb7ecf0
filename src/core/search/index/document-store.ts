import type { Paper } from '../../model/paper';
import type { Within } from './scores';

/** Papers kept elsewhere, in a form that takes less room; a paper is made when it is asked for. */
export interface StoredPapers {
  paper(number: number): Paper | undefined;
}

/** What is known of papers without looking at them, by number. */
export interface PackedDocuments {
  readonly keys: readonly string[];
  /** 1 for a paper in Chinese. */
  readonly chinese: Uint8Array;
  readonly sources: readonly string[];
  /** By paper the number of its first source, and where it begins there. */
  readonly sourceOf: Uint32Array;
  readonly startOf: Uint32Array;
}

interface Known {
  key: string;
  readonly isChinese: boolean;
  /** Its first source. */
  source: string;
  start: number;
  paper: Paper | undefined;
  /** Its number among the stored ones, -1 where it is not stored. */
  stored: number;
}

/** The papers of an index by number, with their places in the library. */
export class DocumentStore {
  #known: (Known | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #sources = new Map<string, string>();
  #stored: StoredPapers | undefined;
  #chinese = 0;
  /** By number 1 for a paper in Chinese, since a search asks this of each paper that it meets. */
  #languages = new Uint8Array(1024);

  get count(): number {
    return this.#numbers.size;
  }

  get chineseCount(): number {
    return this.#chinese;
  }

  /** One more than the highest number. */
  get capacity(): number {
    return this.#known.length;
  }

  add(paper: Paper): number {
    const [{ source, span }] = paper.sources;
    return this.#put({
      key: paper.key,
      isChinese: isChinesePaper(paper),
      source: this.#shared(source),
      start: span.start,
      paper,
      stored: -1,
    });
  }

  #put(known: Known): number {
    const number = this.#known.length;
    this.#known.push(known);
    this.#numbers.set(known.key, number);
    if (number >= this.#languages.length) {
      const grown = new Uint8Array(number * 2);
      grown.set(this.#languages);
      this.#languages = grown;
    }
    this.#languages[number] = Number(known.isChinese);
    this.#chinese += Number(known.isChinese);
    return number;
  }

  remove(number: number): void {
    const known = this.#known[number];
    if (known !== undefined) {
      this.#known[number] = undefined;
      this.#languages[number] = 0;
      this.#numbers.delete(known.key);
      this.#chinese -= Number(known.isChinese);
    }
  }

  /** Notes that a paper stands elsewhere now. */
  move(number: number, source: string, start: number): void {
    const known = this.#known[number];
    if (known !== undefined) {
      known.source = this.#shared(source);
      known.start = start;
    }
  }

  has(number: number): boolean {
    return this.#known[number] !== undefined;
  }

  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  keyOf(number: number): string | undefined {
    return this.#known[number]?.key;
  }

  isChinese(number: number): boolean {
    return this.#languages[number] === 1;
  }

  /** The papers in Chinese, or those that are not. */
  within(isChinese: boolean): Within {
    const languages = this.#languages;
    const wanted = Number(isChinese);
    return { has: (number) => languages[number] === wanted };
  }

  paper(number: number): Paper | undefined {
    const known = this.#known[number];
    if (known === undefined) {
      return undefined;
    }
    if (known.paper === undefined && known.stored >= 0) {
      known.paper = this.#stored?.paper(known.stored);
    }
    return known.paper;
  }

  *numbers(): Iterable<number> {
    for (let number = 0; number < this.#known.length; number++) {
      if (this.#known[number] !== undefined) {
        yield number;
      }
    }
  }

  /** Order in the library: by source, then place. */
  compare(left: number, right: number): number {
    const first = this.#known[left];
    const second = this.#known[right];
    if (first === undefined || second === undefined || first.source === second.source) {
      return (first?.start ?? 0) - (second?.start ?? 0) || left - right;
    }
    return first.source < second.source ? -1 : 1;
  }

  /** The number of a paper among the stored ones, if it is there as it is. */
  storedNumber(number: number): number | undefined {
    const stored = this.#known[number]?.stored ?? -1;
    return stored < 0 ? undefined : stored;
  }

  /** Numbers the papers anew, without gaps. Gives the new numbers by the old ones. */
  renumber(): Uint32Array {
    const numbers = new Uint32Array(this.#known.length);
    const known: Known[] = [];
    this.#known.forEach((each, number) => {
      if (each !== undefined) {
        numbers[number] = known.length;
        this.#numbers.set(each.key, known.length);
        this.#languages[known.length] = Number(each.isChinese);
        known.push(each);
      }
    });
    this.#known = known;
    this.#languages.fill(0, known.length);
    return numbers;
  }

  pack(): PackedDocuments {
    const all = this.#known.filter((known) => known !== undefined);
    const sources = [...new Set(all.map(({ source }) => source))];
    const numberOf = new Map(sources.map((source, number) => [source, number]));
    return {
      keys: all.map(({ key }) => key),
      chinese: Uint8Array.from(all, ({ isChinese }) => Number(isChinese)),
      sources,
      sourceOf: Uint32Array.from(all, ({ source }) => numberOf.get(source) ?? 0),
      startOf: Uint32Array.from(all, ({ start }) => start),
    };
  }

  /** Takes papers in that were packed; the store has to be empty. */
  unpack({ keys, chinese, sources, sourceOf, startOf }: PackedDocuments, stored: StoredPapers): void {
    this.#stored = stored;
    keys.forEach((key, number) => {
      const source = this.#shared(sources[sourceOf[number] ?? 0] ?? '');
      this.#put({
        key,
        isChinese: chinese[number] === 1,
        source,
        start: startOf[number] ?? 0,
        paper: undefined,
        stored: number,
      });
    });
  }

  /** From now on, papers with numbers below `count` are kept elsewhere, under the same numbers. */
  store(stored: StoredPapers, count: number): void {
    this.#known.forEach((known, number) => {
      if (known !== undefined && number < count) {
        known.paper = undefined;
        known.stored = number;
      } else if (known !== undefined && known.stored >= 0) {
        known.paper = this.paper(number);
        known.stored = -1;
      }
    });
    this.#stored = stored;
  }

  #shared(source: string): string {
    const known = this.#sources.get(source);
    if (known === undefined) {
      this.#sources.set(source, source);
      return source;
    }
    return known;
  }
}

function isChinesePaper({ language }: Paper): boolean {
  return language === 'zh' || language.startsWith('zh-');
}
