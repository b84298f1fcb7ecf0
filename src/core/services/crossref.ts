import { jsonRecord } from '../identify/catalogue/json-record';
import { type CslProperties, isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { normalDate } from '../parse/csl-json/normal-date';
import { doiIn } from '../parse/fields/doi';
import { withoutUndefined } from '../text/without-undefined';
import type { ServiceNotice, WorkIdentifier } from './model';
import {
  type FoundWork,
  jsonOf,
  mostFound,
  objectsIn,
  identifierPath,
  queryOf,
  type Service,
  ServiceError,
  foundWork,
} from './service';

/** All that is read of a work, so that searches do not bring its list of references along. */
const selected =
  'DOI,title,subtitle,author,editor,container-title,short-container-title,issued,published-print,published-online,page,volume,issue,' +
  'article-number,publisher,ISSN,ISBN,event,abstract,URL,type,relation,update-to,updated-by';

/** Books themselves, since their chapters have their number too. */
const books = ['book', 'monograph', 'edited-book', 'reference-book', 'proceedings'];

/** https://www.crossref.org/documentation/retrieve-metadata/rest-api/ */
export const crossref: Service = {
  id: 'crossref',
  name: 'Crossref',
  base: 'https://api.crossref.org',
  finds: ['doi', 'acl', 'isbn', 'title'],
  inWeb: true,
  takesKey: false,
  pace: { atOnce: 3, interval: 100 },
  find: async ({ kind, value }, ask, { contact: mailto }) => {
    if (kind === 'doi' || kind === 'acl') {
      const doi = kind === 'acl' ? `10.18653/v1/${value}` : value;
      const { message } = jsonOf(await ask(`/works/${identifierPath(doi)}${queryOf({ mailto })}`));
      if (!isProperties(message)) {
        throw new ServiceError('malformed');
      }
      return workIn(message);
    }
    const asked =
      kind === 'isbn'
        ? { filter: [`isbn:${value}`, ...books.map((type) => `type:${type}`)].join(',') }
        : { 'query.bibliographic': value.slice(0, 500) };
    const { message } = jsonOf(await ask(`/works${queryOf({ ...asked, rows: mostFound, select: selected, mailto })}`));
    return objectsIn(isProperties(message) ? ownProperty(message, 'items') : undefined).flatMap(workIn);
  },
};

function workIn(message: CslProperties): FoundWork[] {
  const record = jsonRecord({ ...message, title: wholeTitle(message), ...placeOf(message) }, 1);
  if (record === undefined) {
    return [];
  }
  const own = record.doi?.toLowerCase();
  const updates = updatesIn(ownProperty(message, 'update-to'));
  // A notice that stands in the place of the work itself names its own DOI.
  const notices = [
    ...updatesIn(ownProperty(message, 'updated-by')),
    ...updates.filter(({ by }) => by?.toLowerCase() === own),
  ];
  const others = updates.flatMap(({ kind, by }) =>
    by === undefined || by.toLowerCase() === own ? [] : [{ kind, doi: by }],
  );
  const published = relationOf(message, 'is-preprint-of');
  return [
    foundWork(
      record,
      withoutUndefined({
        publishedAs: published.length === 0 ? undefined : published,
        notices: notices.length === 0 ? undefined : notices,
        updates: others.length === 0 ? undefined : others,
      }),
    ),
  ];
}

const firstText = (value: unknown): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
};

function wholeTitle(message: CslProperties): string {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => firstText(ownProperty(message, name)).trim());
  return subtitle === undefined || subtitle === '' || title?.toLowerCase().includes(subtitle.toLowerCase()) === true
    ? (title ?? '')
    : `${title ?? ''}: ${subtitle}`;
}

/** Of two titles around a chapter or a talk, the first is the series of the book; who posts a preprint is told by institution, and not by publisher. */
function placeOf(message: CslProperties): CslProperties {
  const containers = ownProperty(message, 'container-title');
  const [series, book] = Array.isArray(containers) ? (containers as unknown[]) : [];
  const type = ownProperty(message, 'type');
  if ((type === 'book-chapter' || type === 'proceedings-article') && book !== undefined) {
    return { 'container-title': [book], 'collection-title': firstText(series) };
  }
  const institutions = type === 'posted-content' ? ownProperty(message, 'institution') : undefined;
  const first: unknown = Array.isArray(institutions) ? institutions[0] : institutions;
  const name = isProperties(first) ? firstText(ownProperty(first, 'name')) : '';
  return name === '' ? {} : { publisher: name };
}

/**
 * What Crossref calls notices; those of other kinds, such as new editions, say nothing against a work. What was withdrawn or removed no
 * longer stands, as a retracted work; a partial retraction takes back a part, which COPE has publishers tell by a correction.
 */
const kinds: ReadonlyMap<string, ServiceNotice['kind']> = new Map([
  ['retraction', 'retraction'],
  ['partial_retraction', 'correction'],
  ['withdrawal', 'retraction'],
  ['removal', 'retraction'],
  ['correction', 'correction'],
  ['corrigendum', 'correction'],
  ['erratum', 'correction'],
  ['addendum', 'correction'],
  ['clarification', 'correction'],
  ['expression_of_concern', 'concern'],
]);

function updatesIn(value: unknown): readonly ServiceNotice[] {
  const listed = Array.isArray(value) ? (value as unknown[]).filter(isProperties) : [];
  return listed.flatMap((update) => {
    const type = ownProperty(update, 'type');
    const kind = typeof type === 'string' ? kinds.get(type.toLowerCase().replace(/[\s-]/g, '_')) : undefined;
    const doi = ownProperty(update, 'DOI');
    return kind === undefined
      ? []
      : [{ kind, ...withoutUndefined({ by: typeof doi === 'string' ? doiIn(doi) : undefined, date: dayOf(update) }) }];
  });
}

function dayOf(update: CslProperties): string | undefined {
  const parts = normalDate(ownProperty(update, 'updated'))?.['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Array.isArray(first) && first.length > 0
    ? first
        .slice(0, 3)
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    : undefined;
}

function relationOf(message: CslProperties, name: string): readonly WorkIdentifier[] {
  const relation = ownProperty(message, 'relation');
  const listed = isProperties(relation) ? ownProperty(relation, name) : undefined;
  return (Array.isArray(listed) ? (listed as unknown[]) : []).flatMap((other) => {
    const id = isProperties(other) && ownProperty(other, 'id-type') === 'doi' ? ownProperty(other, 'id') : undefined;
    const doi = typeof id === 'string' ? doiIn(id) : undefined;
    return doi === undefined ? [] : [{ kind: 'doi' as const, value: doi }];
  });
}
