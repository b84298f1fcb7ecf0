import { type LabelledField, labelledOf } from './labels';
import { endsOnPurpose } from './broken-lines';
import { chunksOf, itemStarts, type Layout } from './list-shape';
import type { ListRow } from './list-rows';
import {
  isDayOrVenue,
  isOnlyLink,
  isRule,
  itemOf,
  mayBeAuthors,
  mayBeTitle,
  namesAddress,
  onlySaysWhereCodeIs,
  weightOf,
} from './line-heuristics';

/** A row, or what of it is left without its number. */
export type Piece = Omit<ListRow, 'kind' | 'indent'>;

/** Rows that belong together: an abstract, or a line that may be a title. */
export interface Unit {
  readonly rows: Piece[];
  readonly heading: boolean;
  /** The first row, where it may be the title of the others: certainly set apart from them, or maybe, or if one name is authors. */
  readonly lead?: 'yes' | 'maybe' | 'named';
  /** The group of rows, between markers, that it stands in. */
  readonly group: number;
}

/** One paper before its fields are read. */
export interface Draft {
  readonly title?: Piece;
  readonly authors?: Piece;
  /** Addresses and days between the title and the text. */
  readonly above?: readonly Piece[];
  readonly rows: Piece[];
}

export interface Assembled {
  readonly drafts: Draft[];
  readonly stray: Piece[];
}

const cut = (row: Piece, indent: number): Piece => ({
  start: row.start + indent,
  end: row.end,
  line: row.line,
  text: row.text.slice(indent),
});

/** Whether a row goes on with (2) where it begins with (1): then the number is part of its text. */
function enumeratesOn(text: string, indent: number, number: number): boolean {
  const written = text.slice(0, indent).trim();
  return (
    number === 1 &&
    written.length > 1 &&
    text.includes(` ${written.replace('1', '2')}`, indent) &&
    !text.includes(` ${written}`, indent)
  );
}

/** A row without the number or bullet that it begins with. */
function withoutItem(row: Piece): Piece {
  const found = itemOf(row.text);
  if (
    found === undefined ||
    found.indent === row.text.length ||
    (found.number !== undefined && enumeratesOn(row.text, found.indent, found.number))
  ) {
    return row;
  }
  return cut(row, found.indent);
}

/** A row without its label where that is no field of a block: in front of an abstract, or of a text that is none of what it says. */
export function withoutLabel<T extends Piece>(row: T): Piece {
  const label = labelledOf(row.text);
  return label !== undefined && (label.field === 'abstract' || !label.fits) ? cut(row, label.indent) : row;
}

/** A line that may be a title: no label says that it is an abstract. */
function mayLead(row: Piece): boolean {
  const label = labelledOf(row.text);
  return label === undefined ? mayBeTitle(row.text) : label.field !== 'abstract' && label.fits && mayBeTitle(row.text);
}

/** Rows one by one, but the lines of one text together, and a label alone in its line with the text that it stands for. */
function lineUnits(texts: readonly (readonly ListRow[])[], group: number): Unit[] {
  const units: Unit[] = [];
  let label: Piece | undefined;
  texts.forEach(([row, ...more], i) => {
    if (row === undefined) {
      return;
    }
    if (i + 1 < texts.length && label === undefined && more.length === 0 && withoutLabel(row).text === '') {
      label = row;
      return;
    }
    const piece = label === undefined ? withoutItem(row) : row;
    units.push({
      rows: label === undefined ? [piece, ...more] : [label, piece, ...more],
      heading: label === undefined && more.length === 0 && mayLead(piece),
      group,
    });
    label = undefined;
  });
  return units;
}

/** A line of less weight below an address is no text that it stands above. */
const minBelowAddress = 40;

function unitsOf(rows: readonly Piece[], group: number, width: number | undefined): Unit[] {
  const [first, second] = rows;
  if (first === undefined) {
    return [];
  }
  if (second === undefined) {
    return [{ rows: [first], heading: mayLead(first), group }];
  }
  const body = rows.findIndex((row, at) => at > 0 && !adds(row));
  const lead =
    !mayLead(first) || (isOnlyLink(second.text) && weightOf(rows[body]?.text ?? '') < minBelowAddress)
      ? 'no'
      : rows.length > 2 && (mayBeAuthors(second.text) || isOnlyLink(second.text))
        ? 'yes'
        : namesAddress(first.text) && !/^#{1,6}\s/.test(first.text)
          ? 'maybe'
          : endsOnPurpose(first, second, width);
  if (lead === 'no' && rows.length > 2 && mayLead(first) && mayBeAuthors(second.text, 1)) {
    return [{ rows: [...rows], heading: false, group, lead: 'named' }];
  }
  return [{ rows: [...rows], heading: false, group, ...(lead === 'no' ? {} : { lead }) }];
}

/** More lines do not stand between a title and its abstract. */
const maxLead = 8;

/** Cuts the rows of a group into units as the layout says. */
export function readUnits(rows: readonly ListRow[], group: number, layout: Layout, closed: boolean): Unit[] {
  const texts = rows.filter(({ kind, text }) => kind === 'text' && !isRule(text));
  if (layout.shape === 'line') {
    return lineUnits(layout.width === undefined ? chunksOf(rows, undefined) : texts.map((row) => [row]), group);
  }
  if (layout.shape === 'numbered') {
    const found = itemStarts(rows);
    const starts = found.size > 0 ? found : new Set(texts.filter(({ text }) => itemOf(text) !== undefined));
    const items: Piece[][] = [];
    const units: Unit[] = [];
    for (const row of texts) {
      if (starts.has(row)) {
        items.push([withoutItem(row)]);
      } else if (items.length === 0) {
        units.push({ rows: [withoutItem(row)], heading: mayLead(withoutItem(row)), group });
      } else {
        items.at(-1)?.push(row);
      }
    }
    return [...units, ...items.flatMap((item) => unitsOf(item, group, layout.width))];
  }
  const whole = closed && layout.isSeparated !== true;
  return (whole ? [texts] : chunksOf(rows, layout.width, true)).flatMap(([first, ...rest]) => {
    if (first === undefined) {
      return [];
    }
    const title = withoutItem(first);
    // A title with names and addresses below, and its abstract after a blank line.
    const isLead =
      rest.length > 0 &&
      rest.length <= maxLead &&
      mayLead(title) &&
      rest.every((row) => adds(row) || mayBeAuthors(row.text)) &&
      rest.some((row) => mayBeAuthors(row.text));
    return isLead
      ? [title, ...rest].flatMap((row) => unitsOf([row], group, layout.width))
      : unitsOf([title, ...rest], group, layout.width);
  });
}

/** A labelled line that only adds to a paper: a link, a year, keywords. */
const adding: ReadonlySet<LabelledField> = new Set<LabelledField>(['link', 'doi', 'arxiv', 'year', 'tags', 'other']);
export function adds({ text }: Piece): boolean {
  if (isOnlyLink(text)) {
    return true;
  }
  const label = labelledOf(text);
  return label === undefined ? onlySaysWhereCodeIs(text) || isDayOrVenue(text) : label.fits && adding.has(label.field);
}
