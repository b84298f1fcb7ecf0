import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../src/core/model/paper';
import { eachPhrase, phraseWords } from '../../src/core/search/text/phrases';
import { TermTable } from '../../src/core/search/translation/term-table';
import { TopicTable } from '../../src/core/search/topics/topic-table';
import { topicsOf, type TopicGroup } from '../../src/core/search/topics/topics';
import { readCorpus, readSeedTruth } from '../data';
import { hashOf, paperOfText, seedLibrary } from './corpus-papers';
import { share, type Figure } from './figures';

const screen = 13;

function readTable(name: string): string {
  return gunzipSync(readFileSync(join(__dirname, '..', '..', 'media', 'terms', name))).toString('utf8');
}

/** Whether a group's topic is one of those that a person gave the paper: a phrase or a Chinese word of it is named. */
function agrees(group: TopicGroup, table: TopicTable, topics: readonly string[], chinese: readonly string[]): boolean {
  const topic = table.topics.find(({ label }) => label === group.label);
  const keys = new Set(
    topic?.keys ?? [
      phraseWords(group.label)
        .map(({ stem }) => stem)
        .join(' '),
    ],
  );
  let found = chinese.some((word) => topic?.chinese.some((own) => word.includes(own)));
  topics.forEach((each) => {
    eachPhrase(phraseWords(each), (key) => {
      found ||= keys.has(key);
    });
  });
  return found;
}

const others = (groups: readonly TopicGroup[]): number => groups.find(({ label }) => label === '')?.keys.length ?? 0;

/** Papers grouped by topic: groups on the screen, papers left over, agreement with topics given by hand. */
export function evaluateTopics(): Figure[] {
  const terms = TermTable.parse(readTable('zh-en.txt.gz'));
  const table = TopicTable.parse(readTable('topics.txt.gz'));
  const papers = seedLibrary().papers;
  const groups = topicsOf(papers, terms, table);
  const judged = readSeedTruth().map((truth) => {
    const paper = papers.find(({ sources }) =>
      sources.some(({ source, span }) => source === truth.file && span.line === truth.line - 1),
    );
    return { truth, group: groups.find(({ keys }) => paper !== undefined && keys.includes(paper.key)) };
  });
  const placed = judged.flatMap(({ truth, group }) =>
    group === undefined || group.label === '' ? [] : [{ truth, group }],
  );
  const corpus = readCorpus();
  const samples = ['a', 'b', 'c', 'd'].map((salt): Paper[] =>
    [...corpus]
      .sort((x, y) => hashOf(salt + x.id) - hashOf(salt + y.id))
      .slice(0, 50)
      .map(({ id, abstract, zh_text }, line) =>
        hashOf(id) % 2 === 1 && zh_text !== null
          ? paperOfText(id, zh_text, 'zh', line)
          : paperOfText(id, abstract, 'en', line),
      ),
  );
  const sampled = samples.map((sample) => topicsOf(sample, terms, table));
  return [
    { what: 'topics: groups of the seeds', value: groups.length },
    share('topics: seeds in a group on the first screen', papers.length - others(groups), papers.length, 0.67),
    share('topics: seeds with topics by hand that stand in a group', placed.length, judged.length),
    share(
      'topics: of those, the group is one of the topics by hand',
      placed.filter(({ truth, group }) => agrees(group, table, truth.topics, truth.topics_zh)).length,
      placed.length,
    ),
    share(
      'topics: samples of 50 corpus papers with at most thirteen groups',
      sampled.filter((each) => each.length <= screen).length,
      sampled.length,
      1,
    ),
    share(
      'topics: papers of those samples in a group',
      sampled.reduce((sum, each) => sum + 50 - others(each), 0),
      sampled.length * 50,
      0.67,
    ),
    {
      what: 'topics: smallest share in a group among those samples',
      value: Math.min(...sampled.map((each) => 1 - others(each) / 50)),
      target: 0.67,
    },
  ];
}
