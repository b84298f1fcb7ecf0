import { type FilterName, parseQuery, type QueryFilter, readParts, yearRange } from '../search/query/query';
import { stem } from '../search/text/stem';
import { stopWords, chineseStopWords } from '../search/text/stop-words';
import { fold, runs } from '../search/text/tokenize';
import { stemsFor } from '../search/translation/cross-language';
import type { TermTable, TermTranslation } from '../search/translation/term-table';
import type { SharedPage } from './model';

type Clause = Readonly<Record<string, unknown>>;

export interface SharedQueryOptions {
  readonly limit: number;
  /** Words are sought in the other language too. */
  readonly terms?: TermTable | undefined;
  /** Keys that the user's documents cite, for `cited:`. */
  readonly cited?: ReadonlySet<string> | undefined;
  /** The page that follows one. */
  readonly after?: SharedPage['after'] | undefined;
  /** Words may be misspelt, and more of them missing: for a query that finds nothing else. */
  readonly isTolerant?: boolean;
  /** Milliseconds after which the server gives what it has found. */
  readonly timeout: number;
}

/** Longer queries are cut, in UTF-16 units; servers take 1,024 clauses. */
const maxQuery = 2_000;
const maxWords = 32;
/** Translations sought for all words together, and for one. */
const maxTranslations = 96;
const maxOfWord = 8;
const minPrefixLength = 2;
const minTranslatedPrefix = 4;
/** A translation that is less likely finds more noise than papers, as in the library's own search. */
const minHanWeight = 0.22;
/** A translation by which papers are left out. */
const minSure = 0.6;
/** What a translation counts beside the word itself. */
const translationFactor = 0.8;
/** More keys than a server takes in one filter. */
const maxCited = 10_000;

/** Boosts where a word stands as it was typed, after those of the library's own search (`search/index/fields.ts`). */
const wordFields = [
  'names^6',
  'title^4',
  'sought.key^3',
  'sought.people^2.5',
  'sought.year^2',
  'tags^1.8',
  'topics^1.6',
  'abstract',
  'sought.other',
  'sought.repository^0.8',
];
const stemFields = ['title.en^3', 'abstract.en', 'sought.other.en'];
const hanFields = ['title^3', 'abstract', 'sought.other', 'sought.simplified'];
const phraseFields = [...wordFields, 'sought.simplified'];

/**
 * The body of a `_search` for a query in the language of `parseQuery`: each word a clause of its ways to be written, in both languages; filters
 * and phrases as filters; pages by `search_after`. Servers of OpenSearch and Elasticsearch take it alike. Undefined for a query that asks for nothing.
 */
export function sharedQuery(query: string, options: SharedQueryOptions): Clause | undefined {
  const asked = query.slice(0, maxQuery);
  const parts = readParts(asked);
  const { text, typing } = parseQuery(asked);
  const words = wordClauses(text, typing && asked === query, options);
  const filter: Clause[] = [];
  const unwanted: Clause[] = [];
  for (const part of parts) {
    const into = part.isUnwanted === true ? unwanted : filter;
    if (part.filter !== undefined) {
      into.push(filterClause(part.filter, options.cited));
    } else if (part.unwanted !== undefined) {
      into.push(phraseClause(part.unwanted), ...sureTranslations(part.unwanted, options.terms));
    } else if (part.kind === 'phrase') {
      into.push(phraseClause(part.sought));
    }
  }
  if (words.length + filter.length + unwanted.length === 0) {
    return undefined;
  }
  return {
    size: options.limit,
    timeout: `${String(options.timeout)}ms`,
    track_total_hits: false,
    _source: { excludes: ['sought', 'values'] },
    sort: [{ _score: 'desc' }, { id: 'asc' }],
    ...(options.after === undefined ? {} : { search_after: options.after }),
    query: {
      bool: {
        ...(words.length === 0
          ? {}
          : { should: words, minimum_should_match: options.isTolerant === true ? '3<50%' : '2<70%' }),
        ...(filter.length === 0 ? {} : { filter }),
        ...(unwanted.length === 0 ? {} : { must_not: unwanted }),
      },
    },
  };
}

