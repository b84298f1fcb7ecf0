/**
 * `npm run bench:engine -- 100000`: a shared library of so many papers on OpenSearch, real ones of the corpus among others made of their sentences.
 * How long a push takes, how long queries do beside a plain `multi_match` on the same node, and whether Chinese titles find their English
 * papers (MRR at 10), with and without our expansion, by a table of terms learnt without them; before that the same of the library's own search.
 * `alone` or `engine` after the number measures one of them; a folder behind `engine` keeps the index, and a push that was broken off goes on.
 */
import { Engine, installEngine } from '../../scripts/engine/engine';
import type { Paper } from '../../src/core/model/paper';
import { SearchEngine } from '../../src/core/search/engine';
import { SharedClient } from '../../src/core/shared-library/client';
import { sharedLibraryPlace } from '../../src/core/shared-library/place';
import { sharedQuery } from '../../src/core/shared-library/query';
import { readSearchAnswer } from '../../src/core/shared-library/read-answer';
import { pushLibrary } from '../../src/core/usecases/push-library';
import { type SharedDocument, sharedDocument } from '../../src/core/usecases/shared-document';
import { fetchNetwork } from '../../src/network/fetch-network';
import { nodeClock } from '../../src/node/clock';
import { readCorpus, readTranslatedCorpus, type CorpusPaper } from '../data';
import { tableWithout } from '../eval/across-corpora';
import { hashOf, randomNumbers } from '../eval/corpus-papers';
import { percentile } from './statistics';
import { formatTable } from './table';

const heap = 2_048;
const fifth = 4;
const queriesEach = 150;
const depth = 10;
const searchTimeout = 30_000;
const warmUp = 100;

/** English papers, and others of sentences of theirs, the same for the same count. */
function* generated(papers: readonly CorpusPaper[], count: number): Iterable<Paper> {
  const random = randomNumbers(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const split = new Map<string, readonly string[]>();
  const sentences = ({ id, abstract }: CorpusPaper): readonly string[] => {
    const known = split.get(id) ?? abstract.split(/(?<=[.!?]) /);
    split.set(id, known);
    return known;
  };
  for (let at = 0; at < count; at++) {
    const own = papers[at];
    const [first, second] = [pick(papers), pick(papers)];
    const words = first.title.split(' ');
    const title = `${words.slice(0, Math.ceil(words.length / 2)).join(' ')} ${second.title.split(' ').slice(-4).join(' ')}`;
    const abstract = [first, second, pick(papers), pick(papers)]
      .flatMap((paper) => sentences(paper).filter((_, place) => place % 2 === at % 2))
      .slice(0, 8)
      .join(' ');
    yield paperOf(`p${String(at)}`, own ?? { ...first, title, abstract }, 2_000 + (at % 27));
  }
}

function* documents(papers: Iterable<Paper>): Iterable<SharedDocument> {
  for (const paper of papers) {
    yield sharedDocument({ paper }, 'bench');
  }
}

function paperOf(key: string, { title, abstract, authors }: CorpusPaper, year: number): Paper {
  return {
    key,
    aliases: [],
    title,
    titleIsDerived: false,
    names: [],
    language: 'en',
    abstract,
    links: [],
    year,
    authors: (Array.isArray(authors) ? authors : []).map((literal) => ({ literal: String(literal) })),
    sources: [{ source: 'bench.bib', span: { start: 0, end: 0, line: at(key), endLine: at(key) }, format: '' }],
  };
}

const at = (key: string): number => Number(key.slice(1));

/** What any program would send. */
const plain = (query: string): object => ({
  size: 20,
  track_total_hits: false,
  _source: { excludes: ['sought'] },
  query: { multi_match: { query, fields: ['title^4', 'title.en^3', 'abstract', 'abstract.en'] } },
});

interface Asked {
  readonly paper: CorpusPaper;
  readonly key: string;
}

const questions: readonly (readonly [string, (paper: CorpusPaper) => string])[] = [
  ['English title', ({ title }) => `${title} `],
  ['three words, the last begun', ({ title }) => title.split(' ').slice(0, 3).join(' ').slice(0, -1)],
  ['Chinese title', ({ zh_title: title }) => title ?? ''],
];
const head = ['query', 'by', 'p50 ms', 'p95 ms', 'MRR@10'];

/** A row a question. @param search the keys that are found, best first */
async function rowsOf(
  by: string,
  asked: readonly Asked[],
  search: (query: string) => readonly string[] | Promise<readonly string[]>,
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [what, queryOf] of questions) {
    const times: number[] = [];
    let ranks = 0;
    for (const { paper, key } of asked) {
      const started = performance.now();
      const keys = await search(queryOf(paper));
      times.push(performance.now() - started);
      const rank = keys.slice(0, depth).indexOf(key);
      ranks += rank < 0 ? 0 : 1 / (rank + 1);
    }
    const shares = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
    rows.push([what, by, ...shares, (ranks / asked.length).toFixed(3)]);
  }
  return rows;
}

