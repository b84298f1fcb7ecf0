import type { CslVariables, Entry, Link, PersonName, SourceSpan, Translation } from '../../model/paper';
import { databaseDate } from './database-date';
import { databaseType } from './database-type';
import { describe, publishedIn, tagsIn, yearIn } from '../fields/bibliographic-fields';
import { doiIn } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { linksOfField } from '../fields/field-links';
import { plainOfDatabase } from '../../text/plain-markup';
import { statedArxiv, statedDoi } from '../fields/stated-ids';
import { type InTwo, parseDatabaseName, peopleIn, peopleInTwo, splitPeople, textsInTwo } from './tagged-people';
import type { TaggedRecord, TaggedValue } from './tagged-records';

/**
 * What a tag says of a work. `…2` is the same in a second language, or where nothing else says it; `containerOther` in a second language only; `…Short` is
 * an abbreviation, which counts where nothing is spelt out; `kind` tells more of a `type` that says little.
 */
export type Role =
  | 'type'
  | 'kind'
  | 'title'
  | 'title2'
  | 'author'
  | 'authorShort'
  | 'author2'
  | 'editor'
  | 'translator'
  | 'container'
  | 'container2'
  | 'containerOther'
  | 'containerShort'
  | 'series'
  | 'year'
  | 'date'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'firstPage'
  | 'lastPage'
  | 'articleNumber'
  | 'doi'
  | 'url'
  | 'abstract'
  | 'abstract2'
  | 'keywords'
  | 'issn'
  | 'publisher'
  | 'place'
  | 'edition'
  | 'language'
  | 'note'
  | 'genre'
  | 'event'
  | 'pmid'
  | 'key'
  | 'identifier'
  | 'database'
  | 'accessed'
  | 'file';

/** The roles of a format's tags. */
export type Roles = ReadonlyMap<string, Role>;

/** What a record says, role by role, a value for each tag. */
export interface TaggedWork {
  readonly values: ReadonlyMap<Role, readonly (readonly TaggedValue[])[]>;
}

/** The work that a record is about. */
export function workOf({ lines }: TaggedRecord, roles: Roles): TaggedWork {
  const values = new Map<Role, TaggedValue[][]>();
  for (const { tag, rows } of lines) {
    const role = roles.get(tag);
    const filled = rows.filter(({ text }) => text.trim() !== '');
    if (role !== undefined && filled.length > 0) {
      const others = values.get(role);
      if (others === undefined) {
        values.set(role, [[...filled]]);
      } else {
        others.push([...filled]);
      }
    }
  }
  return { values };
}

/** The files that a record names, as they are written. */
export function filesOfWork({ values }: TaggedWork): readonly string[] {
  return (values.get('file') ?? []).flatMap((rows) => rows.map(({ text }) => text.trim()));
}

const han = /\p{Script=Han}/u;

/** Lines of one value; nothing stands between Chinese ones. */
function joined(rows: readonly TaggedValue[]): string {
  const parts: string[] = [];
  // Only what a line ends with is looked at, never all that has been put together.
  let end = '';
  for (const { text } of rows) {
    if (parts.length > 0) {
      const isGlued = /[\p{Script=Han}，。；、]$/u.test(end) && /^[\p{Script=Han}，。；、]/u.test(text);
      parts.push(isGlued ? '' : ' ');
    }
    if (parts.length > 0 || text !== '') {
      parts.push(text);
      end = text.slice(-2);
    }
  }
  return parts.join('');
}

/** CNKI marks where it took the beginning of a text for an abstract. */
const bodyMark = /^<正>\s?/;
const all = ({ values }: TaggedWork, role: Role): string[] =>
  (values.get(role) ?? [])
    .map((rows) => plainOfDatabase(joined(rows)).replace(bodyMark, ''))
    .filter((text) => text !== '');
const first = (work: TaggedWork, role: Role): string | undefined => all(work, role)[0];
/** Each row is a value: lists have one below the other. */
const rowsOf = ({ values }: TaggedWork, role: Role): string[] =>
  (values.get(role) ?? []).flatMap((rows) => rows.map(({ text }) => plainOfDatabase(text)));

function textInTwo(work: TaggedWork, role: Role, second: Role, onlyOther: readonly string[] = []): InTwo<string> {
  const said = [...all(work, role), ...all(work, second)];
  return textsInTwo(said.length === 0 ? [] : [...said, ...onlyOther]);
}

