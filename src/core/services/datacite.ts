import { jsonRecord } from '../identify/catalogue/json-record';
import { type CslProperties, isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { doiIn } from '../parse/fields/doi';
import { arxivOfDoi } from '../parse/links/identifiers';
import { withoutUndefined } from '../text/without-undefined';
import {
  type FoundWork,
  jsonOf,
  mostFound,
  objectsIn,
  identifierPath,
  queryOf,
  type Service,
  ServiceError,
  wordsOf,
  foundWork,
} from './service';

/** https://support.datacite.org/docs/api */
export const datacite: Service = {
  id: 'datacite',
  name: 'DataCite',
  base: 'https://api.datacite.org',
  finds: ['doi', 'arxiv', 'title'],
  inWeb: false,
  takesKey: false,
  pace: { atOnce: 2, interval: 300 },
  find: async ({ kind, value }, ask) => {
    if (kind === 'title') {
      const query = `titles.title:(${wordsOf(value).split(' ').map(quoted).join(' AND ')})`;
      const { data } = jsonOf(await ask(`/dois${queryOf({ query, 'page[size]': mostFound })}`));
      return objectsIn(data).flatMap(workIn);
    }
    const doi = kind === 'arxiv' ? `10.48550/arXiv.${value}` : value;
    const { data } = jsonOf(await ask(`/dois/${identifierPath(doi)}`));
    if (!isProperties(data)) {
      throw new ServiceError('malformed');
    }
    return workIn(data);
  },
};

const quoted = (word: string): string => `"${word}"`;

/** Objects of a list; DataCite leaves lists out that are empty. */
const listed = (attributes: CslProperties, name: string): readonly CslProperties[] => {
  const value = ownProperty(attributes, name);
  return Array.isArray(value) ? (value as unknown[]).filter(isProperties) : [];
};

const textOf = (item: CslProperties | undefined, name: string): string | undefined => {
  const value = item === undefined ? undefined : ownProperty(item, name);
  return typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;
};

/** DataCite's general kinds of resources, where its own word for CSL's is missing. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['preprint', 'article'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['journalarticle', 'article-journal'],
  ['conferencepaper', 'paper-conference'],
  ['book', 'book'],
  ['bookchapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
]);

function workIn(data: CslProperties): FoundWork[] {
  const attributes = ownProperty(data, 'attributes');
  if (!isProperties(attributes)) {
    return [];
  }
  const doi = doiIn(textOf(attributes, 'doi') ?? textOf(data, 'id'));
  const types = ownProperty(attributes, 'types');
  const container = ownProperty(attributes, 'container');
  const publisher = ownProperty(attributes, 'publisher');
  const within = isProperties(container) ? container : undefined;
  const pages = [textOf(within, 'firstPage'), textOf(within, 'lastPage')].filter((page) => page !== undefined);
  const resource = isProperties(types) ? types : undefined;
  const general = textOf(resource, 'resourceTypeGeneral')?.toLowerCase() ?? '';
  const title = listed(attributes, 'titles').find((each) => ownProperty(each, 'titleType') === undefined);
  const dates = listed(attributes, 'dates');
  const dateOf = (type: string) =>
    textOf(
      dates.find((date) => ownProperty(date, 'dateType') === type),
      'date',
    );
  const record = jsonRecord(
    withoutUndefined({
      type: kinds.get(general) ?? textOf(resource, 'citeproc'),
      title: textOf(title ?? listed(attributes, 'titles')[0], 'title'),
      author: listed(attributes, 'creators').map(personOf),
      publisher: isProperties(publisher) ? textOf(publisher, 'name') : textOf(attributes, 'publisher'),
      issued: dateOf('Issued') ?? dateOf('Submitted') ?? textOf(attributes, 'publicationYear'),
      'container-title': textOf(within, 'title'),
      volume: textOf(within, 'volume'),
      issue: textOf(within, 'issue'),
      page: pages.length === 0 ? undefined : pages.join('-'),
      language: textOf(attributes, 'language'),
      version: textOf(attributes, 'version'),
      DOI: doi,
      URL: textOf(attributes, 'url'),
      abstract: textOf(
        listed(attributes, 'descriptions').find((each) => ownProperty(each, 'descriptionType') === 'Abstract'),
        'description',
      ),
    }),
    1,
  );
  if (record === undefined) {
    return [];
  }
  // Other repositories call the versions of one deposit so.
  const published = doi === undefined || arxivOfDoi(doi) === undefined ? [] : versionsOf(attributes);
  return [foundWork(record, published.length === 0 ? {} : { publishedAs: published }, doi)];
}

function personOf(creator: CslProperties): CslProperties {
  const [family, given, name] = ['familyName', 'givenName', 'name'].map((part) => textOf(creator, part));
  return family !== undefined && given !== undefined
    ? { family, given }
    : ownProperty(creator, 'nameType') === 'Organizational'
      ? { literal: name }
      : { ...(name?.includes(',') === true ? reversed(name) : { literal: name }) };
}

function reversed(name: string): CslProperties {
  const at = name.indexOf(',');
  return { family: name.slice(0, at).trim(), given: name.slice(at + 1).trim() };
}

function versionsOf(attributes: CslProperties): { readonly kind: 'doi'; readonly value: string }[] {
  return listed(attributes, 'relatedIdentifiers').flatMap((related) => {
    const doi =
      ownProperty(related, 'relationType') === 'IsVersionOf' ? doiIn(textOf(related, 'relatedIdentifier')) : undefined;
    return doi === undefined || arxivOfDoi(doi) !== undefined ? [] : [{ kind: 'doi' as const, value: doi }];
  });
}
