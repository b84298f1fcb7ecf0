import * as vscode from 'vscode';
import { paperLabel } from '../core/library/base/label';
import type { TextRange } from '../core/model/paper';
import { fileNameOf } from '../core/text/uri-text';
import { showInformation } from '../host/notify';
import { rangeIn } from '../host/ranges';
import { iconLabel, labelText } from '../host/shown-text';
import { citationsOf, type DocumentCitationsServices, documentsInFront, unusedEntriesOf } from './document-citations';

interface PlaceItem extends vscode.QuickPickItem {
  readonly place?: { readonly document: vscode.TextDocument | vscode.Uri; readonly range: TextRange };
}

/** Lists what the document in front of the user cites and what of its bibliographies nothing does; choosing leads there. */
export async function showDocumentCitations(services: DocumentCitationsServices): Promise<void> {
  const { library } = services;
  const documents = documentsInFront(services);
  const { works } = await citationsOf(services, documents);
  if (works.length === 0) {
    void showInformation(vscode.l10n.t('The active editor has no citations.'));
    return;
  }
  const items = works.flatMap(({ key, count, document, place, isKnown }): PlaceItem[] => {
    const paper = library.cited(key);
    const cited = documents[document];
    return cited === undefined
      ? []
      : [
          {
            label: iconLabel(isKnown ? 'quote' : 'warning', paper === undefined ? key : paperLabel(paper).label),
            description: labelText([...(paper === undefined ? [] : [key]), `${count}×`].join(' · ')),
            detail: isKnown
              ? labelText(paper === undefined ? '' : paperLabel(paper).description)
              : vscode.l10n.t('Unknown key'),
            place: { document: cited, range: place },
          },
        ];
  });
  const unused = (await unusedEntriesOf(services, documents)).map(({ key, uri, start, end }): PlaceItem => ({
    label: iconLabel('circle-slash', key),
    description: labelText(fileNameOf(uri.path)),
    place: { document: uri, range: { start, end } },
  }));
  const heading = (label: string): PlaceItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const chosen = await vscode.window.showQuickPick<PlaceItem>(
    [
      heading(vscode.l10n.t('Cited')),
      ...items,
      ...(unused.length > 0 ? [heading(vscode.l10n.t('Not cited')), ...unused] : []),
    ],
    {
      title: vscode.l10n.t('Citations of the Document'),
      placeHolder: vscode.l10n.t('Go to the first citation, or to an entry that nothing cites'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (chosen?.place !== undefined) {
    await goTo(chosen.place.document, chosen.place.range);
  }
}

async function goTo(place: vscode.TextDocument | vscode.Uri, range: TextRange): Promise<void> {
  const document = place instanceof vscode.Uri ? await vscode.workspace.openTextDocument(place) : place;
  const selection = rangeIn(document, range);
  const notebook = vscode.window.activeNotebookEditor;
  const cell = notebook?.notebook.getCells().find((each) => each.document === document);
  if (notebook !== undefined && cell !== undefined) {
    const cells = new vscode.NotebookRange(cell.index, cell.index + 1);
    notebook.selection = cells;
    notebook.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  await vscode.window.showTextDocument(document, { selection });
}
