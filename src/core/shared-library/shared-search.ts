import { parseQuery } from '../search/query/query';
import type { AbortSignalLike } from '../services/model';
import type { SharedClient } from './client';
import type { SharedAnswer, SharedPage } from './model';
import { sharedQuery, type SharedQueryOptions } from './query';
import { readSearchAnswer } from './read-answer';

/** Milliseconds after which the server gives what it has, and after which it is not waited for. */
const serverTimeout = 4_000;
const answerTimeout = 6_000;
/** Pages are no longer. */
export const maxPage = 1_000;

export interface SharedSearchOptions {
  /** At most `maxPage` papers; 20 unless told. */
  readonly limit?: number;
  readonly cited?: ReadonlySet<string>;
  /** The page after another answer. */
  readonly after?: SharedPage;
  readonly signal?: AbortSignalLike;
}

/** Makes the body of a `_search`, as `sharedQuery` does; undefined for a query that asks for nothing. */
export type MakeBody = (query: string, options: SharedQueryOptions) => object | undefined | Promise<object | undefined>;

const defaultLimit = 20;

/** Finds papers of a shared library by the queries of the library's own search. */
export class SharedSearch {
  readonly #client: SharedClient;
  readonly #bodyOf: MakeBody;

  /** @param bodyOf makes what is sent of a query; `sharedQuery` without a table of terms unless told, by which words are sought as they stand */
  constructor(client: SharedClient, bodyOf: MakeBody = sharedQuery) {
    this.#client = client;
    this.#bodyOf = bodyOf;
  }

  /**
   * The papers that match, best first; where none does, those that do with misspelt and missing words. Rejects with a `SharedLibraryError`, of
   * `cancelled` where the signal was aborted. A query without words or filters finds nothing, and nothing is sent for it.
   */
  async search(query: string, options: SharedSearchOptions = {}): Promise<SharedAnswer> {
    const { limit: wanted = defaultLimit, cited, after, signal } = options;
    const limit = Math.min(wanted, maxPage);
    const page = async (isTolerant: boolean): Promise<SharedAnswer> => {
      const options = { limit, cited, after: after?.after, timeout: serverTimeout, isTolerant };
      const body = await this.#bodyOf(query, options);
      return body === undefined
        ? { papers: [], next: undefined, isPartial: false }
        : readSearchAnswer(await this.#send(body, signal), limit, isTolerant);
    };
    if (after !== undefined) {
      return page(after.isTolerant);
    }
    const found = await page(false);
    return found.papers.length > 0 || !hasWords(query) ? found : page(true);
  }

  #send(body: object, signal: AbortSignalLike | undefined): Promise<unknown> {
    return this.#client.send({
      method: 'POST',
      path: `/${this.#client.place.index}/_search`,
      body,
      timeout: answerTimeout,
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

const hasWords = (query: string): boolean => parseQuery(query).text.trim() !== '';
