import { comparedAuthors } from '../library/base/authors';
import { textHash } from '../library/base/fingerprint';
import type { Library } from '../library/library';
import { normalizeArxiv, normalizeDoi, normalizeText } from '../library/merging/identity';
import type { CslItem, Paper, PersonName } from '../model/paper';
import { arxivOfCsl } from '../parse/csl-json/parse-csl-json';
import { scanRecords } from '../parse/formats/literature-records';
import { identifierInKey, readIdentifier } from '../services/identifiers';
import type { WorkIdentifier, WorkQuery } from '../services/model';

/** What of the library tells whether it has a work. */
export type SearchedLibrary = Pick<Library, 'papers' | 'get' | 'cited'>;

/** Longer titles are hostile, in UTF-16 units. */
const longestTitle = 1_000;

/** DOIs under which the ACL Anthology registers its papers, now and before 2016. */
const aclPrefixes = ['10.18653/v1/', '10.3115/v1/'];

/** Whether a work is named, not described. */
export function isWorkIdentifier(query: WorkQuery): query is WorkIdentifier {
  return query.kind !== 'title' && query.kind !== 'abstract';
}

/**
 * The paper that an identifier or a title means in the library.
 * @param records the records file, where identifiers stand that papers do not keep (PMID, ISBN)
 */
export function paperOfQuery(library: SearchedLibrary, query: WorkQuery, records = ''): Paper | undefined {
  const { kind, value } = query;
  switch (kind) {
    case 'doi':
    case 'arxiv':
      return library.cited(`${kind}:${value}`);
    case 'acl':
      return (
        aclPrefixes.map((prefix) => library.cited(`doi:${prefix}${value}`)).find((paper) => paper !== undefined) ??
        paperWithLink(library, query) ??
        paperOfEntry(library, query, records)
      );
    case 'repository':
      return paperWithLink(library, query);
    case 'pmid':
    case 'isbn':
      return paperOfEntry(library, query, records);
    case 'title': {
      const wanted = normalizeText(value.slice(0, longestTitle));
      return wanted === '' ? undefined : library.papers.find((paper) => titlesOf(paper).includes(wanted));
    }
    case 'abstract':
      return paperWithText(library, value);
  }
}

/** The paper of the library that a record describes: by DOI or arXiv identifier, its abstract, or title and authors with years at most two apart. */
export function paperOfRecord(library: SearchedLibrary, item: CslItem): Paper | undefined {
  const { doi, arxiv } = statedIdentifiers(item);
  const known =
    (doi === undefined ? undefined : library.cited(`doi:${doi}`)) ??
    (arxiv === undefined ? undefined : library.cited(`arxiv:${arxiv}`)) ??
    (typeof item.abstract === 'string' ? paperWithText(library, item.abstract) : undefined);
  if (known !== undefined) {
    return known;
  }
  const title = typeof item.title === 'string' ? normalizeText(item.title.slice(0, longestTitle)) : '';
  const families = new Set(familiesOf(item.author));
  const year = yearOf(item);
  return title === ''
    ? undefined
    : library.papers.find(
        (paper) =>
          !paper.titleIsDerived &&
          titlesOf(paper).includes(title) &&
          (doi === undefined || paper.doi === undefined) &&
          familiesOf(paper.authors).some((family) => families.has(family)) &&
          (year === undefined || paper.year === undefined || Math.abs(year - paper.year) <= 2),
      );
}

/** Whether a record is of the work that an identifier names. */
export function hasIdentifier(
  { kind, value }: WorkIdentifier,
  item: CslItem,
  stated: { readonly doi?: string | undefined; readonly arxiv?: string | undefined } = {},
): boolean {
  const { doi, arxiv } = statedIdentifiers(item, stated);
  const texts = (name: string) => (typeof item[name] === 'string' ? item[name] : '');
  switch (kind) {
    case 'doi':
      return doi === value;
    case 'arxiv':
      return arxiv === value;
    case 'acl':
      return aclPrefixes.some((prefix) => doi === prefix + value.toLowerCase()) || isNamed(texts('URL'), kind, value);
    case 'pmid':
      return texts('PMID') === value;
    case 'isbn':
      return texts('ISBN')
        .slice(0, 200)
        .split(/[,;\s]+(?=97[89]|\d{9})|[,;]/)
        .some((isbn) => isNamed(`isbn:${isbn.trim()}`, kind, value));
    case 'repository':
      return isNamed(texts('URL'), kind, value.toLowerCase(), (text) => text.toLowerCase());
  }
}

