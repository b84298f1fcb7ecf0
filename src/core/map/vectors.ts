import type { PaperFeatures } from '../search/topics/paper-features';

/** Papers as sparse vectors of length one, all in three arrays, so that they go from thread to thread as they are. */
export interface PaperVectors {
  /** Of each paper where its entries begin; one more where the last ones end. */
  readonly starts: Uint32Array;
  /** Numbers of concepts, ascending within a paper. */
  readonly concepts: Uint32Array;
  readonly weights: Float32Array;
}

/** Concepts of a paper that are compared; what tells less costs time and says little. */
const maxConcepts = 40;
/** What naming a subject counts beside the words of the text together. */
const subjectShare = 0.5;
/** What the topic under which a paper stands counts: papers of a topic are to form a region. */
const topicShare = 0.3;
/** How often a subject is named counts less and less. */
const saturation = 1.5;

/**
 * Packs what papers' texts are about, for `nearestPapers`. Concepts are English stems, by which Chinese words stand too, and the
 * subjects that a text names: so a paper is near to its own text in the other language.
 * @param features one for each paper, as topics are found by
 * @param topics of each paper the topic that it stands under, -1 where that is none
 */
export function vectorsOf(
  features: readonly Pick<PaperFeatures, 'stems' | 'weights' | 'mentions'>[],
  topics: Int16Array,
): PaperVectors {
  const numbers = new Map<string, number>();
  const numberOf = (concept: string): number => {
    const number = numbers.get(concept) ?? numbers.size;
    numbers.set(concept, number);
    return number;
  };
  const holders = new Map<string, number>();
  features.forEach(({ mentions }) => {
    mentions.forEach((_, key) => holders.set(key, (holders.get(key) ?? 0) + 1));
  });
  const papers = features.map(({ stems, weights, mentions }, paper) => {
    const topic = topics[paper] ?? -1;
    const words = stems.map((stem, at) => ({ concept: numberOf(stem), weight: weights[at] ?? 0 }));
    const subjects = [...mentions].map(([key, count]) => ({
      concept: numberOf(`= ${key}`),
      weight: (count / (count + saturation)) * Math.log(1 + features.length / (holders.get(key) ?? 1)),
    }));
    const length = Math.hypot(...subjects.map(({ weight }) => weight)) || 1;
    return unit([
      ...words,
      ...subjects.map(({ concept, weight }) => ({ concept, weight: (subjectShare * weight) / length })),
      ...(topic < 0 ? [] : [{ concept: numberOf(`# ${topic}`), weight: topicShare }]),
    ]);
  });
  const starts = new Uint32Array(papers.length + 1);
  papers.forEach((paper, at) => {
    starts[at + 1] = (starts[at] ?? 0) + paper.length;
  });
  return {
    starts,
    concepts: Uint32Array.from(papers.flatMap((paper) => paper.map(({ concept }) => concept))),
    weights: Float32Array.from(papers.flatMap((paper) => paper.map(({ weight }) => weight))),
  };
}

interface Entry {
  readonly concept: number;
  readonly weight: number;
}

/** The heaviest entries as a vector of length one, by concept. */
function unit(entries: readonly Entry[]): Entry[] {
  const heaviest = [...entries]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.concept - b.concept)
    .slice(0, maxConcepts);
  const length = Math.hypot(...heaviest.map(({ weight }) => weight)) || 1;
  return heaviest
    .map(({ concept, weight }) => ({ concept, weight: weight / length }))
    .sort((a, b) => a.concept - b.concept);
}
