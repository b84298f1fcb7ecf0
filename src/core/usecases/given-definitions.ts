import type { Disposable } from '../base/events';
import type { Log } from '../base/log';
import type { DocumentText } from './document-bibliographies';

/** Tells which definitions of commands other documents of their works give to documents. */
export interface DefinitionSource {
  definitionsOf(document: DocumentText): Promise<string>;
  /** Told of the URIs of documents for which it may say something else now. */
  readonly onDidChange: (listener: (documents: ReadonlySet<string>) => void) => Disposable;
}

/** The definitions that documents are given by others of their works, as far as they are known. */
export class GivenDefinitions {
  readonly #source: Pick<DefinitionSource, 'definitionsOf'> | undefined;
  readonly #log: Pick<Log, 'error'>;
  readonly #given = new Map<string, string>();
  /** Of each document the question, by its number, whose answer is known. */
  readonly #answered = new Map<string, number>();
  #questions = 0;

  constructor(source: Pick<DefinitionSource, 'definitionsOf'> | undefined, log: Pick<Log, 'error'>) {
    this.#source = source;
    this.#log = log;
  }

  /** What is known of a document by its URI. */
  of(uri: string): string | undefined {
    return this.#given.get(uri);
  }

  /** Asks anew for a document. Returns whether that is something else than before. */
  async ask(document: DocumentText): Promise<boolean> {
    const { uri } = document;
    const before = this.#given.get(uri);
    const question = (this.#questions += 1);
    const given = await this.#source?.definitionsOf(document).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
      return before;
    });
    // What was asked for later knows what has changed since, and may have been answered first.
    if (question > (this.#answered.get(uri) ?? 0)) {
      this.#answered.set(uri, question);
      if (given === undefined || given === '') {
        this.#given.delete(uri);
      } else {
        this.#given.set(uri, given);
      }
    }
    return this.#given.get(uri) !== before;
  }

  forget(uri: string): void {
    this.#given.delete(uri);
    this.#answered.delete(uri);
  }
}
