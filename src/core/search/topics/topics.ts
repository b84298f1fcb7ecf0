import type { Paper } from '../../model/paper';
import { forgetPhraseWords } from '../text/phrases';
import { phrasesOfLibrary } from './library-phrases';
import { featuresOf, type PaperFeatures, type PaperToGroup } from './paper-features';
import type { TermTable } from '../translation/term-table';
import { atOnce, type WorkSteps } from '../../async/time-slicer';
import type { Topic, TopicTable } from './topic-table';

/** Papers about one subject. */
export interface TopicGroup {
  /** In English; `''`: papers that fit no other group. */
  readonly label: string;
  readonly labelZh?: string;
  /** In the order of the papers given. */
  readonly keys: readonly string[];
}

/** A paper that is nearer to no topic than this stands with the others; the next is tried where more than a fifth would. */
const minAffinities = [0.2, 0.18, 0.16, 0.14, 0.12, 0.11, 0.1];
const maxOthers = 1 / 5;
/** Nor does a paper stand under a topic that is so much farther than its nearest one, which may not be shown. */
const minShareOfNearest = 0.35;
/** What naming a topic adds to having its words, and how soon naming it again adds little. */
const mentionBonus = 0.2;
const mentionSaturation = 1.5;
const maxGroups = 40;
const papersInStep = 5;

/** How many groups there are at most: six for twelve papers, fifteen for fifty, forty from 450 on. */
const groupCount = (papers: number): number =>
  Math.min(maxGroups, Math.ceil(papers / 2), Math.round(2.6 * papers ** 0.45));
/** A group of fewer says no more than its papers do; in a small library, one paper may be all there is on a subject. */
const minMembers = (papers: number): number => (papers < 25 ? 1 : Math.max(2, Math.min(5, Math.round(papers / 60))));

interface Candidate {
  readonly topic: Topic;
  /** Papers by number, with how near they are. */
  readonly papers: readonly { readonly number: number; readonly affinity: number }[];
}

/** What was read of papers, to be kept for the next time by whoever knows when a paper changes; by key. */
export interface KnownFeatures {
  get(key: string): PaperFeatures | undefined;
  set(key: string, features: PaperFeatures): unknown;
}

/**
 * Groups papers by subject: each stands in one group, the largest groups come first, papers that fit none last, under the
 * label `''`. Topics are those of the table and phrases that several papers of the library share; which of them are shown
 * is chosen greedily so that papers are near to the one they stand under (facility location, Nemhauser et al. 1978).
 * The outcome depends on the papers alone, not on their order.
 */
export function topicsOf(papers: readonly Paper[], terms: TermTable, table: TopicTable): TopicGroup[] {
  const toGroup = papers.map((paper) => ({ key: paper.key, read: () => paper }));
  return atOnce(topicSteps(toGroup, terms, table, new Map()));
}

/** The same in steps. */
export function* topicSteps(
  papers: readonly PaperToGroup[],
  terms: TermTable,
  table: TopicTable,
  known: KnownFeatures,
): WorkSteps<TopicGroup[]> {
  const sorted = [...papers].sort((a, b) => (a.key < b.key ? -1 : 1));
  const features: PaperFeatures[] = [];
  for (const { key, read } of sorted) {
    features.push(known.get(key) ?? readFeatures(key, read(), terms, table, known));
    if (features.length % papersInStep === 0) {
      yield;
    }
  }
  const topics = [...table.topics, ...(yield* phrasesOfLibrary(sorted, features, table))];
  forgetPhraseWords();
  const candidates = yield* topicsNear(features, topics, minAffinities.at(-1) ?? 0);
  let assigned: (Topic | undefined)[] = [];
  for (const least of minAffinities) {
    assigned = yield* choose(nearest(candidates, least, minMembers(papers.length)), features.length);
    if (assigned.filter((topic) => topic === undefined).length <= papers.length * maxOthers) {
      break;
    }
  }
  const position = new Map(papers.map(({ key }, index) => [key, index]));
  const groups = new Map<Topic | undefined, string[]>();
  sorted.forEach(({ key }, number) => {
    const topic = assigned[number];
    const keys = groups.get(topic);
    if (keys === undefined) {
      groups.set(topic, [key]);
    } else {
      keys.push(key);
    }
  });
  return [...groups]
    .map(([topic, keys]) => ({
      label: topic?.label ?? '',
      ...(topic?.chinese[0] === undefined ? {} : { labelZh: topic.chinese[0] }),
      keys: keys.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    }))
    .sort(
      (a, b) =>
        Number(a.label === '') - Number(b.label === '') ||
        b.keys.length - a.keys.length ||
        (a.label < b.label ? -1 : 1),
    );
}

function readFeatures(
  key: string,
  paper: Paper | undefined,
  terms: TermTable,
  table: TopicTable,
  known: KnownFeatures,
): PaperFeatures {
  if (paper === undefined) {
    return { stems: [], weights: new Float32Array(), mentions: new Map() };
  }
  const found = featuresOf(paper, terms, table);
  known.set(key, found);
  return found;
}

function nearest(candidates: readonly Candidate[], least: number, members: number): Candidate[] {
  return candidates
    .map(({ topic, papers }) => ({ topic, papers: papers.filter(({ affinity }) => affinity >= least) }))
    .filter(({ papers }) => papers.length >= members);
}

