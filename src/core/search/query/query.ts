import type { Paper } from '../../model/paper';
import { fileNameOf } from '../../text/uri-text';
import { fieldText, searchFields } from '../index/fields';
import { fold, isHanTerm, tokenize } from '../text/tokenize';

/** Filters of the query language, in the order completions show them, with an example of each. */
export const filters = {
  lang: 'lang:zh',
  has: 'has:code',
  host: 'host:github',
  owner: 'owner:open-mmlab',
  file: 'file:003',
  tag: 'tag:survey',
  status: 'status:reading',
  rating: 'rating:>3',
  author: 'author:wang',
  year: 'year:2020..2022',
  cited: 'cited:no',
  key: 'key:wang2022',
} as const;

export type FilterName = keyof typeof filters;

/** What a filter knows beside the paper. */
export interface FilterContext {
  /** Keys that the user's documents cite. */
  readonly cited?: ReadonlySet<string>;
}

/** What papers must pass. */
export interface PaperTest {
  readonly passes: (paper: Paper, context: FilterContext) => boolean;
  /** What a paper without these terms in its index comes to, unread; absent where only the paper tells. */
  readonly unread?: { readonly terms: readonly string[]; readonly without: boolean };
}

export interface ParsedQuery {
  /** Words to look for. */
  readonly text: string;
  /** Whether the last word is still being typed: nothing stands after it. */
  readonly typing: boolean;
  /** All must pass. */
  readonly tests: readonly PaperTest[];
  /** Words and phrases that papers must not say; the tests hold that for their own language. */
  readonly unwanted: readonly string[];
}

/** `-`, then `name:`, then a quoted or plain value; `\s` and `\S` only, so that it runs in linear time. */
const part = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gy;

/** A part of a query: a word, a `"phrase"`, or what papers must pass (`lang:zh`, `-word`). */
export interface QueryPart {
  readonly kind: 'word' | 'phrase' | 'filter';
  /** As it is written. */
  readonly text: string;
}

/** A filter with its value, folded. */
export interface QueryFilter {
  readonly name: FilterName;
  readonly value: string;
}

/** A part with what it asks for, for whoever searches by other means than tests of papers. */
export interface ReadPart extends QueryPart {
  /** Where it ends in the query. */
  readonly end: number;
  /** Set on a filter with a name. */
  readonly filter?: QueryFilter;
  /** Papers must not have it. */
  readonly isUnwanted?: true;
  readonly test?: PaperTest;
  /** What of it is looked for. */
  readonly sought: string;
  /** A word without quotes, which may be going on. */
  readonly isPlain: boolean;
  /** What papers must not say. */
  readonly unwanted?: string;
}

/**
 * Reads a query: words, `"exact phrase"`, `-not`, `name:value` for the names of `filters` (the value may be quoted, all of it
 * may be negated). An unknown filter is text, an unfinished phrase ends with the query.
 */
export function parseQuery(query: string): ParsedQuery {
  const parts = readParts(query);
  const last = parts.at(-1);
  return {
    text: parts.flatMap(({ kind, sought }) => (kind === 'filter' ? [] : [sought])).join(' '),
    typing: last?.isPlain === true && last.end === query.length,
    tests: parts.flatMap(({ test }) => test ?? []),
    unwanted: parts.flatMap(({ unwanted }) => unwanted ?? []),
  };
}

/** The parts of a query in their order, as `parseQuery` takes them; what means nothing, such as an empty phrase, is left out. */
export function queryParts(query: string): readonly QueryPart[] {
  return readParts(query);
}

/** The same with what each asks for. */
export function readParts(query: string): readonly ReadPart[] {
  const parts: ReadPart[] = [];
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at++;
      continue;
    }
    part.lastIndex = at;
    const match = part.exec(query);
    if (match === null) {
      parts.push({ kind: 'word', text: query.slice(at), sought: query.slice(at), end: query.length, isPlain: false });
      break;
    }
    at = part.lastIndex;
    parts.push(...readPart(match, at));
  }
  return parts;
}

function readPart([whole, minus, name, quoted, plain]: RegExpExecArray, end: number): ReadPart[] {
  const test = name === undefined ? phraseTest(quoted) : filterTest(name, quoted ?? plain ?? '');
  const filter =
    name === undefined || test === undefined
      ? undefined
      : { name: name as FilterName, value: fold((quoted ?? plain ?? '').trim()) };
  if (minus === '-' && (test !== undefined || plain !== undefined)) {
    const text = name === undefined ? (quoted ?? plain) : test === undefined ? whole.slice(1) : undefined;
    const unwanted = test ?? phraseTest(text);
    return unwanted === undefined
      ? []
      : [
          {
            kind: 'filter',
            text: whole,
            sought: '',
            test: negated(unwanted),
            end,
            isPlain: false,
            isUnwanted: true,
            ...(text === undefined ? {} : { unwanted: text }),
            ...(filter === undefined ? {} : { filter }),
          },
        ];
  }
  if (test !== undefined) {
    return [
      name === undefined
        ? { kind: 'phrase', text: whole, sought: quoted ?? '', test, end, isPlain: false }
        : { kind: 'filter', text: whole, sought: '', test, end, isPlain: false, ...(filter && { filter }) },
    ];
  }
  return quoted === undefined || name !== undefined
    ? [{ kind: 'word', text: whole, sought: whole, end, isPlain: plain !== undefined }]
    : [];
}

/** Folded, with one space between what is not letters, for phrases. */
const flat = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

const negated = ({ passes, unread }: PaperTest): PaperTest => ({
  passes: (paper, context) => !passes(paper, context),
  ...(unread === undefined ? {} : { unread: { terms: unread.terms, without: !unread.without } }),
});

