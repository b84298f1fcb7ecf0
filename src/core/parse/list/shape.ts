import { labelOf } from './labels';
import type { Row } from './rows';
import { endsAsSentence, isOnlyLink, itemOf, weightOf } from './wording';

/** How the entries of a list are told apart; `auto` decides for the whole file by evidence. */
export type ListShape = 'auto' | 'line' | 'paragraph' | 'numbered' | 'block';

export interface Layout {
  readonly shape: Exclude<ListShape, 'auto'>;
  /** What lines of text were broken to; undefined where they are not broken. */
  readonly width: number | undefined;
}

/** What no line is that was broken to fit a screen or a page. */
const widestWrap = 180;
/** A line of this weight that ends as a sentence is an abstract of its own. */
const wholeAbstract = 320;

/** Runs of text rows without a blank row between. */
export function paragraphsOf(rows: readonly Row[]): Row[][] {
  const paragraphs: Row[][] = [];
  let open: Row[] | undefined;
  for (const row of rows) {
    if (row.kind === 'text') {
      if (open === undefined) paragraphs.push((open = []));
      open.push(row);
    } else open = undefined;
  }
  return paragraphs;
}

/** Text rows of the items of a numbered or bulleted list by the row where each begins; undefined if it is none. */
export function itemStarts(rows: readonly Row[]): Set<Row> | undefined {
  const numbered = new Set<Row>();
  const bullets = new Set<Row>();
  let expected: number | undefined;
  let previous: Row | undefined;
  let others = 0;
  for (const row of rows) {
    if (row.kind === 'text') {
      const found = itemOf(row.text);
      const fresh = previous?.kind !== 'text' || endsAsSentence(previous.text) || isOnlyLink(previous.text);
      if (found?.number !== undefined && (fresh || found.number === expected) && (expected === undefined ? found.number <= 1 || fresh : found.number === expected)) {
        numbered.add(row);
        expected = found.number + 1;
      } else if (found !== undefined && found.number === undefined && fresh) bullets.add(row);
      else if (fresh && previous?.kind !== 'text') others++;
    }
    previous = row;
  }
  const starts = numbered.size >= bullets.size ? numbered : bullets;
  // Paragraphs that no number or bullet opens belong to the item before, unless they are the rule.
  return starts.size >= 2 && others <= starts.size * 1.5 ? starts : undefined;
}

function share<T>(things: readonly T[], test: (thing: T, index: number) => boolean): number {
  return things.length === 0 ? 0 : things.filter(test).length / things.length;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** The width that lines were broken to, if they were: nearly all are short, and most go on in the next. A fifth may be longer: titles. */
function wrapWidth(paragraphs: readonly Row[][]): number | undefined {
  const inner = paragraphs.flatMap((rows) => rows.slice(0, -1).map((row, i) => ({ row, next: rows[i + 1] })));
  if (inner.length === 0) return undefined;
  const widths = inner.map(({ row }) => weightOf(row.text)).sort((a, b) => a - b);
  const width = widths[Math.min(widths.length - 1, Math.floor(widths.length * 0.8))] ?? 0;
  if (share(paragraphs.flat(), (row) => weightOf(row.text) <= widestWrap) < 0.8) return undefined;
  const goOn = share(inner, ({ row, next }) => !endsAsSentence(row.text) || (next !== undefined && /^[a-z,，)]/.test(next.text)));
  return goOn >= 0.5 && width >= 30 ? width : undefined;
}

/** Whether rows are labelled as a block is: both title and abstract, or one of them again and again. */
function isBlock(rows: readonly Row[]): boolean {
  let titles = 0;
  let abstracts = 0;
  let others = 0;
  for (const row of rows) {
    const field = row.kind === 'text' ? labelOf(row.text)?.field : undefined;
    if (field === 'title') titles++;
    else if (field === 'abstract') abstracts++;
    else if (field !== undefined) others++;
  }
  return (titles > 0 && abstracts + others > 0) || abstracts > 1 || titles > 1 || (abstracts > 0 && others > 0);
}

/**
 * Decides how the entries of a list are told apart, from all its rows. `groups` are the rows between markers: one group
 * where there are none. Of marked lists the answer tells how a group with several rows is read: `paragraph` makes one
 * entry of it, `line` one of each row.
 */
export function decideShape(groups: readonly (readonly Row[])[]): Layout {
  const all = groups.flat();
  const marked = groups.length > 1;
  const paragraphs = groups.flatMap(paragraphsOf);
  const width = wrapWidth(paragraphs);
  if (isBlock(all)) return { shape: 'block', width };
  if (!marked && itemStarts(all) !== undefined) return { shape: 'numbered', width };
  if (width !== undefined) return { shape: 'paragraph', width };
  const texts = groups.map((group) => group.filter(({ kind }) => kind === 'text')).filter((rows) => rows.length > 0);
  const isWhole = (row: Row) => weightOf(row.text) >= wholeAbstract && endsAsSentence(row.text);
  if (marked) {
    const several = texts.filter((rows) => rows.length > 1);
    return { shape: share(several, (rows) => share(rows, isWhole) === 1) > 0.5 ? 'line' : 'paragraph', width };
  }
  // Without markers and wrapping, blank rows part entries only if most paragraphs have several rows, none a whole abstract.
  const several = share(paragraphs, (rows) => rows.length > 1) >= 0.6 && paragraphs.length > 1;
  const whole = share(all.filter(({ kind }) => kind === 'text'), isWhole) >= 0.7;
  return { shape: several && !whole && median(paragraphs.map((rows) => rows.length)) <= 6 ? 'paragraph' : 'line', width };
}

/** The row after the blank-free run of a wrapped paragraph where a next one begins: after a short line that ends a sentence. */
export function splitByShortLines(rows: readonly Row[], width: number): Row[][] {
  const parts: Row[][] = [[]];
  rows.forEach((row, i) => {
    parts.at(-1)?.push(row);
    const next = rows[i + 1];
    if (next !== undefined && endsAsSentence(row.text) && weightOf(row.text) < width * 0.75 && !/^[a-z]/.test(next.text)) parts.push([]);
  });
  return parts;
}

/**
 * Whether a line was ended on purpose: the first word of the next would still have fitted, or it is longer than lines
 * are. `maybe` where the line is about as long as all.
 */
export function endsOnPurpose(row: Pick<Row, 'text'>, next: Pick<Row, 'text'>, width: number | undefined): 'yes' | 'no' | 'maybe' {
  const weight = weightOf(row.text);
  if (width === undefined) return weightOf(next.text) >= 2 * weight ? 'yes' : endsAsSentence(next.text) ? 'maybe' : 'no';
  const word = /^[\u3400-\u9fff]|^\S{1,60}/.exec(next.text)?.[0] ?? '';
  if (weight + 1 + weightOf(word) <= width * 0.9 || weight > width * 1.1) return 'yes';
  return /^[\p{Lu}\u3400-\u9fff]/u.test(next.text) ? 'maybe' : 'no';
}
