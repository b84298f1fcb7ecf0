import type { Head } from './heads';
import { minAbstractLength } from './labels';
import { codeOf, isOfLinks, leadParts, mayBePlace } from './leads';
import { endsAsSentence, isRule, itemOf, mayBeAuthors, mayBeTitle, proposes, weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';
import { isFurniture, type Part } from './markup';
import { Labels } from './row-labels';
import { beginsText, minBody, type Section } from './section';

/** More lines do not stand above an abstract. */
const maxLeads = 16;

interface Led {
  readonly head: ListRow;
  readonly parts: ReadonlyMap<ListRow, readonly Part[]>;
  /** Whether a label says that it is an abstract. */
  readonly labelled: boolean;
  /** Where the abstract stands among the rows. */
  readonly body: number;
}

/** The title of a line as it may stand above names and an abstract: without its number. */
function titleOf(text: string): Part | undefined {
  if (text.length > 400 || !mayBeTitle(text) || isOfLinks(text) || isFurniture(text) || /\S@\S+\.\S/.test(text)) {
    return undefined;
  }
  const start = itemOf(text)?.indent ?? 0;
  return codeOf(text)?.alone === true || start >= text.length ? undefined : { field: 'title', start, end: text.length };
}

const isPlace = (text: string): boolean =>
  /[,，]/.test(text) && /universit|institut|college|department|laborator|学院|大学|研究所/i.test(text);

/** The title that two lines are, where names or a label stand below them. */
function titleOverTwo(rows: readonly ListRow[], at: number, labels: Labels): Part | undefined {
  const first = rows[at];
  const next = rows[at + 1];
  if (
    first?.kind !== 'text' ||
    next?.kind !== 'text' ||
    labels.of(next) !== undefined ||
    leadParts(next.text, 2) !== undefined
  ) {
    return undefined;
  }
  let below = at + 2;
  while (rows[below]?.kind === 'blank') {
    below++;
  }
  const after = rows[below];
  if (after?.kind !== 'text') {
    return undefined;
  }
  const named = leadParts(after.text)?.some(({ field }) => field === 'authors') === true;
  // One name may be in the second line.
  if (!named && (labels.of(after) === undefined || leadParts(next.text) !== undefined)) {
    return undefined;
  }
  return titleOf(`${first.text} ${next.text}`);
}

const whole = ({ text }: ListRow): Part => ({ field: 'other', start: 0, end: text.length });

/** So many lines may stand between names and a labelled abstract that nothing tells what they are. */
const maxUnknown = 3;
/** A line of more weight is rather text. */
const maxUnknownWeight = 160;

/** Whether a short line below names stands right above a labelled abstract: where people work, in words that nobody has listed. */
function leadsToLabel(rows: readonly ListRow[], at: number, labels: Labels): boolean {
  for (let i = at; i < at + maxUnknown; i++) {
    const row = rows[i];
    if (row?.kind !== 'text' || weightOf(row.text) > maxUnknownWeight || proposes(row.text)) {
      return false;
    }
    const below = rows[i + 1];
    if (below !== undefined && labels.of(below)?.field === 'abstract') {
      return true;
    }
  }
  return false;
}

/** The row above, but for a blank one. */
const rowAbove = (rows: readonly ListRow[], at: number): ListRow | undefined =>
  rows[at - 1]?.kind === 'blank' ? rows[at - 2] : rows[at - 1];

/** Whether a rule, a heading or nothing at all stands before a row, where rules part the list. */
function isRuled(rows: readonly ListRow[], at: number): boolean {
  const before = rowAbove(rows, at);
  return before === undefined || isRule(before.text) || /^#{1,6}\s/.test(before.text);
}

/** Follows the lines below a row that may be a title, down to the abstract that they lead to. */
function ledFrom(rows: readonly ListRow[], from: number, labels: Labels): Led | undefined {
  const parts = new Map<ListRow, readonly Part[]>();
  const head = rows[from];
  let at = from;
  let authors = false;
  let placed = false;
  const skip = (): boolean => {
    let gap = false;
    while (rows[at] !== undefined && rows[at]?.kind === 'blank') {
      at++;
      gap = true;
    }
    return gap;
  };
  if (head?.kind !== 'text') {
    return undefined;
  }
  if (codeOf(head.text)?.alone === true) {
    parts.set(head, [{ field: 'other', start: 0, end: head.text.length }]);
    placed = true;
    at++;
    skip();
  }
  const first = rows[at];
  if (first?.kind !== 'text' || labels.of(first) !== undefined || mayBeAuthors(first.text, 2) || isPlace(first.text)) {
    return undefined;
  }
  const broken = titleOverTwo(rows, at, labels);
  // Between rules stands one entry.
  placed ||= isRuled(rows, from);
  const title = broken ?? titleOf(first.text);
  if (title === undefined) {
    return undefined;
  }
  parts.set(first, [{ ...title, end: first.text.length }]);
  placed ||= codeOf(first.text) !== undefined;
  at++;
  const next = rows[at];
  if (broken !== undefined && next !== undefined) {
    parts.set(next, [{ field: 'title', start: 0, end: next.text.length }]);
    at++;
  }
  for (let count = 0; count < maxLeads; count++) {
    skip();
    const row = rows[at];
    if (row?.kind !== 'text') {
      return undefined;
    }
    const label = labels.of(row);
    if (label?.field === 'abstract') {
      return label.rank < 4 ? { head, parts, labelled: true, body: at } : undefined;
    }
    if (label?.field === 'title') {
      return undefined;
    }
    const lead =
      label === undefined
        ? (leadParts(row.text) ?? (authors && leadsToLabel(rows, at, labels) ? [whole(row)] : undefined))
        : [];
    if (lead === undefined) {
      let weight = 0;
      for (let i = at; rows[i]?.kind === 'text' && weight < minBody; i++) {
        weight += weightOf(rows[i]?.text ?? '');
      }
      return authors && placed && weight >= minBody ? { head, parts, labelled: false, body: at } : undefined;
    }
    if (label === undefined) {
      parts.set(row, lead);
      if (lead.some(({ field }) => field === 'authors')) {
        authors = true;
      } else {
        placed = true;
      }
    }
    at++;
  }
  return undefined;
}

/** Whether an entry may begin at a row, as what stands before it is complete. */
function isFresh(rows: readonly ListRow[], at: number, labels: Labels): boolean {
  const before = rows[at - 1];
  return (
    before?.kind !== 'text' ||
    isRule(before.text) ||
    endsAsSentence(before.text) ||
    labels.of(before) !== undefined ||
    isOfLinks(before.text)
  );
}

/** Lines below a title among which a place is looked for, where no label is near. */
const nearPlace = 8;

/** Whether a place, an address of mail or the number of a contribution stands at a row or near below it. */
function hasPlaceBelow(rows: readonly ListRow[], at: number): boolean {
  if (codeOf(rows[at]?.text ?? '') !== undefined) {
    return true;
  }
  for (let i = at + 1; i < at + nearPlace; i++) {
    const row = rows[i];
    if (row?.kind !== 'text') {
      continue;
    }
    if (mayBePlace(row.text)) {
      return true;
    }
    if (row.text.length > 400 || endsAsSentence(row.text)) {
      return false;
    }
  }
  return false;
}

/** The sections that begin at titles recognised by what follows them: names, places or a label, down to an abstract. */
export function sectionsByPlace(groups: readonly (readonly ListRow[])[]): Section[] {
  const labels = new Labels();
  const led: Led[] = [];
  let labelled = 0;
  for (const rows of groups) {
    const abstracts: number[] = [];
    let titled = false;
    rows.forEach((row, at) => {
      const field = labels.of(row)?.field;
      if (field === 'title') {
        titled = true;
      } else if (field === 'abstract') {
        abstracts.push(at);
        if (!titled) {
          labelled++;
        }
        titled = false;
      }
    });
    const hasRules = rows.some(({ kind, text }) => kind === 'text' && isRule(text));
    let next = 0;
    let until = -1;
    rows.forEach((row, at) => {
      if (row.kind !== 'text' || at <= until || row.text.length > 400) {
        return;
      }
      while ((abstracts[next] ?? Infinity) <= at) {
        next++;
      }
      const begins = rows[at - 1]?.kind !== 'text' || isRule(rows[at - 1]?.text ?? '');
      const near = (abstracts[next] ?? Infinity) - at <= 2 * maxLeads;
      if (
        (!near && !(begins && ((hasRules && isRuled(rows, at)) || hasPlaceBelow(rows, at)))) ||
        labels.of(row) !== undefined ||
        (!begins && !isFresh(rows, at, labels))
      ) {
        return;
      }
      const found = ledFrom(rows, at, labels);
      if (found === undefined) {
        return;
      }
      led.push(found);
      until = found.body;
    });
  }
  if (led.length === 0) {
    return [];
  }
  const ofLabelled = led.filter((one) => one.labelled);
  const ofTexts = led.filter((one) => !one.labelled);
  const texts =
    ofTexts.length === 0
      ? 0
      : groups.reduce(
          (sum, rows) =>
            sum +
            rows.filter(
              (row, at) =>
                row.text.length >= minAbstractLength / 3 && labels.of(row) === undefined && beginsText(rows, at),
            ).length,
          0,
        );
  const taken = [
    ...(ofLabelled.length * 2 >= labelled ? ofLabelled : []),
    ...(ofTexts.length * 2 >= texts ? ofTexts : []),
  ];
  const heads = new Map(taken.map((one) => [one.head, one]));
  return groups.flatMap((rows) => {
    // Where rules part entries, what stands behind one of their signs is no part of the entry above, even if nothing tells that it is another.
    const begun = [...rows.keys()].filter((at) => heads.has(rows[at] as ListRow)).slice(1);
    const parting = new Set(
      begun.every((at) => isRuled(rows, at)) ? begun.map((at) => rowAbove(rows, at)?.text[0]) : [],
    );
    const sections: { head: Head; rows: ListRow[]; told: ReadonlyMap<ListRow, readonly Part[]> }[] = [];
    let open: ListRow[] | undefined;
    for (const row of rows) {
      const one = heads.get(row);
      if (one !== undefined) {
        sections.push({
          head: { form: 'line', level: 0, marked: false, parts: one.parts.get(row) ?? [] },
          rows: (open = [row]),
          told: one.parts,
        });
      } else if (isRule(row.text) && parting.has(row.text[0])) {
        open = undefined;
      } else {
        open?.push(row);
      }
    }
    return sections;
  });
}
