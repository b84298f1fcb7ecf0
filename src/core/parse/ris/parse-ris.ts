import type { Entry, Link, ParsedSource, Problem } from '../../model/paper';
import { describe, publishedIn, yearIn } from '../fields/bibliographic-fields';
import { withoutUndefined } from '../../text/without-undefined';
import { linksOfField } from '../fields/field-links';
import { LineIndex } from '../../text/line-index';
import { isNamed, parseRisName } from '../fields/person-names';
import { statedArxiv, statedDoi } from '../fields/stated-ids';
import { WrittenKeys } from '../fields/written-keys';

interface RisLine {
  readonly tag: string;
  value: string;
  readonly start: number;
  end: number;
}

interface RisRecord {
  readonly start: number;
  end: number;
  readonly lines: RisLine[];
  isClosed: boolean;
}

/** Two spaces and a hyphen by the book; files of the wild have one, or none before the value. */
const tagLine = /^\s{0,4}([A-Z][A-Z0-9]) {1,3}-(?: |$)(.*)$/;

/** Reads a RIS file: records from `TY` to `ER`. A record without its end is a problem and hides no other. */
export function parseRis(text: string): ParsedSource {
  const lines = new LineIndex(text);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const keys = new WrittenKeys();
  for (const record of recordsOf(text)) {
    const span = lines.spanOf(record.start, record.end);
    if (record.lines.every(({ tag }) => tag === '')) {
      // What a database writes before and after its records.
      problems.push({ code: 'stray-line', span });
      continue;
    }
    const isRecord = record.lines[0]?.tag === 'TY';
    if (!record.isClosed || !isRecord) {
      problems.push({ code: 'damaged-entry', args: [span.line + 1], span });
    }
    if (!isRecord && !record.lines.some(({ tag }) => titleTags.includes(tag))) {
      continue;
    }
    const entry = entryOf(text, record, span);
    if (entry.writtenKey !== undefined) {
      problems.push(...keys.add(entry.writtenKey, span));
    }
    entries.push(entry);
  }
  return { entries, problems };
}

const lineEnd = /\r\n|\n|\r/g;

/** The records of a text with their lines, as they stand. */
export function recordsOf(text: string): RisRecord[] {
  const records: RisRecord[] = [];
  let current: RisRecord | undefined;
  let start = 0;
  while (start < text.length) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const end = start + text.slice(start, next).trimEnd().length;
    const row = text.slice(start, end);
    const match = tagLine.exec(row);
    const tag = match?.[1];
    if (tag === 'ER') {
      if (current !== undefined) {
        current.end = end;
        current.isClosed = true;
      }
      current = undefined;
    } else if (tag !== undefined) {
      if (current === undefined || tag === 'TY') {
        current = { start, end, lines: [], isClosed: false };
        records.push(current);
      }
      const value = match?.[2] ?? '';
      current.lines.push({ tag, value: value.trim(), start: end - value.length, end });
      current.end = end;
    } else if (row.trim() !== '') {
      if (current === undefined) {
        current = { start, end, lines: [{ tag: '', value: row, start, end }], isClosed: false };
        records.push(current);
      } else {
        continueLine(current, row, end);
      }
    }
    start = next;
  }
  return records;
}

/** A line without tag continues the one before it. */
function continueLine(record: RisRecord, row: string, end: number): void {
  const last = record.lines.at(-1);
  if (last !== undefined && last.value.length < maxValueLength) {
    last.value = `${last.value} ${row.trim()}`;
    last.end = end;
  }
  record.end = end;
}

/** The arXiv identifier that a record states. */
export function arxivOfRis(lines: readonly Pick<RisLine, 'tag' | 'value'>[]): string | undefined {
  const all = (...tags: string[]) => lines.filter(({ tag }) => tags.includes(tag)).map(({ value }) => value);
  return statedArxiv({
    numbers: all('M1', 'C1', 'IS'),
    containers: all('T2', 'JF', 'JO', 'VL'),
    addresses: all('UR', 'LK'),
    notes: all('N1'),
  });
}

const maxValueLength = 1_000_000;
const titleTags = ['TI', 'T1', 'CT', 'BT'];
const linkTags: ReadonlySet<string> = new Set(['UR', 'L1', 'L2', 'LK', 'DO', 'AB', 'N2', 'N1', 'C1']);

function entryOf(text: string, record: RisRecord, span: Entry['span']): Entry {
  const first = (...tags: string[]) => {
    for (const tag of tags) {
      const line = record.lines.find((candidate) => candidate.tag === tag && candidate.value !== '');
      if (line !== undefined) {
        return line.value;
      }
    }
    return undefined;
  };
  const all = (...tags: string[]) =>
    record.lines.filter(({ tag, value }) => tags.includes(tag) && value !== '').map(({ value }) => value);
  const title = first(...titleTags);
  const abstract = first('AB', 'N2') ?? '';
  const people = (...tags: string[]) =>
    all(...tags)
      .map(parseRisName)
      .filter(isNamed);
  const authors = [people('AU', 'A1'), people('ED', 'A2')].find((names) => names.length > 0);
  const tags = [...new Set(all('KW'))];
  const links: Link[] = record.lines
    .filter(({ tag }) => linkTags.has(tag))
    .flatMap((line) => linksOfField(text, line, line.tag === 'DO' ? 'doi' : 'text'));
  return {
    span,
    format: 'ris',
    ...describe(title, abstract),
    abstract,
    links,
    ...withoutUndefined({
      writtenKey: first('ID'),
      title,
      authors,
      year: yearIn(first('DA')) ?? yearIn(first('PY', 'Y1')),
      doi: statedDoi(first('DO'), all('UR', 'LK')),
      arxiv: arxivOfRis(record.lines),
      tags: tags.length === 0 ? undefined : tags,
      publishedIn: publishedIn(first('T2', 'JF', 'JO', 'JA', 'J2'), first('VL'), first('SP')),
    }),
  };
}
