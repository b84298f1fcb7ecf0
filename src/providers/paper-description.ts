import * as vscode from 'vscode';
import { creditOf } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { escapeMarkdown, markdownLink, shortened } from '../host/markdown-text';

const linksShown = 6;
/** As much of a note as is shown, in characters. */
const lengthOfNote = 250;

/** What a paper is, in its own words: title, names with authors and year, as much of the abstract as is shown. */
function partsOf(paper: Paper, lengthOfAbstract: number): readonly [title: string, credit: string, abstract: string] {
  const names = paper.names.filter((name) => !paper.title.includes(name)).join(', ');
  const abstract = paper.abstract === '' ? (paper.note ?? '') : paper.abstract;
  const credit = [names, creditOf(paper)].filter((part) => part !== '').join(' · ');
  return [paper.title, credit, shortened(abstract, lengthOfAbstract)];
}

/** The same as plain text, which screen readers read as it stands: of Markdown they would read the signs. */
export function plainDescription(paper: Paper, lengthOfAbstract: number): string {
  return partsOf(paper, lengthOfAbstract).filter(Boolean).join('\n\n');
}

/**
 * What a paper is, to read: title, names, authors and year, abstract, links. All text from files is escaped, nothing in it is trusted.
 * @param lengthOfAbstract as much of it as is shown, in characters
 */
export function paperDescription(paper: Paper, lengthOfAbstract: number): vscode.MarkdownString {
  const [title, credit, abstract] = partsOf(paper, lengthOfAbstract);
  // A note begins with the title, which stands above.
  const note = (paper.note ?? '').replace(/^#[^\n]*/, '').trim();
  const links = [
    ...new Map(paper.links.filter(({ own }) => own !== false).map(({ url }) => [url.toLowerCase(), url])).values(),
  ];
  const paragraphs = [
    `**${escapeMarkdown(title)}**`,
    escapeMarkdown(credit),
    escapeMarkdown(abstract),
    note === '' || paper.abstract === ''
      ? ''
      : `**${vscode.l10n.t('Note')}** ${escapeMarkdown(shortened(note, lengthOfNote))}`,
    links
      .slice(0, linksShown)
      .map((url) => markdownLink(url.replace(/^https?:\/\//, ''), url))
      .join(' · '),
  ];
  return new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
}
