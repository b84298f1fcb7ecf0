import type { CslVariables } from '../../model/paper';
import { yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { plainOfDatabase } from '../../text/plain-markup';
import { risTitle, risTranslation, statedElsewhere } from './parse-ris';
import { otherScriptNames } from '../fields/names-in-two';
import { namedIn, peopleInTwo } from '../tagged/tagged-people';

type Lines = readonly { readonly tag: string; readonly value: string }[];

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    JOUR: 'article-journal',
    JFULL: 'article-journal',
    EJOUR: 'article-journal',
    ABST: 'article-journal',
    INPR: 'article-journal',
    MGZN: 'article-magazine',
    NEWS: 'article-newspaper',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    BOOK: 'book',
    EBOOK: 'book',
    EDBOOK: 'book',
    CHAP: 'chapter',
    ECHAP: 'chapter',
    THES: 'thesis',
    RPRT: 'report',
    GOVDOC: 'report',
    ELEC: 'webpage',
    WEB: 'webpage',
    BLOG: 'post-weblog',
    COMP: 'software',
    DATA: 'dataset',
    PAT: 'patent',
    STAND: 'standard',
    UNPB: 'manuscript',
    MANSCPT: 'manuscript',
    SLIDE: 'speech',
    ENCYC: 'entry-encyclopedia',
    DICT: 'entry-dictionary',
    PREP: 'article',
  }),
);

/** CSL variable to the tags that may hold it, the first that does. */
const texts: readonly (readonly [variable: string, ...tags: string[]])[] = [
  ['container-title', 'T2', 'JF', 'JO'],
  ['container-title-short', 'J2', 'JA'],
  ['collection-title', 'T3'],
  ['volume', 'VL'],
  ['edition', 'ET'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY', 'PP'],
  ['title-short', 'ST'],
  ['genre', 'M3'],
  ['DOI', 'DO'],
  ['URL', 'UR', 'LK'],
  ['abstract', 'AB', 'N2'],
  ['language', 'LA'],
  ['note', 'N1'],
  ['archive', 'DB'],
];
const people: readonly (readonly [variable: string, ...tags: string[]])[] = [
  ['author', 'AU', 'A1'],
  ['editor', 'ED', 'A2'],
  ['translator', 'A4'],
];
const inMarkup = ['container-title', 'container-title-short', 'collection-title', 'abstract'];

/** The CSL variables of a RIS record. */
export function risToCsl(type: string, lines: Lines): CslVariables {
  const all = (tags: readonly string[]) =>
    lines.filter(({ tag, value }) => tags.includes(tag) && value !== '').map(({ value }) => value);
  const first = (...tags: string[]) =>
    tags
      .map((tag) => lines.find((line) => line.tag === tag && line.value !== '')?.value)
      .find((value) => value !== undefined);
  const csl: Record<string, unknown> = { type: types.get(type) ?? 'document' };
  for (const [variable, ...tags] of texts) {
    csl[variable] = first(...tags);
  }
  for (const variable of inMarkup) {
    const text = csl[variable];
    csl[variable] = typeof text === 'string' ? plainOfDatabase(text) : undefined;
  }
  const { title, isContainers } = risTitle(type, lines);
  csl.title = title;
  if (isContainers) {
    csl['container-title'] = undefined;
    csl.type = 'book';
  }
  const stated = statedElsewhere(lines);
  csl.DOI = doiIn(first('DO')) ?? csl.DOI ?? stated;
  csl.genre = stated !== undefined && doiIn(first('M3')) === stated ? undefined : csl.genre;
  const translation = risTranslation(lines);
  for (const [variable, ...tags] of people) {
    const { main, other } = peopleInTwo(
      all(tags).flatMap(namedIn),
      variable === 'author' && translation.title !== undefined,
    );
    csl[variable] = main;
    if (variable === 'author') {
      csl['original-author'] = other ?? otherScriptNames(all(tags));
    }
  }
  csl['original-title'] = translation.title;
  csl['original-container-title'] = translation.container;
  if (csl['container-title'] === undefined && (title === undefined || first('TI', 'T1', 'CT') !== undefined)) {
    csl['container-title'] = first('BT') ?? (csl.type === 'paper-conference' ? first('C3') : undefined);
  }
  const start = first('SP');
  const end = first('EP');
  const isBook = csl.type === 'book' || csl.type === 'chapter';
  csl.page = start === undefined || end === undefined || start.includes('-') ? start : `${start}-${end}`;
  csl[csl.type === 'article-journal' ? 'issue' : 'number'] = first('IS', 'M1');
  const number = first('SN');
  csl[isBook || /^97[89]/.test(number ?? '') ? 'ISBN' : 'ISSN'] = number;
  csl.keyword = all(['KW']).join(', ') || undefined;
  csl.issued = dateOf(first('DA'), first('PY', 'Y1'));
  csl.accessed = dateOf(first('Y2'));
  return withoutUndefined(csl);
}

/** `2020/05/03/spring`, any part of it left out. */
function dateOf(...dates: readonly (string | undefined)[]): unknown {
  for (const date of dates) {
    const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?/.exec(date ?? '') ?? [];
    if (year !== undefined) {
      return { 'date-parts': [[year, month, day].filter((part) => part !== undefined).map(Number)] };
    }
    if (yearIn(date) !== undefined) {
      return { raw: date };
    }
  }
  const text = dates.find((date) => date !== undefined);
  return text === undefined ? undefined : { raw: text };
}
