/** A part of a text, and whether the other text has it too. */
export interface MarkedPart {
  readonly text: string;
  readonly agrees: boolean;
}

/** Words in a row that two texts must share; fewer are chance. */
const runLength = 3;
/** Texts are compared as far as this; what follows is shown unmarked. */
const longest = 20_000;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly normal: string;
  /** Whether it tells by itself, in any language: a name, a number. */
  readonly isInformative: boolean;
}

/**
 * Two texts in parts, what both have marked: runs of words, and single names and numbers, which stay what they are in a translation.
 * The parts of each are the whole text. Linear in the length.
 */
export function agreement(left: string, right: string): readonly [readonly MarkedPart[], readonly MarkedPart[]] {
  const [ours, theirs] = [wordsOf(left), wordsOf(right)];
  return [parts(left, ours, marked(ours, theirs)), parts(right, theirs, marked(theirs, ours))];
}

function wordsOf(text: string): Word[] {
  return [...text.slice(0, longest).matchAll(/\p{Script=Han}|[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu)].map(
    ({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      normal: word.toLowerCase(),
      isInformative: /\d{2}|\d[.,]\d|^[^\p{Script=Han}]*[\p{Lu}\d][^\p{Script=Han}]*[\p{Lu}\d]/u.test(word),
    }),
  );
}

function runAt(words: readonly Word[], at: number): string | undefined {
  const run = words.slice(at, at + runLength);
  return run.length < runLength ? undefined : run.map(({ normal }) => normal).join(' ');
}

function marked(words: readonly Word[], others: readonly Word[]): readonly boolean[] {
  const runs = new Set(others.map((_, at) => runAt(others, at)));
  const informative = new Set(others.filter(({ isInformative }) => isInformative).map(({ normal }) => normal));
  const marks = words.map(({ isInformative, normal }) => isInformative && informative.has(normal));
  words.forEach((_, at) => {
    const run = runAt(words, at);
    if (run !== undefined && runs.has(run)) {
      marks.fill(true, at, at + runLength);
    }
  });
  return marks;
}

function parts(text: string, words: readonly Word[], marks: readonly boolean[]): MarkedPart[] {
  const found: MarkedPart[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    if (marks[at] === true) {
      let last = at;
      while (marks[last + 1] === true) {
        last++;
      }
      const [start, end] = [words[at]?.start ?? 0, words[last]?.end ?? 0];
      found.push({ text: text.slice(from, start), agrees: false }, { text: text.slice(start, end), agrees: true });
      from = end;
      at = last;
    }
  }
  found.push({ text: text.slice(from), agrees: false });
  return found.filter((part) => part.text !== '');
}
