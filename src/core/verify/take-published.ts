import type { TextEdit } from '../cite/model/text-edit';
import type { Paper, PaperSource, TextRange } from '../model/paper';
import type { ScannedEntry, ScannedField } from '../parse/bibtex/entry-reader';
import { withoutFields } from '../parse/bibtex/publication';
import { scanBibtex } from '../parse/bibtex/scan';
import { bibtexEntries } from '../parse/write/bibtex-entries';
import { normalizeText } from '../library/merging/identity';
import { parseBibtex } from '../parse/bibtex/parse-bibtex';
import type { PublishedVersion } from './published';
import type { CitedReference } from './reference';

/** What is a person's own, or another program's, and not the work's. */
const personal: ReadonlySet<string> = new Set(
  'abstract annotation annote comment crossref file groups ids keywords owner priority ranking readstatus timestamp xdata'.split(
    ' ',
  ),
);
/** Where and when a work appeared: what a preprint says of it holds no longer. */
const appearance: ReadonlySet<string> = new Set(
  (
    'address booktitle chapter date day doi edition eid eventdate eventtitle howpublished institution issn issue journal journaltitle ' +
    'location maintitle month number organization pages publisher pubstate school series shortjournal type url urldate venue volume year'
  ).split(' '),
);

/**
 * The entry of a preprint with what its published version says in place of where it appeared: the key, the preprint's own identifier and
 * whatever else stands in it stay.
 * @param entry one entry of BibTeX, from its `@` to its closing delimiter
 * @param arxiv the preprint's number, for an entry that states it in its address or journal alone
 * @returns `undefined` where it is no whole entry, or nothing is known of the published version but an identifier
 */
export function entryTakingPublished(
  entry: string,
  published: PublishedVersion,
  arxiv: string | undefined,
): string | undefined {
  const { item } = published;
  const [scanned] = scanBibtex(entry);
  if (scanned?.key === undefined || scanned.isDamaged || item === undefined) {
    return undefined;
  }
  const publication = published.publication && withoutFields(published.publication, personal);
  const written = bibtexEntries([
    {
      item: { ...item, id: scanned.key, abstract: undefined, keyword: undefined, note: undefined },
      names: [],
      publication,
    },
  ]);
  const [made] = scanBibtex(written);
  if (made === undefined) {
    return undefined;
  }
  const names = new Set(made.fields.map(({ name }) => name));
  const kept = scanned.fields.filter((field) => !names.has(field.name) && !isOfPreprint(entry, field));
  const isNumbered = names.has('eprint') || kept.some(({ name }) => name === 'eprint');
  const number = arxiv === undefined || isNumbered ? '' : `  eprint = {${arxiv}},\n  archiveprefix = {arXiv},\n`;
  const body = written.trimEnd().slice(0, -1);
  // The key as it stands, which a writer may spell otherwise.
  const head = `@${made.type}{${scanned.key},\n`;
  const text = `${head}${body.slice(body.indexOf('\n') + 1)}${number}${kept
    .map((field) => `  ${field.name} = ${rawValue(entry, field)},\n`)
    .join('')}}`;
  return entry.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

function isOfPreprint(entry: string, field: ScannedField): boolean {
  return (
    appearance.has(field.name) ||
    (field.name === 'note' && /arxiv|preprint|submitted|under review/i.test(rawValue(entry, field).slice(0, 500)))
  );
}

/** A value as it stands, with its delimiters. */
function rawValue(text: string, { parts }: ScannedField): string {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) {
    return '{}';
  }
  const isQuoted = ({ start }: { readonly start: number }) => /["{]/.test(text.charAt(start - 1));
  return text.slice(first.start - (isQuoted(first) ? 1 : 0), last.end + (isQuoted(last) ? 1 : 0));
}

/**
 * What takes the published version into an entry of a bibliography.
 * @param text of the bibliography as it stands now, which may have changed since the reference was read
 * @param place where the reference was read
 * @returns `undefined` where the entry stands there no more, or the bibliography is of a format that entries are not written in
 */
export function takePublishedEdit(
  text: string,
  reference: CitedReference,
  { span }: PaperSource,
  published: PublishedVersion,
): TextEdit | undefined {
  const found = entryOf(text, reference, span);
  if (found === undefined) {
    return undefined;
  }
  const { start, end } = found;
  const entry = text.slice(start, end);
  const taken = entryTakingPublished(entry, published, reference.paper.arxiv);
  return taken === undefined || taken === entry ? undefined : { start, end, text: taken };
}

/** The entry at its place, told by a key of the paper or its title; else the only one of such a key. */
function entryOf(text: string, { key, paper }: CitedReference, span: TextRange): TextRange | undefined {
  const keys = new Set([key, paper.key, ...paper.aliases]);
  const entries = scanBibtex(text);
  const hasKey = (entry: ScannedEntry) => entry.key !== undefined && keys.has(entry.key);
  const there = entries.find(({ start, end }) => start === span.start && end === span.end);
  if (there !== undefined && (hasKey(there) || hasTitle(text.slice(there.start, there.end), paper))) {
    return there;
  }
  const named = entries.filter(hasKey);
  return named.length === 1 ? named[0] : undefined;
}

/** The library may give a paper another key than its entry has. */
function hasTitle(entry: string, { title, titleIsDerived }: Paper): boolean {
  const stated = parseBibtex(entry).entries[0]?.title;
  return !titleIsDerived && stated !== undefined && normalizeText(stated) === normalizeText(title);
}