/** The DOI and the arXiv identifier of a record, in the forms that identities compare. */
export function statedIdentifiers(
  item: CslItem,
  stated: { readonly doi?: string | undefined; readonly arxiv?: string | undefined } = {},
): { readonly doi: string | undefined; readonly arxiv: string | undefined } {
  const written = stated.doi ?? (typeof item.DOI === 'string' ? item.DOI : undefined);
  const registered = written === undefined ? undefined : identifierInKey(`doi:${written}`);
  const arxiv = stated.arxiv ?? arxivOfCsl(item) ?? (registered?.kind === 'arxiv' ? registered.value : undefined);
  return {
    doi: written === undefined ? undefined : normalizeDoi(written),
    arxiv: arxiv === undefined ? undefined : normalizeArxiv(arxiv),
  };
}

/**
 * Compares titles with one: 1 for the same words, nearly as much where one begins with the other (without its subtitle), else the share
 * of words in common (Dice 1945, doi:10.2307/1932409), for Chinese of pairs of characters.
 */
export function titleComparer(title: string): (other: string) => number {
  const wanted = normalizeText(title.slice(0, longestTitle));
  const own = partsOf(title);
  const telling = [...own].sort((left, right) => right.length - left.length).slice(0, 2);
  return (other) => {
    const short = other.slice(0, longestTitle);
    const lower = short.toLowerCase();
    // Most titles are let go by this.
    if (wanted === '' || !telling.some((part) => lower.includes(part))) {
      return 0;
    }
    const found = normalizeText(short);
    if (found === wanted) {
      return 1;
    }
    const isStart = own.size > 2 && (found.startsWith(wanted) || wanted.startsWith(found)) && found.length > 10;
    const parts = partsOf(short);
    const common = [...own].filter((part) => parts.has(part)).length;
    return Math.max(isStart ? 0.9 : 0, (0.95 * 2 * common) / Math.max(1, own.size + parts.size));
  };
}

function partsOf(title: string): ReadonlySet<string> {
  const words =
    title
      .slice(0, longestTitle)
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.flatMap((word) =>
      /\p{Script=Han}/u.test(word) && word.length > 2
        ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
        : [word],
    ),
  );
}

function titlesOf({ title, derivedTitle, translation, names, titleIsDerived }: Paper): readonly string[] {
  const own = titleIsDerived ? [] : [title];
  return [...own, derivedTitle ?? '', translation?.title ?? '', ...(titleIsDerived ? [title, ...names] : [])]
    .filter((one) => one !== '')
    .map((one) => normalizeText(one.slice(0, longestTitle)));
}

function paperWithText({ papers }: SearchedLibrary, text: string): Paper | undefined {
  const hash = textHash(text);
  return hash === undefined
    ? undefined
    : papers.find(
        ({ abstract, otherAbstracts = [] }) =>
          textHash(abstract) === hash || otherAbstracts.some((other) => textHash(other.text) === hash),
      );
}

/** The paper whose own links name a work at an address. */
function paperWithLink({ papers }: SearchedLibrary, { kind, value }: WorkQuery): Paper | undefined {
  const wanted = value.toLowerCase();
  return papers.find(({ links }) =>
    links.some(({ own, url }) => own !== false && isNamed(url, kind, wanted, (text) => text.toLowerCase())),
  );
}

/** The paper whose entry in the records file has an identifier in a field of its own. */
function paperOfEntry(library: SearchedLibrary, { kind, value }: WorkQuery, records: string): Paper | undefined {
  const entry = scanRecords(records).find(({ fields }) =>
    fields.some(({ name, start, end }) => {
      const text = records.slice(start, end).trim();
      return (
        (name === 'url' && isNamed(text, kind, value)) || (name === kind && isNamed(`${kind}:${text}`, kind, value))
      );
    }),
  );
  return entry === undefined ? undefined : library.get(entry.key);
}

function isNamed(text: string, kind: string, value: string, form = (written: string) => written): boolean {
  const found = text === '' ? undefined : readIdentifier(text);
  return found?.kind === kind && form(found.value) === value;
}

function familiesOf(authors: unknown): readonly string[] {
  return Array.isArray(authors) ? comparedAuthors(authors as readonly PersonName[]).map(({ family }) => family) : [];
}

function yearOf({ issued }: CslItem): number | undefined {
  const parts: unknown = typeof issued === 'object' && issued !== null ? Reflect.get(issued, 'date-parts') : undefined;
  const year: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : undefined;
  const number = Number(year ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}
