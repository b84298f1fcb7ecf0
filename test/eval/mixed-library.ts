import type { SearchEngine } from '../../src/core/search/engine';
import type { TermTable } from '../../src/core/search/translation/term-table';
import type { CorpusPaper } from '../data';
import {
  type Corpora,
  engineWith,
  isIn,
  papersEach,
  readSubjects,
  sample,
  sampled,
  spaced,
  translators,
} from './across-corpora';
import { chinesePapers, englishPapers, hashOf, paperOfText } from './corpus-papers';
import { reciprocalRank, share, type Figure } from './figures';

const mixedPapers = 8400;
const mixedTitlesAsked = 800;
const similarPairs = 200;
const shown = 20;

/** Each paper once: some are in both corpora. */
const once = (papers: readonly CorpusPaper[]): readonly CorpusPaper[] => [
  ...new Map(papers.map((paper) => [paper.id, paper])).values(),
];

/** A library half of which is Chinese: how often a page of hits shows papers of the other language, how good the page is, and whether titles find. */
export function mixedFigures(corpora: Corpora, fifth: number, table: TermTable): Figure[] {
  const each = mixedPapers / translators.length;
  const all = once(translators.flatMap((translator) => corpora[translator].slice(0, each)));
  const isChinese = ({ id }: CorpusPaper): boolean => hashOf(`half ${id}`) % 2 === 0;
  const engine = engineWith(
    [...englishPapers(all.filter((paper) => !isChinese(paper))), ...chinesePapers(all.filter(isChinese))],
    table,
  );
  const languages = new Map(all.map((paper) => [paper.id, isChinese(paper)]));
  const texts = new Map(all.map((paper) => [paper.id, spaced(paper.abstract)]));
  const pages = sampled(readSubjects()).map(({ en }) => ({
    en,
    keys: engine.search(en, { limit: shown }).map(({ key }) => key),
  }));
  const bare = pages.filter(({ keys }) => !keys.some((key) => languages.get(key) === true)).length;
  const hits = pages.reduce((sum, { keys }) => sum + keys.length, 0);
  const right = pages.reduce(
    (sum, { en, keys }) => sum + keys.filter((key) => texts.get(key)?.includes(spaced(en)) === true).length,
    0,
  );
  return [
    share('mixed: English topics with a Chinese paper on the first page', pages.length - bare, pages.length, 0.8),
    share('mixed: papers of first pages that have the topic', right, hits, 0),
    ...mixedTitles(engine, all.filter(isIn(fifth)), isChinese),
  ];
}

/** Titles in both languages asked of such a library, which has each paper in one of them. */
function mixedTitles(
  engine: SearchEngine,
  papers: readonly CorpusPaper[],
  isChinese: (paper: CorpusPaper) => boolean,
): Figure[] {
  const asked = sampled(papers.filter(({ zh_title }) => zh_title !== null).slice(0, mixedTitlesAsked));
  return [true, false].flatMap((chineseTitles) =>
    [true, false].map((chineseTexts) =>
      reciprocalRank(
        `mixed: ${chineseTitles ? 'Chinese' : 'English'} titles, papers in ${chineseTexts ? 'Chinese' : 'English'}`,
        engine,
        asked
          .filter((paper) => isChinese(paper) === chineseTexts)
          .map(({ id, title, zh_title }) => ({ key: id, query: chineseTitles ? (zh_title ?? '') : title })),
        0,
      ),
    ),
  );
}

/** Both texts of papers in one library: whether the nearest of each is the other. */
export function pairFigure(corpora: Corpora, fifth: number, table: TermTable): Figure {
  const papers = once(
    translators.flatMap((translator) => corpora[translator].filter(isIn(fifth)).slice(0, papersEach / 5)),
  );
  const engine = engineWith(
    [
      ...englishPapers(papers),
      ...papers.map(({ id, zh_text }, line) => paperOfText(`zh ${id}`, zh_text ?? '', 'zh', papers.length + line)),
    ],
    table,
  );
  const step = Math.max(1, Math.floor(papers.length / (similarPairs * sample)));
  const asked = papers
    .filter((_, at) => at % step === 0)
    .flatMap(({ id }) => [
      [id, `zh ${id}`],
      [`zh ${id}`, id],
    ]);
  const found = asked.filter(([key = '', other]) => engine.similar(key, { limit: 1 })[0]?.key === other).length;
  return share('similar: the other text of a paper comes first', found, asked.length, 0.95);
}

/** In a library half of which is Chinese, papers of the other language among the nearest five: as many as there are. */
export function balanceFigures(corpora: Corpora, fifth: number, table: TermTable): Figure[] {
  const papers = once(
    translators.flatMap((translator) => corpora[translator].filter(isIn(fifth)).slice(0, papersEach / 5)),
  );
  const isChinese = ({ id }: CorpusPaper): boolean => hashOf(`half ${id}`) % 2 === 0;
  const chinese = papers.filter(isChinese);
  const english = papers.filter((paper) => !isChinese(paper));
  const engine = engineWith([...englishPapers(english), ...chinesePapers(chinese)], table);
  const isOfChinese = new Set(chinese.map(({ id }) => id));
  const step = Math.max(1, Math.floor(papers.length / (similarPairs * sample)));
  return [['English', english] as const, ['Chinese', chinese] as const].map(([language, all]) => {
    const nearest = all
      .filter((_, at) => at % step === 0)
      .flatMap(({ id }) => engine.similar(id, { limit: 5 }).map(({ key }) => isOfChinese.has(key)));
    const others = nearest.filter((each) => each === (language === 'English')).length;
    return share(
      `similar: among the nearest five those of the other language, ${language} asked`,
      others,
      nearest.length,
    );
  });
}
