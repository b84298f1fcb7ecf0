import * as vscode from 'vscode';
import { creditOf } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { escapeMarkdown, markdownLink, shortened } from '../host/markdown-text';

const linksShown = 6;
/** As much of a note as is shown, in characters. */
const lengthOfNote = 250;

/**
 * What a paper is, to read: title, names, authors and year, abstract, links. All text from files is escaped, nothing in it is trusted.
 * @param lengthOfAbstract as much of it as is shown, in characters
 */
export function paperDescription(paper: Paper, lengthOfAbstract: number): vscode.MarkdownString {
  const names = paper.names.filter((name) => !paper.title.includes(name)).join(', ');
  const abstract = paper.abstract === '' ? (paper.note ?? '') : paper.abstract;
  // A note begins with the title, which stands above.
  const note = (paper.note ?? '').replace(/^#[^\n]*/, '').trim();
  const credit = [names, creditOf(paper)].filter((part) => part !== '').join(' · ');
  const links = [
    ...new Map(paper.links.filter(({ own }) => own !== false).map(({ url }) => [url.toLowerCase(), url])).values(),
  ];
  const paragraphs = [
    `**${escapeMarkdown(paper.title)}**`,
    escapeMarkdown(credit),
    escapeMarkdown(shortened(abstract, lengthOfAbstract)),
    note === '' || abstract === paper.note
      ? ''
      : `**${vscode.l10n.t('Note')}** ${escapeMarkdown(shortened(note, lengthOfNote))}`,
    links
      .slice(0, linksShown)
      .map((url) => markdownLink(url.replace(/^https?:\/\//, ''), url))
      .join(' · '),
  ];
  return new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
}