/** Each topic with the papers that it is near to, by their numbers. */
export function* topicsNear(
  features: readonly PaperFeatures[],
  topics: readonly Topic[],
  minAffinity: number,
): WorkSteps<Candidate[]> {
  const byStem = new Map<string, { readonly topics: number[]; readonly weights: number[] }>();
  const byKey = new Map<string, number[]>();
  topics.forEach(({ keys, profile }, topic) => {
    keys.forEach((key) => byKey.set(key, [...(byKey.get(key) ?? []), topic]));
    for (const { stem, weight } of profile) {
      const holders = byStem.get(stem) ?? { topics: [], weights: [] };
      byStem.set(stem, holders);
      holders.topics.push(topic);
      holders.weights.push(weight);
    }
  });
  const near = topics.map((): { number: number; affinity: number }[] => []);
  const affinities = new Float64Array(topics.length);
  let touched: number[] = [];
  const add = (topic: number, affinity: number): void => {
    if (affinity > 0) {
      if (affinities[topic] === 0) {
        touched.push(topic);
      }
      affinities[topic] = (affinities[topic] ?? 0) + affinity;
    }
  };
  for (const [number, { stems, weights, mentions }] of features.entries()) {
    if (number % papersInStep === 0) {
      yield;
    }
    stems.forEach((stem, at) => {
      const holders = byStem.get(stem);
      for (let holder = 0; holder < (holders?.topics.length ?? 0); holder++) {
        add(holders?.topics[holder] ?? 0, (weights[at] ?? 0) * (holders?.weights[holder] ?? 0));
      }
    });
    const named = new Map<number, number>();
    mentions.forEach((count, key) => {
      byKey.get(key)?.forEach((topic) => named.set(topic, (named.get(topic) ?? 0) + count));
    });
    named.forEach((count, topic) => {
      add(topic, (mentionBonus * count) / (count + mentionSaturation));
    });
    const most = touched.reduce((found, topic) => Math.max(found, affinities[topic] ?? 0), 0);
    const least = Math.max(minAffinity, minShareOfNearest * most);
    for (const topic of touched) {
      const affinity = affinities[topic] ?? 0;
      if (affinity >= least) {
        near[topic]?.push({ number, affinity });
      }
      affinities[topic] = 0;
    }
    touched = [];
  }
  return topics.map((topic, index) => ({ topic, papers: near[index] ?? [] }));
}

/** The topic of each paper, or `undefined`. Topics that end with too few papers are given up and their papers go elsewhere. */
function* choose(candidates: readonly Candidate[], papers: number): WorkSteps<(Topic | undefined)[]> {
  const least = minMembers(papers);
  let open = candidates;
  for (;;) {
    const chosen = yield* cover(open, papers);
    const assigned = assign(chosen, papers);
    const sizes = new Map<Topic, number>();
    assigned.forEach((topic) => topic !== undefined && sizes.set(topic, (sizes.get(topic) ?? 0) + 1));
    const small = chosen.filter(({ topic }) => (sizes.get(topic) ?? 0) < least);
    if (small.length === 0) {
      return assigned;
    }
    const given = new Set(small);
    open = open.filter((candidate) => !given.has(candidate));
  }
}

function* cover(candidates: readonly Candidate[], papers: number): WorkSteps<Candidate[]> {
  const best = new Float64Array(papers);
  const gainOf = ({ papers: near }: Candidate): number =>
    near.reduce((sum, { number, affinity }) => sum + Math.max(0, affinity - (best[number] ?? 0)), 0);
  // Gains only shrink while topics are chosen: one whose old gain is below another's new gain need not be computed again.
  const queue: { candidate: Candidate; gain: number; round: number }[] = [];
  for (const candidate of candidates) {
    queue.push({ candidate, gain: gainOf(candidate), round: 0 });
    if (queue.length % 50 === 0) {
      yield;
    }
  }
  const order = (a: { candidate: Candidate; gain: number }, b: { candidate: Candidate; gain: number }): number =>
    b.gain - a.gain || (a.candidate.topic.label < b.candidate.topic.label ? -1 : 1);
  const chosen: Candidate[] = [];
  const count = groupCount(papers);
  while (chosen.length < count && queue.length > 0) {
    yield;
    queue.sort(order);
    const [top] = queue;
    if (top === undefined || top.gain <= 0) {
      break;
    }
    if (top.round < chosen.length) {
      top.gain = gainOf(top.candidate);
      top.round = chosen.length;
      continue;
    }
    queue.shift();
    chosen.push(top.candidate);
    for (const { number, affinity } of top.candidate.papers) {
      best[number] = Math.max(best[number] ?? 0, affinity);
    }
  }
  return chosen;
}

function assign(chosen: readonly Candidate[], papers: number): (Topic | undefined)[] {
  const best = new Float64Array(papers);
  const assigned: (Topic | undefined)[] = Array.from({ length: papers }, () => undefined);
  for (const { topic, papers: near } of chosen) {
    for (const { number, affinity } of near) {
      if (affinity > (best[number] ?? 0)) {
        best[number] = affinity;
        assigned[number] = topic;
      }
    }
  }
  return assigned;
}
