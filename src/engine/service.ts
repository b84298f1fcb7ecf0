import type * as romanizer from '../core/library/pinyin';
import type { ParsedSource } from '../core/model';
import { parseSource, type SkippedSource } from '../core/parse/source';
import { parseYaml } from '../core/parse/yaml-front-matter';
import { SearchEngine } from '../core/search/engine';
import { TermTable } from '../core/search/terms';
import { entriesInMessage, type ArgumentOf, type EngineCall, type EngineReply, type EngineRequest, type ResultOf } from './protocol';
import { runModule } from './run-module';

/** Answers what the extension host asks; the same in a worker and in process. */
export class EngineService {
  readonly #search = new SearchEngine();

  /** Answers a request: the last reply holds the result or the error. */
  answer(request: EngineRequest, reply: (reply: EngineReply) => void): void {
    const { id } = request;
    try {
      let result: unknown = this.#call(request);
      if (request.call === 'parse') {
        const parsed = result as ParsedSource | SkippedSource;
        if (!('skipped' in parsed) && parsed.entries.length > entriesInMessage) {
          for (let first = 0; first < parsed.entries.length; first += entriesInMessage) {
            reply({ id, entries: parsed.entries.slice(first, first + entriesInMessage) });
          }
          result = { ...parsed, entries: [] };
        }
      }
      reply({ id, result });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  #call(request: EngineRequest): ResultOf<EngineCall> {
    switch (request.call) {
      case 'parse':
        return parseSource(request.argument, { ...request.argument.options, parseYaml });
      case 'update':
        this.#search.update(request.argument);
        return;
      case 'search':
        return this.#find(request.argument);
      case 'similar':
        return this.#search.similar(request.argument.key, { limit: request.argument.limit });
      case 'useTerms':
        this.#search.useTerms(TermTable.parse(request.argument.table).withUserTerms(request.argument.own));
        return;
      case 'usePinyin':
        this.#search.usePinyin(request.argument === undefined ? undefined : (runModule(request.argument) as typeof romanizer).romanize);
    }
  }

  #find({ query, limit, cited }: ArgumentOf<'search'>): ResultOf<'search'> {
    const hits = this.#search.search(query, { limit, ...(cited === undefined ? {} : { cited }) });
    return { hits, wantsTerms: this.#search.wantsTerms(query) };
  }
}
