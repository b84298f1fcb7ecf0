import type * as romanizer from '../core/library/pinyin';
import { deriveSource } from '../core/library/derive';
import type { DerivedSource } from '../core/model';
import { bibliographyEntries } from '../core/parse/bibliography-keys';
import { knownEntries } from '../core/parse/list/known';
import { parseSource, type SkippedSource } from '../core/parse/source';
import { parseYaml } from '../core/parse/yaml-front-matter';
import { TermTable } from '../core/search/terms';
import { entriesInMessage, type ArgumentOf, type EngineCall, type EngineReply, type EngineRequest, type ResultOf } from './protocol';
import { IndexKeeper } from './index-keeper';
import { runModule } from './run-module';

/** Answers what the extension host asks; the same in a worker and in process. */
export class EngineService {
  readonly #index = new IndexKeeper();

  /** Answers a request: the last reply holds the result or the error. */
  answer(request: EngineRequest, reply: (reply: EngineReply) => void): void {
    const { id } = request;
    try {
      let result: unknown = this.#call(request);
      if (request.call === 'parse') {
        const parsed = result as DerivedSource | SkippedSource;
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
        return this.#parse(request.argument);
      case 'bibliography': {
        const entries = bibliographyEntries(request.argument.path, request.argument.text);
        return entries === undefined ? undefined : [...entries.values()];
      }
      case 'update':
        this.#index.update(request.argument);
        return;
      case 'search':
        return this.#find(request.argument);
      case 'similar':
        return this.#index.engine.similar(request.argument.key, { limit: request.argument.limit });
      case 'useTerms':
        this.#index.engine.useTerms(TermTable.parse(request.argument.table).withUserTerms(request.argument.own));
        return;
      case 'usePinyin':
        this.#index.usePinyin(request.argument === undefined ? undefined : (runModule(request.argument) as typeof romanizer).romanize);
        return;
      case 'restore':
        return this.#index.restore(request.argument);
      case 'confirm':
        return this.#index.confirm(request.argument);
      case 'settle':
        return this.#index.settle();
      case 'move':
        request.argument.forEach(({ key, source, start }) => { this.#index.engine.move(key, source, start); });
        return;
      case 'pack':
        return this.#index.pack(request.argument.label, request.argument.notes);
      case 'packed':
        return this.#index.packed();
    }
  }

  /** What the library makes of each entry is worked out here too, off the host's thread. */
  #parse(source: ArgumentOf<'parse'>): ResultOf<'parse'> {
    const known = source.known === undefined ? {} : { known: knownEntries(source.known) };
    const parsed = parseSource(source, { ...source.options, ...known, parseYaml });
    return 'skipped' in parsed ? parsed : deriveSource(parsed);
  }

  #find({ query, limit, cited, withMatches = true, withPapers }: ArgumentOf<'search'>): ResultOf<'search'> {
    const { engine } = this.#index;
    const { hits, wantsTerms } = engine.answer(query, { limit, withMatches, ...(cited === undefined ? {} : { cited }) });
    const papers = withPapers === true ? { papers: hits.flatMap(({ key }) => engine.paper(key) ?? []) } : {};
    return { hits, wantsTerms, ...papers };
  }
}
