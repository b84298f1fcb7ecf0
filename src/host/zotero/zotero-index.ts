import type * as vscode from 'vscode';
import { Sequencer } from '../../core/async/sequencer';
import type { Paper } from '../../core/model/paper';
import type { MirrorChange } from '../../core/zotero/mirror';
import { itemId, type ZoteroItem, type ZoteroLibrary } from '../../core/zotero/model';
import { itemsPath, itemsText, ownCitationKey, workOfEntry, type ZoteroWork } from '../../core/zotero/works';
import type { TermTableLoader } from '../library/term-table';
import { settings } from '../settings';
import { Engines, type StartWorker } from '../workers/engines';

/** Items that the worker reads at a time: a search does not wait long behind them. */
const itemsAtOnce = 100;
/** More than anybody scrolls through; what a collection does not have is left out of them. */
const maxFound = 20_000;

export interface ZoteroIndexServices {
  readonly extensionUri: vscode.Uri;
  readonly startWorker: StartWorker;
  readonly tables: TermTableLoader;
  readonly log: vscode.LogOutputChannel;
}

/** The works of Zotero, read and searched in a worker of their own by the same search as the library's. */
export class ZoteroIndex {
  readonly #services: ZoteroIndexServices;
  readonly #engine;
  readonly #tasks = new Sequencer();
  readonly #works = new Map<string, ZoteroWork>();
  /** All that has been put in, in order, for a worker that takes another's place. */
  readonly #items = new Map<string, { readonly library: string; readonly item: ZoteroItem }>();
  #hasTerms = false;

  constructor(services: ZoteroIndexServices) {
    this.#services = services;
    this.#engine = new Engines(services.extensionUri, services.startWorker, services.log).create(() => {
      this.#hasTerms = false;
      this.#tasks
        .run(() => this.#fill([...this.#items]))
        .catch((error: unknown) => {
          services.log.error(error instanceof Error ? error : String(error));
        });
    });
  }

  work(id: string): ZoteroWork | undefined {
    return this.#works.get(id);
  }

  /** Resolves when what has changed can be found. */
  async apply({ library, changed, removed }: MirrorChange): Promise<void> {
    await this.#tasks.run(async () => {
      const gone = [...removed, ...changed.map(({ key }) => key)].map((key) => itemId(library, key));
      gone.forEach((id) => {
        this.#works.delete(id);
        this.#items.delete(id);
      });
      await this.#engine.call('update', { removed: gone, added: [] });
      const added = changed.map((item) => [itemId(library, item.key), { library: library.path, item }] as const);
      added.forEach(([id, one]) => this.#items.set(id, one));
      await this.#fill(added);
    });
  }

  /** The identifiers of the works that a query finds, best first. */
  async find(query: string, isWanted: () => boolean): Promise<readonly string[]> {
    if (!isWanted()) {
      return [];
    }
    const ask = () => this.#engine.call('find', { query, limit: maxFound });
    let answer = await ask();
    if (answer.needsTerms && !this.#hasTerms && isWanted()) {
      this.#hasTerms = true;
      await this.#engine.call('useTerms', { table: await this.#services.tables.loadText(), own: settings.terms() });
      answer = await ask();
    }
    return answer.keys;
  }

  dispose(): void {
    this.#engine.close();
  }

  async #fill(items: readonly (readonly [string, { readonly item: ZoteroItem }])[]): Promise<void> {
    const works = items.flatMap(([id, { item }]) => (item.fields === undefined ? [] : [{ id, fields: item.fields }]));
    for (let at = 0; at < works.length; at += itemsAtOnce) {
      const portion = works.slice(at, at + itemsAtOnce);
      const parsed = await this.#engine.call('parse', {
        path: itemsPath,
        text: itemsText(portion),
        options: { markers: [] },
      });
      const keys = new Map(portion.map(({ id, fields }) => [id, ownCitationKey(fields)]));
      const added: Paper[] = [];
      for (const entry of 'skipped' in parsed ? [] : parsed.entries) {
        const id = entry.writtenKey ?? '';
        if (keys.has(id)) {
          const { whole, work } = workOfEntry(entry, id, keys.get(id));
          this.#works.set(id, work);
          added.push(whole);
        }
      }
      await this.#engine.call('update', { removed: [], added });
    }
  }
}

/** The works of libraries, those that were changed last first. */
export function lastChangedFirst(libraries: readonly ZoteroLibrary[]): readonly string[] {
  return libraries
    .flatMap((library) =>
      [...library.items.values()].flatMap(({ key, fields, modified }) =>
        fields === undefined ? [] : [{ id: itemId(library, key), modified }],
      ),
    )
    .sort((left, right) => (left.modified < right.modified ? 1 : left.modified > right.modified ? -1 : 0))
    .map(({ id }) => id);
}
