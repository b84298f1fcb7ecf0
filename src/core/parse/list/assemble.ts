import { median } from './broken-lines';
import { adds, type Assembled, type Draft, type Piece, type Unit } from './units';
import {
  hasSeveralSentences,
  isDayOrVenue,
  isOnlyLink,
  mayBeAuthors,
  namesAddress,
  proposes,
  weightOf,
} from './line-heuristics';

const isAddition = ({ rows }: Unit): boolean => rows.every(adds);
const isDay = ({ rows }: Unit): boolean => rows.every(({ text }) => isDayOrVenue(text));

/** So many titles that end as sentences do have to stand before texts. */
const minAlternating = 3;
const maxTitleWeight = 260;
/** Of less weight a line is no text below a title. */
const minTextBelow = 150;
/** So much longer than its title a text is. */
const timesTitle = 2;

/** The short lines of a list in which short and long ones alternate throughout: titles, though each ends with a full stop or a colon. */
function titlesBetween(units: readonly Unit[]): ReadonlySet<Unit> {
  const told = units.filter((unit) => !isAddition(unit));
  const titles = told.filter((_, i) => i % 2 === 0);
  const alternate =
    titles.length >= minAlternating &&
    told.length % 2 === 0 &&
    told.every(({ rows, group }, i) => {
      const weight = rows.reduce((sum, { text }) => sum + weightOf(text), 0);
      const text = rows[0]?.text ?? '';
      return i % 2 === 1
        ? weight >= Math.max(minTextBelow, timesTitle * weightOf(told[i - 1]?.rows[0]?.text ?? '')) &&
            group === told[i - 1]?.group
        : rows.length === 1 &&
            weight <= maxTitleWeight &&
            /[.。:：]$/.test(text) &&
            !hasSeveralSentences(text) &&
            !proposes(text) &&
            !namesAddress(text);
    });
  return new Set(alternate ? titles : []);
}

/** Whether days or venues stand above the texts that they are said of: the list begins with one, or has one above its first text, and others between texts and no titles. */
function daysHead(units: readonly Unit[]): boolean {
  const days = [...units.keys()].filter((at) => isDay(units[at] as Unit));
  const [first, ...rest] = days;
  if (first === undefined || days.at(-1) === units.length - 1) {
    return false;
  }
  return (
    first === 0 ||
    (rest.length > 0 &&
      units.slice(0, first).every((unit) => unit.heading || isAddition(unit)) &&
      rest.every((at) => units[at - 1]?.heading === false))
  );
}

/** A title without the full stop or the colon behind it. */
const withoutEnd = (row: Piece): Piece => {
  const text = row.text.replace(/(?<=[\p{L}\p{N})）]{2})[.。:：]$/u, '');
  return { ...row, end: row.end - (row.text.length - text.length), text };
};

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
  // Days and venues belong to the texts above them, unless they head those below.
  if (daysHead(units)) {
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
  const alternating = titlesBetween(units);
  let headings = units.map((unit, i) => isHeading(unit, i) || alternating.has(unit));
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
  let above: Piece[] = [];
  // Whether what is added at a unit is followed by a text of the same group.
  const leadsOn: boolean[] = [];
  for (let i = units.length - 1; i >= 0; i--) {
    const next = units[i + 1];
    leadsOn[i] =
      next !== undefined &&
      sameGroup(i, i + 1) &&
      headings[i + 1] === false &&
      (!isAddition(next) || leadsOn[i + 1] === true);
  }
  units.forEach((unit, i) => {
    const [first] = unit.rows;
    if (first === undefined) {
      return;
    }
    if (headings[i] === true) {
      if (titled && leads(i)) {
        title = alternating.has(unit) ? withoutEnd(first) : first;
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
    if (isAddition(unit) && title !== undefined && leadsOn[i] === true) {
      above.push(...rows);
      return;
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
      const from = title === undefined || rows.every(adds) ? 0 : rows.findIndex((row) => !adds(row));
      above.push(...rows.slice(0, from));
      drafts.push({
        ...(title === undefined ? {} : { title }),
        ...(authors === undefined ? {} : { authors }),
        ...(above.length === 0 ? {} : { above }),
        rows: rows.slice(from),
      });
      above = [];
    }
    title = undefined;
    authors = undefined;
    group = unit.group;
  });
  return { drafts, stray };
}
