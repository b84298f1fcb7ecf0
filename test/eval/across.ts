import type { SearchEngine } from '../../src/core/search/engine';
import type { TermTable } from '../../src/core/search/translation/term-table';
import type { CorpusPaper } from '../data';
import {
  engineWith,
  isIn,
  papersEach,
  readCorpora,
  readSubjects,
  sampled,
  spaced,
  type Subject,
  tableWithout,
  type Translator,
  translators,
} from './across-corpora';
import { chinesePapers, englishPapers } from './corpus-papers';
import { discountedGain, reciprocalRank, type Figure } from './figures';
import { balanceFigures, mixedFigures, pairFigure } from './mixed-library';

/** The fifth of the papers that is asked about, with a table learnt on the other four. */
const usualFifth = 4;
const depth = 10;

const without = (text: string, pattern: RegExp): string => text.replace(pattern, ' ');

/** The papers of the fifth, then others up to a library's size. */
function libraryOf(papers: readonly CorpusPaper[], fifth: number): readonly CorpusPaper[] {
  return [...papers.filter(isIn(fifth)), ...papers.filter((paper) => !isIn(fifth)(paper))].slice(0, papersEach);
}

function titles(translator: Translator, papers: readonly CorpusPaper[], fifth: number, table: TermTable): Figure[] {
  const library = libraryOf(papers, fifth);
  const chinese = engineWith(chinesePapers(library), table);
  const english = engineWith(englishPapers(library), table);
  // The same papers are asked about both ways, where some have a title in both languages.
  const ofFifth = library.filter(isIn(fifth));
  const bilingual = ofFifth.filter(({ zh_title }) => zh_title !== null);
  const asked = sampled((bilingual.length === 0 ? ofFifth : bilingual).slice(0, papersEach / 5));
  const chineseTitles = asked.flatMap(({ id, zh_title }) => (zh_title === null ? [] : [{ query: zh_title, key: id }]));
  const ofTitles = [
    reciprocalRank(
      `${translator}: Chinese titles on English abstracts`,
      english,
      chineseTitles,
      {
        tencent: 0.86,
        google: 0,
        model: 0.95,
      }[translator],
    ),
    reciprocalRank(
      `${translator}: the same, Han only`,
      english,
      chineseTitles.map(({ query, key }) => ({ query: without(query, /[\p{Script=Latin}\d]+/gu), key })),
      { tencent: 0.8, google: 0, model: 0.9 }[translator],
    ),
  ];
  return [
    ...(chineseTitles.length === 0 ? [] : ofTitles),
    reciprocalRank(
      `${translator}: English titles on Chinese texts`,
      chinese,
      asked.map(({ id, title }) => ({ query: title, key: id })),
      { tencent: 0.87, google: 0.91, model: 0.96 }[translator],
    ),
    reciprocalRank(
      `${translator}: English titles on English abstracts`,
      english,
      asked.map(({ id, title }) => ({ query: title, key: id })),
      0,
    ),
    ...(chineseTitles.length === 0
      ? []
      : [reciprocalRank(`${translator}: Chinese titles on Chinese texts`, chinese, chineseTitles, 0)]),
  ];
}

