import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import type { Paper } from '../../src/core/model/paper';
import { fieldText, searchFields } from '../../src/core/search/index/fields';
import { SearchEngine } from '../../src/core/search/engine';
import { bareIndex, bareSearch } from './bare-index';
import { ripgrep } from './ripgrep';

/** Keys of the papers that answer a query, best first. */
export type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

export interface Rival {
  readonly name: string;
  /** How it was set up, for people. */
  readonly options: string;
  /** One in so many of the keystrokes is typed, and of the questions asked: the slow ones get fewer. */
  readonly every: number;
  readonly everyQuestion: number;
  /** Makes its index; `undefined` where it cannot be used here. */
  readonly make: (papers: readonly Paper[]) => Search | undefined | Promise<Search | undefined>;
}

const most = 10;

const wholeText = (paper: Paper): string => searchFields.flatMap((field) => fieldText(paper, field) ?? []).join('\n');

/** All searched fields of a paper as one text, for those that have no boosts to give. */
function texts(papers: readonly Paper[]): { key: string; text: string }[] {
  return papers.map((paper) => ({ key: paper.key, text: wholeText(paper) }));
}

export const own: Rival = {
  name: 'Literature Notes',
  options: 'as it is',
  every: 1,
  everyQuestion: 1,
  make(papers) {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    return (query) => engine.search(query, { limit: most }).map(({ key }) => key);
  },
};

export const bare: Rival = {
  name: 'MiniSearch',
  options: 'any word, fuzzy 0.2, prefix on the last',
  every: 1,
  everyQuestion: 5,
  make(papers) {
    const index = bareIndex(papers);
    return (query) => bareSearch(index, query);
  },
};

export const rivals: readonly Rival[] = [
  {
    name: 'flexsearch',
    options: 'tokenize forward, suggest',
    every: 10,
    everyQuestion: 10,
    make(papers) {
      const index = new Index({ tokenize: 'forward' });
      texts(papers).forEach(({ text }, number) => {
        index.add(number, text);
      });
      return (query) =>
        (index.search(query, { limit: most, suggest: true }) as number[]).flatMap(
          (number) => papers[number]?.key ?? [],
        );
    },
  },
  {
    name: 'orama',
    options: 'tolerance 1',
    every: 10,
    everyQuestion: 10,
    async make(papers) {
      const index = create({ schema: { key: 'string', text: 'string' } });
      await insertMultiple(index, texts(papers), papers.length);
      return async (query) =>
        (await searchOrama(index, { term: query, properties: ['text'], tolerance: 1, limit: most })).hits.map(
          ({ document }) => document.key,
        );
    },
  },
  {
    name: 'lunr',
    options: 'any word, edit distance 1, prefix on the last',
    every: 10,
    everyQuestion: 10,
    make(papers) {
      const index = lunr((builder) => {
        builder.ref('key');
        builder.field('text');
        texts(papers).forEach((each) => {
          builder.add(each);
        });
      });
      return (query) =>
        withoutThrowing(() =>
          index.query((asked) => {
            const words = lunr.tokenizer(query).map(String);
            words.forEach((word, at) => {
              asked.term(word, { editDistance: 1 });
              asked.term(word, {
                boost: 10,
                ...(at === words.length - 1 ? { wildcard: lunr.Query.wildcard.TRAILING } : {}),
              });
            });
          }),
        )
          .slice(0, most)
          .map(({ ref }) => ref);
    },
  },
  {
    name: 'fuse.js',
    options: 'extended search: every word, ignoreLocation',
    every: 100,
    everyQuestion: 50,
    make(papers) {
      const index = new Fuse(texts(papers), { keys: ['text'], ignoreLocation: true, useExtendedSearch: true });
      return (query) => index.search(query.slice(0, 100), { limit: most }).map(({ item }) => item.key);
    },
  },
  {
    name: 'ripgrep',
    options: 'a line a paper, lines that hold every word',
    every: 10,
    everyQuestion: 10,
    make: (papers) => ripgrep(texts(papers), most),
  },
];

/** lunr throws at some queries where its vocabulary holds what it takes for wildcards: then it has found nothing. */
function withoutThrowing<T>(search: () => readonly T[]): readonly T[] {
  try {
    return search();
  } catch {
    return [];
  }
}
