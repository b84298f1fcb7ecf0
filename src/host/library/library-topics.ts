import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { PaperGroup } from '../../core/library/base/grouping';
import type { Paper } from '../../core/model/paper';
import type { PaperFeatures } from '../../core/search/topics/paper-features';
import { hostSlicer } from '../clock';
import type { BundleLoader } from '../bundles/lazy-bundles';
import type { TermTableLoader } from './term-table';

/** Groups the library's papers by topic when that is asked for, in the words of the editor's language. */
export class LibraryTopics {
  readonly #library: Library;
  readonly #tables: TermTableLoader;
  readonly #bundles: BundleLoader;
  /** What was read of each paper, so that after an edit only changed papers are read again. */
  readonly #known = new WeakMap<Paper, PaperFeatures>();
  #last: { readonly papers: readonly Paper[]; readonly groups: readonly PaperGroup[] } | undefined;

  constructor(library: Library, tables: TermTableLoader, bundles: BundleLoader) {
    this.#bundles = bundles;
    this.#library = library;
    this.#tables = tables;
  }

  /** The papers that fit no topic stand in the last group, with the id `''`. */
  async groups(): Promise<readonly PaperGroup[]> {
    const [terms, topics] = await Promise.all([this.#tables.load({}), this.#tables.loadTopics()]);
    const part = await this.#bundles.load('search');
    const papers = this.#library.papers;
    if (this.#last?.papers !== papers) {
      const byKey = new Map(papers.map((paper) => [paper.key, paper]));
      const chinese = vscode.env.language.toLowerCase().startsWith('zh');
      const found = await hostSlicer().run(part.topicSteps(papers, terms, topics, this.#known));
      const groups = found.map(({ label, labelZh, keys }) => ({
        id: label,
        label: chinese ? (labelZh ?? label) : label,
        count: keys.length,
        groups: [],
        papers: keys.flatMap((key) => byKey.get(key) ?? []),
      }));
      this.#last = { papers, groups };
      return groups;
    }
    return this.#last.groups;
  }
}
