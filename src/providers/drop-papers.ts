import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { type CitationWriter, refusalMessage } from '../host/citations/citation-writer';
import { draggedPapers, papersMimeType } from '../host/citations/dragged-papers';
import { citationKind, paperEdits } from './paper-edits';
import { showInformation } from '../host/notify';

/**
 * Every document, by a pattern, which VS Code takes for a closer match than its own provider of plain text has (`scheme: "*"`). Among
 * equals the one that was registered last goes first, and VS Code registers its own with the first editor of a window.
 */
const everyDocument: vscode.DocumentSelector = { pattern: '**' };

/** Cites papers that are dropped from the Papers view into any document. */
export function registerPaperDrops(library: Library, writer: CitationWriter): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, dataTransfer, token) {
      const papers = await draggedPapers(library, dataTransfer);
      if (papers.length === 0 || token.isCancellationRequested) {
        return undefined;
      }
      const edits = paperEdits(await writer.load(), document, [new vscode.Range(position, position)], papers);
      if (edits.length === 0) {
        void showInformation(refusalMessage({ refusal: 'cited' }));
        // A drop that changes nothing, lest VS Code put the keys there as text.
        return [new vscode.DocumentDropEdit('', refusalMessage({ refusal: 'cited' }), citationKind())];
      }
      writer.expect(document, papers);
      return edits.map(({ title, name, insertText, additionalEdit }) => {
        const edit = new vscode.DocumentDropEdit(insertText, title, citationKind(name));
        return additionalEdit === undefined ? edit : Object.assign(edit, { additionalEdit });
      });
    },
  };
  return vscode.languages.registerDocumentDropEditProvider(everyDocument, provider, {
    dropMimeTypes: [papersMimeType],
    providedDropEditKinds: [citationKind()],
  });
}
