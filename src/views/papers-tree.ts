import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import { groupByCited, type Grouping, groupPapers, type PaperGroup } from '../core/library/base/grouping';
import type { Ordering } from '../core/library/base/ordering';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { hostClock } from '../host/clock';
import { draggedKeys, dragPapers, papersMimeType } from '../host/citations/dragged-papers';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibrarySearch } from '../host/library/library-search';
import type { LibraryTopics } from '../host/library/library-topics';
import { groupNode, isAmong, paperNodes, withPapers } from './papers-nodes';
import { subjectsFor } from './paper-subjects';
import { PapersArrangement } from './papers-arrangement';
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
const groupingContext = 'literatureNotes.grouping';
const filteredContext = 'literatureNotes.filtered';
/** A library that is being read changes many times a second; a refresh takes at most this part of the time. */
const refreshShare = 1 / 20;
const minPause = 30;
const subjectsInTooltip = 3;
/** In milliseconds. */
const tooltipPatience = 400;

/** Papers can be dragged into documents, and within the tree into groups of what their reader says of them. */
const papersDrag: vscode.TreeDragAndDropController<PapersNode> = {
  dragMimeTypes: [papersMimeType, 'text/plain'],
  dropMimeTypes: [papersMimeType],
  handleDrop: async (target, dataTransfer) => {
    const keys = await draggedKeys(dataTransfer);
    let group = target;
    while (group !== undefined && group.kind !== 'group') {
      group = group.parent;
    }
    if (group !== undefined) {
      const before = target?.kind === 'paper' ? target.paper.key : undefined;
      await vscode.commands.executeCommand(
        '_literatureNotes.dropOnGroup',
        keys,
        group.grouping,
        group.group.id,
        before,
      );
    }
  },
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
  readonly #search: Pick<LibrarySearch, 'find' | 'subjects'>;
  readonly #arrangement: PapersArrangement;
  readonly #change = new vscode.EventEmitter<PapersNode[] | undefined>();
  readonly #subscriptions: vscode.Disposable[];
  readonly view: vscode.TreeView<PapersNode>;
  #filtering: vscode.CancellationTokenSource | undefined;
  readonly #refreshing = new Debouncer(hostClock, minPause, () => {
    this.#refreshTimed();
  });
  #pause = minPause;

  readonly onDidChangeTreeData = this.#change.event;

  constructor(
    library: Library,
    cited: CitationIndex,
    topics: LibraryTopics,
    search: Pick<LibrarySearch, 'find' | 'subjects'>,
    memento: vscode.Memento,
  ) {
    this.#library = library;
    this.#cited = cited;
    this.#topics = topics;
    this.#search = search;
    this.#arrangement = new PapersArrangement(library, memento);
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
      this.view.onDidExpandElement(({ element }) => void this.#arrangement.expand(element.id, true)),
      this.view.onDidCollapseElement(({ element }) => void this.#arrangement.expand(element.id, false)),
      library.onDidChange(() => {
        this.#refreshSoon();
      }),
      topics.onDidFallBehind(() => {
        this.#refreshSoon();
      }),
      cited.onDidChange((keys) => {
        this.#followCitations(keys);
      }),
    ];
    this.#refresh();
  }

  get grouping(): Grouping {
    return this.#arrangement.grouping;
  }

  /** What the rows are filtered by; empty where all papers are shown. */
  get query(): string {
    return this.#arrangement.filter?.query ?? '';
  }

  /** Changes the grouping and remembers it for this workspace. */
  async groupBy(grouping: Grouping): Promise<void> {
    const remembered = this.#arrangement.groupBy(grouping);
    this.#refresh();
    await remembered;
  }

  /** Changes the order within groups and remembers it for this workspace. */
  async orderBy(ordering: Ordering): Promise<void> {
    const remembered = this.#arrangement.orderBy(ordering);
    this.#refresh();
    await remembered;
  }

  /** Shows the papers only that a search finds, until it is called without a query. A call is overtaken by the next one. */
  async filterBy(query: string): Promise<void> {
    this.#filtering?.cancel();
    this.#filtering?.dispose();
    this.#filtering = undefined;
    if (query.trim() === '') {
      this.#arrangement.filter = undefined;
      this.#refresh();
      return;
    }
    const filtering = new vscode.CancellationTokenSource();
    this.#filtering = filtering;
    const papers = await this.#search.find(query, this.#library.size, filtering.token);
    if (this.#filtering === filtering) {
      this.#arrangement.filter = { query, papers };
      this.#refresh();
    }
  }

  getChildren(node?: PapersNode): vscode.ProviderResult<PapersNode[]> {
    if (node === undefined) {
      return this.#roots();
    }
    switch (node.kind) {
      case 'paper':
        return [];
      case 'more':
        return paperNodes(node.papers, node);
      case 'group':
        // VS Code asks for no rows but of what is expanded, and tells nothing of what was while the rows around it were made anew.
        if (!this.#arrangement.isExpanded(node.id)) {
          void this.#arrangement.expand(node.id, true);
        }
        return [
          ...node.group.groups.map((group) => groupNode(group, node)),
          ...paperNodes(
            node.grouping === 'readingList' && node.group.id !== ''
              ? node.group.papers
              : this.#ordered(node.group.papers),
            node,
          ),
        ];
    }
  }

  async #roots(): Promise<PapersNode[]> {
    const { grouping, ordering, filter } = this.#arrangement;
    const papers =
      filter === undefined
        ? this.#library.papers
        : grouping === 'none'
          ? filter.papers
          : this.#library.papers.filter(isAmong(filter.papers));
    if (ordering === 'newest') {
      await this.#arrangement.readTimes(papers);
    }
    const { root } = this.#arrangement;
    const nodes = (groups: readonly PaperGroup[], shown = grouping) =>
      groups.map((group): GroupNode => ({ kind: 'group', id: `${root}/${group.id}`, grouping: shown, group }));
    switch (grouping) {
      case 'none':
        return paperNodes(this.#ordered(papers), undefined);
      case 'topic':
        if (this.#topics.isFarOff) {
          // Rows at once, by source; `groups` brings topics in their place, as soon as there is a paper.
          if (this.#library.size > 0) {
            this.#topics.groups().then(
              () => {
                if (!this.#topics.isFarOff) {
                  this.#refreshSoon();
                }
              },
              // The refresh when all has been read asks again, and tells.
              () => undefined,
            );
          }
          return nodes(groupPapers(papers, 'source'), 'source');
        }
        return nodes(withPapers(await this.#topics.groups(), filter?.papers));
      case 'cited':
        this.#groupedAsCited.clear();
        return nodes(
          groupByCited(papers, (paper) => {
            const isCited = this.#cited.countOf(paper) > 0;
            if (isCited) {
              this.#groupedAsCited.add(paper.key);
            }
            return isCited;
          }),
        );
      default:
        return nodes(groupPapers(papers, grouping));
    }
  }

  #ordered(papers: readonly Paper[]): readonly Paper[] {
    return this.#arrangement.ordered(papers, (paper) => this.#cited.countOf(paper));
  }

  getParent(node: PapersNode): PapersNode | undefined {
    return node.parent;
  }

  getTreeItem(node: PapersNode): vscode.TreeItem {
    if (node.kind !== 'paper') {
      return node.kind === 'group' ? groupItem(node, this.#arrangement.isExpanded(node.id)) : moreItem(node);
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
  async resolveTreeItem(item: vscode.TreeItem, node: PapersNode): Promise<vscode.TreeItem> {
    if (node.kind === 'paper') {
      // What is known at once does not wait for an index that is being made.
      const subjects = await Promise.race([
        subjectsFor(node.paper, this.#search, subjectsInTooltip),
        new Promise<readonly string[]>((resolve) => {
          hostClock.after(tooltipPatience, () => {
            resolve([]);
          });
        }),
      ]);
      item.tooltip = paperTooltip(node.paper, subjects, this.#cited.countOf(node.paper));
    }
    return item;
  }

  dispose(): void {
    this.#filtering?.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Shows new counts of citations; with papers grouped by them, a paper that is cited first or no more changes its group. */
  #followCitations(keys: ReadonlySet<string>): void {
    const papers = [...new Set([...keys].flatMap((key) => this.#library.get(key) ?? []))];
    const { grouping, ordering } = this.#arrangement;
    if (
      ordering === 'cited' ||
      (grouping === 'cited' &&
        papers.some((paper) => this.#groupedAsCited.has(paper.key) !== this.#cited.countOf(paper) > 0))
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
    if (this.query === '') {
      this.#refresh();
    } else {
      void this.filterBy(this.query);
    }
    this.#pause = Math.max(minPause, (performance.now() - started) / refreshShare);
  }

  #refresh(): void {
    this.view.description = this.#arrangement.description;
    this.view.message = this.#arrangement.message;
    void vscode.commands.executeCommand('setContext', groupingContext, this.grouping);
    void vscode.commands.executeCommand('setContext', filteredContext, this.query !== '');
    this.#shown.clear();
    this.#change.fire(undefined);
  }
}

interface ShownPaper {
  readonly count: number;
  readonly nodes: readonly PaperNode[];
}
