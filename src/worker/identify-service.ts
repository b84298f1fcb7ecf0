import type { CatalogueFile } from '../core/identify/catalogue/record';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';
import { identifyByCatalogues } from '../core/usecases/identify-papers';
import { AskedParts } from './asked-parts';
import type { IdentifyMessage, IdentifyReply, IdentifyTask } from './identify-protocol';

/** Identifies papers once; the same in a worker and in process. */
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
    void this.#run(message.task).then(this.#reply, (error: unknown) => {
      this.#reply({ error: error instanceof Error ? error.message : String(error) });
    });
  }

  async #run({ papers, catalogues, terms, ownTerms, topics }: IdentifyTask): Promise<IdentifyReply> {
    const results = await identifyByCatalogues({
      papers,
      catalogues: catalogues.map((catalogue, at): CatalogueFile => ({ ...catalogue, parts: () => this.#parts.of(at) })),
      terms: TermTable.parse(terms).withUserTerms(ownTerms),
      stems: TopicTable.parse(topics),
      onProgress: (progress) => {
        this.#reply({ progress });
      },
      onDamaged: (path, damaged) => {
        this.#reply({ damaged, path });
      },
    });
    return { results };
  }
}
