import * as vscode from 'vscode';
import { readAhead } from '../../core/async/limiter';
import { Sequencer } from '../../core/async/sequencer';
import { UriBatch } from '../batch';
import { DocumentFiles } from './document-files';
import { hostSlicer } from '../clock';
import { onDidChangeDocumentSettings } from '../settings';
import { isPathInside } from '../../core/files/inside';

/** VS Code has gathered events of the disk already. */
const diskDelay = 50;
/** Files that are read, or wait to be taken in, at a time. */
const readsAtOnce = 16;

/** Told what a file holds now: its text, or nothing where it is gone, left out or too large. */
export type TakeDocument = (uri: vscode.Uri, text: string | undefined) => void;

/** Reads the workspace's documents from disk, once they are asked for, and again when they change there. */
export class WorkspaceDocuments implements vscode.Disposable {
  readonly #take: TakeDocument;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Set<string>();
  readonly #slicer = hostSlicer();
  readonly #changed = new UriBatch(diskDelay, (uris) => this.#enqueue(() => this.#follow(uris)));
  readonly #cancellation = new vscode.CancellationTokenSource();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed, this.#cancellation];
  readonly #tasks = new Sequencer();
  #endFirstRead: () => void = () => undefined;

  readonly files = new DocumentFiles();
  /** Resolves when all have been read once. */
  readonly whenRead = new Promise<void>((resolve) => {
    this.#endFirstRead = resolve;
  });

  /** @param take called in portions, between which others have their turn */
  constructor(log: vscode.LogOutputChannel, take: TakeDocument) {
    this.#log = log;
    this.#take = take;
  }

  /** Begins to read and to watch. */
  start(): void {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const readAgain = () => {
      this.files.forgetSettings();
      void this.#enqueue(() => this.#readAll());
    };
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => {
        this.#changed.add(uri);
      }),
      watcher.onDidDelete((uri) => {
        this.#changed.add(uri);
      }),
      // Also what is not known: a file that went and came back at once has changed, as VS Code tells it.
      watcher.onDidChange((uri) => {
        if (this.files.isNamedAsDocument(uri)) {
          this.#changed.add(uri);
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(readAgain),
      onDidChangeDocumentSettings(readAgain),
    );
    void this.#enqueue(() => this.#readAll());
  }

  /** Whether a file is a document of the workspace. */
  has(document: string): boolean {
    return this.#known.has(document);
  }

  /** Reads a document again. */
  refresh(uri: vscode.Uri): void {
    if (this.#known.has(uri.toString())) {
      this.#changed.add(uri);
    }
  }

  dispose(): void {
    this.#cancellation.cancel();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #readAll(): Promise<void> {
    const started = performance.now();
    const { uris, isComplete } = await this.files.find(this.#cancellation.token);
    const found = new Set(uris.map((uri) => uri.toString()));
    for (const document of [...this.#known].filter((known) => !found.has(known))) {
      this.#known.delete(document);
      this.#take(vscode.Uri.parse(document), undefined);
    }
    const tooLarge = await this.#read(uris);
    if (this.#cancellation.token.isCancellationRequested) {
      return;
    }
    this.#log.info(`Looked for citations in ${uris.length} documents, ${Math.round(performance.now() - started)} ms.`);
    if (!isComplete) {
      this.#log.warn(
        `There are more than ${uris.length} documents in the workspace; citations in the rest are found only while they are open. Leave out folders by files.exclude or search.exclude.`,
      );
    }
    if (tooLarge > 0) {
      this.#log.warn(`${tooLarge} documents are so large that citations in them are found only while they are open.`);
    }
    this.#endFirstRead();
  }

  /** A changed path is a document, or a folder that came or went with all documents in it. */
  async #follow(uris: readonly vscode.Uri[]): Promise<void> {
    const wanted = new Map<string, vscode.Uri>();
    for (const uri of uris) {
      const found = this.#known.has(uri.toString()) || this.files.includes(uri) ? [uri] : await this.#below(uri);
      found.forEach((document) => wanted.set(document.toString(), document));
    }
    await this.#read([...wanted.values()]);
  }

  /** The documents that a folder held and those that it holds now. */
  async #below(uri: vscode.Uri): Promise<vscode.Uri[]> {
    const folder = uri.toString();
    const known = [...this.#known]
      .filter((document) => isPathInside(folder, document))
      .map((document) => vscode.Uri.parse(document));
    return [...known, ...(await this.files.findBelow(uri, this.#cancellation.token))];
  }

  /** Reads files, the next ones while one is taken in. Returns how many were too large. */
  async #read(uris: readonly vscode.Uri[]): Promise<number> {
    let tooLarge = 0;
    for await (const { uri, text } of readAhead(uris, readsAtOnce, async (uri) => ({
      uri,
      text: await this.files.read(uri),
    }))) {
      await this.#slicer.pause();
      if (this.#cancellation.token.isCancellationRequested) {
        return tooLarge;
      }
      tooLarge += Number(text === 'too-large');
      if (text === undefined) {
        this.#known.delete(uri.toString());
      } else {
        this.#known.add(uri.toString());
      }
      this.#take(uri, text === 'too-large' ? undefined : text);
    }
    return tooLarge;
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    return this.#tasks.run(task).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
  }
}