/** Whether a phrase stands in one of the searched fields; Latin words whole, Han anywhere in a run. */
function phraseTest(phrase: string | undefined): PaperTest | undefined {
  const wanted = phrase === undefined ? '' : flat(phrase).trim();
  if (wanted === '') {
    return undefined;
  }
  const head = /^\p{Script=Han}/u.test(wanted) ? '' : ' ';
  const tail = /\p{Script=Han}$/u.test(wanted) ? '' : ' ';
  return {
    passes: (paper) =>
      searchFields.some((field) => {
        const text = fieldText(paper, field);
        return text !== undefined && spaceHan(flat(text), wanted).includes(head + wanted + tail);
      }),
    unread: { terms: termsWithin(wanted), without: false },
  };
}

/** Terms that the index has of every text with a phrase: a Han character at its ends may be half of any pair. */
function termsWithin(phrase: string): readonly string[] {
  return tokenize(phrase).filter((term) => !isHanTerm(term) || [...term].length > 1);
}

/** Where a phrase mixes scripts, Latin words end at a Han character. */
function spaceHan(text: string, wanted: string): string {
  return /^[^\p{Script=Han}]*$/u.test(wanted) ? text.replace(/\p{Script=Han}+/gu, ' $& ').replace(/ {2,}/g, ' ') : text;
}

function filterTest(name: string, raw: string): PaperTest | undefined {
  const passes = propertyTest(name, raw);
  return passes === undefined ? undefined : { passes };
}

function propertyTest(name: string, raw: string): PaperTest['passes'] | undefined {
  const value = fold(raw.trim());
  if (!Object.hasOwn(filters, name) || value === '') {
    return undefined;
  }
  const holds = (text: string | undefined): boolean => text !== undefined && fold(text).includes(value);
  const repositories = (paper: Paper) => paper.links.filter(({ kind, own }) => kind === 'repository' && own !== false);
  switch (name as FilterName) {
    case 'lang':
      return ({ language }) => fold(language) === value || fold(language).startsWith(`${value}-`);
    case 'has':
      return hasTest(value);
    case 'host':
      return ({ links }) =>
        links.some(
          ({ host }) =>
            host === value || host.startsWith(`${value}.`) || host.includes(`.${value}.`) || host.endsWith(`.${value}`),
        );
    case 'owner':
      return (paper) => repositories(paper).some(({ owner }) => owner !== undefined && fold(owner) === value);
    case 'file':
      return ({ sources }) => sources.some(({ source }) => holds(fileNameOf(source)));
    case 'tag':
      return ({ tags, topics }) => [...(tags ?? []), ...(topics ?? [])].some(holds);
    case 'status':
      return ({ status }) => status !== undefined && fold(status.trim()) === value;
    case 'rating':
      return ratingTest(value);
    case 'author':
      return (paper) => holds(fieldText(paper, 'authors'));
    case 'year':
      return yearTest(value);
    case 'cited':
      return citedTest(value);
    case 'key':
      return ({ key, aliases }) => [key, ...aliases].some(holds);
  }
}

function hasTest(value: string): PaperTest['passes'] | undefined {
  const tests = new Map<string, PaperTest['passes']>([
    [
      'code',
      ({ links }) =>
        links.some(
          ({ kind, own, repositoryUrl }) => own !== false && (kind === 'repository' || repositoryUrl !== undefined),
        ),
    ],
    ['note', ({ note }) => note !== undefined && note.trim() !== ''],
    ['link', ({ links }) => links.length > 0],
    ['doi', ({ doi, links }) => doi !== undefined || links.some(({ kind }) => kind === 'doi')],
    ['arxiv', ({ arxiv, links }) => arxiv !== undefined || links.some(({ kind }) => kind === 'arxiv')],
  ]);
  return tests.get(value);
}

function yearTest(value: string): PaperTest['passes'] | undefined {
  const range = yearRange(value);
  return range && (({ year }) => year !== undefined && year >= range.from && year <= range.to);
}

/** The years, both inclusive, of `2020`, `2020..2022`, `2020..` or `..2022`; undefined for other texts. */
export function yearRange(value: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^(-?\d{1,4})?(\.\.)?(-?\d{1,4})?$/.exec(value);
  if (match === null || (match[2] === undefined && match[3] !== undefined)) {
    return undefined;
  }
  const from = match[1] === undefined ? -Infinity : Number(match[1]);
  return { from, to: match[3] !== undefined ? Number(match[3]) : match[2] === undefined ? from : 9999 };
}

/** `4`, `>3`, `>=3`, `<3`, `<=3`, `3..5`, `3..`, `..3`. */
function ratingTest(value: string): PaperTest['passes'] | undefined {
  const compared = /^(>=?|<=?|)(-?\d{1,4}(?:\.\d{1,4})?)$/.exec(value);
  if (compared !== null) {
    const [, sign, written] = compared;
    const than = Number(written);
    return ({ rating }) =>
      rating !== undefined &&
      (sign === '>'
        ? rating > than
        : sign === '>='
          ? rating >= than
          : sign === '<'
            ? rating < than
            : sign === '<='
              ? rating <= than
              : rating === than);
  }
  const range = /^(-?\d{1,4}(?:\.\d{1,4})?)?\.\.(-?\d{1,4}(?:\.\d{1,4})?)?$/.exec(value);
  if (range === null) {
    return undefined;
  }
  const [from, to] = [Number(range[1] ?? -Infinity), Number(range[2] ?? Infinity)];
  return ({ rating }) => rating !== undefined && rating >= from && rating <= to;
}

function citedTest(value: string): PaperTest['passes'] | undefined {
  if (value !== 'yes' && value !== 'no') {
    return undefined;
  }
  return ({ key, aliases }, { cited }) =>
    [key, ...aliases].some((each) => cited?.has(each) === true) === (value === 'yes');
}
