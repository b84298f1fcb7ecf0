import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/base/grouping';
import type { Paper } from '../core/model/paper';
import { commandLink, escapeMarkdown } from '../host/markdown-text';
import { timesCited } from '../host/citations/times-cited';
import { paperDescription } from './paper-description';

/** As much of an abstract as is read in passing, in characters. */
const lengthOfAbstract = 450;
const placesShown = 4;

/** What the hover's commands work on. */
export interface HoverContext {
  /** Where the paper is cited, in order. */
  readonly places: readonly vscode.Location[];
  /** Where the mouse is: the list of citations opens there. */
  readonly at: vscode.Location;
}

/** A paper to read in passing. All text from files is escaped, and commands are ours alone, in a string of their own. */
export function paperHover(paper: Paper, context: HoverContext): vscode.MarkdownString[] {
  return [paperDescription(paper, lengthOfAbstract), actions(paper, context)];
}

function actions(paper: Paper, { places, at }: HoverContext): vscode.MarkdownString {
  const command = (icon: string, title: string, id: string, ...args: readonly unknown[]) =>
    commandLink(`$(${icon}) ${title}`, id, args);
  const anchor = [at.uri.toString(), at.range.start.line, at.range.start.character];
  const cited =
    places.length === 0
      ? []
      : [command('references', timesCited(places.length), '_literatureNotes.showCitations', paper.key, ...anchor)];
  const elsewhere = places.filter(
    ({ uri, range }) => uri.toString() !== at.uri.toString() || !range.contains(at.range.start),
  );
  const text = new vscode.MarkdownString(
    [
      [...cited, elsewhere.slice(0, placesShown).map(placeLink).join(', ')].filter((part) => part !== '').join(': '),
      [
        command('go-to-file', escapeMarkdown(vscode.l10n.t('Source')), 'literatureNotes.revealInSource', paper.key),
        ...(repositoriesOf(paper).length > 0
          ? [command('repo', escapeMarkdown(vscode.l10n.t('Code')), 'literatureNotes.openCode', paper.key)]
          : []),
        command('file-pdf', 'PDF', 'literatureNotes.openPdf', paper.key),
        command('book', escapeMarkdown(vscode.l10n.t('Paper')), '_literatureNotes.showPaper', paper.key),
        command('notebook', escapeMarkdown(vscode.l10n.t('Note')), 'literatureNotes.openNote', paper.key),
        command('copy', escapeMarkdown(vscode.l10n.t('Copy Key')), 'literatureNotes.copyKey', paper.key),
      ].join(' &nbsp; '),
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
    true,
  );
  text.isTrusted = {
    enabledCommands: [
      '_literatureNotes.showCitations',
      '_literatureNotes.openPlace',
      '_literatureNotes.showPaper',
      'literatureNotes.revealInSource',
      'literatureNotes.openCode',
      'literatureNotes.openNote',
      'literatureNotes.openPdf',
      'literatureNotes.copyKey',
    ],
  };
  return text;
}

function placeLink({ uri, range: { start } }: vscode.Location): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return commandLink(
    escapeMarkdown(`${name}:${start.line + 1}`),
    '_literatureNotes.openPlace',
    [uri.toString(), start.line, start.character],
    vscode.workspace.asRelativePath(uri),
  );
}
