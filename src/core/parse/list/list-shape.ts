import { labelledOf, fieldLabelOf, minAbstractLength } from './labels';
import type { ListRow } from './list-rows';
import { endsAsSentence, isOnlyLink, isRule, itemOf, weightOf } from './line-heuristics';

/** How the entries of a list are told apart; `auto` decides for the whole file by evidence. */
export type ListShape = 'auto' | 'line' | 'paragraph' | 'numbered' | 'block';

export interface Layout {
  readonly shape: Exclude<ListShape, 'auto'>;
  /** What lines of text were broken to; undefined where they are not broken. */
  readonly width: number | undefined;
  /** Whether blank rows part entries between markers as well. */
  readonly parted?: boolean;
}

/** What no line is that was broken to fit a screen or a page. */
const widestWrap = 180;

/** Runs of text rows without a blank row between. */
function paragraphsOf(rows: readonly ListRow[]): ListRow[][] {
  const paragraphs: ListRow[][] = [];
  let open: ListRow[] | undefined;
  for (const row of rows) {
    if (row.kind === 'text') {
      if (open === undefined) {
        paragraphs.push((open = []));
      }
      open.push(row);
    } else {
      open = undefined;
    }
  }
  return paragraphs;
}

/** How a number is written: an enumeration inside an item is written otherwise than the list. */
const styleOf = (text: string): string =>
  text.slice(0, 1).replace(/\d/, '1') + (/^\d+(\D)/.exec(text.slice(0, 8))?.[1] ?? '');

/** Whether the text before an item is complete, so that one may begin. */
const isFresh = (previous: ListRow | undefined): boolean =>
  previous?.kind !== 'text' || endsAsSentence(previous.text) || isOnlyLink(previous.text);

/** Rows where the items of a list begin: by number, bullet or labelled abstract, whichever are the most. Numbers may be lacking. */
export function itemStarts(rows: readonly ListRow[]): Set<ListRow> {
  const numbered = new Set<ListRow>();
  const bullets = new Set<ListRow>();
  const labelled = new Set<ListRow>();
  let last: number | undefined;
  let style: string | undefined;
  let previous: ListRow | undefined;
  for (const row of rows) {
    if (row.kind === 'text') {
      const number = itemOf(row.text)?.number;
      const fresh = isFresh(previous);
      if (number !== undefined) {
        const follows =
          last === undefined
            ? number <= 1 || fresh
            : styleOf(row.text) === style &&
              (number === last + 1 || (fresh && number > last && (number <= last + 10 || previous?.kind !== 'text')));
        if (follows) {
          numbered.add(row);
          last = number;
          style = styleOf(row.text);
        }
      } else if (fresh && itemOf(row.text) !== undefined) {
        bullets.add(row);
      } else if (fieldLabelOf(row.text)?.field === 'abstract') {
        labelled.add(row);
      }
    }
    previous = row;
  }
  return [numbered, bullets, labelled].reduce((most, starts) => (starts.size > most.size ? starts : most));
}

function share<T>(things: readonly T[], test: (thing: T, index: number) => boolean): number {
  return things.length === 0 ? 0 : things.filter(test).length / things.length;
}

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * The width that lines were broken to, if they were: nearly all are short, and most go on in the next. A fifth may be
 * longer: titles. Labelled lines were not broken, but may begin what was.
 */
