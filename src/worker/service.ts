import type * as romanizer from '../core/library/keys/pinyin';
import { documentEntries } from '../core/cite/bibliographies/document-entries';
import { deriveSource } from '../core/library/derive';
import type { DerivedSource } from '../core/model/paper';
import { bibliographyEntries, keyUses, publicationsIn } from '../core/parse/bibliography';
import { knownEntries } from '../core/parse/list/incremental';
import { type FileText, needsYaml, parseSource } from '../core/parse/source';
import { loadYaml } from '../core/parse/yaml/load-yaml';
import { type YamlReader, yamlOf } from '../core/parse/yaml/yaml';
import { yamlStrings } from '../core/parse/formats/shared/yaml-strings';
import { sharedQuery } from '../core/shared-library/query';
import { TermTable } from '../core/search/translation/term-table';
import {
  entriesInMessage,
  type ArgumentOf,
  type EngineCall,
  type EngineMessage,
  type EngineReply,
  type EngineRequest,
  type ResultOf,
} from './protocol';
import { type Compression, portableCompression } from './compression';
import { PaperTopics } from './paper-topics';
import { StoredIndex } from './stored-index';
import { runModule } from './run-module';

/** Answers what the extension host asks; the same in a worker and in process. */
export class EngineService {
  readonly #index: StoredIndex;
  readonly #topics: PaperTopics;
  readonly #storedParts: Uint8Array[] = [];
  /** Loaded where the first text comes that needs it. */
  #yaml: YamlReader | undefined;
  /** By request: what has come of its text, and what is still to be sent of its result. */
  readonly #texts = new Map<number, readonly string[]>();
  readonly #portions = new Map<number, Iterator<EngineReply, undefined>>();

  constructor(compression: Compression = portableCompression) {
    this.#index = new StoredIndex(compression);
    this.#topics = new PaperTopics(this.#index.engine);
  }

