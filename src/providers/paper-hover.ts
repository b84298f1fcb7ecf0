import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/grouping';
import { creditOf } from '../core/library/label';
import type { Paper } from '../core/model';
import { commandLink, escapeMarkdown, markdownLink, shortened } from '../host/markdown-text';
import { timesCited } from '../host/times-cited';

/** As much of an abstract as is read in passing, in characters. */
const lengthOfAbstract = 450;
const linksShown = 6;
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
  return [description(paper), actions(paper, context)];
}

function description(paper: Paper): vscode.MarkdownString {
  const names = paper.names.filter((name) => !paper.title.includes(name)).join(', ');
  const abstract = paper.abstract === '' ? paper.note ?? '' : paper.abstract;
  const credit = [names, creditOf(paper)].filter((part) => part !== '').join(' · ');
  const links = [...new Map(paper.links.filter(({ own }) => own !== false).map(({ url }) => [url.toLowerCase(), url])).values()];
  const paragraphs = [
    `**${escapeMarkdown(paper.title)}**`,
    escapeMarkdown(credit),
    escapeMarkdown(shortened(abstract, lengthOfAbstract)),
    links.slice(0, linksShown).map((url) => markdownLink(url.replace(/^https?:\/\//, ''), url)).join(' · '),
  ];
  return new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
}

function actions(paper: Paper, { places, at }: HoverContext): vscode.MarkdownString {
  const command = (icon: string, title: string, id: string, ...args: readonly unknown[]) => commandLink(`$(${icon}) ${title}`, id, args);
  const anchor = [at.uri.toString(), at.range.start.line, at.range.start.character];
  const cited = places.length === 0 ? [] : [command('references', timesCited(places.length), '_literatureNotes.showCitations', paper.key, ...anchor)];
  const elsewhere = places.filter(({ uri, range }) => uri.toString() !== at.uri.toString() || !range.contains(at.range.start));
  const text = new vscode.MarkdownString(
    [
      [...cited, elsewhere.slice(0, placesShown).map(placeLink).join(', ')].filter((part) => part !== '').join(': '),
      [
        command('go-to-file', escapeMarkdown(vscode.l10n.t('Source')), 'literatureNotes.revealInSource', paper.key),
        ...(repositoriesOf(paper).length > 0 ? [command('repo', escapeMarkdown(vscode.l10n.t('Code')), 'literatureNotes.openCode', paper.key)] : []),
        command('book', escapeMarkdown(vscode.l10n.t('Paper')), '_literatureNotes.showPaper', paper.key),
        command('copy', escapeMarkdown(vscode.l10n.t('Copy Key')), 'literatureNotes.copyKey', paper.key),
      ].join(' &nbsp; '),
    ].filter((line) => line !== '').join('\n\n'),
    true,
  );
  text.isTrusted = { enabledCommands: ['_literatureNotes.showCitations', '_literatureNotes.openPlace', '_literatureNotes.showPaper', 'literatureNotes.revealInSource', 'literatureNotes.openCode', 'literatureNotes.copyKey'] };
  return text;
}

function placeLink({ uri, range: { start } }: vscode.Location): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return commandLink(escapeMarkdown(`${name}:${start.line + 1}`), '_literatureNotes.openPlace', [uri.toString(), start.line, start.character], vscode.workspace.asRelativePath(uri));
}
