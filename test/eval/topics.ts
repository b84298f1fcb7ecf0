import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../src/core/model/paper';
import { eachPhrase, phraseWords } from '../../src/core/search/text/phrases';
import { TermTable } from '../../src/core/search/translation/term-table';
import { TopicTable } from '../../src/core/search/topics/topic-table';
import { topicsOf, type TopicGroup } from '../../src/core/search/topics/topics';
import { readCorpus, readSeedTruth, readTranslatedCorpus, type CorpusPaper } from '../data';
import { hashOf, paperOfText, seedLibrary } from './corpus-papers';
import { share, type Figure } from './figures';

const screen = 16;

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

const leftOver = (groups: readonly TopicGroup[]): number => groups.find(({ label }) => label === '')?.keys.length ?? 0;

/** Topics that papers may stand under, by hand, by the papers' identifiers. */
function labelledPapers(): { readonly paper: CorpusPaper; readonly topics: readonly string[] }[] {
  const file = join(__dirname, 'labels', 'topics.json');
  const labels = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;
  const corpora = [...readCorpus(), ...readTranslatedCorpus()];
  const byId = new Map(corpora.map((paper) => [paper.id, paper]));
  return Object.entries(labels).flatMap(([id, topics]) => {
    const paper = byId.get(id);
    return paper === undefined ? [] : [{ paper, topics }];
  });
}

const inOneLanguage = ({ id, abstract, zh_text }: CorpusPaper, line: number): Paper =>
  hashOf(id) % 2 === 1 && zh_text !== null
    ? paperOfText(id, zh_text, 'zh', line)
    : paperOfText(id, abstract, 'en', line);

/** Papers with topics by hand, grouped alone, by fifties and among others: how many stand in a group, and in one that is right. */
function evaluateLabelled(terms: TermTable, table: TopicTable): Figure[] {
  const labelled = labelledPapers();
  const papers = labelled.map(({ paper }, line) => inOneLanguage(paper, line));
  const byHash = [...papers].sort((x, y) => hashOf('fifty' + x.key) - hashOf('fifty' + y.key));
  const own = new Set(papers.map(({ key }) => key));
  const others = [...readCorpus(), ...readTranslatedCorpus()]
    .filter(({ id }) => !own.has(id))
    .sort((x, y) => hashOf('others' + x.id) - hashOf('others' + y.id))
    .slice(0, 2800)
    .map((paper, line) => inOneLanguage(paper, line + papers.length));
  const topics = new Map(labelled.map(({ paper, topics }) => [paper.id, topics]));
  const libraries: readonly (readonly [name: string, libraries: readonly (readonly Paper[])[]])[] = [
    ['four libraries of 50', [0, 1, 2, 3].map((part) => byHash.slice(part * 50, part * 50 + 50))],
    ['a library of 200', [papers]],
    ['a library of 3,000', [[...papers, ...others]]],
  ];
  return libraries.flatMap(([name, each]) => {
    let placed = 0;
    let right = 0;
    let all = 0;
    let left = 0;
    let groups = 0;
    let bilingual = 0;
    for (const library of each) {
      const language = new Map(library.map(({ key, language }) => [key, language]));
      const found = topicsOf(library, terms, table);
      all += library.length;
      left += leftOver(found);
      for (const group of found.filter(({ label }) => label !== '')) {
        groups++;
        bilingual += Number(new Set(group.keys.map((key) => language.get(key))).size > 1);
        for (const key of group.keys.filter((key) => own.has(key))) {
          const isRight = agrees(group, table, topics.get(key) ?? [], []);
          placed++;
          right += Number(isRight);
          if (!isRight && process.argv.includes('--show')) {
            const title = labelled.find(({ paper }) => paper.id === key)?.paper.title ?? '';
            console.log(
              `${name}: ${group.label} (${group.keys.length}) ${language.get(key) ?? ''} ${key} ${title} [${(topics.get(key) ?? []).join('; ')}]`,
            );
          }
        }
      }
    }
    return [
      share(`topics: papers left over in ${name}`, left, all),
      share(`topics: papers with topics by hand that stand under one of them in ${name}`, right, placed, 0.9),
      share(`topics: groups with papers in both languages in ${name}`, bilingual, groups),
    ];
  });
}

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
      .map(inOneLanguage),
  );
  const sampled = samples.map((sample) => topicsOf(sample, terms, table));
  return [
    ...evaluateLabelled(terms, table),
    { what: 'topics: groups of the seeds', value: groups.length },
    share('topics: seeds in a group on the first screen', papers.length - leftOver(groups), papers.length, 0.67),
    share('topics: seeds with topics by hand that stand in a group', placed.length, judged.length),
    share(
      'topics: of those, the group is one of the topics by hand',
      placed.filter(({ truth, group }) => agrees(group, table, truth.topics, truth.topics_zh)).length,
      placed.length,
    ),
    share(
      'topics: samples of 50 corpus papers with at most sixteen groups',
      sampled.filter((each) => each.length <= screen).length,
      sampled.length,
      1,
    ),
    share(
      'topics: papers of those samples in a group',
      sampled.reduce((sum, each) => sum + 50 - leftOver(each), 0),
      sampled.length * 50,
      0.67,
    ),
    {
      what: 'topics: smallest share in a group among those samples',
      value: Math.min(...sampled.map((each) => 1 - leftOver(each) / 50)),
      target: 0.67,
    },
  ];
}