interface Word {
  readonly text: string;
  readonly isHan: boolean;
}

function wordClauses(text: string, typing: boolean, { terms, isTolerant = false }: SharedQueryOptions): Clause[] {
  const all = wordsOf(text, terms);
  const telling = all.filter(
    (word, at) => (typing && at === all.length - 1) || !(word.isHan ? chineseStopWords : stopWords).has(word.text),
  );
  const words = (telling.length > 0 ? telling : all).slice(0, maxWords);
  const most = Math.min(maxOfWord, Math.floor(maxTranslations / Math.max(1, words.length)));
  return words.map((word, at) =>
    anyOf(
      word.isHan
        ? hanWays(word.text, terms)
        : latinWays(word.text, typing && at === words.length - 1, isTolerant, terms, most),
    ),
  );
}

/** The words of a text, each once; of Chinese those of the table, or the runs as they stand. */
function wordsOf(text: string, terms: TermTable | undefined): readonly Word[] {
  const words = new Map<string, Word>();
  for (const { start, end, han } of runs(text)) {
    const run = fold(text.slice(start, end));
    for (const word of han ? hanWordsOf(run, terms) : [run]) {
      words.delete(word);
      words.set(word, { text: word, isHan: han });
    }
  }
  return [...words.values()];
}

/**
 * The words of a run; without a table the run as it stands. The analyzer `cjk` finds pairs of characters, so one that stands alone is taken with
 * those that do so beside it, else with the last of the word before it.
 */
function hanWordsOf(run: string, terms: TermTable | undefined): readonly string[] {
  const found: string[] = [];
  let single = '';
  for (const word of [...(terms?.segment(run) ?? [run]), '']) {
    if (word.length === 1 && !chineseStopWords.has(word)) {
      single += word;
      continue;
    }
    const before = found.at(-1) ?? '';
    if (single !== '') {
      found.push(single.length > 1 || chineseStopWords.has(before) ? single : before.slice(-1) + single);
    }
    found.push(word);
    single = '';
  }
  return found.slice(0, -1);
}

function latinWays(
  word: string,
  goesOn: boolean,
  isTolerant: boolean,
  terms: TermTable | undefined,
  most: number,
): Clause[] {
  const stemmed = stem(word);
  const isUnknown = goesOn && terms?.hasStem(stemmed) !== true && word.length >= minTranslatedPrefix;
  const translations = (isUnknown ? terms?.hanWordsOfPrefix(word) : terms?.hanWords(stemmed)) ?? [];
  return [
    { multi_match: { query: word, fields: wordFields } },
    { multi_match: { query: word, fields: stemFields } },
    ...(goesOn && word.length >= minPrefixLength
      ? [
          {
            multi_match: {
              query: word,
              type: 'bool_prefix',
              fields: ['names^6', 'title^4', 'sought.people', 'abstract'],
            },
          },
        ]
      : []),
    ...(isTolerant
      ? [
          {
            multi_match: {
              query: word,
              fields: wordFields,
              fuzziness: 'AUTO',
              prefix_length: 1,
              max_expansions: 20,
              boost: 0.4,
            },
          },
        ]
      : []),
    ...translations
      .filter(({ weight }) => weight >= minHanWeight)
      .slice(0, most)
      .map(({ word: han, weight }) => hanClause(han, weight * translationFactor)),
  ];
}

