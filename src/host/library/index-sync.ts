import * as vscode from 'vscode';
import { Debouncer } from '../../core/async/debouncer';
import { Sequencer } from '../../core/async/sequencer';
import type { LibraryChange } from '../../core/library/change';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { EngineClient } from '../../worker/client';
import type { IndexCache } from '../../worker/index-cache';
import { HeldPapers } from '../../worker/held-papers';
import { paperFingerprint } from '../../worker/paper-fingerprint';
import type { SourceNote } from '../../core/library/source-cache';
import { sendStored } from '../../worker/restore-index';
import { hostClock, hostSlicer } from '../clock';
import type { LibraryLoader } from './library-loader';
import type { BundleLoader } from '../bundles/lazy-bundles';
import { settings } from '../settings';

/** Papers that are sent to an engine at once when it has to learn the whole library. */
const papersAtOnce = 100;
/** While the library is being read, what it has read so far is confirmed so often, in milliseconds. */
const confirmDelay = 10_000;
/** The index is stored when the library has been still for so long, in milliseconds. */
const storeDelay = 6000;
/** With fewer differences than this share of all papers it is not worth storing it anew: they are sent at the next start. */
const shareOfDifferences = 0.005;

export interface IndexSyncServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cache: IndexCache;
  /** What was read of each source, to be stored with the index. */
  readonly notes: () => ReadonlyMap<string, SourceNote>;
  readonly bundles: BundleLoader;
  readonly log: vscode.LogOutputChannel;
}

/** What the engine's index is at. */
type Phase =
  /** The index of the last time is being read; changes of the library wait. */
  | { readonly phase: 'opening'; readonly early: LibraryChange[] }
  /** That index answers, and the library confirms its papers as it reads them. */
  | {
      readonly phase: 'restored';
      /** What was read of each source when the index was stored; nothing while the engine takes it over. */
      readonly notes: ReadonlyMap<string, SourceNote>;
      /** Whether each source is as it was, as far as that was asked. */
      readonly unchanged: Map<string, Promise<boolean>>;
      /** What the engine has not been asked yet. */
      readonly held: HeldPapers;
      /** What the engine has not answered yet. */
      readonly verifying: Set<Promise<void>>;
    }
  /** The index has the papers of the library and no others. */
  | { readonly phase: 'following' };

type FeedState = Phase & {
  /** Papers in which the stored index differs. */
  differences: number;
  hasPinyin: boolean;
};

/**
 * Keeps the engine's index in step with the library. At first it restores the index of the last time, which answers at
 * once; the library, as it is read, confirms its papers, and only those are sent that the index has not. When all has
 * been read, papers that were not confirmed are taken out.
 */
export class IndexSync implements vscode.Disposable {
  readonly #services: IndexSyncServices;
  readonly #engine: EngineClient;
  readonly #subscriptions: vscode.Disposable;
  readonly #opened: Promise<void>;
  #state: FeedState = { phase: 'opening', early: [], differences: Number.POSITIVE_INFINITY, hasPinyin: false };
  readonly #storing = new Sequencer();
  readonly #confirmingLater = new Debouncer(hostClock, confirmDelay, () => void this.#confirm());
  readonly #storingLater = new Debouncer(hostClock, storeDelay, () => void this.store());

