import * as vscode from 'vscode';
import { formatCitation } from '../core/cite/write/format-citation';
import { defaultSyntax } from '../core/cite/languages/index';
import type { CitationIndex } from '../host/citations/citation-index';
import { showInformation } from '../host/notify';

/** Cites from a source: in the document that was written in last, which is shown again. */
export class DocumentCiter implements vscode.Disposable {
  readonly #index: CitationIndex;
  readonly #subscription: vscode.Disposable;
  #last: { readonly document: vscode.TextDocument; readonly viewColumn: vscode.ViewColumn | undefined } | undefined;

  constructor(index: CitationIndex) {
    this.#index = index;
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#note(editor);
    });
    this.#note(vscode.window.activeTextEditor);
  }

  async cite(keys: readonly string[]): Promise<void> {
    if (await this.show()) {
      await vscode.commands.executeCommand('literatureNotes.insertCitation', keys);
      return;
    }
    const citation = formatCitation(defaultSyntax, keys);
    await vscode.env.clipboard.writeText(citation);
    void showInformation(vscode.l10n.t('No document is open to cite in. {0} was copied.', citation));
  }

  /** Whether there is such a document, which is shown then. */
  async show(): Promise<boolean> {
    const { document, viewColumn } = this.#last ?? {};
    if (document === undefined || document.isClosed) {
      return false;
    }
    await vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
    return true;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined && this.#index.covers(editor.document)) {
      this.#last = { document: editor.document, viewColumn: editor.viewColumn };
    }
  }
}
