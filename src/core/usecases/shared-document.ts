import { cslItem, type ExportedPaper } from '../cite/export/csl-item';
import type { Paper } from '../model/paper';
import { filterValuesOf } from '../search/filter-completions';
import { fieldText } from '../search/index/fields';
import type { FilterName } from '../search/query/query';
import { fold, runs } from '../search/text/tokenize';
import { mappingVersion } from '../shared-library/mapping';
import { Fingerprint } from '../text/text-fingerprint';
import { fileNameOf } from '../text/uri-text';
import { withoutUndefined } from '../text/without-undefined';
import { paperJson } from './paper-json';

/** A paper as an index of a shared library holds it. */
export interface SharedDocument {
  readonly id: string;
  /** Of all that it says: the same document has the same. */
  readonly fingerprint: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A paper as `indexBody` lays it out: what `lit list` tells of it, what is known of its publication, and what it is sought by. What its readers
 * have written about it stays out: the text of notes, states, ratings and the reading list.
 * @param collection the papers that are pushed together, from one folder
 */
export function sharedDocument({ paper, publication }: ExportedPaper, collection: string): SharedDocument {
  const id = identifier(collection, paper.key);
  const told: Record<string, unknown> = {
    ...paperJson(paper),
    status: undefined,
    rating: undefined,
    readingOrder: undefined,
  };
  const item = { ...cslItem({ paper, publication }), abstract: undefined };
  const body = {
    id,
    collection,
    ...withoutUndefined(told),
    ...(paper.titleIsDerived ? { derived: true } : {}),
    item,
    sought: soughtOf(paper),
    values: valuesOf(paper),
  };
  const fingerprint = new Fingerprint().add(`${String(mappingVersion)} ${JSON.stringify(body)}`).value;
  return { id, fingerprint, body: { ...body, fingerprint } };
}

/** A server refuses a whole batch for one identifier of more bytes of UTF-8; a longer key is told by its fingerprint. */
const longestIdentifier = 512;

function identifier(collection: string, key: string): string {
  const id = `${collection}/${key}`;
  return bytesOf(id) <= longestIdentifier ? id : `${collection}/~${new Fingerprint().add(key).value}`;
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function soughtOf(paper: Paper): object {
  const { key, aliases, translation, otherAbstracts = [], derivedTitle, links, sources } = paper;
  const own = links.filter((link) => link.own !== false);
  const lines = (text: string | undefined) => (text === undefined || text === '' ? undefined : text.split('\n'));
  const authors = lines(fieldText(paper, 'authors'));
  const other = [
    translation?.title,
    derivedTitle,
    translation?.abstract,
    ...otherAbstracts.map(({ text }) => text),
  ].filter((text) => text !== undefined);
  const has = {
    code: own.some(({ kind, repositoryUrl }) => kind === 'repository' || repositoryUrl !== undefined),
    link: links.length > 0,
    doi: paper.doi !== undefined || links.some(({ kind }) => kind === 'doi'),
    arxiv: paper.arxiv !== undefined || links.some(({ kind }) => kind === 'arxiv'),
  };
  return withoutUndefined({
    key: [key, ...aliases],
    people: authors,
    year: paper.year?.toString(),
    repository: lines(fieldText(paper, 'repository')),
    other: other.length === 0 ? undefined : other,
    simplified: simplifiedOf([paper.title, paper.abstract, ...other].join('\n')),
    keys: [key, ...aliases].map(fold),
    authors: authors?.map(fold),
    tags: [...(paper.tags ?? []), ...(paper.topics ?? [])].map(fold),
    hosts: [...new Set(links.flatMap(({ host }) => hostParts(host)))],
    owners: own.flatMap(({ kind, owner }) => (kind === 'repository' && owner !== undefined ? [fold(owner)] : [])),
    files: sources.map(({ source }) => fold(fileNameOf(source))),
    has: Object.entries(has).flatMap(([name, holds]) => (holds ? [name] : [])),
  });
}

/** What filters that name this paper may be completed to. */
function valuesOf(paper: Paper): object {
  const values = (name: FilterName) => {
    const found = new Set(filterValuesOf(paper, name).filter((value) => value !== ''));
    return found.size === 0 ? undefined : [...found];
  };
  return withoutUndefined({
    authors: values('author'),
    tags: values('tag'),
    hosts: values('host'),
    owners: values('owner'),
    files: values('file'),
  });
}

/** A text in traditional characters in simplified ones, which queries are in; undefined where it has none. */
function simplifiedOf(text: string): string | undefined {
  const han = runs(text).filter((run) => run.han);
  const written = han.map(({ start, end }) => text.slice(start, end));
  const folded = written.map(fold);
  return folded.every((run, at) => run === written[at]) ? undefined : folded.join('\n');
}

/** The names by which `host:` finds a host: of `docs.example.org` itself, `docs`, `example.org` and so on. */
function hostParts(host: string): readonly string[] {
  const labels = host.split('.').slice(0, 8);
  return labels.flatMap((_, from) =>
    labels.slice(from).map((__, more) => labels.slice(from, from + more + 1).join('.')),
  );
}
