import type { CatalogueFile, DamagedRecord } from '../core/identify/catalogue/record';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';
import { findInCatalogues } from '../core/usecases/find-in-catalogues';
import { identifyByCatalogues, type IdentifyProgress } from '../core/usecases/identify-papers';
import type { AnnouncedCatalogue, FindTask, IdentifyMessage, IdentifyReply, IdentifyTask } from './identify-protocol';

/** Identifies papers, or finds a work, once; the same in a worker and in process. */
export class IdentifyService {
  readonly #reply: (reply: IdentifyReply) => void;
  /** Who waits for a part. */
  #waiting: { resolve(part: Uint8Array | undefined): void; reject(error: Error): void } | undefined;

  constructor(reply: (reply: IdentifyReply) => void) {
    this.#reply = reply;
  }

  answer(message: IdentifyMessage): void {
    if ('task' in message || 'find' in message) {
      const done = 'find' in message ? this.#find(message.find) : this.#run(message.task);
      void done.then(this.#reply, (error: unknown) => {
        this.#reply({ error: error instanceof Error ? error.message : String(error) });
      });
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if ('part' in message) {
      waiting?.resolve(message.part);
    } else {
      waiting?.reject(new Error(message.unreadable));
    }
  }

  async #run({ papers, catalogues, terms, ownTerms, topics }: IdentifyTask): Promise<IdentifyReply> {
    const results = await identifyByCatalogues({
      papers,
      catalogues: this.#files(catalogues),
      terms: TermTable.parse(terms).withUserTerms(ownTerms),
      stems: TopicTable.parse(topics),
      ...this.#listeners(),
    });
    return { results };
  }

  async #find({ query, catalogues }: FindTask): Promise<IdentifyReply> {
    return { finds: await findInCatalogues({ query, catalogues: this.#files(catalogues), ...this.#listeners() }) };
  }

  #listeners() {
    return {
      onProgress: (progress: IdentifyProgress) => {
        this.#reply({ progress });
      },
      onDamaged: (path: string, damaged: DamagedRecord) => {
        this.#reply({ damaged, path });
      },
    };
  }

  #files(catalogues: readonly AnnouncedCatalogue[]): readonly CatalogueFile[] {
    return catalogues.map((catalogue, at) => ({ ...catalogue, parts: () => this.#parts(at) }));
  }

  async *#parts(catalogue: number): AsyncGenerator<Uint8Array> {
    for (;;) {
      const part = await new Promise<Uint8Array | undefined>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#reply({ wanted: catalogue });
      });
      if (part === undefined) {
        return;
      }
      yield part;
    }
  }
}
