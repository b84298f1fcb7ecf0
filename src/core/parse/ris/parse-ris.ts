import type { Entry, Link, ParsedSource, Problem, TextRange, Translation } from '../../model/paper';
import { describe, publishedIn, yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { linksOfField } from '../fields/field-links';
import { otherScriptNames } from '../fields/names-in-two';
import { LineIndex } from '../../text/line-index';
import { plainOfDatabase } from '../../text/plain-markup';
import { statedArxiv, statedDoi } from '../fields/stated-ids';
import { sampleLength } from '../tagged/tagged-format';
import { namedIn, peopleInTwo, splitPeople, textsInTwo } from '../tagged/tagged-people';
import { type TaggedLine, taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';
import { WrittenKeys } from '../fields/written-keys';

/** A line of a record as it is understood: of a tag with several values, one each. */
export interface RisLine extends TextRange {
  readonly tag: string;
  readonly value: string;
}

interface RisRecord extends TextRange {
  readonly lines: readonly RisLine[];
  readonly isClosed: boolean;
}

const titleTags = ['TI', 'T1', 'CT', 'BT', 'TT'];
/** Works within others, of which `BT` is the title of the book. */
const parts: ReadonlySet<string> = new Set(['CHAP', 'ECHAP', 'CPAPER', 'CONF', 'JOUR', 'ENCYC', 'DICT']);
/** Whole proceedings and series, of which Scopus gives the title of what a work is in. */
const wholes: ReadonlySet<string> = new Set(['CONF', 'SER', 'EDBOOK']);

/** Two spaces and a hyphen by the book; files of the wild have one, or none before the value. */
const syntax: TaggedSyntax = {
  line: /^\s{0,4}([A-Z][A-Z0-9]) {1,3}-(?: ([\s\S]*)|$)/,
  first: new Set(['TY']),
  last: 'ER',
  early: new Set(['TI', 'T1', 'AU', 'A1', 'AB', 'PY']),
  single: new Set(['TI', 'T1']),
};

/** Tags of RIS, of which each may also begin a word where they are written without spaces. */
const known: ReadonlySet<string> = new Set(
  (
    'TY AU A1 A2 A3 A4 ED TI T1 T2 T3 ST CT BT TT AB N1 N2 KW PY Y1 Y2 DA JO JF JA J1 J2 VL IS SP EP UR L1 L2 L3 L4 LK DO SN PB CY ID ER ' +
    'M1 M2 M3 C1 C2 C3 C4 C5 C6 C7 C8 U1 U2 U3 U4 U5 AD AN CN DB DP ET LA LB NV OP RN RP SE AV'
  ).split(' '),
);
/** As files are written whose spaces somebody changed, or another program's hyphen: `TY  -JOUR`, `TY\t-\tJOUR`, `TY  – JOUR`, `ty  - JOUR`. */
const loose: TaggedSyntax = {
  ...syntax,
  line: /^\s{0,4}([A-Za-z][A-Za-z0-9])[ \t\u00a0\u3000]{0,4}[-–—](?:[ \t\u00a0\u3000]{0,4}(\S[\s\S]*)?)$/,
  nameOf: (written) => written.toUpperCase(),
  tags: known,
};
const strictTag = /^\s{0,4}([A-Z][A-Z0-9]) {1,3}-(?: |$)/gm;
const looseTag = /^\s{0,4}([A-Za-z][A-Za-z0-9])[ \t\u00a0\u3000]{0,4}[-–—]/gm;
const tagsBy = (pattern: RegExp, sample: string) =>
  new Set([...sample.matchAll(pattern)].map(([, tag = '']) => tag.toUpperCase()).filter((tag) => known.has(tag)));

/** Whether the tags of a text are written otherwise than by the book. */
function isLoose(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  if (/^\s{0,4}TY {1,3}-(?: |$)/m.test(sample)) {
    return false;
  }
  const tags = tagsBy(looseTag, sample);
  return tags.has('TY') && tags.size > 3 && tags.size > tagsBy(strictTag, sample).size;
}

/** Whether a text begins as a RIS file does, but for what a database writes above: a record's first line, or its last and several of a record's. */
export function looksLikeRis(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  const tags = new Set([...sample.matchAll(strictTag)].map(([, tag]) => tag));
  if (isLoose(text)) {
    return true;
  }
  return tags.size > 1 && (tags.has('TY') || (tags.has('ER') && tags.size > 3)) && !/^PMID {0,2}- /m.test(sample);
}

/** Reads a RIS file: records from `TY` to `ER`. A record without its end is a problem and hides no other. */
export function parseRis(text: string): ParsedSource {
  const lines = new LineIndex(text);
  const entries: Entry[] = [];
  const { records, stray } = risRecordsOf(text);
  // What a database writes before and after its records.
  const problems: Problem[] = stray.map(({ start, end }) => ({ code: 'stray-line', span: lines.spanOf(start, end) }));
  const keys = new WrittenKeys();
  const hasKeys = records.some(({ lines: all }) =>
    all.some(
      ({ tag, value }) =>
        tag === 'ID' &&
        value !== '' &&
        (!isRunningNumber(value) || all.some((label) => label.tag === 'LB' && label.value === value)),
    ),
  );
  for (const record of records) {
    const span = lines.spanOf(record.start, record.end);
    const isInformative = record.lines.some(({ tag }) => tag === 'TY' || titleTags.includes(tag));
    if (!record.isClosed || !isInformative) {
      problems.push({ code: 'damaged-entry', args: [span.line + 1], span });
    }
    if (!isInformative) {
      continue;
    }
    const entry = entryOf(text, record, span, hasKeys);
    if (entry.writtenKey !== undefined) {
      problems.push(...keys.add(entry.writtenKey, span));
    }
    entries.push(entry);
  }
  return { entries, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** EndNote numbers the records of a library: a file with nothing else has no keys, unless its labels (`LB`) repeat them. */
export function isRunningNumber(id: string): boolean {
  return /^\d+$/.test(id);
}

/** The records of a text with their lines, as they stand, and the lines that belong to none. */
export function risRecordsOf(text: string): {
  readonly records: readonly RisRecord[];
  readonly stray: readonly TextRange[];
} {
  const { records, stray } = taggedRecords(text, isLoose(text) ? loose : syntax);
  const found: RisRecord[] = [];
  for (const record of records) {
    const lines = record.lines.flatMap(linesOf);
    const before = found.at(-1);
    // What Ovid writes behind a record, such as its address there.
    if (!record.isOpened && before?.isClosed === true && !lines.some(({ tag }) => titleTags.includes(tag))) {
      found[found.length - 1] = { ...before, end: record.end, lines: [...before.lines, ...lines] };
    } else {
      found.push({ start: record.start, end: record.end, lines, isClosed: record.isClosed });
    }
  }
  return { records: found, stray };
}

const listTags: ReadonlySet<string> = new Set(['KW']);
const peopleTags: ReadonlySet<string> = new Set(['AU', 'A1', 'A2', 'A3', 'A4', 'ED']);
/** A keyword is shorter; what is as long has been wrapped. */
const maxKeywordLength = 60;
const maxValueLength = 1_000_000;
/** More than white space, control characters and halves of characters. */
const hasText = /[^\s\0-\x1f\x7f-\x9f\p{Cs}\ufffe\uffff]/u;

/** EndNote has keywords on lines of their own below the tag; several names or keywords may stand in one line. */
function linesOf({ tag, rows }: TaggedLine): RisLine[] {
  const [start, end] = [rows[0]?.start ?? 0, rows.at(-1)?.end ?? 0];
  if (
    listTags.has(tag) &&
    rows.length > 1 &&
    rows.every(({ text }) => text.length < maxKeywordLength && !/[;；]$/.test(text))
  ) {
    return rows.flatMap((row) => splitValue(row.text).map((value) => ({ tag, value, start: row.start, end: row.end })));
  }
  let value = '';
  for (const { text } of rows) {
    value = value.length < maxValueLength ? `${value}${value === '' ? '' : ' '}${text}` : value;
  }
  const values = listTags.has(tag) ? splitValue(value) : peopleTags.has(tag) ? splitPeople(value, true) : [value];
  const none = listTags.has(tag) ? '' : value;
  return (values.length === 0 ? [none] : values).map((one) => ({
    tag,
    value: hasText.test(one) ? one.trim() : '',
    start,
    end,
  }));
}

function splitValue(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((part) => part.trim().replace(/^\*(?=\p{L})/u, ''))
    .filter((part) => part !== '');
}

const doiAlone = /^(?:doi:?\s?|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i;

/** The DOI that some services write as the kind of the work, or as a link of another kind. */
export function statedElsewhere(lines: readonly Pick<RisLine, 'tag' | 'value'>[]): string | undefined {
  const stated = ['M3', 'L3']
    .map((wanted) => lines.find(({ tag, value }) => tag === wanted && doiAlone.test(value))?.value)
    .find((value) => value !== undefined);
  return stated === undefined ? undefined : doiIn(stated);
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

/** What a record says in a second language: `TT`, or a tag once more in other characters. */
export function risTranslation(lines: readonly Pick<RisLine, 'tag' | 'value'>[]): Translation {
  const all = (...tags: string[]) =>
    tags.flatMap((tag) =>
      lines.filter((line) => line.tag === tag && line.value !== '').map(({ value }) => plainOfDatabase(value)),
    );
  return withoutUndefined({
    title: textsInTwo(all('TI', 'T1', 'CT', 'TT')).other,
    container: textsInTwo(all('T2', 'JF', 'JO')).other,
    abstract: textsInTwo(all('AB', 'N2')).other,
  });
}

/** The title of a record, and whether it is that of what the work is in. */
export function risTitle(
  type: string,
  lines: readonly Pick<RisLine, 'tag' | 'value'>[],
): { readonly title: string | undefined; readonly isContainers: boolean } {
  const first = (tags: readonly string[]) =>
    tags
      .map((tag) => lines.find((line) => line.tag === tag && line.value !== '')?.value)
      .find((value) => value !== undefined);
  const isByPerson = lines.some(({ tag, value }) => (tag === 'AU' || tag === 'A1') && value !== '');
  const isPart = parts.has(type) && (isByPerson || !wholes.has(type));
  const own = first(isPart ? titleTags.filter((tag) => tag !== 'BT') : titleTags);
  const title = own ?? (wholes.has(type) && !isPart ? first(['T2', 'T3']) : undefined);
  return {
    title: title === undefined ? undefined : plainOfDatabase(title),
    isContainers: own === undefined && title !== undefined,
  };
}

const linkTags: ReadonlySet<string> = new Set(['UR', 'L1', 'L2', 'LK', 'DO', 'AB', 'N2', 'N1', 'C1']);

function entryOf(text: string, record: RisRecord, span: Entry['span'], hasKeys: boolean): Entry {
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
  const plain = (value: string | undefined) => (value === undefined ? undefined : plainOfDatabase(value));
  const { title, isContainers } = risTitle(first('TY') ?? '', record.lines);
  const abstract = plain(first('AB', 'N2')) ?? '';
  const people = (...tags: string[]) => all(...tags).flatMap(namedIn);
  const translation = risTranslation(record.lines);
  const own = people('AU', 'A1');
  const authors =
    own.length > 0 ? peopleInTwo(own, translation.title !== undefined) : peopleInTwo(people('ED', 'A2', 'A3'), false);
  const other = withoutUndefined({ ...translation, authors: authors.other ?? otherScriptNames(all('AU', 'A1')) });
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
      writtenKey: hasKeys ? first('ID') : undefined,
      title,
      authors: authors.main,
      year: yearIn(first('DA')) ?? yearIn(first('PY', 'Y1')),
      doi: statedDoi(first('DO') ?? statedElsewhere(record.lines), all('UR', 'LK')),
      arxiv: arxivOfRis(record.lines),
      tags: tags.length === 0 ? undefined : tags,
      translation: Object.keys(other).length === 0 ? undefined : other,
      publishedIn: publishedIn({
        container: plain(first(...(isContainers ? [] : ['T2']), 'JF', 'JO', 'JA', 'J2')),
        volume: first('VL'),
        issue: first('IS'),
        pages: first('SP'),
      }),
    }),
  };
}
