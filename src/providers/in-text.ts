import * as vscode from 'vscode';
import { CitationCountItem, type CitationCountServices } from './citation-count';
import { CitationHints, type HintServices } from './citation-hints';
import { WrappedLists } from './wrapped-lists';

export { showDocumentCitations } from './show-document-citations';

/** Shows what citations mean where they stand, and how many there are; a bundle that is loaded once the library has been read. */
export function startInText(services: HintServices & CitationCountServices): vscode.Disposable {
  return vscode.Disposable.from(
    new CitationHints(services),
    new CitationCountItem(services),
    new WrappedLists(services.library),
  );
}
