import { fingerprintsOf } from '../library/base/fingerprint';
import type { EntryRecord } from '../library/merging/entry-record';
import { mergeRecords, recordOf } from '../library/merging/merge';
import type { CslItem, Entry, PersonName } from '../model/paper';
import { arxivOfCsl } from '../parse/csl-json/parse-csl-json';
import { publishedIn, yearIn } from '../parse/fields/bibliographic-fields';
import { referenceItem, type CitedReference, plainValue } from './reference';

/** No title that is compared is longer. */
const maxTitle = 1_000;

const nowhere = { start: 0, end: 0, line: 0, endLine: 0 };

/** A record as works are told apart by: what it says of itself, without its text. */
export function comparedItem(item: CslItem, source: string, title?: string): EntryRecord {
  const doi = plainValue(item.DOI);
  const arxiv = arxivOfCsl(item);
  const year = yearOf(item);
  const named = title ?? plainValue(item.title);
  const place = publishedIn({
    container: plainValue(item['container-title']),
    volume: plainValue(item.volume),
    issue: plainValue(item.issue),
    pages: plainValue(item.page),
  });
  const authors = Array.isArray(item.author) ? (item.author as readonly PersonName[]) : [];
  const entry: Entry = {
    span: nowhere,
    format: '',
    names: [],
    language: 'und',
    abstract: '',
    links: [],
    ...(named === '' ? {} : { title: named.slice(0, maxTitle) }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(year === undefined ? {} : { year }),
    ...(doi === '' ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(place === undefined ? {} : { publishedIn: place }),
  };
  const { hash, sketch } = fingerprintsOf(entry);
  // Without a text there is no title to derive.
  return recordOf(source, { ...entry, derived: { title: '', sketch, ...(hash === undefined ? {} : { hash }) } });
}

/** The same of a reference; a derived title is none. */
export function comparedReference(reference: CitedReference, source = reference.key): EntryRecord {
  const { paper } = reference;
  return comparedItem(referenceItem(reference), source, paper.titleIsDerived ? '' : paper.title);
}

/** Whether two records are of one work, by the rules by which the library merges its entries. */
export function areOneWork(left: EntryRecord, right: EntryRecord): boolean {
  return mergeRecords([left, right]).works.length === 1;
}

function yearOf({ issued }: CslItem): number | undefined {
  const parts: unknown = (issued as { readonly 'date-parts'?: unknown } | undefined)?.['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const year: unknown = Array.isArray(first) ? first[0] : undefined;
  return typeof year === 'number'
    ? year
    : yearIn(plainValue(year) || plainValue((issued as { raw?: unknown } | undefined)?.raw));
}
