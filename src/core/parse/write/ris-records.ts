import type { CslItem } from '../../model';
import type { WrittenWork } from '../bibliography-format';
import { peopleOf } from '../csl-names';
import { oneLine } from './plain-text';

const types: ReadonlyMap<string, string> = new Map(Object.entries({
  'article-journal': 'JOUR', 'article-magazine': 'MGZN', 'article-newspaper': 'NEWS', review: 'JOUR', 'paper-conference': 'CPAPER', book: 'BOOK', chapter: 'CHAP',
  thesis: 'THES', report: 'RPRT', webpage: 'ELEC', 'post-weblog': 'BLOG', software: 'COMP', dataset: 'DATA', patent: 'PAT', standard: 'STAND', manuscript: 'UNPB',
  speech: 'SLIDE', 'entry-encyclopedia': 'ENCYC', 'entry-dictionary': 'DICT',
}));

type Line = readonly [tag: string, value: string];

/** Tags that say the same: one that is there makes the others unneeded. */
const sameTag: readonly (readonly string[])[] = [
  ['TI', 'T1', 'CT', 'BT'], ['AU', 'A1'], ['AB', 'N2'], ['PY', 'Y1', 'DA'], ['UR', 'LK'], ['DO'], ['KW'],
];

/** A bibliography in RIS. */
export function risRecords(works: readonly WrittenWork[]): string {
  return works.map(recordOf).join('\r\n');
}

/** The record of a work: what its own RIS source says, else what is known of it, under the key that it is cited by. */
function recordOf({ item, publication }: WrittenWork): string {
  const source = publication?.ris;
  const own = (source?.lines ?? []).filter(({ tag }) => tag !== '').map(({ tag, value }): Line => [tag, value]);
  const has = (tag: string) => own.some(([other]) => other === tag || sameTag.some((tags) => tags.includes(tag) && tags.includes(other)));
  const derived = linesOf(item).filter(([tag]) => source === undefined || (sameTag.some((tags) => tags.includes(tag)) && !has(tag)));
  const lines: Line[] = [['TY', oneLine(source?.type ?? '') || (types.get(item.type) ?? 'GEN')], ['ID', item.id], ...own, ...derived];
  return [...lines.map(([tag, value]): Line => [tag, oneLine(value)]).filter(([, value]) => value !== ''), ['ER', ''] as const].map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

function linesOf(item: CslItem): Line[] {
  const text = (name: string) => (typeof item[name] === 'string' || typeof item[name] === 'number' ? String(item[name]) : '');
  const [start = '', end = ''] = text('page').split(/[-–—]/);
  const keywords = text('keyword').split(/[,;，；、]/);
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
    ['DO', text('DOI')],
    ['UR', text('URL')],
    ['LA', text('language')],
    ['N1', text('note')],
    ...keywords.map((keyword): Line => ['KW', keyword]),
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
  const parts = (Array.isArray(first) ? (first as unknown[]) : []).filter((part) => typeof part === 'number' || typeof part === 'string').map(String);
  const [year, month, day] = parts;
  if (year === undefined) {
    const written = typeof raw === 'string' ? raw : literal;
    return typeof written === 'string' ? [['PY', written]] : [];
  }
  return month === undefined ? [['PY', year]] : [['PY', year], ['DA', [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('/')]];
}

/** `Family, Given, Suffix`. */
function namesOf(names: unknown): string[] {
  return peopleOf(names).map(({ family, given, literal, suffix, ...name }) => {
    const last = [name['dropping-particle'], name['non-dropping-particle'], family].filter((part) => part !== undefined && part !== '').join(' ');
    return last === '' ? (literal ?? given ?? '') : [last, given ?? '', suffix ?? ''].join(', ').replace(/(?:, )+$/, '');
  });
}