function containerOf(work: TaggedWork): InTwo<string> {
  const { main, other } = textInTwo(work, 'container', 'container2', all(work, 'containerOther'));
  return { main: main ?? first(work, 'containerShort'), other };
}

function authorsOf(work: TaggedWork): InTwo<readonly PersonName[]> {
  const named = peopleIn(rowsOf(work, 'author'));
  const people = named.length > 0 ? named : peopleIn(rowsOf(work, 'authorShort'));
  // Of `Wang Xiaoming`, which is written in either order, nothing tells which is the family name.
  const translated = rowsOf(work, 'author2')
    .flatMap((row) => splitPeople(row))
    .map((name) => (name.includes(',') ? parseDatabaseName(name) : { literal: name }));
  return people.length === 0 || translated.length === 0
    ? peopleInTwo(people.length === 0 ? translated : people, titleOf(work).other !== undefined)
    : { main: people, other: translated };
}

function translationOf(work: TaggedWork): Translation | undefined {
  const translation = withoutUndefined({
    title: titleOf(work).other,
    authors: authorsOf(work).other,
    container: containerOf(work).other,
    abstract: textInTwo(work, 'abstract', 'abstract2').other,
  });
  return Object.keys(translation).length === 0 ? undefined : translation;
}

/** PubMed has brackets round a title that it translated, and a full stop behind every one. */
function titleOf(work: TaggedWork): InTwo<string> {
  const { main, other } = textInTwo(work, 'title', 'title2');
  const plain = (title: string | undefined) => {
    const text = work.values.has('pmid') ? title?.replace(/(?<=[^.])\.$/, '') : title;
    return /^\[[^[\]]*\]\.?$/.test(text ?? '') ? text?.replace(/^\[|\]\.?$/g, '') : text;
  };
  return { main: plain(main), other: plain(other) };
}

