import * as vscode from 'vscode';

/** Whether there is something to offer at a place by now. */
export type Opens = (position: vscode.Position) => Promise<boolean>;

/**
 * Opens the list of completions where it stayed closed, once there is something to offer. VS Code itself asks nobody before another character
 * triggers it, so that what is typed meanwhile is followed here.
 */
export class EmptyList implements vscode.Disposable {
  #document: vscode.TextDocument | undefined;
  #opens: Opens = () => Promise.resolve(false);
  #subscription: vscode.Disposable | undefined;
  /** Counts looks: the last one decides. */
  #looks = 0;
  /** The look that found nothing yet. */
  #waiting = 0;

  /** @param opens looks at a place, and has this called again where there is nothing yet */
  watch(document: vscode.TextDocument, opens: Opens): void {
    this.#document = document;
    this.#opens = opens;
    this.#waiting = this.#looks;
    this.#subscription ??= vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === this.#document) {
        void this.#look(textEditor);
      }
    });
  }

  /** Told that there is more to offer. @returns whether a list stayed closed, which is opened where the cursor is still there */
  open(): boolean {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.document !== this.#document) {
      return false;
    }
    void this.#look(editor);
    return true;
  }

  /** Leaves off, since a list is open. */
  end(): void {
    this.#document = undefined;
    this.#subscription?.dispose();
    this.#subscription = undefined;
  }

  dispose(): void {
    this.end();
  }

  async #look({ selection, document }: vscode.TextEditor): Promise<void> {
    const look = ++this.#looks;
    const isOffered = selection.isEmpty && (await this.#opens(selection.active));
    if (look !== this.#looks) {
      return;
    }
    if (isOffered || this.#waiting !== look) {
      this.end();
    }
    if (isOffered && vscode.window.activeTextEditor?.document === document) {
      // Automatic, so that nothing is said where nothing is found.
      await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    }
  }
}
