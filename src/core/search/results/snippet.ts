import { fold, runs, type TextRun } from '../text/tokenize';

const ellipsis = '…';

export interface Snippet {
  readonly text: string;
  /** UTF-16 offsets into `text`, end exclusive, in order, without overlap. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
}

/**
 * The part of a text that shows most of the words in context, at most `maxLength` UTF-16 units with its ellipses, white
 * space flattened, cut where words end. Without a match it is the beginning.
 * `words`: as they stand in the text (`SearchHit.matches`); case and accents do not matter.
 */
export function snippet(text: string, words: readonly string[], maxLength: number): Snippet {
  const flat = text.replace(/\s+/g, ' ').trim();
  const spots = occurrences(flat, words);
  const [start, end] = flat.length <= maxLength ? [0, flat.length] : bestWindow(flat, spots, maxLength - 2);
  const head = start > 0 ? ellipsis : '';
  const tail = end < flat.length ? ellipsis : '';
  const shift = head.length - start;
  return {
    text: head + flat.slice(start, end) + tail,
    highlights: spots
      .filter((spot) => spot.start >= start && spot.end <= end)
      .map((spot) => [spot.start + shift, spot.end + shift] as const),
  };
}

interface Spot {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** Where the words stand, leftmost and longest first, without overlap. */
function occurrences(text: string, words: readonly string[]): Spot[] {
  const wanted = new Map<string, string[][]>();
  for (const word of new Set(words.map((each) => fold(each.trim())))) {
    const parts = runs(word).map((run) => word.slice(run.start, run.end));
    const first = parts[0];
    if (first !== undefined) {
      const head = hanHead(first);
      wanted.set(
        head,
        [...(wanted.get(head) ?? []), parts].sort((a, b) => b.join().length - a.join().length),
      );
    }
  }
  const spots: Spot[] = [];
  const all = runs(text);
  let from = 0;
  for (let index = 0; index < all.length; index++) {
    const run = all[index] as TextRun;
    for (let at = run.start; at < run.end; at = run.han ? at + 1 : run.end) {
      const end = at < from ? undefined : matchAt(text, all, index, at, wanted);
      if (end !== undefined) {
        spots.push({ start: at, end, word: fold(text.slice(at, end)) });
        from = end;
      }
    }
  }
  return spots;
}

const isHan = (word: string): boolean => /^\p{Script=Han}/u.test(word);

/** Han words are found by their first character, others by the whole first run. */
const hanHead = (run: string): string => (isHan(run) ? ([...run][0] ?? '') : run);

function matchAt(
  text: string,
  all: readonly TextRun[],
  index: number,
  at: number,
  wanted: ReadonlyMap<string, string[][]>,
): number | undefined {
  const run = all[index] as TextRun;
  const head = run.han ? fold(String.fromCodePoint(text.codePointAt(at) ?? 0)) : fold(text.slice(run.start, run.end));
  return wanted
    .get(head)
    ?.map((parts) => endOf(text, all, index, at, parts))
    .find((end) => end !== undefined);
}

/** Where the parts end if they stand at `at`, one run after the other. */
function endOf(
  text: string,
  all: readonly TextRun[],
  index: number,
  at: number,
  parts: readonly string[],
): number | undefined {
  let end = at;
  for (const [offset, part] of parts.entries()) {
    const run = all[index + offset];
    if (run === undefined) {
      return undefined;
    }
    const start = offset === 0 ? at : run.start;
    const stop = run.han && offset === parts.length - 1 ? Math.min(run.end, start + part.length) : run.end;
    if (fold(text.slice(start, stop)) !== part) {
      return undefined;
    }
    end = stop;
  }
  return end;
}

/** The window with most different words, then most words, then the earliest, moved to the borders of runs. */
function bestWindow(text: string, spots: readonly Spot[], length: number): [start: number, end: number] {
  let best = { first: 0, last: -1, value: 0 };
  const inside = new Map<string, number>();
  let first = 0;
  for (const [last, spot] of spots.entries()) {
    inside.set(spot.word, (inside.get(spot.word) ?? 0) + 1);
    for (let left = spots[first]; left !== undefined && spot.end - left.start > length; left = spots[++first]) {
      const count = inside.get(left.word) ?? 1;
      if (count > 1) {
        inside.set(left.word, count - 1);
      } else {
        inside.delete(left.word);
      }
    }
    const value = inside.size * 1000 + Math.min(999, last - first);
    if (first <= last && value > best.value) {
      best = { first, last, value };
    }
  }
  const from = best.last < 0 ? 0 : (spots[best.first] as Spot).start;
  const to = best.last < 0 ? 0 : (spots[best.last] as Spot).end;
  const lead = best.last < 0 ? 0 : Math.floor((length - (to - from)) / 3);
  const start = Math.max(0, Math.min(from - lead, text.length - length));
  return trimToWords(text, start, Math.min(text.length, start + length), from, to);
}

const insideWord = (text: string, index: number): boolean =>
  index > 0 &&
  index < text.length &&
  /[\p{L}\p{M}\p{N}]{2}/u.test(text.slice(index - 1, index + 1)) &&
  !isHan(text.slice(index)) &&
  !isHan(text.slice(index - 1));

/** Moves both ends inwards to where a word begins or ends, never past the words to show, nor more than 40 units. */
function trimToWords(text: string, start: number, end: number, from: number, to: number): [start: number, end: number] {
  let head = start;
  for (let moved = 0; insideWord(text, head) && head < from && moved < 40; moved++) {
    head++;
  }
  let tail = end;
  for (let moved = 0; insideWord(text, tail) && tail > to && moved < 40; moved++) {
    tail--;
  }
  while (head < tail && text[head] === ' ') {
    head++;
  }
  while (tail > head && text[tail - 1] === ' ' && tail < text.length) {
    tail--;
  }
  return [head, tail];
}
