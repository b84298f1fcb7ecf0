import type { CatalogueFile } from '../core/identify/catalogue/record';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';
import { identifyByCatalogues } from '../core/usecases/identify-papers';
import type { IdentifyMessage, IdentifyReply, IdentifyTask } from './identify-protocol';

/** Identifies papers once; the same in a worker and in process. */
export class IdentifyService {
  readonly #reply: (reply: IdentifyReply) => void;
  /** Who waits for a part. */
  #waiting: { resolve(part: Uint8Array | undefined): void; reject(error: Error): void } | undefined;

  constructor(reply: (reply: IdentifyReply) => void) {
    this.#reply = reply;
  }

  answer(message: IdentifyMessage): void {
    if ('task' in message) {
      void this.#run(message.task).then(this.#reply, (error: unknown) => {
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
      catalogues: catalogues.map((catalogue, at): CatalogueFile => ({ ...catalogue, parts: () => this.#parts(at) })),
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
