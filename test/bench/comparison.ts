import type { Paper } from '../../src/core/model/paper';
import { titledPapers } from '../eval/corpus-papers';
import { keystrokeTimes, timesOf, type KeystrokeTimes } from './keystroke-times';
import { knownItemQuestions, meanReciprocalRank, type KnownItems, type Question } from './known-items';
import type { Measured } from './measured';
import { bare, own, rivals, type Rival, type Search } from './rivals';
import { largeFrom, type BenchContext, type SectionResult } from './section';
import { keystrokes, realQueries } from './typed-queries';

interface Compared {
  readonly name: string;
  readonly options: string;
  readonly times: KeystrokeTimes;
  /** Mean reciprocal ranks. Of abstracts alone: three words, the title with a typo, the title as it is. */
  readonly words: number;
  readonly misspelt: number;
  readonly titles: number;
  /** The title with a typo, where the library has titles. */
  readonly misspeltOfTitled: number;
  /** Asked of each kind. */
  readonly questions: number;
}

const queriesWanted = 50;
const questionsWanted = 500;
const warmUp = 50;
/** Of a large library, MiniSearch is asked for each so many-th keystroke, which takes it seconds, and question. */
const bareEvery = 10;

/** Keystrokes and known items, for this project's search, MiniSearch as it comes, and others. */
export async function compare({ corpus, papers, rounds }: BenchContext): Promise<SectionResult> {
  const queries = realQueries(corpus, queriesWanted);
  const typed = Array.from({ length: rounds }, (_, round) =>
    keystrokes(queries.filter((_query, index) => index % rounds === round)),
  );
  const questions = knownItemQuestions(corpus, questionsWanted);
  const titled = titledPapers(corpus);
  const isLarge = papers.length >= largeFrom;
  const plainly = isLarge ? { ...bare, everyQuestion: bare.everyQuestion * bareEvery } : bare;
  const plain = await made(bare, papers);
  const ours = await made(own, papers);
  // Warm both up alike: what is compiled at the first keystrokes is not measured.
  for (const search of [ours, plain]) {
    await timesOf(search, [typed[0]?.slice(0, isLarge ? warmUp / bareEvery : warmUp) ?? []]);
  }
  const bareTimes = await timesOf(
    plain,
    typed.map((round) => round.filter((_, at) => !isLarge || at % bareEvery === 0)),
  );
  const found: Compared[] = [];
  const missing: Rival[] = [];
  for (const rival of [own, plainly, ...(isLarge ? [] : rivals)]) {
    const search = rival === own ? ours : rival === plainly ? plain : await rival.make(papers);
    if (search === undefined) {
      missing.push(rival);
      continue;
    }
    const times = await keystrokeTimes(
      isLarge && rival !== own ? { every: bareEvery } : rival,
      search,
      bareTimes,
      typed,
    );
    found.push({
      name: rival.name,
      options: rival.options,
      times,
      ...(await qualities(rival, search, questions, titled)),
    });
    console.error(`  ${rival.name} measured`); // The whole takes minutes.
  }
  const head = [
    '',
    'keystroke p50 / p95',
    'over MiniSearch',
    'of',
    'MRR@10 words / title with typo / title',
    'with titles: title with typo',
    'of',
    'set up',
  ];
  const table = [
    head,
    ...found.map(rowOf),
    ...missing.map(({ name, options }) => [name, 'missing on this machine', '', '', '', '', '', options]),
  ];
  const [ownRow, bareRow] = found;
  const measured =
    ownRow === undefined || bareRow === undefined
      ? []
      : [...requirements(ownRow, isLarge), await overBare(bareRow, ours, questions, plainly.everyQuestion)];
  return { measured, table, details: found };
}

/** Titles with a typo where only abstracts are there, of the questions that MiniSearch was asked too: rows tell of more. */
async function overBare(
  { misspelt, questions }: Compared,
  ours: Search,
  { misspelt: all }: KnownItems,
  every: number,
): Promise<Measured> {
  const asked = all.filter((_, index) => index % every === 0);
  const value = await meanReciprocalRank(ours, asked);
  return {
    what: 'known item, title with one typo, abstracts alone, over MiniSearch',
    value: value / misspelt,
    unit: '×',
    behind: `${value.toFixed(3)} over ${misspelt.toFixed(3)} of the same ${questions} questions`,
    atLeast: 1,
  };
}

async function made(rival: Rival, papers: readonly Paper[]): Promise<Search> {
  const search = await rival.make(papers);
  if (search === undefined) {
    throw new Error(`No index of ${rival.name}.`);
  }
  return search;
}

async function qualities(
  rival: Rival,
  search: Search,
  { words, misspelt, titles }: KnownItems,
  titled: readonly Paper[],
): Promise<Pick<Compared, 'words' | 'misspelt' | 'titles' | 'misspeltOfTitled' | 'questions'>> {
  const some = (questions: readonly Question[]): Question[] =>
    questions.filter((_, index) => index % rival.everyQuestion === 0);
  const ofTitled = await made(rival, titled);
  return {
    words: await meanReciprocalRank(search, some(words)),
    misspelt: await meanReciprocalRank(search, some(misspelt)),
    titles: await meanReciprocalRank(search, some(titles)),
    misspeltOfTitled: await meanReciprocalRank(ofTitled, some(misspelt)),
    questions: some(words).length,
  };
}

function rowOf({ name, options, times, words, misspelt, titles, misspeltOfTitled, questions }: Compared): string[] {
  return [
    name,
    `${times.p50.toFixed(1)} / ${times.p95.toFixed(1)} ms`,
    `${times.ratio50.toFixed(3)}× / ${times.ratio95.toFixed(3)}×`,
    String(times.keystrokes),
    `${words.toFixed(3)} / ${misspelt.toFixed(3)} / ${titles.toFixed(3)}`,
    misspeltOfTitled.toFixed(3),
    String(questions),
    options,
  ];
}

/** What must be reached, of this project's row. */
function requirements(
  { times, words, misspelt, titles, misspeltOfTitled, questions }: Compared,
  isLarge: boolean,
): Measured[] {
  const behind = (own: number, ratio: number): string =>
    `${own.toFixed(2)} ms over ${(own / ratio).toFixed(1)} ms, ${times.keystrokes} keystrokes of ${queriesWanted} queries`;
  const asked = `${questions} questions`;
  return [
    {
      what: 'keystroke p50 over default MiniSearch',
      value: times.ratio50,
      unit: '×',
      behind: behind(times.p50, times.ratio50),
      atMost: 0.15,
    },
    {
      what: 'keystroke p95 over default MiniSearch',
      value: times.ratio95,
      unit: '×',
      behind: behind(times.p95, times.ratio95),
      atMost: 0.12,
    },
    {
      what: 'keystroke p95',
      value: times.p95,
      unit: 'ms',
      behind: `${times.keystrokes} keystrokes`,
      ...(isLarge ? { atMost: 50 } : {}),
    },
    { what: 'known item, three words of the abstract', value: words, unit: 'MRR@10', behind: asked, atLeast: 0.99 },
    {
      what: 'known item, title with one typo, library with titles',
      value: misspeltOfTitled,
      unit: 'MRR@10',
      behind: asked,
      atLeast: 0.965,
    },
    {
      what: 'known item, title with one typo, abstracts alone',
      value: misspelt,
      unit: 'MRR@10',
      behind: asked,
      atLeast: 0.965,
    },
    { what: 'known item, title as it is, abstracts alone', value: titles, unit: 'MRR@10', behind: asked },
  ];
}
