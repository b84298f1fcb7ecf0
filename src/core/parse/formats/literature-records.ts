import type { AcceptedRecord, Entry, Publication, RecordOrigin } from '../../model/paper';
import { LineIndex } from '../../text/line-index';
import { withoutUndefined } from '../../text/without-undefined';
import { FieldReader } from '../bibtex/fields';
import type { ScannedEntry } from '../bibtex/entry-reader';
import { scanBibtex } from '../bibtex/scan';
import { bibtexReader, bibtexWriter } from './bibtex';
import { decodedValue, encodedValue, readEvidence, unsafe, writtenEvidence } from './shared/encoded-values';
import { modelComments } from './shared/model-comments';
import { readingComments } from './shared/reading-comments';
import type { BibliographyEntry, BibliographyFormat, FormatReader, WrittenWork } from './shared/bibliography-format';

/** The file in a library folder that holds the records accepted for its papers. */
export const recordsFileName = 'literature-records.bib';

/** The fields of an entry that say where it comes from, and of which paper it is. */
const recordFields = {
  source: 'literature-source',
  date: 'literature-date',
  score: 'literature-score',
  paper: 'literature-paper',
  added: 'literature-added',
} as const;

const ownFields: ReadonlySet<string> = new Set([
  'literature-about',
  'literature-source',
  'literature-date',
  'literature-score',
  'literature-paper',
  'literature-added',
]);

/** Records of papers that stand in other sources, in BibTeX, so that other tools read them as a bibliography. */
export const literatureRecords: BibliographyFormat = {
  id: 'literature-records',
  name: 'BibTeX',
  extensions: [],
  fileName: recordsFileName,
  languageId: 'bibtex',
  kind: 'bibliography',
  describesOthers: true,
};

/** Papers that somebody has added by themselves, whose entries stand among those records and are works. */
export const addedPapers: BibliographyFormat = {
  id: 'literature-added',
  name: 'BibTeX',
  extensions: [],
  kind: 'bibliography',
};

export const literatureRecordsReader: FormatReader = {
  format: literatureRecords,
  refusal: () => undefined,
  parse,
  keys,
  publications,
};

/** Of entries that `literatureRecordsReader` has read: no file is of this format as a whole. */
export const addedPapersReader: FormatReader = {
  format: addedPapers,
  refusal: () => 'not-a-source',
  parse,
  keys,
  publications,
};

function publications(
  ...[text, yaml, related]: Parameters<NonNullable<FormatReader['publications']>>
): ReturnType<NonNullable<FormatReader['publications']>> {
  const publicationAt = bibtexReader.publications?.(text, yaml, related);
  return (span) => withoutFields(publicationAt?.(span), (name) => ownFields.has(name));
}

function keys(text: string): Iterable<BibliographyEntry> {
  return bibtexReader.keys?.(text) ?? [];
}

function parse(text: string, options: Parameters<FormatReader['parse']>[1]): ReturnType<FormatReader['parse']> {
  const { entries, problems } = bibtexReader.parse(text, options);
  const scanned = scanBibtex(text);
  const reader = new FieldReader(text, scanned);
  const byStart = new Map(scanned.map((entry) => [entry.start, entry]));
  const records = entries.map((entry): Entry => {
    const found = byStart.get(entry.span.start);
    return {
      ...entry,
      format: found !== undefined && isAdded(reader, found) ? addedPapers.id : literatureRecords.id,
      accepted: found === undefined ? noEvidence : acceptedOf(reader, found),
    };
  });
  const said = commentEntries(text, scanned);
  return {
    problems,
    entries:
      said.length === 0 ? records : [...records, ...said].sort((left, right) => left.span.start - right.span.start),
  };
}

/** What language models wrote about papers, and what readers noted; a comment within an entry is text of that entry. */
function commentEntries(text: string, scanned: readonly ScannedEntry[]): readonly Entry[] {
  const comments = [
    ...modelComments(text).map(({ model, ...rest }) => ({ ...rest, accepted: { model }, said: {} })),
    ...readingComments(text).map(({ state, ...rest }) => ({
      ...rest,
      accepted: { isReading: true } as const,
      said: state,
    })),
  ].sort((left, right) => left.start - right.start);
  const lines = comments.length === 0 ? undefined : new LineIndex(text);
  let next = 0;
  return comments.flatMap(({ key, start, end, evidence, accepted, said }): Entry[] => {
    while ((scanned[next]?.end ?? Infinity) <= start) {
      next++;
    }
    return lines === undefined || (scanned[next]?.start ?? Infinity) < start
      ? []
      : [
          {
            span: lines.spanOf(start, end),
            format: literatureRecords.id,
            writtenKey: key,
            names: [],
            language: 'und',
            abstract: '',
            links: [],
            ...said,
            accepted: { evidence, ...accepted },
          },
        ];
  });
}