export function wrapWidth(rows: readonly ListRow[]): number | undefined {
  const paragraphs: ListRow[][] = [];
  for (const paragraph of paragraphsOf(rows)) {
    let open: ListRow[] | undefined;
    for (const row of paragraph) {
      const label = labelledOf(row.text);
      if (open === undefined || label !== undefined || itemOf(row.text) !== undefined) {
        paragraphs.push((open = []));
      }
      if (label === undefined || label.field === 'title' || label.field === 'abstract') {
        open.push(row);
      }
    }
  }
  const inner = paragraphs.flatMap((each) =>
    each.slice(0, -1).map((row, i) => ({ row, next: each[i + 1]?.text ?? '' })),
  );
  if (inner.length === 0) {
    return undefined;
  }
  const widths = inner.map(({ row }) => weightOf(row.text)).sort((a, b) => a - b);
  const width = widths[Math.min(widths.length - 1, Math.floor(widths.length * 0.8))] ?? 0;
  if (width < 30 || share(paragraphs.flat(), (row) => weightOf(row.text) <= widestWrap) < 0.8) {
    return undefined;
  }
  const latin = inner.filter(({ next }) => /^[A-Za-z]/.test(next));
  // Where each line begins as a sentence does, lines were not broken, even where none ends with a full stop.
  if (latin.length >= inner.length * 0.5 && share(latin, ({ next }) => /^[a-z]/.test(next)) < 0.25) {
    return undefined;
  }
  const goOn = share(inner, ({ row, next }) => !endsAsSentence(row.text) || /^[a-z,，)]/.test(next));
  return goOn >= 0.5 ? width : undefined;
}

/** How regular the rows between blank rows are, where lines were not broken: whether paragraphs of several rows may be the entries. */
export function mayBeParagraphs(rows: readonly ListRow[]): boolean {
  const paragraphs = paragraphsOf(rows);
  return (
    paragraphs.length > 1 &&
    share(paragraphs, (paragraph) => paragraph.length > 1) >= 0.6 &&
    median(paragraphs.map((paragraph) => paragraph.length)) <= 12
  );
}

/** Parts a wrapped paragraph after short lines that end a sentence. */
function splitByShortLines(rows: readonly ListRow[], width: number): ListRow[][] {
  const parts: ListRow[][] = [[]];
  rows.forEach((row, i) => {
    parts.at(-1)?.push(row);
    const next = rows[i + 1];
    if (
      next !== undefined &&
      endsAsSentence(row.text) &&
      weightOf(row.text) < width * 0.75 &&
      !/^[a-z]/.test(next.text)
    ) {
      parts.push([]);
    }
  });
  return parts;
}

/**
 * Rows that were one text before lines were broken: paragraphs, of which a line that is longer than any broken one and an
 * abstract of its own is parted. `whole`: paragraphs also where lines were not broken; else each row is one.
 */
export function chunksOf(rows: readonly ListRow[], width: number | undefined, whole = false): ListRow[][] {
  if (width === undefined && !whole) {
    return rows.filter(({ kind, text }) => kind === 'text' && !isRule(text)).map((row) => [row]);
  }
  const paragraphs = paragraphsOf(rows).map((paragraph) => paragraph.filter(({ text }) => !isRule(text)));
  if (width === undefined) {
    return paragraphs;
  }
  return paragraphs.flatMap((paragraph) => {
    const parts: ListRow[][] = [];
    let open: ListRow[] | undefined;
    for (const row of paragraph) {
      if (weightOf(row.text) > Math.max(width * 1.5, minAbstractLength) && endsAsSentence(row.text)) {
        parts.push([row]);
        open = undefined;
      } else {
        if (open === undefined) {
          parts.push((open = []));
        }
        open.push(row);
      }
    }
    return paragraphs.length === 1 ? parts.flatMap((part) => splitByShortLines(part, width)) : parts;
  });
}

/**
 * Whether a line was ended on purpose: the first word of the next would still have fitted, or it is longer than lines
 * are. `maybe` where the line is about as long as all.
 */
export function endsOnPurpose(
  row: Pick<ListRow, 'text'>,
  next: Pick<ListRow, 'text'>,
  width: number | undefined,
): 'yes' | 'no' | 'maybe' {
  const weight = weightOf(row.text);
  if (width === undefined) {
    return weightOf(next.text) >= 2 * weight ? 'yes' : endsAsSentence(next.text) ? 'maybe' : 'no';
  }
  const word = /^[\u3400-\u9fff]|^\S{1,60}/.exec(next.text)?.[0] ?? '';
  if (weight + 1 + weightOf(word) <= width * 0.9 || weight > width * 1.1) {
    return 'yes';
  }
  return /^[\p{Lu}\u3400-\u9fff]/u.test(next.text) ? 'maybe' : 'no';
}
