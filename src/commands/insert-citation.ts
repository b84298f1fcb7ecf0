import * as vscode from 'vscode';
import { citationBetween, formatCitation, syntaxFor } from '../core/cite/syntax';
import type { Paper } from '../core/model';
import { settings } from '../host/settings';

/** Told of papers that were cited: their keys are kept, and they are offered first next time. */
export type OnCited = (papers: readonly Paper[]) => Promise<void>;

/** Puts one citation group for the papers at every cursor of the active editor, as one undo step. */
export async function insertCitation(papers: readonly Paper[], onCited: OnCited): Promise<void> {
  const keys = papers.map(({ key }) => key);
  if (keys.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select a paper in the Papers view first.'));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    if (await offerToCopy(vscode.l10n.t('No editor is open to insert the citation into.'), formatCitation('pandoc', keys))) {
      await onCited(papers);
    }
    return;
  }
  const { document } = editor;
  const syntax = syntaxFor(document.languageId, settings.citationSyntaxes(document));
  const inserted = await editor.edit((edit) => {
    for (const { end } of editor.selections) {
      const line = document.lineAt(end).text;
      edit.insert(end, citationBetween(syntax, keys, line.slice(0, end.character), line.slice(end.character)));
    }
  });
  if (!inserted) {
    if (await offerToCopy(vscode.l10n.t('The active editor cannot be changed.'), formatCitation(syntax, keys))) {
      await onCited(papers);
    }
    return;
  }
  // At once, so that the focus is not taken from what the user does next.
  await vscode.window.showTextDocument(document, { ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }) });
  await onCited(papers);
}

/** Whether the user took the offer. */
async function offerToCopy(message: string, citation: string): Promise<boolean> {
  const copy = vscode.l10n.t('Copy Citation');
  const isWanted = (await vscode.window.showWarningMessage(message, copy)) === copy;
  if (isWanted) {
    await vscode.env.clipboard.writeText(citation);
  }
  return isWanted;
}
