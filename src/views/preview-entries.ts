import * as vscode from 'vscode';
import type { DocumentEntry } from '../core/cite/bibliographies/document-entries';
import type { EditorBibliographyEntries } from '../host/citations/document-entries';

interface Asked {
  /** All that a preview of the document has asked for. */
  readonly keys: Set<string>;
  papers: ReadonlyMap<string, DocumentEntry>;
  isWaiting: boolean;
}

/** What documents have in bibliographies of their own, for previews, which do not wait: they are told when there is more to show. */
export class PreviewEntries implements vscode.Disposable {
  readonly #own: Pick<EditorBibliographyEntries, 'of' | 'onDidChange'>;
  readonly #changed: () => void;
  readonly #documents = new Map<string, Asked>();
  readonly #subscriptions: vscode.Disposable;

  constructor(own: Pick<EditorBibliographyEntries, 'of' | 'onDidChange'>, changed: () => void) {
    this.#own = own;
    this.#changed = changed;
    this.#subscriptions = vscode.Disposable.from(
      own.onDidChange((documents) => {
        documents.forEach((document) => {
          this.#findSoon(vscode.Uri.parse(document));
        });
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())),
    );
  }

  /** What is known by now. Asked for again with each drawing, since the document may name another bibliography. */
  get(key: string, document: vscode.Uri | undefined): DocumentEntry | undefined {
    if (document === undefined) {
      return undefined;
    }
    const asked = this.#documents.get(document.toString()) ?? { keys: new Set(), papers: new Map(), isWaiting: false };
    this.#documents.set(document.toString(), asked);
    asked.keys.add(key);
    this.#findSoon(document);
    return asked.papers.get(key);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #findSoon(document: vscode.Uri): void {
    const asked = this.#documents.get(document.toString());
    if (asked !== undefined && !asked.isWaiting) {
      asked.isWaiting = true;
      // A drawing asks for all its keys in one go.
      void Promise.resolve().then(() => this.#find(document, asked));
    }
  }

  async #find(uri: vscode.Uri, asked: Asked): Promise<void> {
    asked.isWaiting = false;
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const { papers } = await this.#own.of(document, [...asked.keys]);
      const isSame =
        papers.size === asked.papers.size && [...papers].every(([key, paper]) => asked.papers.get(key) === paper);
      if (!isSame) {
        asked.papers = papers;
        this.#changed();
      }
    } catch {
      // The document has gone; what was known of it stays.
    }
  }
}
