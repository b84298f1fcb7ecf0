import * as vscode from 'vscode';
import { pathOf } from '../core/base/uris';
import { citedKeys } from '../core/cite/model/citation';
import { type UncitedEntry, uncitedEntries } from '../core/verify/uncited';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import type { CitationIndex } from '../host/citations/citation-index';
import type { EditorBibliographies } from '../host/citations/document-bibliographies';
import { hostSlicer } from '../host/clock';

export interface UncitedSources {
  readonly cited: CitationIndex;
  readonly own: EditorBibliographies;
  readonly bibliographies: Pick<BibliographyReader, 'entries'>;
}

/** The entries of a bibliography that no document of the workspace cites; none where no document names it, since it may be somebody's collection. */
export async function uncitedIn(
  { cited, own, bibliographies }: UncitedSources,
  uri: vscode.Uri,
  text: string,
): Promise<readonly UncitedEntry[]> {
  await cited.whenScanned;
  const path = pathOf(uri.toString());
  const entries = await bibliographies.entries({ path, text });
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (entries === undefined || folder === undefined) {
    return [];
  }
  const { book } = cited;
  const keys = new Set(entries.map(({ key }) => key));
  const naming = await own.naming(folder.uri);
  const slicer = hostSlicer();
  let isNamed = false;
  let citesAll = false;
  for (const document of book.documents) {
    const parsed = book.documentOf(document);
    // Others may name it too, but cite nothing of it.
    const mayTell =
      parsed !== undefined &&
      (parsed.citesAll === true || (!isNamed && citedKeys(parsed).some((key) => keys.has(key))));
    if (mayTell && (await naming(pathOf(document), parsed)).some((named) => named.path === path)) {
      isNamed = true;
      citesAll ||= parsed.citesAll === true;
    }
    await slicer.pause();
  }
  return isNamed ? uncitedEntries(text, entries, { keys: cited.cited, citesAll }) : [];
}
