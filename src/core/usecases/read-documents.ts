import { Batch } from '../async/batch';
import type { Clock } from '../async/clock';
import { readAhead } from '../async/limiter';
import { Sequencer } from '../async/sequencer';
import type { Pausing } from '../async/time-slicer';
import type { Disposable } from '../base/events';
import { isPathInside } from '../files/inside';
import { maxDocumentSize } from '../files/limits';
import { FileRefusal } from '../files/refusal';
import type { Log } from '../base/log';
import type { Workspace } from '../workspace/workspace';

/** More documents than a person writes; the bound keeps huge workspaces cheap. */
const maxDocuments = 10_000;
/** The editor has gathered events of the disk already; in milliseconds. */
const diskDelay = 50;
/** Files that are read, or wait to be taken in, at a time. */
const readsAtOnce = 16;

/** Which files of the workspace people write citations in, as settings say. */
export interface DocumentFiles {
  /** All of them, at most so many, each once. */
  find(most: number): Promise<readonly string[]>;
  /** Those in a folder that came up, at most so many; none where it is a file, or left out itself. */
  findBelow(folder: string, most: number): Promise<readonly string[]>;
  /** Whether a file that came up is one. */
  includes(uri: string): boolean;
  /** Whether a file has the ending of a document. */
  isNamedAsDocument(uri: string): boolean;
  /** Told when settings say something else. */
  readonly onDidChange: (listener: () => void) => Disposable;
}

export interface DocumentReaderServices {
  readonly workspace: Pick<Workspace, 'onDidChangeFolders' | 'readFile' | 'watch'>;
  readonly files: DocumentFiles;
  readonly clock: Clock;
  /** Lets others have their turn between portions. */
  readonly slicer: Pausing;
  readonly log: Log;
}

/** Told what a file holds now: its text, or nothing where it is gone, left out or too large. */
export type TakeDocument = (uri: string, text: string | undefined) => void | Promise<void>;

interface ReadDocument {
  readonly uri: string;
  /** Undefined where it is gone, cannot be read, or is too large. */
  readonly text: string | undefined;
  readonly isTooLarge: boolean;
}

/** Reads the workspace's documents from their files, once they are asked for, and again when they change there. */
export class DocumentReader implements Disposable {
  readonly #services: DocumentReaderServices;
  readonly #take: TakeDocument;
  readonly #known = new Set<string>();
  readonly #changed: Batch<string>;
  readonly #subscriptions: Disposable[];
  readonly #tasks = new Sequencer();
  #isDisposed = false;
  #endFirstRead: () => void = () => undefined;

  /** Resolves when all have been read once. */
  readonly whenRead = new Promise<void>((resolve) => {
    this.#endFirstRead = resolve;
  });

  /** @param take called in portions, between which others have their turn */
  constructor(services: DocumentReaderServices, take: TakeDocument) {
    this.#services = services;
    this.#take = take;
    this.#changed = new Batch(services.clock, diskDelay, (uris) => this.#enqueue(() => this.#follow(uris)));
    this.#subscriptions = [this.#changed];
  }

  /** Begins to read and to watch. */
  start(): void {
    const { workspace, files } = this.#services;
    const readAgain = () => void this.#enqueue(() => this.#readAll());
    this.#subscriptions.push(
      // Also what is not known: a file that went and came back at once has changed, as VS Code tells it.
      workspace.watch({}, ({ uri, kind }) => {
        if (kind !== 'changed' || files.isNamedAsDocument(uri)) {
          this.#changed.add(uri);
        }
      }),
      workspace.onDidChangeFolders(readAgain),
      files.onDidChange(readAgain),
    );
    readAgain();
  }

  /** Whether a file is a document of the workspace. */
  has(uri: string): boolean {
    return this.#known.has(uri);
  }

  /** Reads a document again. */
  refresh(uri: string): void {
    if (this.#known.has(uri)) {
      this.#changed.add(uri);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscriptions.forEach((subscription) => {
      subscription.dispose();
    });
  }

  async #readAll(): Promise<void> {
    const { files, clock, log } = this.#services;
    const started = clock.now();
    // One more tells that there are more.
    const found = await files.find(maxDocuments + 1);
    const uris = found.slice(0, maxDocuments);
    const wanted = new Set(uris);
    for (const uri of [...this.#known].filter((known) => !wanted.has(known))) {
      this.#known.delete(uri);
      await this.#take(uri, undefined);
    }
    const tooLarge = await this.#read(uris);
    if (this.#isDisposed) {
      return;
    }
    log.info(`Looked for citations in ${uris.length} documents, ${Math.round(clock.now() - started)} ms.`);
    if (found.length > uris.length) {
      log.warn(
        `There are more than ${uris.length} documents in the workspace; citations in the rest are found only while they are open. Leave out folders by files.exclude or search.exclude.`,
      );
    }
    if (tooLarge > 0) {
      log.warn(`${tooLarge} documents are so large that citations in them are found only while they are open.`);
    }
    this.#endFirstRead();
  }

  /** A changed path is a document, or a folder that came or went with all documents in it. */
  async #follow(uris: readonly string[]): Promise<void> {
    const wanted = new Set<string>();
    for (const uri of uris) {
      const found = this.#known.has(uri) || this.#services.files.includes(uri) ? [uri] : await this.#below(uri);
      found.forEach((document) => wanted.add(document));
    }
    await this.#read(wanted);
  }

  /** The documents that a folder held and those that it holds now. */
  async #below(folder: string): Promise<readonly string[]> {
    const known = [...this.#known].filter((document) => isPathInside(folder, document));
    return [...known, ...(await this.#services.files.findBelow(folder, maxDocuments))];
  }

  /** Reads files, the next ones while one is taken in. Returns how many were too large. */
  async #read(uris: Iterable<string>): Promise<number> {
    let tooLarge = 0;
    for await (const { uri, text, isTooLarge } of readAhead(uris, readsAtOnce, (uri) => this.#readFile(uri))) {
      await this.#services.slicer.pause();
      if (this.#isDisposed) {
        return tooLarge;
      }
      tooLarge += Number(isTooLarge);
      if (text === undefined && !isTooLarge) {
        this.#known.delete(uri);
      } else {
        this.#known.add(uri);
      }
      await this.#take(uri, text);
    }
    return tooLarge;
  }

  async #readFile(uri: string): Promise<ReadDocument> {
    try {
      return { uri, text: (await this.#services.workspace.readFile(uri, maxDocumentSize)).text, isTooLarge: false };
    } catch (error) {
      return { uri, text: undefined, isTooLarge: error instanceof FileRefusal && error.code === 'too-large' };
    }
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    return this.#tasks.run(task).catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
    });
  }
}
