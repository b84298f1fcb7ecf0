import assert from 'node:assert/strict';
import { SearchEngine } from '../../../src/core/search/engine';
import {
  hasSeveralWords,
  missingWords,
  queryWords,
  searchSuggestions,
} from '../../../src/core/search/query/suggestions';
import { inOtherWords } from '../../../src/core/search/query/synonyms';
import { parseQuery, queryParts, readParts, yearRange } from '../../../src/core/search/query/query';
import { BulkWriter } from '../../../src/core/shared-library/bulk';
import { SharedClient } from '../../../src/core/shared-library/client';
import { SharedLibraryError } from '../../../src/core/shared-library/model';
import { authorizationOf, sharedLibraryPlace, sharedLibraryPlaces } from '../../../src/core/shared-library/place';
import { sharedFilterValues } from '../../../src/core/shared-library/filter-values';
import { sharedQuery } from '../../../src/core/shared-library/query';
import { readSearchAnswer } from '../../../src/core/shared-library/read-answer';
import { ForeignIndex, SharedIndex } from '../../../src/core/shared-library/shared-index';
import { SharedSearch } from '../../../src/core/shared-library/shared-search';
import { Abort } from '../../../src/core/services/abort';
import { paper } from '../../unit/search/paper';
import { pieces } from '../pieces';
import { plainReaders, type Reader, valueOf } from '../reader';

const papers = [
  paper('moss', 'We present MossNet, a network that tells mosses from lichens.', { title: 'On moss', year: 2020 }),
  paper('河', '本文研究河冰的形成与破裂，提出一个模型。', { title: '河冰的形成', tags: ['ice'] }),
];

let filled: SearchEngine | undefined;
function engine(): SearchEngine {
  if (filled === undefined) {
    filled = new SearchEngine();
    filled.update({ removed: [], added: papers });
  }
  return filled;
}

const ofQueries: readonly Reader[] = [
  ...plainReaders(pieces.query, { queryParts, queryWords, hasSeveralWords, inOtherWords, yearRange }),
  {
    name: 'parseQuery',
    covers: ['parseQuery', 'readParts'],
    pieces: pieces.query,
    read: (text) => {
      const { tests, ...rest } = parseQuery(text);
      return [rest, tests.map(({ passes }) => papers.map((each) => passes(each, { cited: new Set(['moss']) })))];
    },
    check: (text) => {
      // Every part stands in the query, in order, with nothing lost between them but spaces and quotes without words.
      let at = 0;
      for (const { text: part, end } of readParts(text)) {
        assert.equal(text.slice(end - part.length, end), part);
        assert.match(text.slice(at, end - part.length), /^[\s"\p{P}\p{S}\p{C}a-z]*$/u);
        at = end;
      }
    },
  },
  {
    name: 'missingWords',
    covers: ['missingWords', 'searchSuggestions'],
    pieces: pieces.query,
    read: async (text) => {
      const finds = (query: string) => Promise.resolve(query.length % 2 === 0);
      const missing = await missingWords(text, finds);
      return [missing, await searchSuggestions(text, missing, finds)];
    },
  },
  {
    name: 'search',
    covers: ['queryTermsOf', 'resolve'],
    pieces: pieces.query,
    read: (text) => engine().search(text.slice(0, 4_000), { cited: new Set(['moss']) }).length,
  },
];

const place = { url: 'https://search.example.org', index: 'papers', name: 'Lab' };
/** The time never comes, so that no request is given up; and it comes at once, so that no pause is waited for. */
const clock = { now: () => 0, after: () => () => undefined };
const hasty = {
  now: () => 0,
  after: (_: number, call: () => void) => {
    const immediate = setImmediate(call);
    return () => {
      clearImmediate(immediate);
    };
  },
};

/** A client of a server that answers with a text, whatever it is asked. */
const clientOf = (text: string): SharedClient =>
  new SharedClient(place, {
    clock,
    network: { send: () => Promise.resolve({ status: 200, text, headers: new Map() }) },
  });

/** What a task comes to; an error of the shared library is an answer too. */
async function outcome<T>(task: Promise<T>): Promise<T | string> {
  try {
    return await task;
  } catch (error) {
    assert.ok(error instanceof SharedLibraryError || error instanceof ForeignIndex, String(error));
    return error.message;
  }
}

const ofSharedLibraries: readonly Reader[] = [
  ...plainReaders(pieces.addresses, {
    authorizationOf,
    sharedLibraryPlace: (text) => [sharedLibraryPlace(text, text, text), sharedLibraryPlace('https://a.org', text)],
    sharedLibraryPlaces: (text) => sharedLibraryPlaces(valueOf(text)),
  }),
  ...plainReaders(pieces.query, { sharedQuery: (text) => sharedQuery(text, { limit: 20, timeout: 1 }) }),
  {
    name: 'readSearchAnswer',
    covers: ['SharedSearch', 'SharedClient', 'SharedLibraryError'],
    pieces: pieces.json,
    read: async (text) => {
      const hits = {
        hits: { hits: [{ _source: valueOf(text) }, valueOf(text), { _source: { title: text, key: text } }] },
      };
      return [
        readSearchAnswer(hits, 20).papers.map(({ paper: { sources, links, ...rest }, item }) => [
          rest,
          item,
          links.length,
          sources.length,
        ]),
        await outcome(new SharedSearch(clientOf(text)).search('moss')),
        await outcome(new SharedSearch(clientOf(JSON.stringify(hits))).search('moss')).then(String),
      ];
    },
  },
  {
    name: 'sharedFilterValues',
    covers: ['sharedFilterValues'],
    pieces: pieces.json,
    read: async (text) => {
      const counted = { aggregations: { values: { buckets: [{ key: text }, { key: valueOf(text) }, valueOf(text)] } } };
      return [
        await outcome(sharedFilterValues(clientOf(text), 'tag:', new Abort())),
        await outcome(sharedFilterValues(clientOf(JSON.stringify(counted)), `tag:${text}`, new Abort())),
      ];
    },
  },
  {
    name: 'SharedIndex',
    covers: ['SharedIndex', 'ForeignIndex', 'BulkWriter'],
    pieces: pieces.json,
    read: async (text) => {
      const index = await outcome(SharedIndex.open(clientOf(text), new Abort()));
      const writer = new BulkWriter(clientOf(text), 'papers-v1', hasty);
      const operations = [{ id: 'a', body: { text } }, { id: 'b' }];
      const written = outcome(writer.write(operations, new Abort())[Symbol.asyncIterator]().next());
      return [typeof index === 'string' ? index : index.name, await written];
    },
  },
];

export const searchReaders: readonly Reader[] = [...ofQueries, ...ofSharedLibraries];