/** The library's own search, in this process. */
async function measureAlone(papers: readonly CorpusPaper[], count: number, asked: readonly Asked[]): Promise<void> {
  const engine = new SearchEngine();
  const started = performance.now();
  engine.update({ removed: [], added: [...generated(papers, count)] });
  engine.useTerms(tableWithout(fifth));
  const seconds = Math.round((performance.now() - started) / 1_000);
  const search = (query: string) => engine.search(query, { limit: 20 }).map(({ key }) => key);
  asked.slice(0, warmUp).forEach(({ paper }) => search(`${paper.title} `));
  const rows = await rowsOf('the extension alone', asked, search);
  const heapUsed = Math.round(process.memoryUsage().heapUsed / 1e6);
  console.log(`${String(count)} papers alone: indexed in ${String(seconds)} s, heap ${String(heapUsed)} MB`);
  console.log(formatTable([head, ...rows]));
}

async function measureEngine(
  papers: readonly CorpusPaper[],
  count: number,
  asked: readonly Asked[],
  data: string | undefined,
): Promise<void> {
  const installation = await installEngine();
  if (installation === undefined) {
    return;
  }
  const terms = tableWithout(fifth);
  const engine = await Engine.start(installation, { heap, ...(data === undefined ? {} : { data }) });
  try {
    const place = sharedLibraryPlace(`${engine.urls[0] ?? ''}/bench`);
    if (place === undefined) {
      return;
    }
    const client = new SharedClient(place, { network: fetchNetwork(64_000_000), clock: nodeClock });
    const push = async (): Promise<number> => {
      const started = performance.now();
      const onProgress = (sent: number) => {
        if (sent % 20_000 === 0) {
          console.error(`${String(sent)} after ${String(Math.round((performance.now() - started) / 1_000))} s`);
        }
      };
      const pushed = documents(generated(papers, count));
      await pushLibrary({ client, clock: nodeClock, collection: 'bench', documents: pushed, onProgress });
      return Math.round((performance.now() - started) / 1_000);
    };
    const filled = await push();
    console.log(`${String(count)} papers pushed in ${String(filled)} s`);
    const searchBy = (bodyOf: (query: string) => object | undefined) => async (query: string) => {
      const body = bodyOf(query) ?? {};
      const answer = await client.send({ method: 'POST', path: '/bench/_search', body, timeout: searchTimeout });
      return readSearchAnswer(answer, 20).papers.map(({ paper }) => paper.key);
    };
    const options = { limit: 20, timeout: searchTimeout };
    const ways = [
      ['multi_match', searchBy(plain)],
      ['ours without expansion', searchBy((query) => sharedQuery(query, options))],
      ['ours', searchBy((query) => sharedQuery(query, { ...options, terms }))],
    ] as const;
    // Caches, and code that has not been compiled yet.
    for (const { paper } of asked.slice(0, warmUp)) {
      for (const [, search] of ways) {
        await search(`${paper.title} `);
      }
    }
    const rows = [head];
    for (const [by, search] of ways) {
      rows.push(...(await rowsOf(by, asked, search)));
    }
    console.log(`${String(asked.length)} queries each`);
    console.log(formatTable(rows));
    console.log(`pushed again with nothing to do in ${String(await push())} s`);
  } finally {
    await engine.stop();
  }
}

async function main([countText = '100000', only, data]: readonly string[]): Promise<void> {
  const count = Number(countText);
  const all = [...readCorpus(), ...readTranslatedCorpus()];
  const seen = new Set<string>();
  const isAsked = (paper: CorpusPaper) => hashOf(paper.id) % 5 === fifth && paper.zh_title !== null;
  const once = all.filter(({ id, abstract }) => abstract !== '' && !seen.has(id) && seen.add(id));
  const papers = [...once.filter(isAsked), ...once.filter((paper) => !isAsked(paper))].slice(0, count);
  const asked = papers
    .map((paper, place) => ({ paper, key: `p${String(place)}` }))
    .filter(({ paper }) => isAsked(paper))
    .slice(0, queriesEach);
  if (only !== 'engine') {
    await measureAlone(papers, count, asked);
  }
  if (only !== 'alone') {
    await measureEngine(papers, count, asked, data);
  }
}

void main(process.argv.slice(2));
