import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parallelTexts } from '../../scripts/terms/corpus';
import { learnTerms } from '../../scripts/terms/learn';
import type { Paper } from '../../src/core/model/paper';
import { SearchEngine } from '../../src/core/search/engine';
import { singular } from '../../src/core/search/text/tokenize';
import { TermTable } from '../../src/core/search/translation/term-table';
import { readCorpus, readTranslatedCorpus, type CorpusPaper } from '../data';
import { chinesePapers, englishPapers, hashOf, paperOfText } from './corpus-papers';
import { discountedGain, reciprocalRank, share, type Figure } from './figures';

/** Who made the Chinese texts. */
const translators = ['tencent', 'google', 'model'] as const;
type Translator = (typeof translators)[number];

/** One subject, in English and as those translators write it whose texts tell. */
interface Subject extends Readonly<Partial<Record<Translator, string>>> {
  readonly en: string;
}

const papersEach = 3400;
const mixedPapers = 8400;
const similarPairs = 200;
/** The fifth of the papers that is asked about, with a table learnt on the other four. */
const usualFifth = 4;
const depth = 10;
const shown = 20;

const isIn = (fifth: number) => (paper: CorpusPaper) => hashOf(paper.id) % 5 === fifth;
const without = (text: string, pattern: RegExp): string => text.replace(pattern, ' ');

/** Tries a part of the questions, from all over them: `EVAL_SAMPLE=0.2`. */
const sample = Number(process.env.EVAL_SAMPLE ?? 1);
const sampled = <T>(all: readonly T[]): readonly T[] =>
  all.filter((_, at) => Math.floor((at + 1) * sample) > Math.floor(at * sample));

type Corpora = Readonly<Record<Translator, readonly CorpusPaper[]>>;

export function readCorpora(): Corpora {
  const translated = readTranslatedCorpus();
  return {
    tencent: translated.filter(({ mt }) => mt === 'tencent'),
    google: translated.filter(({ mt }) => mt === 'google'),
    model: readCorpus().filter(({ zh_text }) => zh_text !== null),
  };
}

/** A table learnt from all papers but those of a fifth; learning takes minutes, so it is kept as long as what makes it is the same. */
export function tableWithout(fifth: number): TermTable {
  const papers = [...readCorpus(), ...readTranslatedCorpus()];
  const scripts = join(__dirname, '..', '..', 'scripts', 'terms');
  const made = createHash('sha256').update(String(papers.length));
  for (const name of ['align.ts', 'corpus.ts', 'learn.ts']) {
    made.update(readFileSync(join(scripts, name)));
  }
  const folder = join(__dirname, '..', '..', '.cache', 'eval');
  const file = join(folder, `terms-${fifth}-${made.digest('hex').slice(0, 12)}.txt`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, learnTerms(parallelTexts(papers.filter((paper) => !isIn(fifth)(paper)))));
  }
  return TermTable.parse(readFileSync(file, 'utf8'));
}

function engineWith(papers: readonly Paper[], table: TermTable): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  engine.useTerms(table);
  return engine;
}

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

/**
 * Two hundred topics that many abstracts have. Their Chinese is the run of words that stands most exclusively in the texts by a translator of
 * papers whose abstracts have the English (Dice coefficient of one half at least), looked over by a person.
 */
export function readSubjects(): readonly Subject[] {
  return JSON.parse(readFileSync(join(__dirname, 'labels', 'topic-questions.json'), 'utf8')) as Subject[];
}

/** A text by its words, plurals as singulars: who asks for knowledge graphs wants a paper on a knowledge graph too. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map(singular)
    .join(' ')} `;

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

/** Each paper once: some are in both corpora. */
const once = (papers: readonly CorpusPaper[]): readonly CorpusPaper[] => [
  ...new Map(papers.map((paper) => [paper.id, paper])).values(),
];

/** A library half of which is Chinese: how often a page of hits shows papers of the other language, and how good the page is. */
function mixedFigures(corpora: Corpora, table: TermTable): Figure[] {
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
  ];
}

/** Both texts of papers in one library: whether the nearest of each is the other. */
function pairFigure(corpora: Corpora, fifth: number, table: TermTable): Figure {
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
function balanceFigures(corpora: Corpora, fifth: number, table: TermTable): Figure[] {
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

/** How well search finds across languages what each translator wrote, with a table learnt on the papers not asked about. */
export function evaluateAcross(fifth = usualFifth): Figure[] {
  const corpora = readCorpora();
  const table = tableWithout(fifth);
  return [
    ...translators.flatMap((translator) => titles(translator, corpora[translator], fifth, table)),
    ...translators.flatMap((translator) => subjectFigures(translator, corpora[translator], fifth, table)),
    ...mixedFigures(corpora, table),
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
