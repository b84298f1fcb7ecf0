import * as vscode from 'vscode';
import type { CitationIndex } from '../host/citations/citation-index';
import type { ReferenceListBlock } from '../host/bibliographies/reference-list-block';
import type { LibraryLoader } from '../host/library/library-loader';
import { settings } from '../host/settings';

/** Brings the bibliography that stands in a document up to date when it is saved, where the setting asks for it. */
export function registerReferenceListOnSave(
  cited: CitationIndex,
  bibliographies: Pick<ReferenceListBlock, 'blockOf' | 'edit'>,
  loader: Pick<LibraryLoader, 'state'>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const update = async (document: vscode.TextDocument, fallback: string): Promise<vscode.TextEdit[]> => {
    try {
      const { range, text } = await bibliographies.edit(document, fallback, 0);
      return document.getText(range) === text ? [] : [vscode.TextEdit.replace(range, text)];
    } catch (error) {
      // Saving goes on; the command tells the user what is wrong with the style.
      log.warn(`The bibliography of ${document.uri.toString()} is not up to date: ${String(error)}`);
      return [];
    }
  };
  return vscode.workspace.onWillSaveTextDocument((event) => {
    const { document } = event;
    // Without the library, or while it is being read, papers are missing that the document cites.
    if (loader.state === 'ready' && settings.updatesBibliographyOnSave(document) && cited.covers(document)) {
      const block = bibliographies.blockOf(document);
      if (block !== undefined) {
        event.waitUntil(update(document, block.style ?? settings.bibliographyStyle(document)));
      }
    }
  });
}
