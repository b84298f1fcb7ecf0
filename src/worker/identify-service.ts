import type { CatalogueFile, DamagedRecord } from '../core/identify/catalogue/record';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';
import { findInCatalogues } from '../core/usecases/find-in-catalogues';
import { identifyByCatalogues, type IdentifyProgress } from '../core/usecases/identify-papers';
import { AskedParts } from './asked-parts';
import type { AnnouncedCatalogue, FindTask, IdentifyMessage, IdentifyReply, IdentifyTask } from './identify-protocol';

/** Identifies papers, or finds a work, once; the same in a worker and in process. */
export class IdentifyService {
  readonly #reply: (reply: IdentifyReply) => void;
  readonly #parts: AskedParts;

  constructor(reply: (reply: IdentifyReply) => void) {
    this.#reply = reply;
    this.#parts = new AskedParts((wanted) => {
      reply({ wanted });
    });
  }

  answer(message: IdentifyMessage): void {
    if (!('task' in message)) {
      this.#parts.take(message);
      return;
    }
    const { task } = message;
    const done = 'query' in task ? this.#find(task) : this.#run(task);
    void done.then(this.#reply, (error: unknown) => {
      this.#reply({ error: error instanceof Error ? error.message : String(error) });
    });
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
    return catalogues.map((catalogue, at) => ({ ...catalogue, parts: () => this.#parts.of(at) }));
  }
}
