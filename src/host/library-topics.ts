import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { PaperGroup } from '../core/library/grouping';
import type { Paper } from '../core/model';
import type { PaperFeatures } from '../core/search/paper-features';
import type { TermTable } from '../core/search/terms';
import type { TopicTable } from '../core/search/topic-table';
import type { PartLoader, Parts } from './parts';
import type { TermTableLoader } from './term-table';

/** How long papers are read before the extension host may do something else, in milliseconds. */
const slice = 15;

/** Groups the library's papers by topic when that is asked for, in the words of the editor's language. */
export class LibraryTopics {
  readonly #library: Library;
  readonly #tables: TermTableLoader;
  readonly #parts: PartLoader;
  /** What was read of each paper, so that after an edit only changed papers are read again. */
  readonly #known = new WeakMap<Paper, PaperFeatures>();
  #last: { readonly papers: readonly Paper[]; readonly groups: readonly PaperGroup[] } | undefined;

  constructor(library: Library, tables: TermTableLoader, parts: PartLoader) {
    this.#parts = parts;
    this.#library = library;
    this.#tables = tables;
  }

  /** The papers that fit no topic stand in the last group, with the id `''`. */
  async groups(): Promise<readonly PaperGroup[]> {
    const [terms, topics] = await Promise.all([this.#tables.load({}), this.#tables.loadTopics()]);
    const part = await this.#parts.load('search');
    await this.#read(terms, topics, part);
    const papers = this.#library.papers;
    if (this.#last?.papers !== papers) {
      const byKey = new Map(papers.map((paper) => [paper.key, paper]));
      const chinese = vscode.env.language.toLowerCase().startsWith('zh');
      const groups = part.topicsOf(papers, terms, topics, this.#known).map(({ label, labelZh, keys }) => ({
        id: label,
        label: chinese ? labelZh ?? label : label,
        count: keys.length,
        groups: [],
        papers: keys.flatMap((key) => byKey.get(key) ?? []),
      }));
      this.#last = { papers, groups };
    }
    return this.#last.groups;
  }

  async #read(terms: TermTable, topics: TopicTable, { featuresOf }: Parts['search']): Promise<void> {
    let until = performance.now() + slice;
    for (const paper of this.#library.papers) {
      if (!this.#known.has(paper)) {
        this.#known.set(paper, featuresOf(paper, terms, topics));
      }
      if (performance.now() > until) {
        await new Promise((resolve) => setTimeout(resolve));
        until = performance.now() + slice;
      }
    }
  }
}