const noEvidence: AcceptedRecord = { evidence: {} };

function valueIn(reader: FieldReader, entry: ScannedEntry, name: string): string | undefined {
  const field = entry.fields.find((one) => one.name === name);
  return field === undefined ? undefined : reader.valueOf(field).trim() || undefined;
}

function isAdded(reader: FieldReader, entry: ScannedEntry): boolean {
  return valueIn(reader, entry, recordFields.added) !== undefined;
}

function acceptedOf(reader: FieldReader, entry: ScannedEntry): AcceptedRecord {
  const value = (name: string) => valueIn(reader, entry, name);
  if (isAdded(reader, entry)) {
    const date = value(recordFields.added);
    return { ...withoutUndefined({ source: decodedValue(value(recordFields.source)), date }), evidence: {} };
  }
  const score = Number(value(recordFields.score) ?? NaN);
  return {
    ...withoutUndefined({ source: decodedValue(value(recordFields.source)), date: value(recordFields.date) }),
    ...(score >= 0 && score <= 1 ? { score } : {}),
    evidence: readEvidence(value(recordFields.paper) ?? ''),
  };
}

function withoutFields(
  publication: Publication | undefined,
  isOut: (name: string) => boolean,
): Publication | undefined {
  return publication?.bibtex === undefined
    ? publication
    : {
        ...publication,
        bibtex: {
          ...publication.bibtex,
          fields: new Map([...publication.bibtex.fields].filter(([name]) => !isOut(name))),
        },
      };
}

/** What an entry is to say of a paper beyond the work itself. */
export interface RecordNote extends RecordOrigin {
  /** Set where the entry is to be a paper by itself; its date is the day on which it was added. */
  readonly isAdded?: boolean;
  readonly evidence: Readonly<Record<string, string | number | undefined>>;
  /** For people who read the file: the title by which they know the paper. */
  readonly about?: string;
}

/**
 * The text of an entry, with a line end.
 * @param empty fields for a person to fill in, if the work does not have them
 * @param leftOut fields that the work has and the entry is not to have
 */
export function recordText(
  work: WrittenWork,
  note: RecordNote,
  { empty = [], leftOut = [] }: { readonly empty?: readonly string[]; readonly leftOut?: readonly string[] } = {},
): string {
  const own = work.publication?.bibtex;
  const publication =
    own === undefined
      ? work.publication
      : withoutFields(work.publication, (name) => ownFields.has(name) || leftOut.includes(name));
  const text = bibtexWriter.write([{ ...work, publication }]).trimEnd();
  const has = new Set(scanBibtex(text)[0]?.fields.map(({ name }) => name));
  const end = text.lastIndexOf('}');
  const fields = [
    ...empty.filter((name) => !has.has(name)).map((name) => [name, '']),
    ['pmid', has.has('pmid') ? '' : pmidOf(work)],
    ['literature-about', (note.about ?? '').replace(unsafe, ' ').replace(/\s+/g, ' ').trim()],
    [recordFields.source, encodedValue(note.source ?? '')],
    [note.isAdded === true ? recordFields.added : recordFields.date, note.date ?? ''],
    [recordFields.score, note.score === undefined ? '' : String(Math.floor(note.score * 1_000) / 1_000)],
    [recordFields.paper, writtenEvidence(note.evidence)],
  ].filter(([name = '', value]) => value !== '' || empty.includes(name));
  return `${text.slice(0, end)}${fields.map(([name = '', value = '']) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

/** BibTeX has no field for it of its own, but many programs read this one. */
function pmidOf({ item }: WrittenWork): string {
  return /^\d{1,9}$/.exec(typeof item.PMID === 'string' ? item.PMID : '')?.[0] ?? '';
}

/** An entry of a records file that has a key. */
export interface ScannedRecord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isDamaged: boolean;
  /** The names of its fields, in lower case, with the ranges of their values in braces or quotes. */
  readonly fields: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

/** The entries of a text by their places. */
export function scanRecords(text: string): readonly ScannedRecord[] {
  return scanBibtex(text).flatMap(({ type, key, start, end, isDamaged, fields }) =>
    key === undefined || type === 'string'
      ? []
      : [
          {
            key,
            start,
            end,
            isDamaged,
            fields: fields.map(({ name, parts }) => ({
              name,
              start: parts[0]?.start ?? end,
              end: parts.at(-1)?.end ?? end,
            })),
          },
        ],
  );
}
