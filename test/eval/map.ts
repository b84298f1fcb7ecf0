import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { atOnce } from '../../src/core/async/time-slicer';
import { layoutSteps } from '../../src/core/map/layout';
import { overviewSteps } from '../../src/core/map/overview';
import { vectorsOf, type PaperVectors } from '../../src/core/map/vectors';
import type { Paper } from '../../src/core/model/paper';
import type { PaperFeatures } from '../../src/core/search/topics/paper-features';
import { TopicTable } from '../../src/core/search/topics/topic-table';
import { TermTable } from '../../src/core/search/translation/term-table';
import { readTranslatedCorpus } from '../data';
import { hashOf, paperOfText } from './corpus-papers';
import type { Figure } from './figures';

const nearest = 10;
const sampled = 300;

function readTable(name: string): string {
  return gunzipSync(readFileSync(join(__dirname, '..', '..', 'media', 'terms', name))).toString('utf8');
}

/** A library in which a tenth of the papers stand in both languages, as papers of their own, and the others in one. */
function bilingualLibrary(
  size: number,
  salt: string,
): { papers: Paper[]; twins: readonly (readonly [string, string])[] } {
  const sorted = [...readTranslatedCorpus()]
    .filter(({ zh_text }) => zh_text !== null)
    .sort((x, y) => hashOf(salt + x.id) - hashOf(salt + y.id));
  const both = sorted.slice(0, Math.round(size / 10));
  const texts = [
    ...both.flatMap(({ id, abstract, zh_text }) => [
      { id, text: abstract, language: 'en' as const },
      { id: `${id}-zh`, text: zh_text ?? '', language: 'zh' as const },
    ]),
    ...sorted
      .slice(both.length, size - both.length)
      .map(({ id, abstract, zh_text }) =>
        hashOf(id) % 2 === 1
          ? { id, text: zh_text ?? '', language: 'zh' as const }
          : { id, text: abstract, language: 'en' as const },
      ),
  ];
  return {
    papers: texts.map(({ id, text, language }, line) => paperOfText(id, text, language, line)),
    twins: both.map(({ id }) => [id, `${id}-zh`]),
  };
}

/** The other papers from the nearest to the farthest, by some distance; of equals in the order of the papers. */
function ranked(size: number, paper: number, distance: (other: number) => number): number[] {
  const distances = Float64Array.from({ length: size }, (_, other) => distance(other));
  return Array.from({ length: size }, (_, other) => other)
    .filter((other) => other !== paper)
    .sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
}

/** Cosines of one paper with all. */
function cosines({ starts, concepts, weights }: PaperVectors, paper: number, size: number): Float64Array {
  const own = new Map<number, number>();
  for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
    own.set(concepts[at]!, weights[at]!);
  }
  return Float64Array.from({ length: size }, (_, other) => {
    let sum = 0;
    for (let at = starts[other]!; at < starts[other + 1]!; at++) {
      sum += (own.get(concepts[at]!) ?? 0) * weights[at]!;
    }
    return sum;
  });
}

function evaluateOne(size: number, salt: string, terms: TermTable, table: TopicTable) {
  const { papers, twins } = bilingualLibrary(size, salt);
  const known = new Map<string, PaperFeatures>();
  const overview = atOnce(
    overviewSteps(
      papers.map((paper) => ({ key: paper.key, read: () => paper })),
      terms,
      table,
      known,
    ),
  );
  const { keys, task, topicOf } = overview;
  const before = process.cpuUsage();
  const steps = layoutSteps({ ...task, known: new Float32Array() });
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  const seconds = process.cpuUsage(before).user / 1e6;
  const { places } = step.value;
  const at = new Map(keys.map((key, number) => [key, number]));
  // What texts say alone: that the layout is told of topics is not to count here.
  const byText = vectorsOf(
    keys.map((key) => known.get(key)!),
    new Int16Array(keys.length).fill(-1),
  );
  const onMap = (paper: number): number[] =>
    ranked(
      size,
      paper,
      (other) =>
        (places[2 * paper]! - places[2 * other]!) ** 2 + (places[2 * paper + 1]! - places[2 * other + 1]!) ** 2,
    );
  const members = new Map<number, number>();
  topicOf.forEach((topic) => members.set(topic, (members.get(topic) ?? 0) + 1));
  let same = 0;
  let withTopic = 0;
  let intruding = 0;
  let otherLanguage = 0;
  const sample = Array.from({ length: Math.min(size, sampled) }, (_, number) =>
    Math.floor((number * size) / Math.min(size, sampled)),
  );
  for (const paper of sample) {
    const near = onMap(paper).slice(0, nearest);
    const possible = Math.min(nearest, (members.get(topicOf[paper]!) ?? 1) - 1);
    if (topicOf[paper]! >= 0) {
      withTopic += possible;
      same += near.slice(0, possible).filter((other) => topicOf[other] === topicOf[paper]).length;
    }
    const likeness = cosines(byText, paper, size);
    const rank = new Map(ranked(size, paper, (other) => -likeness[other]!).map((other, index) => [other, index + 1]));
    intruding += near.reduce((sum, other) => sum + Math.max(0, rank.get(other)! - nearest), 0);
    otherLanguage += near.filter((other) => task.languages[other] !== task.languages[paper]).length;
  }
  const ranks = twins.map(([one, other]) => onMap(at.get(one)!).indexOf(at.get(other)!) + 1).sort((a, b) => a - b);
  return {
    same: same / withTopic,
    trust: 1 - (2 / (sample.length * nearest * (2 * size - 3 * nearest - 1))) * intruding,
    otherLanguage: otherLanguage / (sample.length * nearest),
    twins: ranks.filter((rank) => rank <= Math.max(nearest, size / 100)).length / ranks.length,
    twinRank: ranks[ranks.length >> 1]!,
    seconds,
  };
}

/** The map of the library: whether it keeps together what is alike, within and across languages. */
export function evaluateMap(): Figure[] {
  const terms = TermTable.parse(readTable('zh-en.txt.gz'));
  const table = TopicTable.parse(readTable('topics.txt.gz'));
  const only = Number(process.argv[3]);
  return [50, 1000, 10_000]
    .filter((size) => !(only > 0) || size === only)
    .flatMap((size) => {
      const each = ['a', 'b', 'c', 'd']
        .slice(0, size === 50 ? 4 : 1)
        .map((salt) => evaluateOne(size, salt, terms, table));
      const mean = (of: (one: (typeof each)[number]) => number): number =>
        each.reduce((sum, one) => sum + of(one), 0) / each.length;
      const name = size === 50 ? 'four libraries of 50' : `${size.toLocaleString('en')} papers`;
      return [
        { what: `map: trustworthiness of the ten nearest, ${name}`, value: mean(({ trust }) => trust) },
        {
          what: `map: of the nearest, under the same topic where ten are or fewer can be, ${name}`,
          value: mean(({ same }) => same),
        },
        { what: `map: of the ten nearest, in the other language, ${name}`, value: mean((one) => one.otherLanguage) },
        {
          what: `map: a paper's text in the other language among the nearest, ${name}`,
          value: mean((one) => one.twins),
        },
        { what: `map: median rank of that text, ${name}`, value: mean(({ twinRank }) => twinRank) },
        { what: `map: seconds of computing for the layout, ${name}`, value: mean(({ seconds }) => seconds) },
      ];
    });
}
