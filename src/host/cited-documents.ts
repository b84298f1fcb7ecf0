import * as vscode from 'vscode';
import { citedKeys } from '../core/cite/cited-keys';
import { documentEndings } from '../core/cite/documents';
import type { Library } from '../core/library/library';
import type { LibraryLoader } from './library-loader';
import type { PinFiles } from './pin-files';

/** More documents than a person writes; the bound keeps huge workspaces cheap. */
const maxDocuments = 2000;
const pattern = `**/*.{${documentEndings.join(',')}}`;

/** Pins the keys that documents of the workspace cite: all of them once the library is read, later those that are saved. */
export class CitedDocuments implements vscode.Disposable {
  readonly #library: Library;
  readonly #pins: PinFiles;
  readonly #subscriptions: vscode.Disposable;
  #isScanned = false;

  constructor(library: Library, loader: LibraryLoader, pins: PinFiles) {
    this.#library = library;
    this.#pins = pins;
    this.#subscriptions = vscode.Disposable.from(
      loader.onDidChangeState((state) => {
        if (state === 'ready' && !this.#isScanned) {
          this.#isScanned = true;
          void this.#scan();
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (documentEndings.some((ending) => document.uri.path.endsWith(`.${ending}`))) {
          void this.#pin([document.getText()]);
        }
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #scan(): Promise<void> {
    const texts: string[] = [];
    for (const uri of await vscode.workspace.findFiles(pattern, undefined, maxDocuments)) {
      try {
        texts.push(await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri }));
      } catch {
        // A document that cannot be read cites nothing that could be found.
      }
    }
    await this.#pin(texts);
  }

  async #pin(texts: readonly string[]): Promise<void> {
    const cited = new Set(texts.flatMap((text) => [...citedKeys(text)]));
    const unpinned = [...cited].filter((key) => this.#library.get(key) !== undefined && this.#library.pinOf(key) === undefined);
    if (unpinned.length > 0) {
      await this.#pins.pin(unpinned);
    }
  }
}
