import * as vscode from 'vscode';
import { type CitationWriter, refusalMessage } from '../host/citations/citation-writer';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { CopiedPapers } from '../host/citations/copied-papers';
import { onDidChangeDocumentSettings } from '../host/settings';
import { citationSyntaxes } from '../host/citations/syntax-setting';
import { type ChosenPaste, citationKind, type ExpectedPaste, paperEdits } from './paper-edits';
import { showInformation } from '../host/notify';

/** A DOI or an arXiv identifier, or an address that may hold one. */
const mayBeIdentifier = /^\s*\S{0,300}(?:10\.\d{4}|arxiv)\S{1,500}\s*$/i;

/**
 * Pastes papers whose keys were copied as citations, in documents of the languages that have a citation syntax. Keys that were
 * copied elsewhere, and identifiers of works, are offered under Paste As.
 */
export function registerPaperPastes(
  copied: CopiedPapers,
  writer: CitationWriter,
  bundles: BundleLoader,
): vscode.Disposable {
  const expected: ExpectedPaste = {};
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, ranges, dataTransfer, context, token) {
      const text = await dataTransfer.get('text/plain')?.asString();
      const { papers, isOurs } = copied.in(text ?? '');
      if (papers.length === 0 && text !== undefined && mayBeIdentifier.test(text)) {
        return (await bundles.load('citation-fixes')).identifierPastes(
          bundles,
          writer,
          document,
          ranges,
          text,
          expected,
        );
      }
      if (papers.length === 0 || token.isCancellationRequested) {
        return undefined;
      }
      const edits = paperEdits(await writer.load(), document, ranges, papers).map(
        ({ title, name, insertText, additionalEdit }) =>
          Object.assign(new vscode.DocumentPasteEdit(insertText, title, citationKind(name)), {
            ...(additionalEdit === undefined ? {} : { additionalEdit }),
            ...(isOurs ? {} : { yieldTo: [vscode.DocumentDropOrPasteEditKind.Text] }),
          }),
      );
      const isPaste = context.triggerKind === vscode.DocumentPasteTriggerKind.Automatic && isOurs;
      if (isPaste && edits.length === 0) {
        const message = refusalMessage({ refusal: 'cited' });
        void showInformation(message);
        // A paste that changes nothing, lest the key be put there as text.
        return [new vscode.DocumentPasteEdit('', message, citationKind())];
      }
      if (isOurs || context.triggerKind === vscode.DocumentPasteTriggerKind.PasteAs) {
        writer.expect(document, papers);
      }
      return edits;
    },
    // Once one has been chosen, before its edit is made.
    resolveDocumentPasteEdit: (edit: ChosenPaste) => (edit.chosen?.(), edit),
  };
  const register = () => {
    const languages = [...citationSyntaxes().keys()];
    return vscode.languages.registerDocumentPasteEditProvider(languages, provider, {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [citationKind()],
    });
  };
  let registered = register();
  const changes = onDidChangeDocumentSettings(() => {
    registered.dispose();
    registered = register();
  });
  return new vscode.Disposable(() => {
    expected.paste?.dispose();
    registered.dispose();
    changes.dispose();
  });
}
