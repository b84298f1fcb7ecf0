import * as vscode from 'vscode';
import { SharedRun } from '../../core/async/shared-run';
import type { PaperGroup } from '../../core/library/base/grouping';
import { isWorthGrouping } from '../../core/library/base/regrouping';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { TopicGroup } from '../../core/search/topics/topics';
import type { LibraryLoader } from './library-loader';

/** Groups the library's papers by topic when that is asked for, in the words of the editor's language. */
export class LibraryTopics implements vscode.Disposable {
  readonly #library: Library;
  readonly #loader: Pick<LibraryLoader, 'state' | 'onDidChangeState'>;
  readonly #search: { topics(): Promise<readonly TopicGroup[]> };
  /** While a library is read, the tree asks at every change. */
  readonly #grouping = new SharedRun(() => this.#groups());
  readonly #fallBehind = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #last: { readonly papers: readonly Paper[]; readonly groups: readonly PaperGroup[] } | undefined;
  #isBehind = false;

  /** Fires when a library has been read and groups that were given while it was do not have all of its papers. */
  readonly onDidFallBehind = this.#fallBehind.event;

  constructor(
    library: Library,
    loader: Pick<LibraryLoader, 'state' | 'onDidChangeState'>,
    search: { topics(): Promise<readonly TopicGroup[]> },
  ) {
    this.#library = library;
    this.#loader = loader;
    this.#search = search;
    this.#subscription = vscode.Disposable.from(
      this.#fallBehind,
      loader.onDidChangeState((state) => {
        if (state !== 'indexing' && this.#isBehind) {
          this.#isBehind = false;
          this.#fallBehind.fire();
        }
      }),
    );
  }

  /** Whether groups are a while away: the library is being read, and none of it has been grouped yet. */
  get isFarOff(): boolean {
    return (this.#last?.papers.length ?? 0) === 0 && this.#loader.state === 'indexing';
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /**
   * The papers that fit no topic stand in the last group, with the id `''`; each group in the order of the library. While a library is
   * read, papers may be missing; see `onDidFallBehind`. Called off with its worker, what was given last.
   */
  async groups(): Promise<readonly PaperGroup[]> {
    try {
      return await this.#grouping.run();
    } catch (error) {
      if (error instanceof Error && error.name === 'Canceled') {
        // The window is being closed, and VS Code would note that the rows failed.
        return this.#last?.groups ?? [];
      }
      this.#isBehind ||= this.#loader.state === 'indexing';
      throw error;
    }
  }

  async #groups(): Promise<readonly PaperGroup[]> {
    const { papers } = this.#library;
    if (this.#last?.papers !== papers) {
      const isReading = this.#loader.state === 'indexing';
      if (this.#last !== undefined && !isWorthGrouping(papers.length, this.#last.papers.length, isReading)) {
        this.#isBehind = true;
        return this.#last.groups;
      }
      this.#last = { papers, groups: groupsOf(papers, await this.#search.topics()) };
    }
    return this.#last.groups;
  }
}

function groupsOf(papers: readonly Paper[], topics: readonly TopicGroup[]): PaperGroup[] {
  const isChinese = vscode.env.language.toLowerCase().startsWith('zh');
  const topicOf = new Map(topics.flatMap((topic) => topic.keys.map((key) => [key, topic.label] as const)));
  const members = new Map<string, Paper[]>(topics.map(({ label }) => [label, []]));
  for (const paper of papers) {
    const label = topicOf.get(paper.key) ?? '';
    const group = members.get(label) ?? [];
    group.push(paper);
    members.set(label, group);
  }
  const chinese = new Map(topics.map(({ label, labelZh }) => [label, labelZh]));
  return [...members]
    .filter(([, group]) => group.length > 0)
    .map(([label, group]) => ({
      id: label,
      label: isChinese ? (chinese.get(label) ?? label) : label,
      count: group.length,
      groups: [],
      papers: group,
    }));
}
