import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { LibraryLoader } from '../host/library/library-loader';
import type { OnDemandSearchPick } from '../views/on-demand-search-pick';
import type { CitationRequest } from '../core/usecases/cite';
import type { CitationWriter } from '../host/citations/citation-writer';
import { insertCitation } from './insert-citation';
import { showInformation } from '../host/notify';
import { settings } from '../host/settings';

/** Lets the user search the library and inserts what was chosen. */
export async function searchAndInsert(
  library: Library,
  loader: LibraryLoader,
  pick: OnDemandSearchPick,
  writer: CitationWriter,
  request?: CitationRequest,
): Promise<void> {
  const isAlone = !settings.zotero() && settings.sharedLibraries().length === 0;
  if (library.papers.length === 0 && loader.state !== 'indexing' && isAlone) {
    const choose = vscode.l10n.t('Choose Library Folder…');
    const answer = await showInformation(vscode.l10n.t('The library holds no papers yet.'), choose);
    if (answer === choose) {
      await vscode.commands.executeCommand('literatureNotes.chooseFolder');
    }
    return;
  }
  const papers = await pick.choose({ withZotero: true, withShared: true });
  if (papers !== undefined && papers.length > 0) {
    await insertCitation(papers, writer, request);
  }
}

/** Shows papers like the one given; what is chosen is inserted. */
export async function insertSimilar(paper: Paper, pick: OnDemandSearchPick, writer: CitationWriter): Promise<void> {
  const papers = await pick.choose({ similarTo: paper });
  if (papers !== undefined && papers.length > 0) {
    await insertCitation(papers, writer);
  }
}
