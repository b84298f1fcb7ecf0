import { type LabelledField, labelledOf } from './labels';
import { endsOnPurpose, median } from './broken-lines';
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

function unitsOf(rows: readonly Piece[], group: number, width: number | undefined): Unit[] {
  const [first, second] = rows;
  if (first === undefined) {
    return [];
  }
  if (second === undefined) {
    return [{ rows: [first], heading: mayLead(first), group }];
  }
  const lead =
    !mayLead(first) || isOnlyLink(second.text)
      ? 'no'
      : rows.length > 2 && mayBeAuthors(second.text)
        ? 'yes'
        : namesAddress(first.text) && !/^#{1,6}\s/.test(first.text)
          ? 'maybe'
          : endsOnPurpose(first, second, width);
  if (lead === 'no' && rows.length > 2 && mayLead(first) && mayBeAuthors(second.text, 1)) {
    return [{ rows: [...rows], heading: false, group, lead: 'named' }];
  }
  return [{ rows: [...rows], heading: false, group, ...(lead === 'no' ? {} : { lead }) }];
}

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
    const [names, ...more] = rest;
    // A title with names below, and its abstract after a blank line.
    return names !== undefined && more.length === 0 && mayLead(title) && mayBeAuthors(names.text)
      ? [title, names].flatMap((row) => unitsOf([row], group, layout.width))
      : unitsOf([title, ...rest], group, layout.width);
  });
}

/** A labelled line that only adds to a paper: a link, a year, keywords. */
const adding: ReadonlySet<LabelledField> = new Set<LabelledField>(['link', 'doi', 'arxiv', 'year', 'tags', 'other']);
function adds({ text }: Piece): boolean {
  if (isOnlyLink(text)) {
    return true;
  }
  const label = labelledOf(text);
  return label === undefined ? onlySaysWhereCodeIs(text) || isDayOrVenue(text) : label.fits && adding.has(label.field);
}

const isAddition = ({ rows }: Unit): boolean => rows.every(adds);
const isDay = ({ rows }: Unit): boolean => rows.every(({ text }) => isDayOrVenue(text));

/**
 * Makes drafts of units: decides for the whole file whether its headings are titles, joins what only adds to the entry
 * before, and keeps apart the headings that are no titles. `others` are the weights of the entries that are no units.
 */
export function assemble(
  units: readonly Unit[],
  closed: readonly boolean[],
  others: readonly number[] = [],
): Assembled {
  const drafts: Draft[] = [];
  const stray: Piece[] = [];
  const [begin] = units;
  const end = units.at(-1);
  // Days and venues belong to the texts above them, unless the list begins with one.
  if (begin !== undefined && end !== undefined && isDay(begin) && !isDay(end)) {
    const apart = assemble(
      units.filter((unit) => !isDay(unit)),
      closed,
      others,
    );
    return { ...apart, stray: [...units.filter(isDay).flatMap(({ rows }) => rows), ...apart.stray] };
  }
  const sizes = [
    ...units
      .filter((unit) => !unit.heading && !isAddition(unit))
      .map(({ rows }) => rows.reduce((sum, { text }) => sum + weightOf(text), 0)),
    ...others,
  ];
  const typical = median(sizes);
  const alone = (i: number) => units[i - 1]?.group !== units[i]?.group && units[i + 1]?.group !== units[i]?.group;
  // A marker vouches for the entry that it closes, and short texts are headings only beside longer ones.
  const isHeading = (unit: Unit | undefined, i: number) =>
    unit?.heading === true &&
    sizes.length > 0 &&
    !isAddition(unit) &&
    !(closed[unit.group] === true && alone(i)) &&
    weightOf(unit.rows[0]?.text ?? '') < Math.max(typical * 0.6, 40);
  let headings = units.map(isHeading);
  const sameGroup = (i: number, j: number) => units[i]?.group === units[j]?.group;
  /** So many names are authors between a title and its abstract. */
  let leastNames = 2;
  const areAuthors = (i: number) =>
    headings[i] === true &&
    headings[i - 1] === true &&
    headings[i + 1] === false &&
    sameGroup(i - 1, i + 1) &&
    mayBeAuthors(units[i]?.rows[0]?.text ?? '', leastNames);
  const leads = (i: number) =>
    headings[i] === true && !areAuthors(i) && sameGroup(i, i + 1) && (headings[i + 1] === false || areAuthors(i + 1));
  // A short text that names an address is a paper, unless titles name them here.
  const named = units.map(
    (unit, i) =>
      headings[i] === true && !/^#{1,6}\s/.test(unit.rows[0]?.text ?? '') && namesAddress(unit.rows[0]?.text ?? ''),
  );
  const leadingNamed = units.filter((_, i) => named[i] === true && leads(i)).length;
  if (
    leadingNamed === 0 ||
    leadingNamed < units.filter((unit, i) => headings[i] === false && !isAddition(unit)).length * 0.5
  ) {
    headings = headings.map((heading, i) => heading && named[i] !== true);
  }
  const bodies = units.filter((unit, i) => headings[i] === false && !isAddition(unit)).length;
  // One name may be a heading or a title, unless most abstracts have names there.
  leastNames = 1;
  const namedWithin = ({ rows, lead }: Unit) =>
    lead !== undefined && rows.length > 2 && mayBeAuthors(rows[1]?.text ?? '', 1);
  const namedBelow = ({ rows }: Unit, i: number) =>
    leads(i - 1) && rows.length > 1 && mayBeAuthors(rows[0]?.text ?? '', 1);
  const withNames = units.filter(
    (unit, i) => areAuthors(i) || (headings[i] === false && (namedWithin(unit) || namedBelow(unit, i))),
  ).length;
  const areNamed = withNames >= 2 && withNames >= bodies * 0.5;
  leastNames = areNamed ? 1 : 2;
  const leadOf = (unit: Unit) =>
    areNamed && namedWithin(unit) ? 'yes' : unit.lead === 'named' ? undefined : unit.lead;
  const leading = units.filter((unit, i) => leads(i) || (headings[i] === false && leadOf(unit) === 'yes')).length;
  const titled = leading > 0 && leading >= bodies * 0.5;
  let title: Piece | undefined;
  let authors: Piece | undefined;
  let group = -1;
  units.forEach((unit, i) => {
    const [first] = unit.rows;
    if (first === undefined) {
      return;
    }
    if (headings[i] === true) {
      if (titled && leads(i)) {
        title = first;
      } else if (title !== undefined && areAuthors(i)) {
        authors = first;
      } else {
        stray.push(first);
      }
      return;
    }
    let rows = unit.rows;
    if (titled && title === undefined && leadOf(unit) !== undefined) {
      title = first;
      rows = rows.slice(1);
    }
    if (isAddition(unit) && drafts.length > 0 && unit.group === group && title === undefined) {
      drafts.at(-1)?.rows.push(...rows);
    } else if (
      isAddition(unit) &&
      sizes.length > 0 &&
      title === undefined &&
      rows.every(({ text }) => !isOnlyLink(text))
    ) {
      stray.push(...rows);
    } else {
      const [next, ...rest] = rows;
      if (
        title !== undefined &&
        authors === undefined &&
        next !== undefined &&
        rest.length > 0 &&
        mayBeAuthors(next.text, leastNames)
      ) {
        authors = next;
        rows = rest;
      }
      drafts.push({
        ...(title === undefined ? {} : { title }),
        ...(authors === undefined ? {} : { authors }),
        rows: [...rows],
      });
    }
    title = undefined;
    authors = undefined;
    group = unit.group;
  });
  return { drafts, stray };
}
