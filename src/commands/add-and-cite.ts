import * as vscode from 'vscode';
import type { CitationIndex } from '../host/citations/citation-index';
import type { CitationWriter } from '../host/citations/citation-writer';
import { type CiteInstead, editOf } from '../providers/citation-actions';
import { type AddingServices, addWork, hasFolder, tellAdded } from './add-paper';

export type AddAndCiteServices = AddingServices & { readonly cited: CitationIndex; readonly writer: CitationWriter };

/** Adds the work of an identifier that a document cites, and puts the library's key in its place, wherever the document cites it. */
export async function addAndCite(services: AddAndCiteServices, { uri, key }: CiteInstead): Promise<void> {
  const { citeAsEdits, identifierInKey } = await services.bundles.load('checking');
  const identifier = identifierInKey(key);
  if (identifier === undefined || !hasFolder(services)) {
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const added = await addWork(services, identifier, { near: document.uri });
  if (added === undefined) {
    return;
  }
  const edits = citeAsEdits(services.cited.parsed(document), document.getText(), identifier, added.paper.key);
  if (edits.length > 0 && (await vscode.workspace.applyEdit(editOf(document, edits)))) {
    await services.writer.cited([added.paper], document);
  }
  if (added.how !== 'had' || added.found !== undefined) {
    tellAdded(services, added);
  }
}
