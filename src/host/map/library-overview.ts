import * as vscode from 'vscode';
import { creditOf, paperLabel } from '../../core/library/base/label';
import type { Library } from '../../core/library/library';
import { layoutText, type KeptPlaces, readKept, stillKept } from '../../core/map/kept-layout';
import type { MapLayout, LayoutTask } from '../../core/map/layout-task';
import type { MapContent, MapPaper } from '../../core/map/map-paper';
import type { Overview } from '../../core/map/overview';
import type { Paper } from '../../core/model/paper';
import type { MapReply } from '../../worker/map-service';
import { StoredCacheFiles } from '../workers/cache-files';
import type { StartWorker } from '../workers/engines';
import { runOnParts, WorkerFailure } from '../workers/run-on-parts';

export interface OverviewServices {
  readonly library: Library;
  readonly loader: { whenIdle(): Promise<void> };
  readonly cited: { readonly cited: ReadonlySet<string>; readonly onDidChange: vscode.Event<unknown> };
  readonly search: { overview(): Promise<Overview> };
  readonly extensionUri: vscode.Uri;
  /** Where caches are kept. */
  readonly storageUri: vscode.Uri;
  readonly startWorker: StartWorker;
}

const fileName = 'layout.json';

/** What the library's map shows: its papers with their topics and places, which are kept from one time to the next. */
export class LibraryOverview {
  readonly #services: OverviewServices;
  readonly #files: StoredCacheFiles;
  #last: { readonly papers: readonly Paper[]; readonly overview: Overview } | undefined;
  #kept: KeptPlaces | undefined;

  constructor(services: OverviewServices) {
    this.#services = services;
    this.#files = new StoredCacheFiles(vscode.Uri.joinPath(services.storageUri, 'map'));
  }

  /** The papers of the moment, with their places where all of them have one already. */
  async content(): Promise<MapContent> {
    const overview = await this.#overview();
    const { known, isWhole } = stillKept(await this.#places(), overview.keys, overview.hashes);
    return this.#contentOf(overview, isWhole ? known : undefined);
  }

  /**
   * The same with places, laid out in a worker where papers have none; nothing where that was cancelled. Rejects where it fails.
   * @param report told how far it is, from 0 to 1
   */
  async laidOut(report: (done: number) => void, token: vscode.CancellationToken): Promise<MapContent | undefined> {
    const overview = await this.#overview();
    const { keys, hashes, task } = overview;
    const kept = stillKept(await this.#places(), keys, hashes);
    if (kept.isWhole) {
      return this.#contentOf(overview, kept.known);
    }
    const { extensionUri, startWorker } = this.#services;
    const layout = await runOnParts<LayoutTask, MapReply, MapLayout>({
      startWorker,
      bundle: vscode.Uri.joinPath(extensionUri, 'dist', 'map-worker.js'),
      task: { ...task, known: kept.known },
      files: [],
      hear: (reply) => {
        if ('error' in reply) {
          throw new WorkerFailure(reply.error);
        }
        if ('layout' in reply) {
          return { result: reply.layout };
        }
        report(reply.done);
        return undefined;
      },
      token,
    });
    if (layout === undefined) {
      return undefined;
    }
    const added = layout.added.map((isAdded, at) => Math.max(isAdded, kept.added[at] ?? 0));
    const text = layoutText(keys, hashes, { ...layout, added });
    this.#kept = readKept(text);
    // A map that cannot be kept is laid out again the next time.
    await this.#files.replaceBytes(fileName, new TextEncoder().encode(text)).catch(() => undefined);
    // As they are kept, so that they are the same the next time.
    return this.#contentOf(overview, stillKept(this.#kept, keys, hashes).known);
  }

  async #overview(): Promise<Overview> {
    await this.#services.loader.whenIdle();
    const { papers } = this.#services.library;
    if (this.#last?.papers !== papers) {
      const overview = await this.#services.search.overview();
      this.#last = { papers, overview };
    }
    return this.#last.overview;
  }

  async #places(): Promise<KeptPlaces> {
    this.#kept ??= await this.#files.readBytes(fileName).then(
      (bytes) => readKept(new TextDecoder().decode(bytes)),
      () => new Map(),
    );
    return this.#kept;
  }

  /** Papers that the library has lost meanwhile are left out. */
  #contentOf({ keys, topics, topicOf }: Overview, places: Float32Array | undefined): MapContent {
    const { library, cited } = this.#services;
    const shown = keys.flatMap((key, at) => {
      const paper = library.get(key);
      return paper === undefined ? [] : [{ at, paper }];
    });
    return {
      papers: shown.map(({ at, paper }) => mapPaper(paper, topicOf[at] ?? -1, cited.cited)),
      topics,
      ...(places === undefined
        ? {}
        : { places: shown.flatMap(({ at }) => [places[2 * at] ?? 0, places[2 * at + 1] ?? 0]) }),
    };
  }
}

function mapPaper(paper: Paper, topic: number, cited: ReadonlySet<string>): MapPaper {
  return {
    key: paper.key,
    label: paperLabel(paper).label,
    title: paper.title,
    language: paper.language,
    credit: creditOf(paper),
    ...(paper.year === undefined ? {} : { year: paper.year }),
    hasCode: paper.links.some(({ kind, own }) => kind === 'repository' && own !== false),
    isCited: cited.has(paper.key),
    topic,
  };
}
