import * as vscode from 'vscode';
import { SharedRun } from '../../core/async/shared-run';
import type { PaperGroup } from '../../core/library/base/grouping';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { TopicGroup } from '../../core/search/topics/topics';

/** Groups the library's papers by topic when that is asked for, in the words of the editor's language. */
export class LibraryTopics {
  readonly #library: Library;
  readonly #search: { topics(): Promise<readonly TopicGroup[]> };
  /** While a library is read, the tree asks at every change. */
  readonly #grouping = new SharedRun(() => this.#groups());
  #last: { readonly papers: readonly Paper[]; readonly groups: readonly PaperGroup[] } | undefined;

  constructor(library: Library, search: { topics(): Promise<readonly TopicGroup[]> }) {
    this.#library = library;
    this.#search = search;
  }

  /** The papers that fit no topic stand in the last group, with the id `''`; each group in the order of the library. */
  groups(): Promise<readonly PaperGroup[]> {
    return this.#grouping.run();
  }

  async #groups(): Promise<readonly PaperGroup[]> {
    const { papers } = this.#library;
    if (this.#last?.papers !== papers) {
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