  constructor(services: IndexSyncServices, engine: EngineClient) {
    this.#services = services;
    this.#engine = engine;
    const { library, loader } = services;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange((change) => {
        this.#take(change);
      }),
      loader.onDidChangeState((state) => {
        if (state !== 'indexing') {
          void this.#prune();
        }
      }),
    );
    this.#opened = this.#open();
  }

  /** Resolves when the index that was stored, if there is one, answers. */
  get whenOpen(): Promise<void> {
    return this.#opened;
  }

  /** Resolves when the engine has been sent all that the library has. */
  async whenInStep(): Promise<void> {
    await this.#opened;
    while (this.#state.phase === 'restored' && (this.#state.verifying.size > 0 || !this.#state.held.isEmpty)) {
      await this.#confirm();
      await Promise.all(this.#state.verifying);
    }
  }

  /** Whether the index may hold papers that the library has not confirmed yet. */
  get isRestored(): boolean {
    return this.#state.phase === 'restored';
  }

  /** Whether a paper of the restored index stands in the files that it was read from, and these are as they were. */
  async isThere(paper: Paper): Promise<boolean> {
    const all = await Promise.all(paper.sources.map(({ source }) => this.#isUnchanged(source)));
    return all.every(Boolean);
  }

  #isUnchanged(source: string): Promise<boolean> {
    if (this.#state.phase !== 'restored') {
      return Promise.resolve(false);
    }
    const { notes, unchanged } = this.#state;
    const note = notes.get(source);
    const known =
      unchanged.get(source) ??
      (note === undefined ? Promise.resolve(false) : this.#services.loader.isUnchanged(source, note));
    unchanged.set(source, known);
    return known;
  }

  /** Brings the index in line with the setting; the romanizer is loaded at the first search that wants it. */
  async followPinyin(): Promise<void> {
    const wanted = settings.pinyin();
    if (wanted !== this.#state.hasPinyin) {
      this.#state.hasPinyin = wanted;
      this.#state.differences = Number.POSITIVE_INFINITY;
      await this.#engine.call('usePinyin', wanted ? await this.#services.bundles.code('romanizer') : undefined);
    }
  }

  /** Tells a new engine, after one died, of all papers; those that change meanwhile are told of besides. */
  async tellAll(): Promise<void> {
    if (this.#state.phase === 'restored') {
      this.#enter({ phase: 'following' });
    }
    this.#state.hasPinyin = false;
    const { library } = this.#services;
    await this.#sendSlowly(library.papers.map(({ key }) => key));
  }

  /** Stores the index now. */
  store(): Promise<void> {
    return this.#storing
      .run(() => this.#store())
      .catch((error: unknown) => {
        // Without it the next start is slower, and that is all.
        this.#services.log.info(`The index cannot be stored: ${String(error)}`);
      });
  }

  dispose(): void {
    this.#confirmingLater.dispose();
    this.#storingLater.dispose();
    this.#subscriptions.dispose();
  }

  async #open(): Promise<void> {
    const began = performance.now();
    try {
      const stored = await this.#services.cache.read();
      if (stored !== undefined) {
        await this.followPinyin();
        const slicer = hostSlicer();
        const bundles = await sendStored(this.#engine, stored, slicer);
        const restored = this.#engine.call('restore', bundles);
        this.#endOpening({
          phase: 'restored',
          notes: new Map(),
          unchanged: new Map(),
          held: new HeldPapers(),
          verifying: new Set(),
        });
        const notes = await restored;
        if (notes === undefined) {
          this.#followHeld();
        } else {
          if (this.#state.phase === 'restored') {
            this.#enter({
              ...this.#state,
              notes: new Map(Object.entries(JSON.parse(notes) as Record<string, SourceNote>)),
            });
          }
          this.#state.differences = 0;
          this.#services.log.info(
            `The index of the last time answers after ${(performance.now() - began).toFixed(0)} ms.`,
          );
        }
      }
    } catch (error) {
      this.#services.log.info(`The stored index cannot be read: ${String(error)}`);
    }
    this.#endOpening({ phase: 'following' });
  }

  #enter(phase: Phase): void {
    const { differences, hasPinyin } = this.#state;
    this.#state = { ...phase, differences, hasPinyin };
  }

  /** The stored index is damaged: there is nothing to confirm. */
  #followHeld(): void {
    if (this.#state.phase === 'restored') {
      const { held } = this.#state;
      this.#enter({ phase: 'following' });
      while (!held.isEmpty) {
        this.#send([], held.next());
      }
    }
  }

  /** Takes in what has waited; nothing where it does not wait any more. */
  #endOpening(phase: Phase): void {
    if (this.#state.phase === 'opening') {
      const { early } = this.#state;
      this.#enter(phase);
      early.forEach((change) => {
        this.#take(change);
      });
    }
  }

  #take(change: LibraryChange): void {
    const { added, changed, moved, removed } = change;
    if (this.#state.phase === 'opening') {
      this.#state.early.push(change);
      return;
    }
    if (this.#state.phase === 'restored') {
      this.#send(this.#state.held.take(change), []);
      this.#confirmingLater.scheduleOnce();
      return;
    }
    this.#send(
      [...removed, ...changed].map(({ key }) => key),
      [...added, ...changed],
    );
    if (moved.length > 0) {
      this.#engine
        .call(
          'move',
          moved.map(({ key, sources: [{ source, span }] }) => ({ key, source, start: span.start })),
        )
        .catch(() => undefined);
    }
    this.#storeLater();
  }

  #send(removed: readonly string[], added: readonly Paper[]): void {
    if (removed.length + added.length > 0) {
      this.#state.differences += removed.length + added.length;
      // A failure is logged by the engines, and the question that follows fails too.
      this.#engine.call('update', { removed, added }).catch(() => undefined);
    }
  }

  /** Asks the engine about all papers that are held. */
  async #confirm(): Promise<void> {
    this.#confirmingLater.cancel();
    const slicer = hostSlicer();
    while (this.#state.phase === 'restored' && !this.#state.held.isEmpty) {
      this.#verify(this.#state.held.next(), this.#state.verifying);
      await slicer.pause();
    }
  }

  #verify(papers: readonly Paper[], verifying: Set<Promise<void>>): void {
    const task = this.#engine
      .call('verify', papers.map(paperFingerprint))
      .then((wanted) => this.#sendSlowly(wanted))
      // An engine that replaced this one receives all papers.
      .catch(() => undefined)
      .finally(() => verifying.delete(task));
    verifying.add(task);
  }

  /** Sends those of the papers that the library still has by these keys. */
  async #sendSlowly(keys: readonly string[]): Promise<void> {
    const slicer = hostSlicer();
    const { library } = this.#services;
    for (let first = 0; first < keys.length; first += papersAtOnce) {
      const papers = keys.slice(first, first + papersAtOnce).flatMap((key) => library.get(key) ?? []);
      this.#send([], [...new Set(papers)]);
      await slicer.pause();
    }
  }

  /** The library has read all its sources: what it has not confirmed is gone. */
  async #prune(): Promise<void> {
    await this.whenInStep();
    if (this.#state.phase === 'restored' && this.#services.loader.state !== 'indexing') {
      this.#enter({ phase: 'following' });
      const removed = await this.#engine.call('prune', undefined).catch(() => 0);
      this.#state.differences += removed;
    }
    this.#storeLater();
  }

  #storeLater(): void {
    this.#storingLater.cancel();
    const { library, loader } = this.#services;
    if (loader.state !== 'indexing' && this.#state.differences > library.size * shareOfDifferences) {
      this.#storingLater.schedule();
    }
  }

  async #store(): Promise<void> {
    const { cache, notes } = this.#services;
    const label = cache.newLabel();
    const bundles = await this.#engine.call('pack', { label, notes: JSON.stringify(Object.fromEntries(notes())) });
    this.#state.differences = 0;
    try {
      await cache.write(label, bundles, () => this.#engine.call('packed', undefined));
    } catch (error) {
      this.#state.differences = Number.POSITIVE_INFINITY;
      throw error;
    }
  }
}
