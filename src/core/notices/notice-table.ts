import { hashSeed, hashStep } from '../text/fnv';
import type { Notice } from './notice';

/** A notice of a list, and the works that it is about. */
export interface ListedNotice extends Notice {
  /** Tokens of identifiers, see `identifiers.ts`. */
  readonly works: readonly string[];
}

/** A table as it goes from thread to thread: of two parts, however many notices it has. */
export interface PackedNotices {
  /** A line each. */
  readonly text: string;
  /** Where the line of a work begins in `text`, plus one, by the hash of its token; 0 where there is none. A power of two. */
  readonly slots: Int32Array;
  readonly source: string;
}

const separator = '\t';
const columns = { kind: 0, date: 1, by: 2, isReplaced: 3, works: 4, title: 5 } as const;
const kinds = { r: 'retraction', e: 'concern', c: 'correction', i: 'reinstatement' } as const;
/** As much of a title as tells it from others. */
const maxTitle = 200;

/** Packs notices as they come. */
export class NoticePacker {
  readonly #source: string;
  readonly #lines: string[] = [];
  readonly #hashes: number[] = [];
  readonly #starts: number[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  add({ kind, date = '', by = '', isReplaced, works, title = '' }: Omit<ListedNotice, 'source'>): void {
    const letter = Object.entries(kinds).find(([, name]) => name === kind)?.[0] ?? '';
    const line = [letter, date, by, isReplaced === true ? '1' : '', works.join(' '), title.slice(0, maxTitle)]
      .map((field) => field.replace(/[\t\r\n]+/g, ' '))
      .join(separator);
    for (const work of works) {
      this.#hashes.push(hashOf(work));
      this.#starts.push(this.#length + 1);
    }
    this.#lines.push(line);
    this.#length += line.length + 1;
  }

  packed(): PackedNotices {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.#hashes.length + 2)));
    this.#hashes.forEach((hash, index) => {
      let at = hash & (slots.length - 1);
      while (slots[at] !== 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = this.#starts[index] ?? 0;
    });
    return { text: this.#lines.map((line) => `${line}\n`).join(''), slots, source: this.#source };
  }
}

/** Notices by the works that they are about. To look one up takes the same time however many there are; nothing is unpacked before. */
export class NoticeTable {
  readonly #packed: PackedNotices;

  constructor(packed: PackedNotices) {
    this.#packed = packed;
  }

  /** The notices about a work, by the token of one of its identifiers, in the order of the list. */
  of(token: string): readonly Notice[] {
    const { slots } = this.#packed;
    const found: Notice[] = [];
    /** A notice that is about several works stands in several slots. */
    const seen = new Set<number>();
    for (let at = hashOf(token) & (slots.length - 1); ; at = (at + 1) & (slots.length - 1)) {
      const start = slots[at] ?? 0;
      if (start === 0) {
        return found;
      }
      const notice = seen.has(start) ? undefined : this.#noticeAt(start - 1, token);
      seen.add(start);
      if (notice !== undefined) {
        found.push(notice);
      }
    }
  }

  #noticeAt(start: number, token: string): Notice | undefined {
    const { text, source } = this.#packed;
    const fields = text.slice(start, text.indexOf('\n', start)).split(separator);
    const field = (name: keyof typeof columns) => fields[columns[name]] ?? '';
    const kind = field('kind') as keyof typeof kinds;
    if (!field('works').split(' ').includes(token)) {
      return undefined;
    }
    return {
      kind: kinds[kind],
      source,
      ...(field('date') === '' ? {} : { date: field('date') }),
      ...(field('by') === '' ? {} : { by: field('by') }),
      ...(field('title') === '' ? {} : { title: field('title') }),
      ...(field('isReplaced') === '' ? {} : { isReplaced: true }),
    };
  }
}

function hashOf(token: string): number {
  let hash = hashSeed;
  for (let at = 0; at < token.length; at++) {
    hash = hashStep(hash, token.charCodeAt(at));
  }
  // The lower bits alone are used, which FNV mixes least.
  return hash ^ (hash >>> 15);
}
