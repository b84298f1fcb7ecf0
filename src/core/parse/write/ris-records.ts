import type { CslItem, PersonName } from '../../model/paper';
import type { WrittenWork } from '../formats/shared/bibliography-format';
import { peopleOf } from '../fields/csl-names';
import { parseRisName } from '../fields/person-names';
import { writableText } from '../../text/writable';
import { arxivOfRis, isRunningNumber } from '../ris/parse-ris';
import { doiField } from './doi-field';
import { normalKey, normalName, normalPages, normalTags, oneLine } from './normal-form';
import { withOwnKeys } from './own-keys';
import { plainItem, tagsOf } from './plain-item';

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'article-journal': 'JOUR',
    'article-magazine': 'MGZN',
    'article-newspaper': 'NEWS',
    review: 'JOUR',
    'paper-conference': 'CPAPER',
    book: 'BOOK',
    chapter: 'CHAP',
    thesis: 'THES',
    report: 'RPRT',
    webpage: 'ELEC',
    'post-weblog': 'BLOG',
    software: 'COMP',
    dataset: 'DATA',
    patent: 'PAT',
    standard: 'STAND',
    manuscript: 'UNPB',
    speech: 'SLIDE',
    'entry-encyclopedia': 'ENCYC',
    'entry-dictionary': 'DICT',
  }),
);

type Line = readonly [tag: string, value: string];

/** Tags that say the same: one that is there makes the others unneeded. */
const sameTag: readonly (readonly string[])[] = [
  ['TI', 'T1', 'CT', 'BT'],
  ['AU', 'A1'],
  ['AB', 'N2'],
  ['PY', 'Y1', 'DA'],
  ['UR', 'LK'],
  ['DO'],
  ['KW'],
];

const nameTags: ReadonlySet<string> = new Set(['AU', 'A1', 'A2', 'A4', 'ED']);

/** A bibliography in RIS, under keys that it can hold. */
export function risRecords(works: readonly WrittenWork[]): string {
  const records = withOwnKeys(works, (key) => normalKey(key, 'ris'));
  // Where all keys are numbers, they could be those of EndNote's records.
  const areNumbers = records.every(({ item }) => isRunningNumber(item.id));
  return records.map((work) => recordOf(work, areNumbers)).join('\r\n');
}

/** The record of a work: what its own RIS source says, else what is known of it, under the key that it is cited by, in `LB` as well if `hasLabel`. */
function recordOf(work: WrittenWork, hasLabel: boolean): string {
  const item = plainItem(work);
  const source = work.publication?.ris;
  const own = (source?.lines ?? [])
    .filter(({ tag }) => tag !== '')
    .map(({ tag, value }): Line => [
      tag,
      nameTags.has(tag) && writableText(value) !== value ? nameOf(normalName(parseRisName(value), 'ris')) : value,
    ]);
  const has = (tag: string) =>
    own.some(([other]) => other === tag || sameTag.some((tags) => tags.includes(tag) && tags.includes(other)));
  const derived = linesOf(item, work).filter(
    ([tag]) => source === undefined || (sameTag.some((tags) => tags.includes(tag)) && !has(tag)),
  );
  const known = [...own, ...derived];
  const arxiv =
    work.arxiv === undefined || arxivOfRis(known.map(([tag, value]) => ({ tag, value: oneLine(value) }))) !== undefined
      ? ''
      : `arXiv:${work.arxiv}`;
  const lines: Line[] = [
    ['TY', oneLine(source?.type ?? '') || (types.get(item.type) ?? 'GEN')],
    ['ID', normalKey(item.id, 'ris')],
    ['LB', hasLabel ? normalKey(item.id, 'ris') : ''],
    ...known.filter(([tag]) => !hasLabel || tag !== 'LB'),
    ['C1', arxiv],
  ];
  return [
    ...lines.map(([tag, value]): Line => [tag, oneLine(value)]).filter(([, value]) => value !== ''),
    ['ER', ''] as const,
  ]
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

function linesOf(item: CslItem, work: WrittenWork): Line[] {
  const text = (name: string) =>
    typeof item[name] === 'string' || typeof item[name] === 'number' ? String(item[name]) : '';
  const pages = normalPages(text('page'));
  const [, start = pages, end = ''] = /^([^-]*[^-\s])-([^-\s][^-]*)$/.exec(pages) ?? [];
  return [
    ['TI', text('title')],
    ...namesOf(item.author).map((name): Line => ['AU', name]),
    ...namesOf(item.editor).map((name): Line => ['ED', name]),
    ...datesOf(item.issued),
    ['T2', text('container-title')],
    ['T3', text('collection-title')],
    ['VL', text('volume')],
    ['IS', text('issue')],
    ['M1', text('number')],
    ['SP', start],
    ['EP', end],
    ['ET', text('edition')],
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['SN', text('ISBN') || text('ISSN')],
    ['DO', doiField(text('DOI'))],
    ['UR', text('URL')],
    ['LA', text('language')],
    ['N1', text('note')],
    ...normalTags(tagsOf(item, work), 'ris').map((tag): Line => ['KW', tag]),
    ['AB', text('abstract')],
  ];
}

/** `PY` the year, `DA` the date where more is known. */
function datesOf(issued: unknown): Line[] {
  if (typeof issued !== 'object' || issued === null) {
    return [];
  }
  const { 'date-parts': dates, raw, literal } = issued as Readonly<Record<string, unknown>>;
  const first: unknown = Array.isArray(dates) ? dates[0] : undefined;
  const parts = (Array.isArray(first) ? (first as unknown[]) : [])
    .filter((part) => typeof part === 'number' || typeof part === 'string')
    .map(String);
  const [year, month, day] = parts;
  if (year === undefined) {
    const written = typeof raw === 'string' ? raw : literal;
    return typeof written === 'string' ? [['PY', written]] : [];
  }
  return month === undefined
    ? [['PY', year]]
    : [
        ['PY', year],
        ['DA', [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('/')],
      ];
}

function namesOf(names: unknown): string[] {
  return peopleOf(names)
    .map((name) => nameOf(normalName(name, 'ris')))
    .filter((name) => name !== '');
}

/** `Family, Given, Suffix`; a comma behind what is literal and would be taken apart. */
function nameOf(name: PersonName | undefined): string {
  const { family, given = '', literal = '', suffix = '' } = name ?? {};
  if (family === undefined) {
    return literal.includes(' ') && !/\p{Script=Han}/u.test(literal) ? `${literal},` : literal;
  }
  const last = oneLine([name?.['non-dropping-particle'], family].filter((part) => part !== undefined).join(' '));
  return [last, given, suffix].join(', ').replace(/(?:, )+$/, '');
}
