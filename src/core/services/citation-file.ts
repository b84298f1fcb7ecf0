import { jsonRecord } from '../identify/catalogue/json-record';
import { yamlOf } from '../parse/yaml/yaml';
import { withoutUndefined } from '../text/without-undefined';
import { type FoundWork, type Service, ServiceError, foundWork } from './service';

/** The Citation File Format, version 1.2.0: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md */
export const citationFile: Service = {
  id: 'citation-file',
  name: 'GitHub (CITATION.cff)',
  base: 'https://raw.githubusercontent.com',
  finds: ['repository'],
  inWeb: true,
  takesKey: false,
  pace: { atOnce: 2, interval: 200 },
  find: async ({ value }, ask, { yaml }) => {
    if (!/^(?!\.)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(value)) {
      throw new ServiceError('not-found');
    }
    const written = yamlOf(yaml).values(await ask(`/${value}/HEAD/CITATION.cff`)).value;
    if (!(written instanceof Map) || !written.has('cff-version')) {
      throw new ServiceError('malformed');
    }
    const file = new Fields(written);
    const preferred = file.inner('preferred-citation');
    return [...(preferred === undefined ? [] : workIn(preferred)), ...workIn(file, value)];
  },
};

/** A map of the file; no key of it is a property of an object. */
class Fields {
  readonly #map: ReadonlyMap<unknown, unknown>;

  constructor(map: ReadonlyMap<unknown, unknown>) {
    this.#map = map;
  }

  text(name: string): string | undefined {
    const value = this.#map.get(name);
    return typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;
  }

  inner(name: string): Fields | undefined {
    const value = this.#map.get(name);
    return value instanceof Map ? new Fields(value) : undefined;
  }

  list(name: string): readonly Fields[] {
    const value = this.#map.get(name);
    return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one) =>
      one instanceof Map ? [new Fields(one)] : [],
    );
  }
}

const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['conference-paper', 'paper-conference'],
  ['book', 'book'],
  ['report', 'report'],
  ['thesis', 'thesis'],
  ['data', 'dataset'],
  ['database', 'dataset'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['software-code', 'software'],
  ['generic', 'document'],
  ['unpublished', 'manuscript'],
]);

/** @param repository that of the file, where it is the repository itself that is described */
function workIn(work: Fields, repository?: string): FoundWork[] {
  const type = types.get(work.text('type') ?? (repository === undefined ? 'generic' : 'software')) ?? 'document';
  const [year, month] = [work.text('year'), work.text('month')];
  const pages = [work.text('start'), work.text('end')].filter((page) => page !== undefined);
  const address = work.text('url') ?? work.text('repository-code');
  const record = jsonRecord(
    withoutUndefined({
      type,
      title: work.text('title'),
      author: work.list('authors').map(personOf),
      issued:
        work.text('date-released') ??
        work.text('date-published') ??
        (year === undefined || month === undefined ? year : `${year}-${month.padStart(2, '0')}`),
      'container-title':
        work.text('journal') ?? work.text('collection-title') ?? work.inner('conference')?.text('name'),
      volume: work.text('volume'),
      issue: work.text('issue'),
      page: pages.length === 0 ? work.text('pages') : pages.join('-'),
      publisher: work.inner('publisher')?.text('name') ?? work.inner('institution')?.text('name'),
      version: work.text('version'),
      DOI:
        work.text('doi') ??
        work
          .list('identifiers')
          .find((one) => one.text('type') === 'doi')
          ?.text('value'),
      URL: address ?? (repository === undefined ? undefined : `https://github.com/${repository}`),
      abstract: work.text('abstract'),
    }),
    1,
  );
  return record === undefined ? [] : [foundWork(record, {}, repository)];
}

function personOf(person: Fields): Readonly<Record<string, string | undefined>> {
  const name = person.text('name');
  return withoutUndefined(
    name === undefined
      ? {
          family: person.text('family-names'),
          given: person.text('given-names'),
          suffix: person.text('name-suffix'),
          'non-dropping-particle': person.text('name-particle'),
        }
      : { literal: name },
  );
}
