import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import { paperLabel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import { showInformation } from '../host/notify';

/** Shows where a paper is cited: at the cursor of the document that the user writes in, else over the line of its source. */
export async function findCitations(
  index: CitationIndex,
  paper: Paper,
  reveal: (paper: Paper) => Promise<void>,
): Promise<void> {
  await index.whenScanned;
  const places = index.placesOfPaper(paper);
  if (places.length === 0) {
    void showInformation(vscode.l10n.t('No document of the workspace cites {0}.', paperLabel(paper).label));
    return;
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !index.covers(document)) {
    await reveal(paper);
  }
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined) {
    await peek(editor.document.uri, editor.selection.active, places);
  }
}

/** Shows where a paper is cited, at a place that is in sight. */
export async function showCitations(
  library: Library,
  index: CitationIndex,
  key: string,
  uri: string,
  line: number,
  character: number,
): Promise<void> {
  const paper = library.get(key);
  if (paper !== undefined) {
    await peek(vscode.Uri.parse(uri), new vscode.Position(line, character), index.placesOfPaper(paper));
  }
}

/** Opens a document at a place. */
export async function openPlace(uri: string, line: number, character: number): Promise<void> {
  const position = new vscode.Position(line, character);
  const selection = new vscode.Range(position, position);
  const place = vscode.Uri.parse(uri);
  // A cell is shown in its notebook, and no editor of another kind is wanted for a text.
  await (place.scheme === 'vscode-notebook-cell'
    ? vscode.commands.executeCommand('vscode.open', place, { selection })
    : vscode.window.showTextDocument(place, { selection }));
}

async function peek(uri: vscode.Uri, position: vscode.Position, places: readonly vscode.Location[]): Promise<void> {
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, places);
}
