import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parallelTexts } from '../../scripts/terms/corpus';
import { learnTerms } from '../../scripts/terms/learn';
import type { Paper } from '../../src/core/model/paper';
import { SearchEngine } from '../../src/core/search/engine';
import { TermTable } from '../../src/core/search/translation/term-table';
import { readCorpus, readSeedTruth, type CorpusPaper, type SeedTruth } from '../data';
import { bareIndex, bareSearch } from '../bench/bare-index';
import { chinesePapers, englishPapers, hashOf, randomNumbers, seedLibrary, titledPapers } from './corpus-papers';
import { share, type Figure } from './figures';

const depth = 10;

/** One question with the paper it should find. */
interface Question {
  readonly query: string;
  readonly key: string;
}

export function engineOf(papers: readonly Paper[], table?: TermTable): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  engine.useTerms(table);
  return engine;
}

/** Mean reciprocal rank of the wanted papers within the first ten of what an engine, or a search that gives keys, finds. */
function reciprocalRank(
  what: string,
  search: SearchEngine | ((query: string) => readonly string[]),
  questions: readonly Question[],
  target: number,
): Figure {
  let sum = 0;
  let found = 0;
  const keysOf =
    search instanceof SearchEngine
      ? (query: string) => search.search(query, { limit: depth }).map(({ key }) => key)
      : search;
  for (const { query, key } of questions) {
    const rank = keysOf(query).slice(0, depth).indexOf(key) + 1;
    sum += rank === 0 ? 0 : 1 / rank;
    found += rank === 0 ? 0 : 1;
  }
  return { what: `search: ${what}, MRR@10`, value: sum / questions.length, count: found, of: questions.length, target };
}

const withoutLatin = (text: string): string => text.replace(/[\p{Script=Latin}\d]+/gu, ' ');

/** The fifth of the papers whose titles are asked. */
const usualFifth = 4;

/** Asks the titles of a fifth of the papers, with a term table that was learnt on the other four. */
function crossLanguage(corpus: readonly CorpusPaper[], fifth: number): Figure[] {
  const isAsked = ({ id }: CorpusPaper): boolean => hashOf(id) % 5 === fifth;
  const table = TermTable.parse(learnTerms(parallelTexts(corpus.filter((paper) => !isAsked(paper)))));
  const asked = corpus.filter(isAsked);
  const titles = asked.flatMap(({ id, zh_title }) => (zh_title === null ? [] : [{ query: zh_title, key: id }]));
  const english = engineOf(englishPapers(corpus), table);
  const chinese = engineOf(chinesePapers(corpus), table);
  const plain = engineOf(englishPapers(corpus));
  return [
    reciprocalRank('Chinese titles on English abstracts, without the table', plain, titles, 0),
    reciprocalRank('Chinese titles on English abstracts', english, titles, 0.85),
    reciprocalRank(
      'the same without their Latin words',
      english,
      titles.map(({ query, key }) => ({ query: withoutLatin(query), key })),
      0.75,
    ),
    reciprocalRank(
      'English titles on Chinese texts',
      chinese,
      asked.filter(({ zh_text }) => zh_text !== null).map(({ id, title }) => ({ query: title, key: id })),
      0.75,
    ),
  ];
}

const longWords = (text: string): string[] => [...new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])];

/** In how many abstracts each word of four letters or more stands. */
export function wordFrequencies(corpus: readonly CorpusPaper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of corpus.flatMap(({ abstract }) => longWords(abstract))) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Three words of the abstract as one remembers them: no more than a hundredth of all papers has each. */
export function threeWords(
  { id, abstract }: CorpusPaper,
  frequencies: ReadonlyMap<string, number>,
  papers: number,
  random: () => number,
): Question {
  const words = longWords(abstract).filter((word) => (frequencies.get(word) ?? 0) <= papers / 100);
  return {
    key: id,
    query: Array.from({ length: 3 }, () => words.splice(Math.floor(random() * words.length), 1)[0] ?? '').join(' '),
  };
}

/** The title with a letter of one long word dropped, doubled, changed, or swapped with the next. */
export function titleWithTypo({ id, title }: CorpusPaper, random: () => number): Question {
  const words = title.split(/\s+/);
  const long = words.flatMap((word, index) => (/^[A-Za-z]{5,}$/.test(word) ? [index] : []));
  const index = long[Math.floor(random() * long.length)];
  if (index !== undefined) {
    const word = words[index] ?? '';
    const at = 1 + Math.floor(random() * (word.length - 2));
    const letter = String.fromCharCode(97 + Math.floor(random() * 26));
    const rests = [
      word.slice(at + 1),
      word.slice(at - 1),
      letter + word.slice(at + 1),
      word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ];
    words[index] = word.slice(0, at) + (rests[Math.floor(random() * rests.length)] ?? '');
  }
  return { key: id, query: words.join(' ') };
}

