import { textHash } from '../library/base/fingerprint';
import type { WorkSteps } from '../async/time-slicer';
import type { PaperFeatures, PaperToGroup } from '../search/topics/paper-features';
import type { TopicTable } from '../search/topics/topic-table';
import { type KnownFeatures, topicSteps } from '../search/topics/topics';
import type { TermTable } from '../search/translation/term-table';
import type { LayoutTask } from './layout-task';
import type { OverviewTopic } from './overview-topic';
import { vectorsOf } from './vectors';

/** What a map of the library is made of; can be cloned. */
export interface Overview {
  /** Keys of the papers, sorted, so that the same library gives the same map. */
  readonly keys: readonly string[];
  /** Of each paper what tells whether its text is as it was. */
  readonly hashes: readonly string[];
  /** The largest first. */
  readonly topics: readonly OverviewTopic[];
  /** Of each paper the number of its topic, -1 where it stands under none. */
  readonly topicOf: Int16Array;
  readonly task: Omit<LayoutTask, 'known'>;
}

const papersInStep = 50;
const noFeatures: PaperFeatures = { stems: [], weights: new Float32Array(), mentions: new Map() };

/**
 * Says what the papers of a library are about, for its map: topics, and what papers are compared by.
 * @param known what was read of papers before, and is added to
 */
export function* overviewSteps(
  papers: readonly PaperToGroup[],
  terms: TermTable,
  table: TopicTable,
  known: KnownFeatures,
): WorkSteps<Overview> {
  const sorted = [...papers].sort((a, b) => (a.key < b.key ? -1 : 1));
  const groups = (yield* topicSteps(sorted, terms, table, known)).filter(({ label }) => label !== '');
  const numbers = new Map(groups.flatMap(({ keys }, topic) => keys.map((key) => [key, topic] as const)));
  const topicOf = Int16Array.from(sorted, ({ key }) => numbers.get(key) ?? -1);
  const hashes: string[] = [];
  const languages = new Map<string, number>();
  const languageOf = new Uint8Array(sorted.length);
  for (const [number, { read }] of sorted.entries()) {
    if (number % papersInStep === 0) {
      yield;
    }
    const paper = read();
    const language = (paper?.language ?? '').split('-')[0] ?? '';
    languages.set(language, languages.get(language) ?? languages.size);
    languageOf[number] = languages.get(language) ?? 0;
    hashes.push(textHash(`${paper?.title ?? ''}\n${paper?.abstract ?? ''}`) ?? '');
  }
  yield;
  const vectors = vectorsOf(
    sorted.map(({ key }) => known.get(key) ?? noFeatures),
    topicOf,
  );
  return {
    keys: sorted.map(({ key }) => key),
    hashes,
    topics: groups.map(({ label, labelZh }) => ({ label, ...(labelZh === undefined ? {} : { labelZh }) })),
    topicOf,
    task: { vectors, languages: languageOf },
  };
}
