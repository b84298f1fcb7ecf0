import type { Paper } from '../core/model/paper';
import type * as searchPick from './search-pick';
import type { SearchServices } from './search-rows';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'search-pick': typeof searchPick;
  }
}

/** The pick list that searches the library, whose code is loaded when it is first needed. */
export class OnDemandSearchPick {
  readonly #services: SearchServices;
  #pick: Promise<searchPick.SearchPick> | undefined;

  constructor(services: SearchServices) {
    this.#services = services;
  }

  /** Loads the code, so that the first choice need not wait for it. */
  load(): Promise<searchPick.SearchPick> {
    this.#pick ??= this.#services.bundles.load('search-pick').then(({ SearchPick }) => new SearchPick(this.#services));
    return this.#pick;
  }

  /** Lets the user choose, as `SearchPick.choose` does. */
  async choose(options: searchPick.SearchPickOptions = {}): Promise<readonly Paper[] | undefined> {
    return (await this.load()).choose(options);
  }
}
