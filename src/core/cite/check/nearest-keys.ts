import type { WorkSteps } from '../../async/time-slicer';
import type { Paper } from '../../model/paper';

/** A key that somebody may have meant. */
export interface NearKey {
  readonly key: string;
  /** Absent where the key is not one of the library. */
  readonly paper?: Paper;
  /** Whether it differs only as a slip of the finger does: one letter, or two of a long key, and no digit. */
  readonly isTypo: boolean;
}

/** How a paper may be spelled by who does not know its key, in ASCII letters and digits only. */
interface Spelling {
  readonly text: string;
  /** Which letters and digits occur, a bit each. */
  readonly mask: number;
  /** Whether it is a key or alias, not a name or title. */
  readonly isKey: boolean;
}

/** As much of a title as anyone types. */
const titleLength = 60;
/** Shorter texts are in many others. */
const minInformativeLength = 4;
/** Keys that are written are looked through up to this length. */
const longest = 100;
const maxDistance = 4;
const preparedAtOnce = 100;

/** Finds the keys nearest to one that nobody has: by edit distance over keys, names, author and year, and titles. */
export class NearestKeys {
  readonly #papers: () => readonly Paper[];
  readonly #spellings = new WeakMap<Paper, readonly Spelling[]>();
  #answers = new Map<string, readonly NearKey[]>();
  #answersFor: readonly Paper[] | undefined;

  /** @param papers the papers of now; another array where they have changed */
  constructor(papers: () => readonly Paper[]) {
    this.#papers = papers;
  }

  /** Does beforehand what `nearest` does at its first call for each paper. */
  *prepare(): WorkSteps<void> {
    let count = 0;
    for (const paper of this.#papers()) {
      if (!this.#spellings.has(paper)) {
        this.#spellingsOf(paper);
        if (++count % preparedAtOnce === 0) {
          yield;
        }
      }
    }
  }

  /**
   * At most `limit` keys, nearest first; none where nothing is near. Linear in the number of papers, remembered while they
   * stay the same.
   * @param others keys besides the library's, such as those of a bibliography
   */
  nearest(key: string, limit = 3, others: Iterable<string> = []): readonly NearKey[] {
    const wanted = simplified(key);
    if (wanted === '' || wanted.length > longest) {
      return [];
    }
    const ranked = [...this.#inLibrary(wanted, key)];
    for (const other of others) {
      const score = scoreOf(wanted, maskOf(wanted), spellingOf(other, true));
      if (score !== undefined) {
        ranked.push({ key: other, score, isTypo: isTypo(key, other) });
      }
    }
    ranked.sort((left, right) => left.score - right.score || (left.key < right.key ? -1 : 1));
    const chosen = new Map<string, Ranked>();
    for (const near of ranked) {
      if (near.key !== key && chosen.size < limit && !chosen.has(near.key)) {
        chosen.set(near.key, near);
      }
    }
    return [...chosen.values()].map(({ key: found, paper, isTypo: typo }) => ({
      key: found,
      isTypo: typo,
      ...(paper === undefined ? {} : { paper }),
    }));
  }

  #inLibrary(wanted: string, key: string): readonly Ranked[] {
    const papers = this.#papers();
    if (papers !== this.#answersFor) {
      this.#answers = new Map();
      this.#answersFor = papers;
    }
    const known = this.#answers.get(key);
    if (known !== undefined) {
      return known as readonly Ranked[];
    }
    const mask = maskOf(wanted);
    const found: Ranked[] = [];
    for (const paper of papers) {
      let best: number | undefined;
      for (const spelling of this.#spellingsOf(paper)) {
        const score = scoreOf(wanted, mask, spelling);
        if (score !== undefined && (best === undefined || score < best)) {
          best = score;
        }
      }
      if (best !== undefined) {
        found.push({
          key: paper.key,
          paper,
          score: best,
          isTypo: [paper.key, ...paper.aliases].some((own) => isTypo(key, own)),
        });
      }
    }
    this.#answers.set(key, found);
    return found;
  }

