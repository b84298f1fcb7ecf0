import { readRetractionWatch, UnreadableNotices } from '../core/notices/retraction-watch';
import { AskedParts } from './asked-parts';
import type { NoticesMessage, NoticesReply } from './notices-protocol';

/** Reads a table of notices once; the same in a worker and in process. */
export class NoticesService {
  readonly #reply: (reply: NoticesReply) => void;
  readonly #parts: AskedParts;

  constructor(reply: (reply: NoticesReply) => void) {
    this.#reply = reply;
    this.#parts = new AskedParts((wanted) => {
      reply({ wanted });
    });
  }

  answer(message: NoticesMessage): void {
    if (!('task' in message)) {
      this.#parts.take(message);
      return;
    }
    readRetractionWatch(this.#parts.of(0)).then(
      (results) => {
        this.#reply({ results });
      },
      (error: unknown) => {
        this.#reply(
          error instanceof UnreadableNotices
            ? { refused: { reason: error.reason, missing: error.missing } }
            : { error: error instanceof Error ? error.message : String(error) },
        );
      },
    );
  }
}