/** A Chinese word as it stands, its parts apart, and its English stems: of a compound all together, of another word any. */
function hanWays(word: string, terms: TermTable | undefined): Clause[] {
  const own = [
    ...(word.length > 1 ? [] : [{ multi_match: { query: word, type: 'bool_prefix', fields: hanFields } }]),
    hanClause(word, 1),
    {
      multi_match: { query: word, type: 'phrase', fields: ['names^6', 'sought.people^2.5', 'tags^1.8', 'topics^1.6'] },
    },
  ];
  const stems = terms === undefined ? [] : stemsFor(word, terms);
  const parts = terms?.parts(word).filter((part) => part.length > 1) ?? [];
  const isCompound = word.length > 3;
  const weight = stems.length === 0 ? 0 : stems.reduce((sum, each) => sum + each.weight, 0) / stems.length;
  return [
    ...own,
    ...(isCompound && parts.length > 1 ? [allOf(parts.map((part) => hanClause(part, 0.7)))] : []),
    ...(isCompound && stems.length > 1
      ? [{ bool: { should: stems.map((each) => stemClause(each, 1)), minimum_should_match: '1<60%', boost: weight } }]
      : stems.map((each) => stemClause(each, each.weight))),
  ];
}

const hanClause = (word: string, boost: number): Clause => ({
  multi_match: { query: word, type: 'phrase', fields: hanFields, boost: rounded(boost) },
});

/** A stem as the analyzer `english` makes it: both are Porter's. */
const stemClause = ({ word }: TermTranslation, boost: number): Clause =>
  anyOf(
    [
      { term: { 'title.en': { value: word, boost: 3 } } },
      { term: { 'abstract.en': { value: word } } },
      { term: { 'sought.other.en': { value: word } } },
    ],
    boost * translationFactor,
  );

const anyOf = (queries: readonly Clause[], boost = 1): Clause => ({
  dis_max: { queries, tie_breaker: 0.1, ...(boost === 1 ? {} : { boost: rounded(boost) }) },
});

const allOf = (must: readonly Clause[]): Clause => ({ bool: { must } });

const rounded = (number: number): number => Math.round(number * 100) / 100;

const phraseClause = (phrase: string): Clause => ({
  multi_match: { query: fold(phrase), type: 'phrase', fields: phraseFields },
});

/** What says in the other language what papers must not say; none where one of its words has no translation that is sure. */
function sureTranslations(text: string, terms: TermTable | undefined): readonly Clause[] {
  if (terms === undefined) {
    return [];
  }
  const ways = wordsOf(text, terms).map(({ text: word, isHan }) =>
    (isHan ? stemsFor(word, terms) : terms.hanWords(stem(word)))
      .filter(({ weight }) => weight >= minSure)
      .slice(0, maxOfWord)
      .map((each) => (isHan ? stemClause(each, 1) : hanClause(each.word, 1))),
  );
  return ways.length === 0 || ways.some((each) => each.length === 0) ? [] : [allOf(ways.map((each) => anyOf(each)))];
}

/** The field of each filter whose values are compared as words of the library's own search are. */
const filterFields: Partial<Record<FilterName, string>> = {
  file: 'sought.files',
  tag: 'sought.tags',
  author: 'sought.authors',
  key: 'sought.keys',
};

/** What papers must have, or must not, by a filter of `parseQuery`. */
export function filterClause({ name, value }: QueryFilter, cited: ReadonlySet<string> = new Set()): Clause {
  const field = filterFields[name];
  if (field !== undefined) {
    return { wildcard: { [field]: { value: `*${value.replace(/[\\*?]/g, '\\$&')}*` } } };
  }
  switch (name) {
    case 'lang':
      return { bool: { should: [{ term: { language: value } }, { prefix: { language: `${value}-` } }] } };
    case 'has':
      return { term: { 'sought.has': value } };
    case 'host':
      return { term: { 'sought.hosts': value } };
    case 'owner':
      return { term: { 'sought.owners': value } };
    case 'year': {
      const { from, to } = yearRange(value) ?? { from: 0, to: 0 };
      return { range: { year: { ...(Number.isFinite(from) ? { gte: from } : {}), lte: to } } };
    }
    case 'status':
    case 'rating':
      // What readers think of papers is not shared.
      return { match_none: {} };
    default: {
      const isCited = { terms: { 'sought.keys': [...cited].slice(0, maxCited).map((key) => fold(key)) } };
      return value === 'yes' ? isCited : { bool: { must_not: [isCited] } };
    }
  }
}