/** Keywords stand below each other, or on one line: apart by semicolons, else by commas, Chinese ones by spaces too. */
function keywordsOf(work: TaggedWork): string[] | undefined {
  const values = (work.values.get('keywords') ?? []).flatMap((rows) => {
    const whole = joined(rows);
    return /[;；]/.test(whole) ? whole.split(/[;；]/) : rows.length > 1 ? rows.map(({ text }) => text) : [whole];
  });
  const [only = '', ...more] = values;
  const isLine = more.length === 0 && !/[;；]/.test(only);
  const tags = (
    isLine ? (/[,，、]/.test(only) ? (tagsIn(only) ?? []) : han.test(only) ? only.split(/\s+/) : [only]) : values
  )
    .map((tag) => plainOfDatabase(tag).replace(/^[*#]|[.;]$/g, ''))
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

function doiOf(work: TaggedWork): string | undefined {
  const stated = [...all(work, 'doi'), ...all(work, 'identifier')]
    .map((text) => doiIn(text))
    .find((doi) => doi !== undefined);
  return statedDoi(stated, rowsOf(work, 'url'));
}

function pagesOf(work: TaggedWork): string | undefined {
  const [from, to] = [first(work, 'firstPage'), first(work, 'lastPage')];
  const range = from === undefined || to === undefined || from === to || from.includes('-') ? from : `${from}-${to}`;
  return first(work, 'pages') ?? range ?? (to?.includes('-') === true ? to : undefined) ?? first(work, 'articleNumber');
}

/** A key that a person gave: EndNote's label. Running numbers mean nothing outside their file. */
function keyOf(work: TaggedWork): string | undefined {
  const key = first(work, 'key');
  return key === undefined || /^\d*$/.test(key) || /\s/.test(key) ? undefined : key;
}

const linked: ReadonlySet<Role> = new Set(['doi', 'identifier', 'url', 'abstract', 'abstract2', 'note']);

function linksOf(text: string, { values }: TaggedWork): Link[] {
  const lines = [...values]
    .filter(([role]) => linked.has(role))
    .flatMap(([role, all]) => all.flatMap((rows) => rows.map((row) => ({ role, row }))));
  const isWanted = ({ role, row }: (typeof lines)[number]) => role !== 'identifier' || doiIn(row.text) !== undefined;
  return lines
    .filter(isWanted)
    .flatMap(({ role, row }) => linksOfField(text, row, role === 'doi' || role === 'identifier' ? 'doi' : 'text'))
    .sort((a, b) => a.start - b.start);
}

/** Whether anything is said that tells which work it is. */
export function isInformative({ values }: TaggedWork): boolean {
  const says = (...roles: readonly Role[]) => roles.some((role) => values.has(role));
  return says('title', 'title2', 'abstract', 'abstract2', 'doi') || (says('author') && says('year', 'date'));
}

/** The entry of a record, whose links stand in `text`. */
export function entryOfWork(
  text: string,
  work: TaggedWork,
  place: { readonly span: SourceSpan; readonly format: string },
): Entry {
  const title = titleOf(work).main;
  const abstract = textInTwo(work, 'abstract', 'abstract2').main ?? '';
  const editors = peopleIn(rowsOf(work, 'editor'));
  return {
    ...place,
    ...describe(title, abstract),
    abstract,
    links: linksOf(text, work),
    ...withoutUndefined({
      writtenKey: keyOf(work),
      title,
      authors: authorsOf(work).main ?? (editors.length === 0 ? undefined : editors),
      year: yearIn(first(work, 'year')) ?? yearIn(first(work, 'date')),
      doi: doiOf(work),
      arxiv: statedArxiv({
        identifiers: all(work, 'identifier'),
        containers: all(work, 'container'),
        addresses: rowsOf(work, 'url'),
        notes: all(work, 'note'),
      }),
      tags: keywordsOf(work),
      translation: translationOf(work),
      publishedIn: publishedIn({
        container: containerOf(work).main,
        volume: first(work, 'volume'),
        issue: first(work, 'issue'),
        pages: pagesOf(work),
      }),
    }),
  };
}

const simple: readonly (readonly [variable: string, role: Role])[] = [
  ['container-title-short', 'containerShort'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['publisher-place', 'place'],
  ['event-title', 'event'],
  ['note', 'note'],
  ['PMID', 'pmid'],
  ['archive', 'database'],
];

/** The CSL variables of a record's work. */
export function cslOfWork(work: TaggedWork): CslVariables {
  const named = databaseType([...all(work, 'type'), ...all(work, 'kind')]);
  const container = containerOf(work);
  const type =
    named === 'document' && container.main !== undefined && (work.values.has('volume') || work.values.has('issue'))
      ? 'article-journal'
      : named;
  const people = (role: Role) => {
    const names = peopleIn(rowsOf(work, role));
    return names.length === 0 ? undefined : names;
  };
  const title = titleOf(work);
  const authors = authorsOf(work);
  return withoutUndefined({
    type,
    title: title.main,
    author: authors.main,
    editor: people('editor'),
    translator: people('translator'),
    ...Object.fromEntries(simple.map(([variable, role]) => [variable, first(work, role)])),
    // The source of a thesis is its university.
    ...(type === 'thesis'
      ? { publisher: first(work, 'publisher') ?? container.main }
      : { 'container-title': container.main }),
    [type.startsWith('article') || type === 'paper-conference' ? 'issue' : 'number']: first(work, 'issue'),
    page: pagesOf(work),
    issued: databaseDate(first(work, 'year'), first(work, 'date')),
    accessed: databaseDate(undefined, first(work, 'accessed')),
    DOI: doiOf(work),
    URL: rowsOf(work, 'url').find((url) => /^https?:/i.test(url)),
    ...numbersOf(work),
    genre: type === 'thesis' ? first(work, 'genre') : undefined,
    abstract: textInTwo(work, 'abstract', 'abstract2').main,
    keyword: keywordsOf(work)?.join(', '),
    language: languageOf(first(work, 'language')),
    // As styles for two languages take them.
    'original-title': title.other,
    'original-author': authors.other,
    'original-container-title': container.other,
  });
}

/** A number of eight digits is a journal's, of ten or thirteen a book's. */
function numbersOf(work: TaggedWork): CslVariables {
  const numbers = rowsOf(work, 'issn').join(' ');
  return withoutUndefined({
    ISSN: /(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/.exec(numbers)?.[0],
    ISBN: /(?<![\d-])(?:97[89][- ]?)?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dXx](?![\d-])/.exec(
      numbers.replace(/(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/g, ''),
    )?.[0],
  });
}

const languages: readonly (readonly [pattern: RegExp, tag: string])[] = [
  [/^(?:zh|chi|中文|汉语|chinese)/i, 'zh'],
  [/^(?:en|英文|英语)/i, 'en'],
  [/^(?:ja|jpn|日)/i, 'ja'],
  [/^(?:de$|ger)/i, 'de'],
  [/^(?:fr)/i, 'fr'],
  [/^(?:es$|spa)/i, 'es'],
  [/^(?:ru)/i, 'ru'],
];

function languageOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : languages.find(([pattern]) => pattern.test(name))?.[1];
}
