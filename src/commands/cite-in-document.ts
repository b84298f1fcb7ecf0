import * as vscode from 'vscode';
import { formatCitation } from '../core/cite/syntax';
import type { CitationIndex } from '../host/citations/citation-index';
import { showInformation } from '../host/notify';

/** Cites from a source: in the document that was written in last, which is shown again. */
export class DocumentCiter implements vscode.Disposable {
  readonly #index: CitationIndex;
  readonly #subscription: vscode.Disposable;
  #last: { readonly document: vscode.TextDocument; readonly viewColumn: vscode.ViewColumn | undefined } | undefined;

  constructor(index: CitationIndex) {
    this.#index = index;
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => { this.#note(editor); });
    this.#note(vscode.window.activeTextEditor);
  }

  async cite(key: string): Promise<void> {
    const { document, viewColumn } = this.#last ?? {};
    if (document === undefined || document.isClosed) {
      const citation = formatCitation('pandoc', [key]);
      await vscode.env.clipboard.writeText(citation);
      void showInformation(vscode.l10n.t('No document is open to cite in. {0} was copied.', citation));
      return;
    }
    await vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
    await vscode.commands.executeCommand('literatureNotes.insertCitation', key);
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
