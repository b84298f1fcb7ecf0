import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { CitationIndex } from './citation-index';
import type { PinFiles } from '../library/pin-files';
import { citedKeys } from '../../core/cite/model/citation';

/** How a key came to stand in a document: as a citation, or in a text that is none, such as a template's. */
type Standing = 'cited' | 'written';

/** Pins keys that are put into documents, once they stand there, and frees those that an undo takes away again, if nothing else cites them. */
export class InsertedCitations implements vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  readonly #pins: PinFiles;
  readonly #log: vscode.LogOutputChannel;
  readonly #expected = new WeakMap<vscode.TextDocument, Set<string>>();
  /** Keys that were not pinned before they were put into the document. */
  readonly #made = new WeakMap<vscode.TextDocument, Map<string, Standing>>();
  readonly #subscription: vscode.Disposable;

  constructor(library: Library, cited: CitationIndex, pins: PinFiles, log: vscode.LogOutputChannel) {
    this.#library = library;
    this.#cited = cited;
    this.#pins = pins;
    this.#log = log;
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      this.#follow(event);
    });
  }

  /** Told of keys that VS Code may put into a document, which it does not tell of itself. */
  expect(document: vscode.TextDocument, keys: readonly string[]): void {
    this.#expected.set(document, new Set([...(this.#expected.get(document) ?? []), ...keys]));
  }

  /** Pins keys that have been put into a document, or into the hands of the user, where no undo reaches them. */
  async inserted(keys: readonly string[], document?: vscode.TextDocument): Promise<void> {
    if (document === undefined) {
      await this.#pins.pin(keys);
      return;
    }
    this.expect(document, keys);
    const made = this.#made.get(document) ?? new Map<string, Standing>();
    this.#made.set(document, made);
    keys
      .filter((key) => this.#library.pinOf(key) === undefined)
      .forEach((key) => made.set(key, this.#cites(document, key) ? 'cited' : 'written'));
    await this.#pins.pin(keys);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const written = [...(this.#expected.get(document) ?? [])].filter(
      (key) => this.#library.pinOf(key) === undefined && contentChanges.some(({ text }) => text.includes(key)),
    );
    if (written.length > 0) {
      this.#run(this.inserted(written, document));
    }
    if (reason === vscode.TextDocumentChangeReason.Undo && (this.#made.get(document)?.size ?? 0) > 0) {
      this.#run(this.#free(document));
    }
  }

  /** Once it is known what other documents cite. */
  async #free(document: vscode.TextDocument): Promise<void> {
    await this.#cited.whenScanned;
    const made = this.#made.get(document) ?? new Map<string, Standing>();
    const gone = [...made]
      .filter(
        ([key, standing]) =>
          !this.#stands(document, key, standing) && this.#library.pinOf(key)?.pin.aliases.length === 0,
      )
      .map(([key]) => key);
    gone.forEach((key) => made.delete(key));
    await (gone.length > 0 ? this.#pins.unpin(gone) : undefined);
  }

  #stands(document: vscode.TextDocument, key: string, standing: Standing): boolean {
    return (
      this.#cited.book.countOf(key) > 0 ||
      this.#cites(document, key) ||
      (standing === 'written' && document.getText().includes(key))
    );
  }

  #cites(document: vscode.TextDocument, key: string): boolean {
    return citedKeys(this.#cited.parsed(document)).includes(key);
  }

  /** Nobody waits for it; what is cited is pinned again when its document is saved. */
  #run(task: Promise<void>): void {
    task.catch((error: unknown) => {
      this.#log.warn(String(error));
    });
  }
}
