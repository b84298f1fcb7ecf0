import type { PersonName } from '../../model/paper';
import type { WrittenWork } from '../formats/shared/bibliography-format';
import { yearIn } from '../fields/bibliographic-fields';
import { yamlText, type YamlValue } from './yaml-text';

/** The entry's type, and its parent's where its container has one, for each type of CSL. */
const ownTypes: Readonly<Record<string, readonly [type: string, parent?: string]>> = {
  'article-journal': ['article', 'periodical'],
  'article-magazine': ['article', 'periodical'],
  'article-newspaper': ['article', 'newspaper'],
  review: ['article', 'periodical'],
  'paper-conference': ['article', 'proceedings'],
  chapter: ['chapter', 'book'],
  'entry-encyclopedia': ['entry', 'reference'],
  'entry-dictionary': ['entry', 'reference'],
  entry: ['entry', 'reference'],
  book: ['book'],
  report: ['report'],
  standard: ['report'],
  thesis: ['thesis'],
  webpage: ['web'],
  'post-weblog': ['article', 'blog'],
  post: ['post'],
  manuscript: ['manuscript'],
  patent: ['patent'],
  legal_case: ['case'],
  legislation: ['legislation'],
  bill: ['legislation'],
  motion_picture: ['video'],
  broadcast: ['video'],
  song: ['audio'],
  graphic: ['artwork'],
  performance: ['performance'],
  software: ['repository'],
  dataset: ['repository'],
  speech: ['misc', 'conference'],
  event: ['conference'],
  periodical: ['periodical'],
  article: ['article', 'periodical'],
};

/**
 * A bibliography in Hayagriva, a map of entries by key.
 * @param format the identifier of Hayagriva, under which publications keep what is written in it
 */
export function hayagrivaEntries(works: readonly WrittenWork[], format: string): string {
  return works.map((work) => yamlText({ [work.item.id]: entryOf(work, format) })).join('\n');
}

/** An entry as its own source writes it, else as CSL has it. */
function entryOf({ item, publication }: WrittenWork, format: string): YamlValue {
  const derived = fieldsOf(item);
  const own = publication?.asWritten?.format === format ? publication.asWritten.value : undefined;
  if (typeof own !== 'object' || own === null || Array.isArray(own)) {
    return derived;
  }
  const added = ['title', 'author', 'date', 'serial-number', 'url', 'abstract'].filter(
    (name) => !Object.hasOwn(own, name) && derived[name] !== undefined,
  );
  return {
    ...(own as Readonly<Record<string, YamlValue>>),
    ...Object.fromEntries(added.map((name) => [name, derived[name]])),
  };
}

/** Languages as Typst reads them. */
const languageId = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

