import { fieldLabelOf, minAbstractLength } from './labels';
import type { ListRow } from './list-rows';
import { breaksOff, endsAsSentence, isOnlyLink, isRule, itemOf, weightOf } from './line-heuristics';
import { brokenTexts, median, rowParagraphs, share } from './broken-lines';

/** How the entries of a list are told apart; `auto` decides for the whole file by evidence. */
export type ListShape = 'auto' | 'line' | 'paragraph' | 'numbered' | 'block';

export interface Layout {
  readonly shape: Exclude<ListShape, 'auto'>;
  /** What lines of text were broken to; undefined where they are not broken. */
  readonly width: number | undefined;
  /** Whether blank rows separate entries between markers as well. */
  readonly isSeparated?: boolean;
}

/** How a number is written: an enumeration inside an item is written otherwise than the list. */
const styleOf = ({ text, number }: ListRow): string =>
  number === undefined
    ? text.slice(0, 1).replace(/[\d０-９]/, '1') + (/^[\d０-９]+([^\d０-９])/.exec(text.slice(0, 8))?.[1] ?? '')
    : '1 ';

/** Whether the text before an item is complete, so that one may begin. */
const isFresh = (previous: ListRow | undefined): boolean =>
  previous?.kind !== 'text' || endsAsSentence(previous.text) || isOnlyLink(previous.text);

/** Whether a bullet begins a text: not a dash or sign where a line was broken. */
function isBullet({ text }: ListRow, previous: ListRow | undefined): boolean {
  const indent = itemOf(text)?.indent;
  return (
    indent !== undefined &&
    (isFresh(previous) || (/^[\p{Lu}\u3400-\u9fff]/u.test(text.slice(indent)) && !breaksOff(previous?.text ?? '')))
  );
}

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
      const number = row.number ?? itemOf(row.text)?.number;
      const fresh = isFresh(previous);
      if (number !== undefined) {
        const follows =
          last === undefined
            ? number <= 1 || fresh
            : styleOf(row) === style &&
              (number === last + 1 || (fresh && number > last && (number <= last + 10 || previous?.kind !== 'text')));
        if (follows) {
          numbered.add(row);
          last = number;
          style = styleOf(row);
        }
      } else if (isBullet(row, previous)) {
        bullets.add(row);
      } else if (fieldLabelOf(row.text)?.field === 'abstract') {
        labelled.add(row);
      }
    }
    previous = row;
  }
  return [numbered, bullets, labelled].reduce((most, starts) => (starts.size > most.size ? starts : most));
}

/** How regular the rows between blank rows are, where lines were not broken: whether paragraphs of several rows may be the entries. */
export function mayBeParagraphs(rows: readonly ListRow[]): boolean {
  const paragraphs = rowParagraphs(rows);
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
 * abstract of its own is split off. `whole`: paragraphs also where lines were not broken; else each row is one, but those of a
 * text that alone was broken.
 */
export function chunksOf(rows: readonly ListRow[], width: number | undefined, whole = false): ListRow[][] {
  if (width === undefined && !whole) {
    return brokenTexts(rows);
  }
  const paragraphs = rowParagraphs(rows).map((paragraph) => paragraph.filter(({ text }) => !isRule(text)));
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