  /** Answers a request: the last reply holds the result or the error. */
  answer(message: EngineMessage, reply: (reply: EngineReply) => void): void {
    const { id } = message;
    if ('text' in message) {
      this.#texts.set(id, [...(this.#texts.get(id) ?? []), message.text]);
      return;
    }
    if (
      'call' in message &&
      this.#yaml === undefined &&
      (message.call === 'yamlStrings' || needsYaml(this.#fileOf(message)))
    ) {
      void loadYaml().then(
        (yaml) => {
          this.#yaml = yaml;
          this.answer(message, reply);
        },
        (error: unknown) => {
          reply({ id, error: String(error) });
        },
      );
      return;
    }
    if ('call' in message && (message.call === 'topics' || message.call === 'overview')) {
      const grouped: Promise<ResultOf<EngineCall>> =
        message.call === 'topics' ? this.#topics.groups(message.argument) : this.#topics.overview(message.argument);
      grouped.then(
        (result) => {
          reply({ id, result });
        },
        (error: unknown) => {
          reply({ id, error: String(error) });
        },
      );
      return;
    }
    try {
      if ('call' in message) {
        const result = this.#call(message);
        const isLong =
          message.call === 'parse' &&
          'entries' in (result as DerivedSource) &&
          (result as DerivedSource).entries.length > entriesInMessage;
        if (!isLong) {
          reply({ id, result });
          return;
        }
        this.#portions.set(id, portionsOf(id, result as DerivedSource));
      }
      const portion = this.#portions.get(id)?.next();
      if (portion?.value !== undefined) {
        reply(portion.value);
      }
      if (portion?.value === undefined || 'result' in portion.value) {
        this.#portions.delete(id);
      }
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  #call(request: Exclude<EngineRequest, { readonly call: 'topics' | 'overview' }>): ResultOf<EngineCall> {
    switch (request.call) {
      case 'parse':
        return this.#parse(request.id, request.argument);
      case 'bibliography': {
        const entries = bibliographyEntries(request.argument, this.#yaml);
        return entries === undefined ? undefined : [...entries.values()];
      }
      case 'yamlStrings':
        return yamlStrings(request.argument.text, request.argument.name, yamlOf(this.#yaml));
      case 'keyUses':
        return keyUses(request.argument, request.argument.keys, this.#yaml);
      case 'documentEntries':
        return documentEntries(
          request.argument.path,
          request.argument.text,
          request.argument.keys,
          this.#yaml,
          request.argument.related,
        );
      case 'publications': {
        const publicationAt = publicationsIn(
          request.argument.text,
          request.argument.format,
          this.#yaml,
          request.argument.related,
        );
        return request.argument.spans.map(publicationAt);
      }
      case 'update':
        this.#index.update(request.argument);
        this.#topics.forget(request.argument);
        return;
      case 'search':
        return this.#search(request.argument);
      case 'find':
        return this.#index.engine.find(request.argument.query, request.argument);
      case 'similar':
        return this.#index.engine.similar(request.argument.key, { limit: request.argument.limit });
      case 'subjects':
        return this.#topics.subjects(request.argument.key, request.argument.table, request.argument.limit);
      case 'useTerms': {
        const terms = TermTable.parse(request.argument.table).withUserTerms(request.argument.own);
        this.#index.engine.useTerms(terms);
        this.#topics.useTerms(terms);
        return;
      }
      case 'sharedQuery':
        return sharedQuery(request.argument.query, { ...request.argument.options, terms: this.#index.engine.terms });
      case 'usePinyin':
        this.#index.usePinyin(
          request.argument === undefined ? undefined : (runModule(request.argument) as typeof romanizer).romanize,
        );
        return;
      case 'restorePart':
        this.#storedParts.push(request.argument);
        return;
      case 'restore':
        return this.#restore(request.argument);
      case 'verify':
        return this.#index.verify(request.argument);
      case 'prune':
        return this.#index.prune();
      case 'move':
        request.argument.forEach(({ key, source, start }) => {
          this.#index.engine.move(key, source, start);
        });
        return;
      case 'pack':
        return this.#index.pack(request.argument.label, request.argument.notes);
      case 'packed':
        return this.#index.packed();
    }
  }

  /** The file that a request is to read; of a long one what has come with the request itself begins elsewhere than the file. */
  #fileOf({ id, argument }: EngineRequest): FileText {
    const { path, text } = typeof argument === 'object' && 'path' in argument ? argument : { path: '', text: '' };
    return { path, text: this.#texts.get(id)?.[0] ?? text };
  }

  /** What the library makes of each entry is worked out here too, off the host's thread. */
  #parse(id: number, source: ArgumentOf<'parse'>): ResultOf<'parse'> {
    const text = [...(this.#texts.get(id) ?? []), source.text].join('');
    this.#texts.delete(id);
    const known = source.known === undefined ? {} : { known: knownEntries(source.known) };
    const parsed = parseSource(
      { path: source.path, text },
      { ...source.options, ...known, ...(this.#yaml === undefined ? {} : { yaml: this.#yaml }) },
    );
    return 'skipped' in parsed ? parsed : deriveSource(parsed);
  }

  #restore({ label, pieces, shards }: ArgumentOf<'restore'>): ResultOf<'restore'> {
    const parts = this.#storedParts.splice(0);
    return parts.length === pieces + shards
      ? this.#index.restore({ label, pieces: parts.slice(0, pieces), shards: parts.slice(pieces) })
      : undefined;
  }

  #search({ withPapers, ...query }: ArgumentOf<'search'>): ResultOf<'search'> {
    const { engine } = this.#index;
    const answer = engine.answer(query.query, query);
    return withPapers === true
      ? { ...answer, papers: answer.hits.flatMap(({ key }) => engine.paper(key) ?? []) }
      : answer;
  }
}

function* portionsOf(id: number, parsed: DerivedSource): Generator<EngineReply, undefined> {
  for (let first = 0; first < parsed.entries.length; first += entriesInMessage) {
    yield { id, entries: parsed.entries.slice(first, first + entriesInMessage) };
  }
  yield { id, result: { ...parsed, entries: [] } };
  return undefined;
}
