import type { SharedQueryOptions } from '../../core/shared-library/query';
import type { ZoteroIndexServices } from '../zotero/zotero-index';
import { settings } from '../settings';
import { Engines } from '../workers/engines';

/** Makes what is sent of a query in a worker, since the table of terms takes longer to be read than the host may be blocked. */
export class QueryMaker {
  readonly #services: ZoteroIndexServices;
  readonly #engine;
  #terms: Promise<void> | undefined;

  constructor(services: ZoteroIndexServices) {
    this.#services = services;
    this.#engine = new Engines(services.extensionUri, services.startWorker, services.log).create(() => {
      this.#terms = undefined;
    });
  }

  readonly bodyOf = async (query: string, options: Omit<SharedQueryOptions, 'terms'>): Promise<object | undefined> => {
    this.#terms ??= this.#useTerms();
    await this.#terms;
    return this.#engine.call('sharedQuery', { query, options });
  };

  dispose(): void {
    this.#engine.close();
  }

  async #useTerms(): Promise<void> {
    await this.#engine.call('useTerms', { table: await this.#services.tables.loadText(), own: settings.terms() });
  }
}