  #spellingsOf(paper: Paper): readonly Spelling[] {
    const known = this.#spellings.get(paper);
    if (known !== undefined) {
      return known;
    }
    const { authors: [first] = [], year } = paper;
    const family = first === undefined ? undefined : (first.family ?? first.literal ?? first.given);
    const title = paper.title.slice(0, titleLength);
    const credit =
      family === undefined || year === undefined
        ? []
        : [`${family}${year}`, `${family}${year}${/[A-Za-z]{4,}/.exec(title)?.[0] ?? ''}`];
    const spellings = [
      ...[paper.key, ...paper.aliases].map((key) => spellingOf(key, true)),
      ...[...paper.names, ...credit, title].map((text) => spellingOf(text, false)),
    ];
    const informative = spellings.filter(
      ({ text, isKey }) => text !== '' && (isKey || text.length >= minInformativeLength),
    );
    this.#spellings.set(paper, informative);
    return informative;
  }
}

/** The words of a key, to search for: `he2022masked` is asked as `he 2022 masked`. */
export function queryOfKey(key: string): string {
  return key
    .replace(/((?:19|20)\d\d)/g, ' $1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Ranked extends NearKey {
  /** The lower the nearer: below 1 for edits, above for what contains the other. */
  readonly score: number;
}

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function spellingOf(text: string, isKey: boolean): Spelling {
  const simple = simplified(text);
  return { text: simple, mask: maskOf(simple), isKey };
}

/** A bit for each letter; digits share six. */
function maskOf(text: string): number {
  let mask = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    mask |= 1 << (code >= 97 ? code - 97 : 26 + (code % 6));
  }
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) {
    count++;
  }
  return count;
}

function scoreOf(wanted: string, mask: number, { text, mask: other, isKey }: Spelling): number | undefined {
  if (text === wanted) {
    return isKey ? 0 : 0.1;
  }
  const most = Math.min(maxDistance, Math.floor(Math.max(wanted.length, text.length) / 3));
  // An edit changes at most one letter of the one and one of the other.
  if (Math.abs(wanted.length - text.length) <= most && bits(mask & ~other) <= most && bits(other & ~mask) <= most) {
    const distance = editDistance(wanted, text, most);
    if (distance !== undefined) {
      return 0.1 + (0.9 * distance) / Math.max(wanted.length, text.length);
    }
  }
  const [shorter, longer] = wanted.length < text.length ? [wanted, text] : [text, wanted];
  return shorter.length >= minInformativeLength && longer.includes(shorter)
    ? 2 - shorter.length / longer.length
    : undefined;
}

function isTypo(written: string, meant: string): boolean {
  const longer = Math.max(written.length, meant.length);
  const most = longer >= 9 ? 2 : longer >= 5 ? 1 : 0;
  if (Math.abs(written.length - meant.length) > most || written.replace(/\D+/g, '') !== meant.replace(/\D+/g, '')) {
    return false;
  }
  return editDistance(written, meant, most) !== undefined;
}

/** Rows of the table of `editDistance`, kept since it is asked for thousands of pairs. */
let rows: [beforePrevious: Uint8Array, previous: Uint8Array, current: Uint8Array] = [
  new Uint8Array(0),
  new Uint8Array(0),
  new Uint8Array(0),
];

/**
 * Edits (insertion, deletion, replacement, swap of neighbours; optimal string alignment) between two texts, `undefined`
 * above `most`, which is below 200. Takes the product of `most` and the length.
 */
export function editDistance(left: string, right: string, most: number): number | undefined {
  const far = most + 1;
  const width = right.length + 1;
  if (rows[0].length < width) {
    rows = [new Uint8Array(width * 2), new Uint8Array(width * 2), new Uint8Array(width * 2)];
  }
  let [beforePrevious, previous, current] = rows;
  for (let column = 0; column < width; column++) {
    previous[column] = Math.min(column, far);
  }
  for (let row = 1; row <= left.length; row++) {
    const first = Math.max(1, row - most);
    const last = Math.min(right.length, row + most);
    current[first - 1] = Math.min(first === 1 ? row : far, far);
    let least = current[first - 1] ?? far;
    for (let column = first; column <= last; column++) {
      const isSame = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      const above = column === row + most ? far : (previous[column] ?? far);
      let cost = Math.min(
        (previous[column - 1] ?? far) + (isSame ? 0 : 1),
        above + 1,
        (current[column - 1] ?? far) + 1,
        far,
      );
      if (
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      ) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? far) + 1);
      }
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) {
      return undefined;
    }
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  const distance = Math.abs(left.length - right.length) > most ? far : (previous[right.length] ?? far);
  return distance <= most ? distance : undefined;
}
