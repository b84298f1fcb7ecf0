import * as vscode from 'vscode';
import type { CitationIndex } from '../host/citations/citation-index';
import type { PinFiles } from '../host/library/pin-files';
import { citedKeys } from '../core/cite/model/citation';

/** A rename that was applied. */
export interface AppliedRename {
  readonly oldKey: string;
  readonly newKey: string;
  /** The documents that it changed, by URI. */
  readonly documents: ReadonlySet<string>;
  /** Whether the new key was a former one. */
  readonly wasAlias: boolean;
}

/** Renames that are followed; older ones are seldom undone. */
const maxFollowed = 50;

/** Gives the library its old key back when a rename is undone, and the new one when that is done again. */
export class RenameUndo implements vscode.Disposable {
  readonly #cited: CitationIndex;
  readonly #pins: PinFiles;
  readonly #subscriptions: vscode.Disposable;
  #renames: { readonly rename: AppliedRename; isUndone: boolean }[] = [];
  /** Documents in which something was undone or done again since they were looked at. */
  readonly #touched = new Set<vscode.TextDocument>();

  constructor(cited: CitationIndex, pins: PinFiles) {
    this.#cited = cited;
    this.#pins = pins;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
        if (reason !== undefined && this.#renames.some(({ rename }) => rename.documents.has(document.uri.toString()))) {
          this.#touched.add(document);
        }
      }),
      // When all documents of one undo have changed.
      cited.onDidChange(() => {
        this.#look();
      }),
    );
  }

  follow(rename: AppliedRename): void {
    this.#renames = [...this.#renames, { rename, isUndone: false }].slice(-maxFollowed);
  }

  forget(rename: AppliedRename): void {
    this.#renames = this.#renames.filter((state) => state.rename !== rename);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    // The newest first: undoing goes back through them.
    for (const state of [...this.#renames].reverse()) {
      const { oldKey, newKey, documents, wasAlias } = state.rename;
      const [from, to] = state.isUndone ? [oldKey, newKey] : [newKey, oldKey];
      const isBack = touched.some((document) => {
        const keys = new Set(citedKeys(this.#cited.parsed(document)));
        return documents.has(document.uri.toString()) && keys.has(to) && !keys.has(from);
      });
      if (isBack) {
        const forgetting = !state.isUndone && !wasAlias && this.#cited.book.countOf(newKey) === 0 ? [newKey] : [];
        state.isUndone = !state.isUndone;
        void this.#pins.rename(from, to, new Set(forgetting)).catch(() => undefined);
      }
    }
  }
}
