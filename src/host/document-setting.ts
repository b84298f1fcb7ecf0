import * as vscode from 'vscode';

/** What settings say of documents. VS Code takes a tenth of a millisecond to tell, so it is asked once a document until that may have changed. */
export class DocumentSetting<Value> implements vscode.Disposable {
  readonly #read: (document: vscode.TextDocument) => Value;
  readonly #subscriptions: vscode.Disposable;
  #known = new WeakMap<vscode.TextDocument, { readonly languageId: string; readonly value: Value }>();

  /** @param onDidChange fires when what is read may be another value */
  constructor(
    read: (document: vscode.TextDocument) => Value,
    onDidChange: (listener: () => void) => vscode.Disposable,
  ) {
    this.#read = read;
    const forget = () => {
      this.#known = new WeakMap();
    };
    this.#subscriptions = vscode.Disposable.from(
      onDidChange(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }

  of(document: vscode.TextDocument): Value {
    const { languageId } = document;
    const known = this.#known.get(document);
    // A document stays the same one when its language changes, whose settings may be others.
    if (known?.languageId === languageId) {
      return known.value;
    }
    const value = this.#read(document);
    this.#known.set(document, { languageId, value });
    return value;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
