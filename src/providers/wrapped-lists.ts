import * as vscode from 'vscode';
import type { Library } from '../core/library/library';

/** A line that no editor shows whole; in UTF-16 units. */
const longLine = 300;

/**
 * Wraps lists of abstracts when they come to the front, whoever opened them: a paper is a line of over a thousand characters. Once each, so that
 * what the user does to it afterwards is kept. There is no option for an editor of its own but the toggle.
 */
export class WrappedLists implements vscode.Disposable {
  readonly #library: Library;
  readonly #wrapped = new WeakSet<vscode.TextDocument>();
  readonly #subscription: vscode.Disposable;

  constructor(library: Library) {
    this.#library = library;
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#wrap(editor);
    });
    this.#wrap(vscode.window.activeTextEditor);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #wrap(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || !this.#isLong(editor.document)) {
      return;
    }
    const { document } = editor;
    const wordWrap = vscode.workspace.getConfiguration('editor', document).get<string>('wordWrap');
    if (wordWrap === 'off' && !this.#wrapped.has(document)) {
      this.#wrapped.add(document);
      void vscode.commands.executeCommand('editor.action.toggleWordWrap').then(() => {
        // What was led to has moved: the lines above it are higher now.
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      });
    }
  }

  #isLong(document: vscode.TextDocument): boolean {
    const entries = this.#library.entriesOf(document.uri.toString());
    return (
      document.languageId === 'plaintext' &&
      entries.some(({ span }) => span.endLine === span.line && span.end - span.start > longLine)
    );
  }
}
