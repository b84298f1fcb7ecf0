import { TimeSlicer, type WorkSteps } from '../core/async/time-slicer';
import type { SearchEngine } from '../core/search/engine';
import type { PaperFeatures, PaperToGroup } from '../core/search/topics/paper-features';
import { subjectsInOtherLanguage } from '../core/search/topics/subjects';
import { TopicTable } from '../core/search/topics/topic-table';
import { type Overview, overviewSteps } from '../core/map/overview';
import { type KnownFeatures, topicSteps, type TopicGroup } from '../core/search/topics/topics';
import { TermTable } from '../core/search/translation/term-table';
import { threadClock } from './clock';
import type { IndexChange } from './protocol';

/** Searches wait for as long as this at most, in milliseconds. */
const slice = 15;

/** Groups the papers of an index by topic; what was read of a paper is kept until the paper changes. */
export class PaperTopics {
  readonly #engine: SearchEngine;
  /** Another one where words mean something else: what is being grouped goes on with its own. */
  #known = new Map<string, PaperFeatures>();
  #terms = TermTable.parse('');
  #table: { readonly text: string; readonly topics: TopicTable } = { text: '', topics: TopicTable.empty };

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  /** What Chinese words mean; without, Chinese papers are grouped by the topics that they name. */
  useTerms(terms: TermTable): void {
    this.#terms = terms;
    this.#known = new Map();
  }

  /** Papers have been taken out or put in. */
  forget({ removed, added }: IndexChange): void {
    removed.forEach((key) => this.#known.delete(key));
    added.forEach(({ key }) => this.#known.delete(key));
  }

  /** @param table the topics in the text form of `TopicTable` */
  groups(table: string): Promise<TopicGroup[]> {
    return this.#run(table, topicSteps);
  }

  /** What a map of the papers is made of. */
  overview(table: string): Promise<Overview> {
    return this.#run(table, overviewSteps);
  }

  /** See `subjectsInOtherLanguage`; none for an unknown key. */
  subjects(key: string, table: string, limit: number): readonly string[] {
    const paper = this.#engine.paper(key);
    this.#use(table);
    return paper === undefined ? [] : subjectsInOtherLanguage(paper, this.#terms, this.#table.topics, limit);
  }

  #run<T>(
    table: string,
    stepsOf: (
      papers: readonly PaperToGroup[],
      terms: TermTable,
      topics: TopicTable,
      known: KnownFeatures,
    ) => WorkSteps<T>,
  ): Promise<T> {
    this.#use(table);
    const engine = this.#engine;
    const papers = engine.keys().map((key) => ({ key, read: () => engine.paper(key) }));
    return new TimeSlicer(threadClock, slice).run(stepsOf(papers, this.#terms, this.#table.topics, this.#known));
  }

  #use(table: string): void {
    if (this.#table.text !== table) {
      this.#table = { text: table, topics: TopicTable.parse(table) };
      this.#known = new Map();
    }
  }
}
