import {
  bareTypeAt,
  beginsLine,
  type BibtexHead,
  headAt,
  isCommentedOut,
  lineEnd,
  lineHeads,
  trimmedEnd,
  unreadBetween,
  type UnreadText,
} from './entry-heads';
import { EntryReader, hasFieldAfter, type ScannedEntry } from './entry-reader';

/** A `.bib` file: its entries, and what between them was meant for one. */
export interface ScannedBibtex {
  readonly entries: readonly ScannedEntry[];
  readonly unread: readonly UnreadText[];
}

/** The entries of a `.bib` file, see `scanBibtexFile`. */
export function scanBibtex(text: string): readonly ScannedEntry[] {
  return scanBibtexFile(text).entries;
}

/**
 * Finds the entries of a `.bib` file with their ranges, keys and fields, without understanding the fields. Text outside
 * entries is comment, as in BibTeX, and every `@` in it may begin an entry. An entry that is damaged ends where a line
 * begins like another one. Linear in the length.
 */
export function scanBibtexFile(text: string): ScannedBibtex {
  const scan = new FileScan(text);
  return scan.read();
}

class FileScan {
  readonly #text: string;
  readonly #lineHeads: readonly number[];
  readonly #entries: ScannedEntry[] = [];
  readonly #unread: UnreadText[] = [];
  #nextLineHead = 0;
  /** To where the text has been read. */
  #done = 0;
  /** What nobody closes is searched to the end of the file, but not each of thousands. */
  #budget: number;
  /** Nor is every value of thousands looked through for where it should have ended. */
  #cutBudget: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineHeads = lineHeads(text);
    this.#budget = text.length * 4;
    this.#cutBudget = text.length * 4;
  }

  read(): ScannedBibtex {
    const text = this.#text;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(this.#done, at + 1))) {
      const head = headAt(text, at);
      const bare = head === undefined && beginsLine(text, at) ? bareTypeAt(text, at) : undefined;
      if (bare !== undefined) {
        this.#pass(at);
        this.#done = this.#limitOf(at);
        this.#unread.push({ start: at, end: trimmedEnd(text, at, this.#done), name: bare });
      } else if (head !== undefined) {
        this.#readFrom(head);
      }
    }
    this.#pass(text.length);
    return { entries: this.#entries, unread: this.#unread };
  }

  /** Goes on to where an entry begins. */
  #pass(start: number): void {
    this.#unread.push(...unreadBetween(this.#text, this.#done, start));
    this.#done = start;
  }

  #limitOf(start: number): number {
    while ((this.#lineHeads[this.#nextLineHead] ?? Infinity) <= start) {
      this.#nextLineHead++;
    }
    return this.#lineHeads[this.#nextLineHead] ?? this.#text.length;
  }

  #readFrom(head: BibtexHead): void {
    const text = this.#text;
    if (isCommentedOut(text, head)) {
      const end = lineEnd(text, head.start);
      const whole = new EntryReader(text, head, end, false);
      whole.read();
      this.#pass(head.start);
      this.#done = end;
      if (!whole.isDamaged) {
        this.#entries.push(whole.result());
      }
      return;
    }
    this.#pass(head.start);
    if (head.type === 'comment') {
      const end = this.#budget > 0 ? closing(text, head.body, text.length, head.close) : -1;
      this.#budget -= (end < 0 ? text.length : end) - head.body;
      // Nobody closes it: to BibTeX, the sign of a comment hides nothing but itself.
      this.#done = end < 0 ? head.body : end + 1;
    } else if (head.type === 'preamble') {
      const limit = this.#limitOf(head.start);
      const end = closing(text, head.body, limit, head.close);
      this.#done = end < 0 ? limit : end + 1;
      if (end < 0) {
        this.#unread.push({ start: head.start, end: trimmedEnd(text, head.start, limit), name: head.type });
      }
    } else {
      const entry = this.#entryOf(head);
      this.#entries.push(entry);
      this.#done = entry.end;
    }
  }

  /** The entry as BibTeX reads it, wherever it ends; where that fails, what stands before the next line that begins one. */
  #entryOf(head: BibtexHead): ScannedEntry {
    const limit = this.#limitOf(head.start);
    const strict = new EntryReader(
      this.#text,
      head,
      Math.min(this.#text.length, limit + Math.max(0, this.#budget)),
      false,
    );
    strict.read();
    if (!strict.isDamaged && !hasFieldAfter(this.#text, strict.end, Math.max(limit, strict.end))) {
      return strict.result();
    }
    this.#budget -= Math.max(0, strict.reached - limit);
    const lenient = new EntryReader(this.#text, head, limit, true, this.#cutBudget);
    lenient.read();
    this.#cutBudget -= lenient.searched;
    return { ...lenient.result(), isDamaged: true };
  }
}

/** The offset of what closes what is open at `start`, or -1. Within parentheses, braces hide them. */
function closing(text: string, start: number, limit: number, close: '}' | ')'): number {
  let depth = 0;
  for (let index = start; index < limit; index++) {
    const char = text[index];
    if (char === close && depth === 0) {
      return index;
    }
    if (char === '{') {
      depth++;
    } else if (char === '}') {
      depth--;
    }
  }
  return -1;
}
