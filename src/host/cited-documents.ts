import * as vscode from 'vscode';
import { citedKeys } from '../core/cite/cited-keys';
import { documentEndings } from '../core/cite/documents';
import type { Library } from '../core/library/library';
import { UriBatch } from './batch';
import type { LibraryLoader } from './library-loader';
import type { PinFiles } from './pin-files';

/** More documents than a person writes; the bound keeps huge workspaces cheap. */
const maxDocuments = 2000;
const pattern = `**/*.{${documentEndings.join(',')}}`;
const batchDelay = 150;

/** Knows which keys the documents of the workspace cite, as they stand on disk, and pins them. */
export class CitedDocuments implements vscode.Disposable {
  readonly #library: Library;
  readonly #pins: PinFiles;
  readonly #keysOf = new Map<string, ReadonlySet<string>>();
  readonly #subscriptions: vscode.Disposable;
  #isScanned = false;

  constructor(library: Library, loader: LibraryLoader, pins: PinFiles) {
    this.#library = library;
    this.#pins = pins;
    const changed = new UriBatch(batchDelay, (uris) => this.#read(uris));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const touch = (uri: vscode.Uri) => { changed.add(uri); };
    this.#subscriptions = vscode.Disposable.from(
      changed,
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete(touch),
      loader.onDidChangeState((state) => {
        if (state === 'ready' && !this.#isScanned) {
          this.#isScanned = true;
          void vscode.workspace.findFiles(pattern, undefined, maxDocuments).then((uris) => this.#read(uris));
        }
      }),
    );
  }

  /** Every key that some document cites, whether a paper has it or not. */
  get cited(): ReadonlySet<string> {
    return new Set([...this.#keysOf.values()].flatMap((keys) => [...keys]));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #read(uris: readonly vscode.Uri[]): Promise<void> {
    for (const uri of uris) {
      try {
        const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
        this.#keysOf.set(uri.toString(), citedKeys(text));
      } catch {
        // Gone, or not to be read: it cites nothing that could be found.
        this.#keysOf.delete(uri.toString());
      }
    }
    const found = uris.flatMap((uri) => [...(this.#keysOf.get(uri.toString()) ?? [])]);
    const unpinned = found.filter((key) => this.#library.get(key) !== undefined && this.#library.pinOf(key) === undefined);
    if (unpinned.length > 0) {
      await this.#pins.pin(unpinned);
    }
  }
}
