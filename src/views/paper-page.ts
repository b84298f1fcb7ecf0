import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { PaperPageTexts } from './paper-html';
import { languageName, modelHeading } from './paper-text';

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
    byModel: modelHeading(paper),
  };
}