export function knownItems(corpus: readonly CorpusPaper[]): Figure[] {
  const random = randomNumbers(7);
  const sample = Array.from({ length: 500 }, () => corpus[Math.floor(random() * corpus.length)] as CorpusPaper);
  const papers = englishPapers(corpus);
  const abstracts = engineOf(papers);
  const bare = bareIndex(papers);
  const frequencies = wordFrequencies(corpus);
  const words = sample.map((paper) => threeWords(paper, frequencies, corpus.length, random));
  const misspelt = sample.map((paper) => titleWithTypo(paper, random));
  const asTheyAre = sample.map(({ id, title }) => ({ query: title, key: id }));
  const bareKeys = (query: string): string[] => bareSearch(bare, query);
  return [
    reciprocalRank('known item, three words of the abstract', abstracts, words, 0.99),
    reciprocalRank(
      'known item, title with one typo, library with titles',
      engineOf(titledPapers(corpus)),
      misspelt,
      0.965,
    ),
    reciprocalRank('known item, title with one typo, abstracts alone', abstracts, misspelt, 0.965),
    reciprocalRank('the same by MiniSearch (any word, fuzzy 0.2, prefix)', bareKeys, misspelt, 0),
    reciprocalRank('known item, title as it is, abstracts alone', abstracts, asTheyAre, 0),
    reciprocalRank('the same by MiniSearch', bareKeys, asTheyAre, 0),
  ];
}

/** The queries of the seeds: by name and by topic first; with typos, paraphrase or in the other language within five. */
export function seedQueries(table: TermTable): Figure[] {
  const library = seedLibrary();
  const engine = engineOf(library.papers, table);
  const rankOf = (truth: SeedTruth, query: string): number =>
    engine
      .search(query, { limit: 50 })
      .findIndex(({ key }) =>
        library.get(key)?.sources.some(({ source, span }) => source === truth.file && span.line + 1 === truth.line),
      ) + 1;
  const first: number[] = [];
  const within: number[] = [];
  for (const truth of readSeedTruth()) {
    const [name = '', topic = '', paraphrase = ''] = truth.queries.en;
    const inOwn = truth.lang === 'zh' ? truth.queries.zh : [];
    const inOther = truth.lang === 'zh' ? [] : truth.queries.zh;
    const note = (list: number[], query: string): void => {
      const rank = rankOf(truth, query);
      list.push(rank);
      if (process.env.VERBOSE !== undefined && (rank === 0 || rank > (list === first ? 1 : 5))) {
        console.error(`rank ${rank}: ${query} (${truth.file}:${truth.line})`);
      }
    };
    [name, ...(truth.lang === 'en' ? [topic] : []), ...inOwn].forEach((query) => note(first, query));
    [...(truth.lang === 'zh' ? [topic] : []), paraphrase, ...inOther].forEach((query) => note(within, query));
  }
  return [
    share(
      'search: seed queries by name or topic, ranked first',
      first.filter((rank) => rank === 1).length,
      first.length,
      1,
    ),
    share(
      'search: seed queries with typos, paraphrase, other language, within five',
      within.filter((rank) => rank > 0 && rank <= 5).length,
      within.length,
      0.8,
    ),
  ];
}

/** The table that ships; the seeds are no part of what it was learnt from. */
export function shippedTerms(): TermTable {
  return TermTable.parse(
    gunzipSync(readFileSync(join(__dirname, '..', '..', 'media', 'terms', 'zh-en.txt.gz'))).toString('utf8'),
  );
}

/** How well search finds papers, in both languages and, with a term table learnt on four fifths of the corpus, across them. */
export function evaluateSearch(): Figure[] {
  const corpus = readCorpus();
  return [...knownItems(corpus), ...crossLanguage(corpus, usualFifth), ...seedQueries(shippedTerms())];
}

/** The figures across languages on each fifth in turn, and their means. */
export function evaluateFifths(): Figure[] {
  const corpus = readCorpus();
  const byFifth = [0, 1, 2, 3, 4].map((fifth) => crossLanguage(corpus, fifth));
  const means = (byFifth[0] ?? []).map((first, row) => {
    const all = byFifth.flatMap((figures) => figures[row] ?? []);
    const sum = (of: 'count' | 'of'): number => all.reduce((total, figure) => total + (figure[of] ?? 0), 0);
    return {
      ...first,
      what: `${first.what}, mean of five`,
      value: all.reduce((total, { value }) => total + value, 0) / all.length,
      count: sum('count'),
      of: sum('of'),
    };
  });
  return [...byFifth.flat(), ...means];
}
