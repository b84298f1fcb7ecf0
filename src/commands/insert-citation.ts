import * as vscode from 'vscode';
import { attempted } from '../core/async/attempts';
import { movedBy, type TextEdit } from '../core/cite/model/text-edit';
import type { Paper } from '../core/model/paper';
import type { CitationRefusal, CitationRequest } from '../core/usecases/cite';
import { type CitationWriter, refusalMessage } from '../host/citations/citation-writer';
import { showInformation, showWarning } from '../host/notify';
import { rangeIn } from '../host/ranges';

type Outcome = 'inserted' | 'unchangeable' | CitationRefusal;

/** Cites the papers at every cursor of the active editor, as one undo step. */
export async function insertCitation(
  papers: readonly Paper[],
  writer: Pick<CitationWriter, 'load' | 'citationText' | 'cited'>,
  request: CitationRequest = {},
): Promise<void> {
  const keys = papers.map(({ key }) => key);
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    if (
      await offerToCopy(
        vscode.l10n.t('No editor is open to insert the citation into.'),
        writer.citationText(keys, undefined),
      )
    ) {
      await writer.cited(papers);
    }
    return;
  }
  const { document } = editor;
  const editsFor = await writer.load();
  const outcome = await attempted(async (): Promise<Outcome | undefined> => {
    const { version } = document;
    const result = editsFor(document, editor.selections, papers, request);
    if ('refusal' in result) {
      return result;
    }
    // Where somebody types on, VS Code refuses the edit, and it is made for what stands there now.
    return (await apply(editor, result.edits)) ? 'inserted' : document.version === version ? 'unchangeable' : undefined;
  });
  if (typeof outcome === 'object') {
    void showInformation(refusalMessage(outcome));
    return;
  }
  if (outcome !== 'inserted') {
    const reason =
      outcome === undefined
        ? vscode.l10n.t('The document keeps changing, so the citation was not inserted. Try again.')
        : vscode.l10n.t('The active editor cannot be changed.');
    if (await offerToCopy(reason, writer.citationText(keys, document))) {
      await writer.cited(papers);
    }
    return;
  }
  // At once, so that the focus is not taken from what the user does next.
  await vscode.window.showTextDocument(document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
  });
  await writer.cited(papers, document);
}

/** Whether the editor took the edits; the cursors go behind what was inserted at them. */
async function apply(editor: vscode.TextEditor, edits: readonly TextEdit[]): Promise<boolean> {
  const { document } = editor;
  const moved = editor.selections.map(({ end }) => movedBy(edits, document.offsetAt(end)));
  const inserted = await editor.edit((edit) => {
    edits.forEach((insertion) => {
      edit.replace(rangeIn(document, insertion), insertion.text);
    });
  });
  if (inserted) {
    editor.selections = moved.map(
      (offset) => new vscode.Selection(document.positionAt(offset), document.positionAt(offset)),
    );
  }
  return inserted;
}

/** Whether the user took the offer. */
async function offerToCopy(message: string, citation: string): Promise<boolean> {
  const copy = vscode.l10n.t('Copy Citation');
  const isWanted = (await showWarning(message, copy)) === copy;
  if (isWanted) {
    await vscode.env.clipboard.writeText(citation);
  }
  return isWanted;
}
