import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { type CitationCount, countCitations } from '../core/usecases/count-citations';
import type { UncitedEntry } from '../core/verify/uncited';
import { readSource } from '../host/workspace/source-files';
import { uncitedIn, type UncitedSources } from './uncited-in';

export interface DocumentCitationsServices extends UncitedSources {
  readonly library: Library;
}

/** An entry that no document cites, of a bibliography that the document names. */
export interface UnusedEntry extends UncitedEntry {
  readonly uri: vscode.Uri;
}

/** What the text in front of the user cites: a document, or the cells of a notebook. */
export interface CountedCitations extends CitationCount {
  readonly documents: readonly vscode.TextDocument[];
}

/** What the user is writing in: the document of the active editor, or the cells of the active notebook; of them those that cite. */
export function documentsInFront({ cited }: Pick<UncitedSources, 'cited'>): readonly vscode.TextDocument[] {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  const document = vscode.window.activeTextEditor?.document;
  const documents =
    notebook !== undefined
      ? notebook.getCells().map((cell) => cell.document)
      : document === undefined
        ? []
        : [document];
  return documents.filter((each) => cited.covers(each));
}

/** Counts what documents cite together, as they stand now. A key that only a document's own bibliography has is known as well. */
export async function citationsOf(
  { library, cited, own }: DocumentCitationsServices,
  documents: readonly vscode.TextDocument[],
): Promise<CountedCitations> {
  const keys = await Promise.all(documents.map((document) => own.of(document)));
  const parsed = documents.map((document) => cited.parsed(document));
  const count = countCitations(parsed, (key, index) => {
    const paper = library.cited(key);
    return paper !== undefined
      ? paper.key
      : keys[index]?.resolves(key) === true || parsed[index]?.definedKeys.has(key) === true
        ? key
        : undefined;
  });
  return { ...count, documents };
}

/** The entries of the bibliographies which documents name that nothing cites, in order; one that lies about without being named may be somebody's collection. */
export async function unusedEntriesOf(
  services: DocumentCitationsServices,
  documents: readonly vscode.TextDocument[],
): Promise<readonly UnusedEntry[]> {
  const files = new Map<string, vscode.Uri>();
  for (const document of documents) {
    const { state } = await services.own.of(document);
    for (const { uri } of state === 'none' ? [] : await services.own.filesOf(document)) {
      files.set(uri.toString(), uri);
    }
  }
  const unused: UnusedEntry[] = [];
  for (const uri of files.values()) {
    const read = await readSource(uri).catch(() => undefined);
    const entries = read === undefined ? [] : await uncitedIn(services, uri, read.text);
    unused.push(...entries.map((entry) => ({ ...entry, uri })));
  }
  return unused;
}
