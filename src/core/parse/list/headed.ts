import { type Head, headOf } from './heads';
import { minAbstractLength } from './labels';
import { codeOf, isOfLinks, leadParts, mayBePlace } from './leads';
import { isFurniture, type MarkedLabel, markedLabel, type Part } from './markup';
import { beginsText, minBody, type Section } from './records';
import type { ListRow } from './list-rows';
import {
  endsAsSentence,
  hasSeveralSentences,
  isRule,
  itemOf,
  mayBeAuthors,
  mayBeTitle,
  weightOf,
} from './line-heuristics';

/**
 * The sections of a list whose entries begin at their titles: under headings or in items of Markdown, at references, or at
 * lines above labelled abstracts. A form heads the entries where nearly every abstract has a head of its own.
 */
export function findSections(groups: readonly (readonly ListRow[])[]): Section[] {
  const formed = sectionsByForm(groups);
  return withoutCodes(formed.length > 0 ? formed : sectionsByPlace(groups));
}

const titleIn = (row: ListRow | undefined, parts: readonly Part[]): string => {
  const title = parts.find(({ field }) => field === 'title');
  return title === undefined ? '' : (row?.text.slice(title.start, title.end) ?? '');
};

/** Takes the numbers of contributions off the titles, where most have one. */
function withoutCodes(sections: readonly Section[]): Section[] {
  const length = (text: string): number => {
    const code = codeOf(text);
    return code === undefined || code.alone ? 0 : code.length;
  };
  const numbered = sections.filter(({ head, rows }) => length(titleIn(rows[0], head.parts)) > 0).length;
  if (numbered < 2 || numbered * 2 < sections.length) {
    return [...sections];
  }
  return sections.map((section) => ({
    ...section,
    head: {
      ...section.head,
      parts: section.head.parts.map((part) =>
        part.field === 'title' ? { ...part, start: part.start + length(titleIn(section.rows[0], [part])) } : part,
      ),
    },
  }));
}

class Labels {
  readonly #known = new Map<ListRow, MarkedLabel | undefined>();

  of(row: ListRow): MarkedLabel | undefined {
    if (row.kind !== 'text') {
      return undefined;
    }
    if (!this.#known.has(row)) {
      this.#known.set(row, markedLabel(row.text));
    }
    return this.#known.get(row);
  }
}

/** From this weight on several sentences in a line may be an abstract below a heading. */
const minSentences = 110;

/** Whether a paragraph of one row is a short abstract, where a heading stands above it. */
function isShortText(rows: readonly ListRow[], at: number): boolean {
  const row = rows[at];
  return (
    row?.kind === 'text' &&
    weightOf(row.text) >= minSentences &&
    endsAsSentence(row.text.replace(/(?:<br\s?\/?>|<\/p>)+$/i, '')) &&
    hasSeveralSentences(row.text)
  );
}

/** How often that label of an abstract comes among rows that comes most often. */
function labelledIn(rows: readonly ListRow[], labels: Labels): number {
  const words = new Map<string, number>();
  for (const row of rows) {
    const label = labels.of(row);
    if (label?.field === 'abstract') {
      words.set(label.word, (words.get(label.word) ?? 0) + 1);
    }
  }
  return Math.max(0, ...words.values());
}

/** How many texts without label among rows may be abstracts. */
const textsIn = (rows: readonly ListRow[], labels: Labels): number =>
  rows.filter(
    (row, at) =>
      at > 0 && row.kind === 'text' && labels.of(row) === undefined && (beginsText(rows, at) || isShortText(rows, at)),
  ).length;

/** Parts rows at the heads of one form; a heading of a higher level, or any where heads are none, ends a section. */
function cutAt(rows: readonly ListRow[], heads: ReadonlyMap<ListRow, Head>, form: string, level: number): Section[] {
  const sections: { head: Head; rows: ListRow[] }[] = [];
  let open: ListRow[] | undefined;
  for (const row of rows) {
    const head = heads.get(row);
    if (head?.form === form) {
      sections.push({ head, rows: (open = [row]) });
    } else if (head !== undefined && head.level > 0 && (level === 0 || head.level < level)) {
      open = undefined;
    } else {
      open?.push(row);
    }
  }
  return sections;
}

/** Of so many lines in a form of Markdown one heads an entry, where others are titles only; of other lines half must. */
const fewestMarked = 10;

function sectionsByForm(groups: readonly (readonly ListRow[])[]): Section[] {
  const heads = new Map<ListRow, Head>();
  const forms = new Map<string, Head>();
  for (const row of groups.flat()) {
    const head = headOf(row);
    if (head === undefined) {
      continue;
    }
    heads.set(row, head);
    forms.set(head.form, head);
  }
  if (heads.size === 0) {
    return [];
  }
  const labels = new Labels();
  const allLabelled = groups.reduce((sum, rows) => sum + labelledIn(rows, labels), 0);
  let allTexts: number | undefined;
  let best: { readonly sections: Section[]; readonly score: number } | undefined;
  for (const [form, { level, marked }] of forms) {
    if (!marked && allLabelled === 0) {
      continue;
    }
    const sections = groups.flatMap((rows) => cutAt(rows, heads, form, level));
    let labelled = 0;
    let worded = 0;
    let several = 0;
    for (const { rows } of sections) {
      if (form === 'arxiv' && rows.some((row) => labels.of(row)?.field === 'title')) {
        labelled++;
        continue;
      }
      const found = labelledIn(rows, labels);
      const texts = found > 0 || !marked ? 0 : textsIn(rows, labels);
      if (found > 1 || texts > 1) {
        several++;
      } else if (found === 1) {
        labelled++;
      } else if (texts === 1) {
        worded++;
      }
    }
    const one = labelled + worded;
    if (labelled === 0 && worded > 0) {
      allTexts ??= groups.reduce((sum, rows) => sum + textsIn(rows, labels), 0);
    }
    const enough =
      form === 'arxiv' ||
      (labelled * 2 >= allLabelled &&
        (labelled > 0 ||
          (marked && allTexts !== undefined && worded * 2 >= allTexts && (worded > 1 || allTexts === 1))));
    if (one === 0 || one <= several * 2 || !enough || one * (marked ? fewestMarked : 2) < sections.length) {
      continue;
    }
    const score = one - several;
    if (best === undefined || score > best.score) {
      best = { sections, score };
    }
  }
  return best?.sections ?? [];
}

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
    const lead = label === undefined ? leadParts(row.text) : [];
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

function sectionsByPlace(groups: readonly (readonly ListRow[])[]): Section[] {
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
        (!near && !(begins && hasPlaceBelow(rows, at))) ||
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
      } else {
        open?.push(row);
      }
    }
    return sections;
  });
}
