import * as vscode from 'vscode';
import type { Paper } from '../core/model';
import { type CitationWriter, refusalMessage } from '../host/citation-writer';
import type { CopiedPapers } from '../host/copied-papers';
import { onDidChangeDocumentSettings, settings } from '../host/settings';
import { citationKind, paperEdits } from './paper-edits';

interface PapersPaste extends vscode.DocumentPasteEdit {
  papers?: readonly Paper[];
  changesNothing?: boolean;
}

/**
 * Pastes papers whose keys were copied as citations, in documents of the languages that have a citation syntax. Keys that were
 * copied elsewhere are offered under Paste As.
 */
export function registerPaperPastes(copied: CopiedPapers, writer: CitationWriter): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider<PapersPaste> = {
    async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
      const text = await dataTransfer.get('text/plain')?.asString();
      const { papers, isOurs } = copied.in(text ?? '');
      return papers.length === 0 || token.isCancellationRequested ? undefined : pastes(document, ranges, papers, isOurs);
    },
    async resolveDocumentPasteEdit(edit) {
      if (edit.changesNothing === true) {
        void vscode.window.showInformationMessage(refusalMessage('cited'));
      } else {
        await writer.cited(edit.papers ?? []);
      }
      return edit;
    },
  };
  const pastes = (document: vscode.TextDocument, ranges: readonly vscode.Range[], papers: readonly Paper[], isOurs: boolean): PapersPaste[] => {
    const edits = paperEdits(writer, document, ranges, papers).map(({ title, name, insertText, additionalEdit }): PapersPaste => {
      const edit = new vscode.DocumentPasteEdit(insertText, title, citationKind(name));
      return Object.assign(edit, { papers, ...(additionalEdit === undefined ? {} : { additionalEdit }), ...(isOurs ? {} : { yieldTo: [vscode.DocumentDropOrPasteEditKind.Text] }) });
    });
    return edits.length > 0 || !isOurs ? edits : [Object.assign(new vscode.DocumentPasteEdit('', refusalMessage('cited'), citationKind()), { changesNothing: true })];
  };
  const register = () => {
    const languages = [...settings.citationSyntaxes().keys()];
    return vscode.languages.registerDocumentPasteEditProvider(languages, provider, { pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [citationKind()] });
  };
  let registered = register();
  const changes = onDidChangeDocumentSettings(() => {
    registered.dispose();
    registered = register();
  });
  return new vscode.Disposable(() => { vscode.Disposable.from(registered, changes).dispose(); });
}
