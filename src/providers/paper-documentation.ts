import * as vscode from 'vscode';
import { creditOf } from '../core/library/label';
import type { Paper } from '../core/model';

/** A paper to read beside a list. All that comes from files is escaped, and nothing in it is trusted. */
export function paperDocumentation(paper: Paper): vscode.MarkdownString {
  const names = paper.names.filter((name) => !paper.title.includes(name)).join(', ');
  const lines = [names, creditOf(paper)].filter((line) => line !== '');
  const paragraphs = [...lines, paper.abstract === '' ? (paper.note ?? '') : paper.abstract, ...links(paper)];
  return new vscode.MarkdownString([`**${escaped(paper.title)}**`, ...paragraphs.map(escaped)].join('\n\n'));
}

function links(paper: Paper): readonly string[] {
  return [...new Set(paper.links.filter(({ own }) => own !== false).map(({ url }) => url))];
}

/** Text that Markdown shows as it is, on one line. `MarkdownString.appendText` would make its spaces unbreakable. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
