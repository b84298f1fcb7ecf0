import * as vscode from 'vscode';
import { addressesOf } from '../core/library/base/addresses';
import { type Grouping, type PaperGroup, repositoriesOf } from '../core/library/base/grouping';
import { isTellingName } from '../core/library/base/file-names';
import { paperLabel, titledByModel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { escapeMarkdown, markdownLink } from '../host/markdown-text';
import { papersCounted } from '../host/counts';
import { timesCited } from '../host/citations/times-cited';
import { fileNameOf } from '../core/text/uri-text';
import { cutToWidth } from '../core/text/width';
import { languageName, modelLine, statusName } from './paper-text';

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly grouping: Grouping;
  readonly group: PaperGroup;
  readonly parent?: PapersNode;
}

export interface PaperNode {
  readonly kind: 'paper';
  readonly id: string;
  readonly paper: Paper;
  readonly parent?: PapersNode;
}

/** What does not fit: thousands of rows at once would keep the editor waiting. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly papers: readonly Paper[];
  readonly parent?: PapersNode;
}

export type PapersNode = GroupNode | PaperNode | MoreNode;

const groupIcons: Readonly<Record<Grouping, string>> = {
  source: 'file',
  topic: 'tag',
  language: 'globe',
  host: 'server',
  cited: 'references',
  status: 'bookmark',
  tag: 'tag',
  readingList: 'checklist',
  none: 'file',
};

/** In Latin letters, what a side bar of the usual width shows of a title. */
const longestCited = 32;

/** So many papers stand for a file whose name tells nothing, those with short names before others. */
const namedPapers = 2;
/** In UTF-16 units; the count behind has to be seen too. */
const shortName = 16;

function namesOfFirst(papers: readonly Paper[]): string {
  const labels = papers.map((paper) => paperLabel(paper).label);
  const short = labels.filter(({ length }) => length <= shortName);
  return [
    ...(short.length === 0 ? labels : short).slice(0, namedPapers),
    ...(papers.length > namedPapers ? ['…'] : []),
  ].join(', ');
}

function groupLabel({ id, label, papers }: PaperGroup, grouping: Grouping): string {
  switch (grouping) {
    case 'source':
      return isTellingName(fileNameOf(id)) || papers.length === 0 ? fileNameOf(id) : namesOfFirst(papers);
    case 'language':
      return languageName(id);
    case 'topic':
      return id === '' ? vscode.l10n.t('Other topics') : (label ?? id);
    case 'cited':
      return id === '' ? vscode.l10n.t('Not cited') : vscode.l10n.t('Cited');
    case 'status':
      return id === '' ? vscode.l10n.t('No status') : statusName(id);
    case 'tag':
      return id === '' ? vscode.l10n.t('No tags') : id;
    case 'readingList':
      return id === '' ? vscode.l10n.t('Not on the list') : vscode.l10n.t('Reading list');
    default:
      return id === '' ? vscode.l10n.t('No code repository') : (label ?? id);
  }
}

/** How a group is shown. */
export function groupItem(node: GroupNode, isExpanded: boolean): vscode.TreeItem {
  const { group, grouping } = node;
  const label = groupLabel(group, grouping);
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isExpanded ? Expanded : Collapsed);
  item.id = node.id;
  const file = grouping === 'source' && label !== fileNameOf(group.id) ? [fileNameOf(group.id)] : [];
  item.description = [group.count, ...file].join(' · ');
  item.contextValue = 'group';
  const isLeftOver = group.id === '' && grouping !== 'topic';
  item.iconPath = new vscode.ThemeIcon(
    node.parent !== undefined ? 'organization' : isLeftOver ? 'circle-slash' : groupIcons[grouping],
  );
  item.tooltip = grouping === 'source' ? vscode.Uri.parse(group.id).fsPath : label;
  item.accessibilityInformation = { label: [label, ...file, papersCounted(group.count)].join(', ') };
  return item;
}

/** How what does not fit is shown. */
export function moreItem({ id, papers }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    papers.length === 1 ? vscode.l10n.t('1 more paper') : vscode.l10n.t('{0} more papers', papers.length),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.contextValue = 'more';
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  return item;
}

/**
 * How a paper is shown.
 * @param count how often it is cited
 */
export function paperItem({ id, paper }: PaperNode, count: number): vscode.TreeItem {
  const { label, description } = paperLabel(titledByModel(paper));
  const { status, rating } = paper;
  const read = [...(status === undefined ? [] : [statusName(status)]), ...(rating === undefined ? [] : [`${rating}★`])];
  const hasCode = repositoriesOf(paper).length > 0;
  // A long title would push the count out of sight.
  const item = new vscode.TreeItem(count === 0 ? label : cutToWidth(label, longestCited));
  item.id = id;
  item.description = [count === 0 ? '' : `${count}×`, ...read, description].filter((part) => part !== '').join(' · ');
  item.contextValue = [
    'paper',
    ...(hasCode ? ['code'] : []),
    ...(addressesOf(paper).length > 0 ? ['link'] : []),
    ...(paper.readingOrder === undefined ? [] : ['listed']),
  ].join(' ');
  item.iconPath = new vscode.ThemeIcon(hasCode ? 'repo' : 'note');
  item.command = { command: '_literatureNotes.activatePaper', title: '', arguments: [paper.key] };
  item.accessibilityInformation = {
    label: [
      label,
      description,
      ...read,
      hasCode ? vscode.l10n.t('has code') : '',
      count === 0 ? '' : count === 1 ? vscode.l10n.t('cited once') : vscode.l10n.t('cited {0} times', count),
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
  return item;
}

/** Untrusted Markdown; every text of the paper is escaped. */
export function paperTooltip(paper: Paper, subjects: readonly string[], count: number): vscode.MarkdownString {
  const paragraphs = [
    `**${escapeMarkdown(paper.title)}**`,
    escapeMarkdown(modelLine(paper)),
    escapeMarkdown(subjects.join(' · ')),
    escapeMarkdown(paper.abstract),
    ...paper.links.map(({ url }) => markdownLink(url, url)),
    escapeMarkdown([paper.key, ...paper.sources.map(({ source }) => fileNameOf(source))].join(' · ')),
    count === 0 ? '' : escapeMarkdown(timesCited(count)),
  ];
  return new vscode.MarkdownString(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
}
