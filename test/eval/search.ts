import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../src/core/model/paper';
import { SearchEngine } from '../../src/core/search/engine';
import { TermTable } from '../../src/core/search/translation/term-table';
import { readCorpus, readSeedTruth, type CorpusPaper, type SeedTruth } from '../data';
import { bareIndex, bareSearch } from '../bench/bare-index';
import { englishPapers, randomNumbers, seedLibrary, titledPapers } from './corpus-papers';
import { reciprocalRank, share, type Figure, type Question } from './figures';

export function engineOf(papers: readonly Paper[], table?: TermTable): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  engine.useTerms(table);
  return engine;
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

/** How well search finds papers by their own words, and what the seeds ask. */
export function evaluateSearch(): Figure[] {
  return [...knownItems(readCorpus()), ...seedQueries(shippedTerms())];
}
