import * as vscode from 'vscode';
import type { CitationIndex } from '../host/citations/citation-index';
import type { CitationWriter } from '../host/citations/citation-writer';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { CiteInstead } from '../providers/citation-fixes';
import type { SearchPick } from '../views/search-pick';
import { rangeIn } from '../host/ranges';

/** Searches the library from a key that nothing resolves, and puts what is chosen in its place. */
export async function citeInstead(
  { uri, key, start }: CiteInstead,
  bundles: BundleLoader,
  cited: CitationIndex,
  pick: SearchPick,
  writer: CitationWriter,
): Promise<void> {
  const { queryOfKey, withKeys } = await bundles.load('checking');
  const papers = await pick.choose({ query: queryOfKey(key) });
  if (papers === undefined || papers.length === 0) {
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const distance = ({ keyRange }: { readonly keyRange: { readonly start: number } }) =>
    Math.abs(keyRange.start - start);
  const [found] = cited
    .parsed(document)
    .groups.flatMap((group) => group.citations.map((citation) => ({ group, citation })))
    .filter(({ citation }) => citation.key === key)
    .sort((left, right) => distance(left.citation) - distance(right.citation));
  if (found === undefined) {
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const change of withKeys(
    found.group,
    found.citation,
    papers.map((paper) => paper.key),
    document.getText(),
  )) {
    edit.replace(document.uri, rangeIn(document, change), change.text);
  }
  if (await vscode.workspace.applyEdit(edit)) {
    await writer.cited(papers, document);
  }
}
