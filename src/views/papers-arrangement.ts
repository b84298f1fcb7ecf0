import * as vscode from 'vscode';
import { areMostlyUntelling } from '../core/library/base/file-names';
import { type Grouping, groupings } from '../core/library/base/grouping';
import { type Ordering, orderings, type OrderingFacts, orderPapers } from '../core/library/base/ordering';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import { describesOthers, formatKindOf } from '../core/parse/formats/index';
import { fileNameOf } from '../core/text/uri-text';

const groupingMemento = 'papers.grouping';
const orderingMemento = 'papers.ordering';
const expandedMemento = 'papers.expanded';
/** Groups that are remembered as expanded. */
const maxExpanded = 200;
/** Groups of a filter are expanded where it leaves so many papers at most. */
const maxShownAtOnce = 50;
const filteredRoot = '?';

export interface PapersFilter {
  readonly query: string;
  /** Best first. */
  readonly papers: readonly Paper[];
}

/** How the tree of papers is grouped, ordered, filtered and expanded; all but the filter is remembered for the workspace. */
export class PapersArrangement {
  readonly #library: Library;
  readonly #memento: vscode.Memento;
  readonly #expanded: Set<string>;
  readonly #changed = new Map<string, number>();
  #grouping: Grouping | undefined;
  #ordering: Ordering;
  #judged: { readonly papers: readonly Paper[]; readonly isByTopic: boolean } | undefined;
  filter: PapersFilter | undefined;

  constructor(library: Library, memento: vscode.Memento) {
    this.#library = library;
    this.#memento = memento;
    this.#grouping = groupings.find((grouping) => grouping === memento.get(groupingMemento));
    this.#ordering = orderings.find((ordering) => ordering === memento.get(orderingMemento)) ?? 'source';
    this.#expanded = new Set(memento.get<readonly string[]>(expandedMemento, []));
  }

  /** What was chosen, else by source; by topic where the names of the files tell nothing. */
  get grouping(): Grouping {
    return this.#grouping ?? (this.#isByTopic() ? 'topic' : 'source');
  }

  /** Notes and records of papers that other files have do not count: writing one must not turn the tree over. */
  #isByTopic(): boolean {
    const { papers } = this.#library;
    if (this.#judged?.papers !== papers) {
      const files = new Set<string>();
      // Asked for after each change, of a hundred thousand papers too: without a list for each.
      for (const { sources } of papers) {
        for (const { source, format } of sources) {
          if (sources.length === 1 || !isBeside(format)) {
            files.add(source);
          }
        }
      }
      this.#judged = { papers, isByTopic: areMostlyUntelling([...files].map(fileNameOf)) };
    }
    return this.#judged.isByTopic;
  }

  get ordering(): Ordering {
    return this.#ordering;
  }

  async groupBy(grouping: Grouping): Promise<void> {
    this.#grouping = grouping;
    await this.#memento.update(groupingMemento, grouping);
  }

  async orderBy(ordering: Ordering): Promise<void> {
    this.#ordering = ordering;
    await this.#memento.update(orderingMemento, ordering);
  }

  /** What the identifiers of rows begin with: what is filtered is expanded by another rule. */
  get root(): string {
    return `${this.filter === undefined ? '' : filteredRoot}${this.grouping}`;
  }

  /** Whether a group is shown expanded: as it was left, and where a filter leaves few papers. */
  isExpanded(id: string): boolean {
    return this.filter === undefined ? this.#expanded.has(id) : this.filter.papers.length <= maxShownAtOnce;
  }

  async expand(id: string, isExpanded: boolean): Promise<void> {
    if (id.startsWith(filteredRoot)) {
      return;
    }
    this.#expanded.delete(id);
    if (isExpanded) {
      this.#expanded.add(id);
    }
    await this.#memento.update(expandedMemento, [...this.#expanded].slice(-maxExpanded));
  }

  /** Papers in the order of choice; see `readTimes`. */
  ordered(papers: readonly Paper[], countOf: OrderingFacts['countOf']): readonly Paper[] {
    return orderPapers(papers, this.#ordering, {
      countOf,
      changedAt: (source) => this.#changed.get(source),
      compareNames: new Intl.Collator(vscode.env.language, { numeric: true }).compare,
    });
  }

  /** Learns when the sources of papers were changed, where the order goes by that. */
  async readTimes(papers: readonly Paper[]): Promise<void> {
    const sources = new Set(papers.flatMap((paper) => paper.sources.map(({ source }) => source)));
    await Promise.all(
      [...sources].map(async (source) => {
        try {
          this.#changed.set(source, (await vscode.workspace.fs.stat(vscode.Uri.parse(source))).mtime);
        } catch {
          // A source that is gone has no time, and soon no papers.
          this.#changed.delete(source);
        }
      }),
    );
  }

  /** What is in force, as the head of the view tells it. */
  get description(): string | undefined {
    const { size } = this.#library;
    const count =
      this.filter === undefined ? String(size) : vscode.l10n.t('{0} of {1}', this.filter.papers.length, size);
    return size === 0
      ? undefined
      : [count, ...groupingText(this.grouping), ...orderingText(this.#ordering)].join(' · ');
  }

  /** What is told above the rows. */
  get message(): string | undefined {
    return this.filter === undefined
      ? undefined
      : this.filter.papers.length === 0
        ? vscode.l10n.t('No paper matches “{0}”.', this.filter.query)
        : vscode.l10n.t('Filtered by “{0}”', this.filter.query);
  }
}

/** Whether what is of this format stands beside the files that have the papers. */
const isBeside = (format: string): boolean => formatKindOf(format) === 'note' || describesOthers(format);

function groupingText(grouping: Grouping): string[] {
  switch (grouping) {
    case 'source':
      return [vscode.l10n.t('by file')];
    case 'topic':
      return [vscode.l10n.t('by topic')];
    case 'language':
      return [vscode.l10n.t('by language')];
    case 'host':
      return [vscode.l10n.t('by code host')];
    case 'cited':
      return [vscode.l10n.t('by whether cited')];
    case 'status':
      return [vscode.l10n.t('by status')];
    case 'tag':
      return [vscode.l10n.t('by tag')];
    case 'readingList':
      return [vscode.l10n.t('reading list')];
    case 'none':
      return [];
  }
}

function orderingText(ordering: Ordering): string[] {
  switch (ordering) {
    case 'source':
      return [];
    case 'name':
      return [vscode.l10n.t('sorted by name')];
    case 'year':
      return [vscode.l10n.t('latest year first')];
    case 'cited':
      return [vscode.l10n.t('most cited first')];
    case 'newest':
      return [vscode.l10n.t('newest first')];
  }
}
