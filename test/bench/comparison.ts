import type { Paper } from '../../src/core/model';
import type { CorpusPaper } from '../data';
import { keystrokeTimes, timesOf, type KeystrokeTimes } from './keystroke-times';
import { knownItemQuestions, meanReciprocalRank } from './known-items';
import type { Measured } from './measured';
import { bare, own, rivals } from './rivals';
import { keystrokes, realQueries } from './typed-queries';

export interface Compared {
  readonly name: string;
  readonly options: string;
  /** `undefined` where it cannot be used on this machine. */
  readonly times: KeystrokeTimes | undefined;
  readonly threeWords: number;
  readonly titleWithTypo: number;
  readonly questions: number;
}

const queriesWanted = 50;
const questionsWanted = 500;

/** Keystrokes and known items, for this project's search, MiniSearch as it comes, and others. */
export async function compare(corpus: readonly CorpusPaper[], papers: readonly Paper[], rounds: number): Promise<Compared[]> {
  const queries = realQueries(corpus, queriesWanted);
  const typed = Array.from({ length: rounds }, (_, round) => keystrokes(queries.filter((_query, index) => index % rounds === round)));
  const { words, titles } = knownItemQuestions(corpus, questionsWanted);
  const ours = await own.make(papers);
  const plain = await bare.make(papers);
  if (ours === undefined || plain === undefined) {
    throw new Error('No index.');
  }
  // Warm both up alike: what is compiled at the first keystrokes is not measured.
  await timesOf(ours, [typed[0]?.slice(0, 50) ?? []]);
  await timesOf(plain, [typed[0]?.slice(0, 50) ?? []]);
  const bareTimes = await timesOf(plain, typed);
  const found: Compared[] = [];
  for (const rival of [own, bare, ...rivals]) {
    const search = rival === own ? ours : rival === bare ? plain : await rival.make(papers);
    const asked = { words: words.filter((_, index) => index % rival.every === 0), titles: titles.filter((_, index) => index % rival.every === 0) };
    found.push({
      name: rival.name,
      options: rival.options,
      times: search && (await keystrokeTimes(rival, search, bareTimes, typed)),
      threeWords: search === undefined ? Number.NaN : await meanReciprocalRank(search, asked.words),
      titleWithTypo: search === undefined ? Number.NaN : await meanReciprocalRank(search, asked.titles),
      questions: asked.words.length,
    });
    console.error(`  ${rival.name} measured`); // The whole takes minutes.
  }
  return found;
}

/** What must be reached, of this project's row. */
export function requirements({ times, threeWords, titleWithTypo, questions }: Compared): Measured[] {
  if (times === undefined) {
    return [];
  }
  const behind = (own: number, ratio: number): string => `${own.toFixed(1)} ms over ${(own / ratio).toFixed(1)} ms, ${times.keystrokes} keystrokes`;
  return [
    { what: 'keystroke p50 over default MiniSearch', value: times.ratio50, unit: '×', behind: behind(times.p50, times.ratio50), atMost: 0.15 },
    { what: 'keystroke p95 over default MiniSearch', value: times.ratio95, unit: '×', behind: behind(times.p95, times.ratio95), atMost: 0.12 },
    { what: 'known item, three words of the abstract', value: threeWords, unit: 'MRR@10', behind: `${questions} questions`, atLeast: 0.99 },
    { what: 'known item, title with one typo', value: titleWithTypo, unit: 'MRR@10', behind: `${questions} questions`, atLeast: 0.965 },
  ];
}
