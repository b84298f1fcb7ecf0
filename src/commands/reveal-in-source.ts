import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';

/** Opens sources at a paper's place, its range highlighted until the cursor moves. */
export class SourceRevealer implements vscode.Disposable {
  readonly #highlight = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  #clearing: vscode.Disposable | undefined;

  async reveal(paper: Paper): Promise<void> {
    const [{ source, span }] = paper.sources;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
    const lastLine = Math.min(span.endLine, document.lineCount - 1);
    const range = new vscode.Range(Math.min(span.line, lastLine), 0, lastLine, document.lineAt(lastLine).text.length);
    const editor = await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(range.start, range.start),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.#mark(editor, range);
  }

  dispose(): void {
    this.#clearing?.dispose();
    this.#highlight.dispose();
  }

  #mark(editor: vscode.TextEditor, range: vscode.Range): void {
    this.#clearing?.dispose();
    editor.setDecorations(this.#highlight, [range]);
    const clear = vscode.window.onDidChangeTextEditorSelection((event) => {
      if (
        event.textEditor === editor &&
        !event.selections[0]?.isEqual(new vscode.Selection(range.start, range.start))
      ) {
        editor.setDecorations(this.#highlight, []);
        clear.dispose();
      }
    });
    this.#clearing = clear;
  }
}
