import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { Backlink, PaperPageTexts } from './paper-html';
import { languageName, modelHeading, statusName } from './paper-text';

export { emptyHtml, paperHtml } from './paper-html';

/** The texts of the page of a paper, in the user's language. */
export function pageTexts(paper: Paper): PaperPageTexts {
  return {
    language: languageName(paper.language),
    cite: vscode.l10n.t('Insert Citation'),
    pdf: vscode.l10n.t('Open PDF'),
    reveal: vscode.l10n.t('Reveal in Source'),
    copyKey: vscode.l10n.t('Copy Key'),
    identify: vscode.l10n.t('Identify Papers'),
    complete: vscode.l10n.t('Complete Details'),
    search: vscode.l10n.t('Search on the Web'),
    record: vscode.l10n.t('Details from'),
    links: vscode.l10n.t('Links'),
    othersWork: vscode.l10n.t('Mentioned as the work of others'),
    similar: vscode.l10n.t('Similar Papers'),
    place: vscode.l10n.t('Source'),
    key: vscode.l10n.t('Key'),
    tags: vscode.l10n.t('Tags'),
    publication: vscode.l10n.t('Published in'),
    abstract: vscode.l10n.t('Abstract'),
    note: vscode.l10n.t('Note'),
    openNote: vscode.l10n.t('Open or Create Note'),
    status: told(vscode.l10n.t('Status'), paper.status && statusName(paper.status)),
    rating: told(vscode.l10n.t('Rating'), paper.rating?.toString()),
    setTags: vscode.l10n.t('Set Tags'),
    backlinks: vscode.l10n.t('Cited in'),
    byModel: modelHeading(paper),
  };
}

const told = (name: string, value: string | undefined): string =>
  value === undefined ? name : vscode.l10n.t('{0}: {1}', name, value);

/** The documents and notes that cite a paper, each once, with how often they do where that is more than once. */
export function backlinks(places: readonly vscode.Location[]): readonly Backlink[] {
  const byFile = new Map<string, vscode.Location[]>();
  for (const place of places) {
    const uri = place.uri.toString();
    byFile.set(uri, [...(byFile.get(uri) ?? []), place]);
  }
  return [...byFile].flatMap(([uri, [first, ...others]]): Backlink[] => {
    if (first === undefined) {
      return [];
    }
    const { line, character } = first.range.start;
    const name = vscode.workspace.asRelativePath(first.uri);
    return [
      {
        label: others.length === 0 ? `${name}:${line + 1}` : `${name}:${line + 1} (${others.length + 1}×)`,
        place: JSON.stringify([uri, line, character]),
      },
    ];
  });
}
