import { titleParts } from './heads';
import { fieldOfLabel } from './labels';
import { areNames, isOfLinks, leadParts } from './leads';
import { endsAsSentence, hasSeveralSentences, itemOf, proposes, weightOf } from './line-heuristics';
import { isFurniture, type Part, withoutMarks } from './markup';
import type { TableCell } from './table-cells';

const maxTitleWeight = 400;
/** From this weight on what stands behind a title is a text about the work. */
const minText = 40;
/** A cell of less weight is a title, unless it is a sentence or holds some. */
const minWithText = 160;

/** Where the summary begins that a cell has behind an unmarked title: at a gap or dash, or where a sentence says what the work does. */
const gap = /\s{2,}(?=\S)|\s[-–—]\s/;
const predicate =
  /\s(?=(?:This|The|These|Our|We|A|An) [a-z]+ |(?:Introduces|Presents|Proposes|Investigates|Explores|Studies|Shows|Develops|Describes|Demonstrates|Examines|Provides|Offers|Uses|Claims|Evaluates|Analy[sz]es|Argues) )/;

const lineBreak = /<br\s?\/?>/gi;

/** Parts of a cell between its line breaks. */
function segmentsOf(line: string, { start, end }: TableCell): { readonly start: number; readonly end: number }[] {
  const segments: { start: number; end: number }[] = [];
  let from = start;
  for (const { index, 0: found } of line.slice(start, end).matchAll(lineBreak)) {
    segments.push({ start: from, end: start + index });
    from = start + index + found.length;
  }
  segments.push({ start: from, end });
  return segments.flatMap((segment) => {
    const raw = line.slice(segment.start, segment.end);
    const text = raw.trim();
    const begin = segment.start + raw.indexOf(text);
    return text === '' || isFurniture(text) ? [] : [{ start: begin, end: begin + text.length }];
  });
}

const picture = /^(?:\[?!\[[^[\]]{0,200}\]\([^()\s]{0,400}\)\]?(?:\([^()\s]{0,400}\))?\s*)+/;
const notTitle =
  /^(?:here|click here|link|paper|pdf|arxiv|code|github|project|website|html|web|blog|video|demo|slides|poster|bib|doi|none|null|n\/?a|[-–—?]+|\d+|\S{1,20} \(?(?:19|20)\d\d[a-z]?\)?|.{0,60}\bet\.? ?al\b.{0,12})$/i;

function fits(title: string): boolean {
  return (
    /\p{L}{2}|\p{L}\d/u.test(title) &&
    weightOf(title) <= maxTitleWeight &&
    !notTitle.test(title) &&
    !fieldOfLabel.has(title.toLowerCase()) &&
    !isOfLinks(title)
  );
}

/** The parts of the segment that holds the title. */
function titleIn(line: string, segment: { readonly start: number; readonly end: number }): Part[] | undefined {
  const text = line.slice(segment.start, segment.end);
  const start = segment.start + (picture.exec(text)?.[0].length ?? 0);
  const read = titleParts(line, start, segment.end);
  const title = read.find(({ field }) => field === 'title');
  if (title === undefined) {
    return undefined;
  }
  const behind = withoutMarks(line, title.end, segment.end);
  const rest = line.slice(behind.start, behind.end).replace(/^[-–—:：.]\s/, '');
  const own = line.slice(title.start, title.end);
  const isMarked = /^(?:\d{1,4}[.)]\s*)?(?:\*\*|__|<(?:b|strong)>|\[)/.test(line.slice(start, segment.end));
  // "a survey of research" names no place.
  const isPlain = /^\p{Ll}/u.test(rest) || leadParts(rest) === undefined;
  if (isMarked && weightOf(rest) >= minText && !isOfLinks(rest) && !areNames(rest) && isPlain) {
    // Behind an emphasised title stands what the work is about.
    const kept = read.filter(({ start: at, field }) => at <= title.start || (field === 'link' && at < behind.start));
    return [...kept, { field: 'abstract', start: behind.end - rest.length, end: behind.end }];
  }
  if (
    isMarked ||
    (weightOf(own) < minWithText && !endsAsSentence(own) && !hasSeveralSentences(own) && !/[:：]$/.test(own))
  ) {
    return read;
  }
  const split = (gap.exec(own.slice(0, 300)) ?? predicate.exec(own.slice(0, 300)))?.index ?? -1;
  if (split <= 0 || weightOf(own.slice(split)) < minText) {
    return weightOf(own) > maxTitleWeight || proposes(own)
      ? [{ field: 'abstract', start: title.start, end: segment.end }]
      : read;
  }
  const text0 = title.start + split + (/^\s*[-–—:：]?\s*/.exec(own.slice(split))?.[0].length ?? 0);
  return [
    ...read.filter(({ start: at }) => at < title.start),
    { field: 'title', start: title.start, end: title.start + split },
    { field: 'abstract', start: text0, end: segment.end },
  ];
}

/** Whether a cell begins with what may be a title. */
export function isTitle(line: string, cell: TableCell): boolean {
  const [first] = segmentsOf(line, cell);
  return first !== undefined && readFirst(line, first) !== undefined;
}

function readFirst(line: string, first: { readonly start: number; readonly end: number }): Part[] | undefined {
  const parts = titleIn(line, first);
  const title = parts?.find(({ field }) => field === 'title');
  if (parts === undefined || title === undefined) {
    return parts?.some(({ field }) => field === 'abstract') === true ? parts : undefined;
  }
  const { start } = title;
  const indent = itemOf(line.slice(start, title.end))?.indent ?? 0;
  return fits(line.slice(start + indent, title.end))
    ? parts.map((part) => (part === title ? { ...part, start: start + indent } : part))
    : undefined;
}

/** What a cell with a title says: the title, its address, and behind a line break names, addresses or a text; undefined where it has no title. */
export function readTitleCell(line: string, cell: TableCell, mayName: boolean): readonly Part[] | undefined {
  const [first, ...more] = segmentsOf(line, cell);
  const parts = first === undefined ? undefined : readFirst(line, first);
  if (parts === undefined) {
    return undefined;
  }
  const further = more.flatMap((segment): Part[] => {
    const text = line.slice(segment.start, segment.end);
    const isText = weightOf(text) >= minText * 2 || parts.some(({ field }) => field === 'abstract');
    if (isOfLinks(text)) {
      return [{ field: 'link', ...segment }];
    }
    const lead = isText && !areNames(text) ? undefined : leadParts(text);
    return (lead ?? [{ field: isText ? 'abstract' : 'other', start: 0, end: text.length }]).map((part) => ({
      field: part.field === 'authors' && !mayName ? 'other' : part.field,
      start: segment.start + part.start,
      end: segment.start + part.end,
    }));
  });
  return [...parts, ...further];
}