function fieldsOf(item: WrittenWork['item']): Record<string, YamlValue> {
  const text = (name: string) =>
    typeof item[name] === 'string' || typeof item[name] === 'number'
      ? String(item[name]).trim() || undefined
      : undefined;
  const shown = (name: string) => text(name)?.replace(/[\\{}$]/g, '\\$&');
  const digits = (name: string) => (/^\d{1,9}$/.test(text(name) ?? '') ? Number(text(name)) : undefined);
  const [type, typeOfParent] = (Object.hasOwn(ownTypes, item.type) ? ownTypes[item.type] : undefined) ?? ['misc'];
  const isWithin = text('container-title') !== undefined;
  const isInstitutional = type === 'thesis' || type === 'report';
  const arxiv = /^arxiv:(.+)/i.exec(text('number') ?? '')?.[1];
  const publisher =
    arxiv !== undefined || shown('publisher') === undefined
      ? undefined
      : text('publisher-place') === undefined
        ? shown('publisher')
        : { name: shown('publisher'), location: shown('publisher-place') };
  const place = {
    volume: text('volume'),
    issue: text('issue') ?? (isWithin && arxiv === undefined && type === 'article' ? text('number') : undefined),
    edition: text('edition'),
  };
  const series =
    text('collection-title') === undefined ? undefined : { type: 'anthology', title: shown('collection-title') };
  const container = isWithin
    ? {
        type: typeOfParent ?? 'anthology',
        title: shown('container-title'),
        author: namesOf(item['container-author']),
        editor: namesOf(item.editor),
        ...place,
        publisher,
        'serial-number': { isbn: text('ISBN'), issn: text('ISSN') },
        parent: series,
      }
    : series;
  const conference =
    text('event-title') === undefined
      ? undefined
      : { type: 'conference', title: shown('event-title'), location: shown('event-place') };
  const parents = [container, conference].filter((parent) => parent !== undefined);
  const translators = namesOf(item.translator);
  const accessed = isoOf(item.accessed);
  return {
    type,
    title: text('title-short') === undefined ? shown('title') : { value: shown('title'), short: shown('title-short') },
    author: namesOf(item.author),
    ...(isWithin
      ? {}
      : {
          editor: namesOf(item.editor),
          ...place,
          ...(isInstitutional ? { organization: shown('publisher') } : { publisher }),
        }),
    affiliated: translators === undefined ? undefined : [{ role: 'translator', names: translators }],
    date: isoOf(item.issued),
    'page-range': text('page'),
    'page-total': digits('number-of-pages'),
    'volume-total': digits('number-of-volumes'),
    chapter: text('chapter-number'),
    'serial-number': {
      doi: text('DOI'),
      arxiv,
      isbn: isWithin ? undefined : text('ISBN'),
      issn: isWithin ? undefined : text('ISSN'),
      pmid: text('PMID'),
      pmcid: text('PMCID'),
      serial: arxiv === undefined && place.issue !== text('number') ? text('number') : undefined,
    },
    url: accessed === undefined ? text('URL') : { value: text('URL'), date: accessed },
    genre: shown('genre'),
    archive: arxiv === undefined ? shown('archive') : undefined,
    'archive-location': shown('archive_location'),
    'call-number': shown('call-number'),
    language: languageId.test(text('language') ?? '') ? text('language') : undefined,
    note: shown('note'),
    abstract: shown('abstract'),
    parent: parents.length > 1 ? parents : parents[0],
  };
}

/** A date of CSL as far as it is known; a year at least. */
function isoOf(date: unknown): string | undefined {
  const {
    'date-parts': dates,
    raw,
    literal,
  } = (typeof date === 'object' && date !== null ? date : {}) as Readonly<Record<string, unknown>>;
  const first: unknown = Array.isArray(dates) ? dates[0] : undefined;
  const parts = (Array.isArray(first) ? (first as unknown[]) : [raw ?? literal]).map((part) => String(part));
  const [year, month = '', day = ''] = /^\d{1,4}$/.test(parts[0] ?? '') ? parts : [String(yearIn(parts[0]) ?? '')];
  if (year === undefined || year === '') {
    return undefined;
  }
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  const isDay = isMonth && Number(day) >= 1 && Number(day) <= 31;
  return [
    year.padStart(4, '0'),
    ...(isMonth ? [month.padStart(2, '0')] : []),
    ...(isDay ? [day.padStart(2, '0')] : []),
  ].join('-');
}

/** `von Last, Jr, First`, or a map of the parts where they could not be told apart in that. */
function namesOf(names: unknown): YamlValue {
  const people = (Array.isArray(names) ? (names as unknown[]) : []).flatMap((name): YamlValue[] => {
    const part = (key: keyof PersonName) => {
      const value: unknown =
        typeof name === 'object' && name !== null ? (name as Record<string, unknown>)[key] : undefined;
      return typeof value === 'string' ? value.trim() : '';
    };
    const [family, given, suffix] = [part('family'), part('given'), part('suffix')];
    const prefix = [part('dropping-particle'), part('non-dropping-particle')].filter((value) => value !== '').join(' ');
    if (family === '' || (given === '' && suffix === '' && prefix === '')) {
      const whole = part('literal') || family || given;
      return whole === '' ? [] : [whole.includes(',') ? { name: whole } : whole];
    }
    const isPlain =
      ![family, given, suffix, prefix].join('').includes(',') &&
      given !== '' &&
      !/^\p{Ll}/u.test(family) &&
      /^(?:\p{Ll}[^\s]*(?: |$))*$/u.test(prefix) &&
      !/[{}\\~]/.test(family + given + suffix + prefix);
    const last = prefix === '' ? family : `${prefix} ${family}`;
    return [
      isPlain
        ? [last, ...(suffix === '' ? [] : [suffix]), given].join(', ')
        : { name: family, 'given-name': given || undefined, prefix: prefix || undefined, suffix: suffix || undefined },
    ];
  });
  return people.length === 0 ? undefined : people;
}
