import { endsOnPurpose, itemStarts, type Layout, paragraphsOf, splitByShortLines } from './shape';
import type { Row } from './rows';
import { endsAsSentence, isOnlyLink, isRule, itemOf, mayBeAuthors, mayBeTitle, weightOf } from './wording';

/** A row, or what of it is left without its number. */
export type Piece = Omit<Row, 'kind'>;

/** Rows that belong together: an abstract, or a line that may be a title. */
export interface Unit {
  readonly rows: Piece[];
  readonly heading: boolean;
  /** The first row, where it may be the title of the others: certainly set apart from them, or maybe. */
  readonly lead?: 'yes' | 'maybe';
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

const withoutNumber = (row: Row): Piece => {
  const found = itemOf(row.text);
  if (found === undefined) return row;
  return { start: row.start + found.indent, end: row.end, line: row.line, text: row.text.slice(found.indent) };
};

function unitsOf(rows: readonly Piece[], group: number, width: number | undefined): Unit[] {
  const [first, second] = rows;
  if (first === undefined) return [];
  if (second === undefined) return [{ rows: [first], heading: mayBeTitle(first.text), group }];
  const lead = !mayBeTitle(first.text) || isOnlyLink(second.text) ? 'no' : rows.length > 2 && mayBeAuthors(second.text) ? 'yes' : endsOnPurpose(first, second, width);
  return [{ rows: [...rows], heading: false, group, ...(lead === 'no' ? {} : { lead }) }];
}

/** Cuts the rows of a group into units as the layout says. */
export function readUnits(rows: readonly Row[], group: number, layout: Layout, closed: boolean): Unit[] {
  const texts = rows.filter(({ kind, text }) => kind === 'text' && !isRule(text));
  if (layout.shape === 'line') return texts.map((row) => ({ rows: [row], heading: mayBeTitle(row.text), group }));
  if (layout.shape === 'numbered') {
    const starts = itemStarts(rows) ?? new Set(texts.filter(({ text }) => itemOf(text) !== undefined));
    const items: Piece[][] = [];
    const units: Unit[] = [];
    for (const row of texts) {
      if (starts.has(row)) items.push([withoutNumber(row)]);
      else if (items.length === 0) units.push({ rows: [row], heading: mayBeTitle(row.text), group });
      else items.at(-1)?.push(row);
    }
    return [...units, ...items.flatMap((item) => unitsOf(item, group, layout.width))];
  }
  if (closed) return unitsOf(texts, group, layout.width);
  const paragraphs = paragraphsOf(rows).map((paragraph) => paragraph.filter(({ text }) => !isRule(text)));
  const { width } = layout;
  const alone = paragraphs.length === 1 && width !== undefined;
  return paragraphs.flatMap((paragraph) => (alone ? splitByShortLines(paragraph, width) : [paragraph])).flatMap((part) => unitsOf(part, group, width));
}

const isAddition = ({ rows }: Unit) => rows.every(({ text }) => isOnlyLink(text) || /^(?:keywords?|key words|index terms|关键词|关键字)\s*[:：]/i.test(text.slice(0, 40)));

/**
 * Makes drafts of units: decides for the whole file whether its headings are titles, joins what only adds to the entry
 * before, and keeps apart the headings that are no titles.
 */
export function assemble(units: readonly Unit[], closed: readonly boolean[]): Assembled {
  const drafts: Draft[] = [];
  const stray: Piece[] = [];
  const sizes = units.filter(({ heading }) => !heading).map(({ rows }) => rows.reduce((sum, { text }) => sum + weightOf(text), 0));
  const typical = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const alone = (i: number) => units[i - 1]?.group !== units[i]?.group && units[i + 1]?.group !== units[i]?.group;
  // A marker vouches for the entry that it closes, and short texts are headings only beside longer ones.
  const isHeading = (unit: Unit | undefined, i: number) =>
    unit?.heading === true && sizes.length > 0 && !(closed[unit.group] === true && alone(i)) && weightOf(unit.rows[0]?.text ?? '') < Math.max(typical * 0.6, 40);
  const headings = units.map(isHeading);
  const sameGroup = (i: number, j: number) => units[i]?.group === units[j]?.group;
  /** Names of persons between a title and its abstract. */
  const areAuthors = (i: number) => headings[i] === true && headings[i - 1] === true && headings[i + 1] === false && sameGroup(i - 1, i + 1) && mayBeAuthors(units[i]?.rows[0]?.text ?? '');
  const leads = (i: number) => headings[i] === true && !areAuthors(i) && sameGroup(i, i + 1) && (headings[i + 1] === false || areAuthors(i + 1));
  const leading = units.filter((unit, i) => leads(i) || (headings[i] === false && unit.lead === 'yes')).length;
  const bodies = units.filter((unit, i) => headings[i] === false && !isAddition(unit)).length;
  const titled = leading > 0 && leading >= bodies * 0.5;
  /** What stands in a unit below its title. */
  const belowTitle = (unit: Unit, i: number) => (leads(i - 1) ? unit.rows : unit.rows.slice(1));
  const withAuthors = titled ? units.filter((unit, i) => (unit.lead !== undefined || leads(i - 1)) && mayBeAuthors(belowTitle(unit, i)[0]?.text ?? '')).length : 0;
  const leastAuthors = withAuthors >= 2 && withAuthors >= bodies * 0.5 ? 1 : 2;
  let title: Piece | undefined;
  let authors: Piece | undefined;
  let group = -1;
  units.forEach((unit, i) => {
    const [first] = unit.rows;
    if (first === undefined) return;
    if (headings[i] === true) {
      if (titled && leads(i)) title = first;
      else if (title !== undefined && areAuthors(i)) authors = first;
      else stray.push(first);
      return;
    }
    let rows = unit.rows;
    if (titled && title === undefined && unit.lead !== undefined) {
      title = first;
      rows = rows.slice(1);
    }
    if (isAddition(unit) && drafts.length > 0 && unit.group === group && title === undefined) drafts.at(-1)?.rows.push(...rows);
    else {
      const [next, ...rest] = rows;
      if (title !== undefined && authors === undefined && next !== undefined && rest.length > 0 && mayBeAuthors(next.text, leastAuthors)) {
        authors = next;
        rows = rest;
      }
      drafts.push({ ...(title === undefined ? {} : { title }), ...(authors === undefined ? {} : { authors }), rows: [...rows] });
    }
    title = undefined;
    authors = undefined;
    group = unit.group;
  });
  return { drafts, stray };
}

/** Whether a unit reads as an abstract does. */
export function isAbstractLike(rows: readonly Piece[]): boolean {
  const last = rows.at(-1);
  return last !== undefined && endsAsSentence(last.text) && rows.reduce((sum, { text }) => sum + weightOf(text), 0) >= 250;
}
