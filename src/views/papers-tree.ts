import * as vscode from 'vscode';
import { type Grouping, groupings, groupPapers, type PaperGroup, repositoriesOf } from '../core/library/grouping';
import { labelOf } from '../core/library/label';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import { dragPapers, papersMimeType } from '../host/dragged-papers';
import type { LibraryTopics } from '../host/library-topics';
import { fileNameOf, languageName } from './paper-text';

export type PapersNode =
  | { readonly kind: 'group'; readonly id: string; readonly grouping: Grouping; readonly group: PaperGroup; readonly parent?: PapersNode }
  | { readonly kind: 'paper'; readonly id: string; readonly paper: Paper; readonly parent?: PapersNode };

export const papersViewId = 'literatureNotes.papers';
const groupingMemento = 'papers.grouping';
const groupingContext = 'literatureNotes.grouping';
/** A library that is being read changes many times a second; a refresh takes at most this part of the time. */
const refreshShare = 1 / 20;
const leastPause = 30;

/** Papers can be dragged into documents; nothing is dropped on the tree. */
const papersDrag: vscode.TreeDragAndDropController<PapersNode> = {
  dragMimeTypes: [papersMimeType, 'text/plain'],
  dropMimeTypes: [],
  handleDrag: (nodes, dataTransfer) => { dragPapers(nodes.flatMap((node) => (node.kind === 'paper' ? node.paper : [])), dataTransfer); },
};

/** The "Papers" tree: groups of papers, or papers alone. */
export class PapersTree implements vscode.TreeDataProvider<PapersNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #topics: LibraryTopics;
  readonly #memento: vscode.Memento;
  readonly #change = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  readonly view: vscode.TreeView<PapersNode>;
  #grouping: Grouping;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #pause = leastPause;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(library: Library, topics: LibraryTopics, memento: vscode.Memento) {
    this.#library = library;
    this.#topics = topics;
    this.#memento = memento;
    this.#grouping = groupings.find((grouping) => grouping === memento.get(groupingMemento)) ?? 'source';
    this.view = vscode.window.createTreeView(papersViewId, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true, dragAndDropController: papersDrag });
    this.#subscriptions = [
      this.#change,
      this.view,
      library.onDidChange(() => { this.#refreshSoon(); }),
    ];
    this.#refresh();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  /** Changes the grouping and remembers it for this workspace. */
  async groupBy(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    this.#refresh();
    await this.#memento.update(groupingMemento, grouping);
  }

  getChildren(node?: PapersNode): vscode.ProviderResult<PapersNode[]> {
    if (node === undefined) {
      return this.#roots(this.#grouping);
    }
    return node.kind === 'paper'
      ? []
      : [
          ...node.group.groups.map((group) => groupNode(group, node.grouping, node)),
          ...node.group.papers.map((paper) => paperNode(paper, node)),
        ];
  }

  #roots(grouping: Grouping): PapersNode[] | Promise<PapersNode[]> {
    const nodes = (groups: readonly PaperGroup[]) => groups.map((group) => groupNode(group, grouping, undefined));
    switch (grouping) {
      case 'none':
        return this.#library.papers.map((paper) => paperNode(paper, undefined));
      case 'topic':
        return this.#topics.groups().then(nodes);
      default:
        return nodes(groupPapers(this.#library.papers, grouping));
    }
  }

  getParent(node: PapersNode): PapersNode | undefined {
    return node.parent;
  }

  getTreeItem(node: PapersNode): vscode.TreeItem {
    return node.kind === 'paper' ? paperItem(node) : groupItem(node);
  }

  /** Tooltips are made when they are looked at. */
  resolveTreeItem(item: vscode.TreeItem, node: PapersNode): vscode.TreeItem {
    if (node.kind === 'paper') {
      item.tooltip = paperTooltip(node.paper);
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.#pending);
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #refreshSoon(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      const started = performance.now();
      this.#refresh();
      this.#pause = Math.max(leastPause, (performance.now() - started) / refreshShare);
    }, this.#pause);
  }

  #refresh(): void {
    const count = this.#library.papers.length;
    this.view.description = count === 0 ? undefined : count.toString();
    void vscode.commands.executeCommand('setContext', groupingContext, this.#grouping);
    this.#change.fire(undefined);
  }
}

function groupNode(group: PaperGroup, grouping: Grouping, parent: PapersNode | undefined): PapersNode {
  return { kind: 'group', id: `${parent?.id ?? grouping}/${group.id}`, grouping, group, ...(parent === undefined ? {} : { parent }) };
}

function paperNode(paper: Paper, parent: PapersNode | undefined): PapersNode {
  return { kind: 'paper', id: `${parent?.id ?? ''}#${paper.key}`, paper, ...(parent === undefined ? {} : { parent }) };
}

function groupItem(node: PapersNode & { kind: 'group' }): vscode.TreeItem {
  const { group, grouping } = node;
  const isOwner = node.parent !== undefined;
  const label =
    grouping === 'source'
      ? fileNameOf(group.id)
      : grouping === 'language'
        ? languageName(group.id)
        : group.id === ''
          ? grouping === 'topic' ? vscode.l10n.t('Other topics') : vscode.l10n.t('No code repository')
          : group.label ?? group.id;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = node.id;
  item.description = `· ${group.count}`;
  item.contextValue = 'group';
  item.iconPath = new vscode.ThemeIcon(
    isOwner ? 'organization' : { source: 'file', topic: 'tag', language: 'globe', host: group.id === '' ? 'circle-slash' : 'server', none: 'file' }[grouping],
  );
  item.tooltip = grouping === 'source' ? vscode.Uri.parse(group.id).fsPath : label;
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} papers', label, group.count) };
  return item;
}

function paperItem({ id, paper }: PapersNode & { kind: 'paper' }): vscode.TreeItem {
  const { label, description } = labelOf(paper);
  const hasCode = repositoriesOf(paper).length > 0;
  const item = new vscode.TreeItem(label);
  item.id = id;
  item.description = description;
  item.contextValue = hasCode ? 'paper code' : 'paper';
  item.iconPath = new vscode.ThemeIcon(hasCode ? 'repo' : 'note');
  item.command = { command: '_literatureNotes.activatePaper', title: '', arguments: [paper.key] };
  item.accessibilityInformation = {
    label: [label, description, hasCode ? vscode.l10n.t('has code') : ''].filter((part) => part !== '').join(', '),
  };
  return item;
}

/** Untrusted Markdown; every text of the paper is escaped. */
function paperTooltip(paper: Paper): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**');
  tooltip.appendText(paper.title.replaceAll('\n', ' '));
  tooltip.appendMarkdown('**\n\n');
  tooltip.appendText(paper.abstract);
  for (const link of paper.links) {
    tooltip.appendMarkdown('\n\n');
    tooltip.appendText(link.url);
  }
  return tooltip;
}
