import * as vscode from 'vscode';
import type { CitationIndex } from '../host/citations/citation-index';
import type { CitationWriter } from '../host/citations/citation-writer';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import { type CiteInstead, editOf } from '../providers/citation-actions';
import type { OnDemandSearchPick } from '../views/on-demand-search-pick';

/** Searches the library from a key that nothing resolves, and puts what is chosen in its place. */
export async function citeInstead(
  { uri, key, start }: CiteInstead,
  bundles: BundleLoader,
  cited: CitationIndex,
  pick: OnDemandSearchPick,
  writer: CitationWriter,
): Promise<void> {
  const { citeInsteadEdits, queryOfKey } = await bundles.load('checking');
  const papers = await pick.choose({ query: queryOfKey(key) });
  if (papers === undefined || papers.length === 0) {
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const edits = citeInsteadEdits(
    cited.parsed(document),
    document.getText(),
    { key, start },
    papers.map((paper) => paper.key),
  );
  if (edits.length === 0) {
    return;
  }
  if (await vscode.workspace.applyEdit(editOf(document, edits))) {
    await writer.cited(papers, document);
  }
}
