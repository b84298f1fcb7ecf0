import { settings } from '../settings';
import type * as part from './bundle';
import type { SharedServices } from './shared-papers';

declare module '../bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'shared-library': typeof part;
  }
}

/** Shared libraries, whose code is loaded when something is sought while the setting names one. */
export class OnDemandSharedPapers {
  readonly #services: SharedServices;
  #papers: part.SharedPapers | undefined;
  #completions: part.SharedCompletions | undefined;
  #isLoading = false;

  constructor(services: SharedServices) {
    this.#services = services;
  }

  /** What has been loaded by now; loads what completion needs where the setting names a library, without anybody waiting for it. */
  completions(hasMoved: () => boolean): part.SharedCompletions | undefined {
    if (settings.sharedLibraries().length === 0) {
      return undefined;
    }
    if (!this.#isLoading) {
      this.#isLoading = true;
      void this.load().then((loaded) => {
        this.#completions = loaded && new loaded.part.SharedCompletions(loaded.papers, this.#services.log, hasMoved);
        // What could not be loaded is tried again.
        this.#isLoading = loaded !== undefined;
      });
    }
    return this.#completions;
  }

  /** Undefined where the setting names none, and where their code cannot be loaded, which the log tells. */
  async load(): Promise<{ readonly papers: part.SharedPapers; readonly part: typeof part } | undefined> {
    if (settings.sharedLibraries().length === 0) {
      return undefined;
    }
    const { bundles, log } = this.#services;
    try {
      const loaded = await bundles.load('shared-library');
      this.#papers ??= new loaded.SharedPapers(this.#services);
      return { papers: this.#papers, part: loaded };
    } catch (error) {
      log.error(String(error));
      return undefined;
    }
  }
}