/** Subjects asked of the papers of the fifth; what is relevant, the text in the other language of what is searched tells. */
function subjectFigures(
  translator: Translator,
  papers: readonly CorpusPaper[],
  fifth: number,
  table: TermTable,
): Figure[] {
  const library = papers.filter(isIn(fifth)).slice(0, papersEach);
  const byEnglish = (each: Subject): readonly string[] =>
    library.filter(({ abstract }) => spaced(abstract).includes(spaced(each.en))).map(({ id }) => id);
  const chineseOf = (each: Subject): string => each[translator] ?? '';
  const byChinese = (each: Subject): readonly string[] =>
    library.filter(({ zh_text }) => zh_text?.includes(chineseOf(each)) === true).map(({ id }) => id);
  const chinese = engineWith(chinesePapers(library), table);
  const english = engineWith(englishPapers(library), table);
  const subjects = sampled(readSubjects().filter((each) => each[translator] !== undefined));
  const figure = (
    what: string,
    find: (each: Subject) => readonly string[],
    relevant: (each: Subject) => readonly string[],
    target: number,
  ): Figure =>
    discountedGain(
      `${translator}: ${what}`,
      subjects.flatMap((each) => {
        const wanted = relevant(each);
        return wanted.length === 0 ? [] : [{ found: find(each), wanted: new Set(wanted) }];
      }),
      target,
    );
  const asked = (
    what: string,
    engine: SearchEngine,
    query: (each: Subject) => string,
    relevant: (each: Subject) => readonly string[],
    target: number,
  ): Figure =>
    figure(what, (each) => engine.search(query(each), { limit: depth }).map(({ key }) => key), relevant, target);
  const abstracts = new Map(library.map(({ id, abstract }) => [id, abstract]));
  /** Papers that have the topic as it is written, those first that have it often for their length: no more can be had from the words. */
  const literally = (each: Subject): readonly string[] => {
    const weight = (key: string): number => {
      const text = abstracts.get(key) ?? '';
      return (spaced(text).split(spaced(each.en).trimEnd()).length - 1) / Math.sqrt(text.length);
    };
    return [...byEnglish(each)].sort((a, b) => weight(b) - weight(a)).slice(0, depth);
  };
  return [
    asked(
      'English topics on Chinese texts',
      chinese,
      ({ en }) => en,
      byEnglish,
      { tencent: 0.75, google: 0.8, model: 0.77 }[translator],
    ),
    asked(
      'Chinese topics on English abstracts',
      english,
      chineseOf,
      byChinese,
      { tencent: 0.78, google: 0.85, model: 0.87 }[translator],
    ),
    asked(
      'English topics on English abstracts',
      english,
      ({ en }) => en,
      byChinese,
      { tencent: 0.85, google: 0.92, model: 0.9 }[translator],
    ),
    figure('the same, by the topic as it is written alone', literally, byChinese, 0),
    asked('Chinese topics on Chinese texts', chinese, chineseOf, byEnglish, 0),
  ];
}

/** How well search finds across languages what each translator wrote, with a table learnt on the papers not asked about. */
export function evaluateAcross(fifth = usualFifth): Figure[] {
  const corpora = readCorpora();
  const table = tableWithout(fifth);
  return [
    ...translators.flatMap((translator) => titles(translator, corpora[translator], fifth, table)),
    ...translators.flatMap((translator) => subjectFigures(translator, corpora[translator], fifth, table)),
    ...mixedFigures(corpora, fifth, table),
    pairFigure(corpora, fifth, table),
    ...balanceFigures(corpora, fifth, table),
  ];
}

/** The figures on each fifth in turn, told as they come, and their means. */
export function acrossFifths(): readonly (readonly [title: string, evaluate: () => Figure[]])[] {
  const byFifth: Figure[][] = [];
  const fifths = [0, 1, 2, 3, 4].map(
    (fifth) =>
      [
        `Search across languages, fifth ${fifth}`,
        () => {
          const figures = evaluateAcross(fifth);
          byFifth.push(figures);
          return figures;
        },
      ] as const,
  );
  return [...fifths, ['Means of the five fifths', () => means(byFifth)]];
}

function means(byFifth: readonly (readonly Figure[])[]): Figure[] {
  return (byFifth[0] ?? []).map((first, row) => {
    const all = byFifth.flatMap((figures) => figures[row] ?? []);
    const sum = (of: 'count' | 'of'): number => all.reduce((total, figure) => total + (figure[of] ?? 0), 0);
    const value = all.reduce((total, figure) => total + figure.value, 0) / all.length;
    return { ...first, value, count: sum('count'), of: sum('of') };
  });
}
