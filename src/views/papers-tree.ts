import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import { groupByCited, type Grouping, groupings, groupPapers, type PaperGroup } from '../core/library/base/grouping';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { hostClock } from '../host/clock';
import { dragPapers, papersMimeType } from '../host/citations/dragged-papers';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibraryTopics } from '../host/library/library-topics';
import {
  groupItem,
  type GroupNode,
  moreItem,
  paperItem,
  type PaperNode,
  type PapersNode,
  paperTooltip,
} from './papers-items';

export const papersViewId = 'literatureNotes.papers';
const groupingMemento = 'papers.grouping';
const groupingContext = 'literatureNotes.grouping';
/** A library that is being read changes many times a second; a refresh takes at most this part of the time. */
const refreshShare = 1 / 20;
const minPause = 30;
/** Rows that are made without a pause. */
const maxRows = 500;

/** Papers can be dragged into documents; nothing is dropped on the tree. */
const papersDrag: vscode.TreeDragAndDropController<PapersNode> = {
  dragMimeTypes: [papersMimeType, 'text/plain'],
  dropMimeTypes: [],
  handleDrag: (nodes, dataTransfer) => {
    dragPapers(
      nodes.flatMap((node) => (node.kind === 'paper' ? node.paper : [])),
      dataTransfer,
    );
  },
};

/** The "Papers" tree: groups of papers, or papers alone. */
export class PapersTree implements vscode.TreeDataProvider<PapersNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  /** Papers that are shown, by key, and how often each is cited as it is shown. */
  readonly #shown = new Map<string, ShownPaper>();
  /** Keys of the papers that stand in the group of those that are cited. */
  readonly #groupedAsCited = new Set<string>();
  readonly #topics: LibraryTopics;
  readonly #memento: vscode.Memento;
  readonly #change = new vscode.EventEmitter<PapersNode[] | undefined>();
  readonly #subscriptions: vscode.Disposable[];
  readonly view: vscode.TreeView<PapersNode>;
  #grouping: Grouping;
  readonly #refreshing = new Debouncer(hostClock, minPause, () => {
    this.#refreshTimed();
  });
  #pause = minPause;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(library: Library, cited: CitationIndex, topics: LibraryTopics, memento: vscode.Memento) {
    this.#library = library;
    this.#cited = cited;
    this.#topics = topics;
    this.#memento = memento;
    this.#grouping = groupings.find((grouping) => grouping === memento.get(groupingMemento)) ?? 'source';
    this.view = vscode.window.createTreeView(papersViewId, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: papersDrag,
    });
    this.#subscriptions = [
      this.#change,
      this.#refreshing,
      this.view,
      library.onDidChange(() => {
        this.#refreshSoon();
      }),
      cited.onDidChange((keys) => {
        this.#followCitations(keys);
      }),
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
    switch (node.kind) {
      case 'paper':
        return [];
      case 'more':
        return paperNodes(node.papers, node);
      case 'group':
        return [
          ...node.group.groups.map((group) => groupNode(group, node.grouping, node)),
          ...paperNodes(node.group.papers, node),
        ];
    }
  }

  #roots(grouping: Grouping): PapersNode[] | Promise<PapersNode[]> {
    const nodes = (groups: readonly PaperGroup[]) => groups.map((group) => groupNode(group, grouping, undefined));
    switch (grouping) {
      case 'none':
        return paperNodes(this.#library.papers, undefined);
      case 'topic':
        return this.#topics.groups().then(nodes);
      case 'cited':
        this.#groupedAsCited.clear();
        return nodes(
          groupByCited(this.#library.papers, (paper) => {
            const isCited = this.#cited.countOf(paper) > 0;
            if (isCited) {
              this.#groupedAsCited.add(paper.key);
            }
            return isCited;
          }),
        );
      default:
        return nodes(groupPapers(this.#library.papers, grouping));
    }
  }

  getParent(node: PapersNode): PapersNode | undefined {
    return node.parent;
  }

  getTreeItem(node: PapersNode): vscode.TreeItem {
    if (node.kind !== 'paper') {
      return node.kind === 'group' ? groupItem(node) : moreItem(node);
    }
    const count = this.#cited.countOf(node.paper);
    const { key } = node.paper;
    this.#shown.set(key, {
      count,
      nodes: [...(this.#shown.get(key)?.nodes ?? []).filter(({ id }) => id !== node.id), node],
    });
    return paperItem(node, count);
  }

  /** Tooltips are made when they are looked at. */
  resolveTreeItem(item: vscode.TreeItem, node: PapersNode): vscode.TreeItem {
    if (node.kind === 'paper') {
      item.tooltip = paperTooltip(node.paper, this.#cited.countOf(node.paper));
    }
    return item;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Shows new counts of citations; with papers grouped by them, a paper that is cited first or no more changes its group. */
  #followCitations(keys: ReadonlySet<string>): void {
    const papers = [...new Set([...keys].flatMap((key) => this.#library.get(key) ?? []))];
    if (
      this.#grouping === 'cited' &&
      papers.some((paper) => this.#groupedAsCited.has(paper.key) !== this.#cited.countOf(paper) > 0)
    ) {
      this.#refreshSoon();
      return;
    }
    const changed = papers.flatMap((paper) => {
      const shown = this.#shown.get(paper.key);
      return shown === undefined || shown.count === this.#cited.countOf(paper) ? [] : shown.nodes;
    });
    if (changed.length > 0) {
      this.#change.fire(changed);
    }
  }

  #refreshSoon(): void {
    this.#refreshing.scheduleOnce(this.#pause);
  }

  #refreshTimed(): void {
    const started = performance.now();
    this.#refresh();
    this.#pause = Math.max(minPause, (performance.now() - started) / refreshShare);
  }

  #refresh(): void {
    const count = this.#library.papers.length;
    this.view.description = count === 0 ? undefined : count.toString();
    void vscode.commands.executeCommand('setContext', groupingContext, this.#grouping);
    this.#shown.clear();
    this.#change.fire(undefined);
  }
}

interface ShownPaper {
  readonly count: number;
  readonly nodes: readonly PaperNode[];
}

function groupNode(group: PaperGroup, grouping: Grouping, parent: PapersNode | undefined): GroupNode {
  return {
    kind: 'group',
    id: `${parent?.id ?? grouping}/${group.id}`,
    grouping,
    group,
    ...(parent === undefined ? {} : { parent }),
  };
}

/** The papers of a group; those that are too many for one go stand in a node of their own. */
function paperNodes(papers: readonly Paper[], parent: PapersNode | undefined): PapersNode[] {
  const shown = papers.slice(0, maxRows).map((paper) => paperNode(paper, parent));
  const rest = papers.slice(maxRows);
  return rest.length === 0
    ? shown
    : [
        ...shown,
        { kind: 'more', id: `${parent?.id ?? ''}#+`, papers: rest, ...(parent === undefined ? {} : { parent }) },
      ];
}

function paperNode(paper: Paper, parent: PapersNode | undefined): PaperNode {
  return { kind: 'paper', id: `${parent?.id ?? ''}#${paper.key}`, paper, ...(parent === undefined ? {} : { parent }) };
}
