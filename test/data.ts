import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder with the real input: `seeds`, `truth`, `corpus`. It lies outside the repository and may be missing. */
const dataFolder = resolve(process.env.LITERATURE_NOTES_DATA ?? join(__dirname, '..', '..', 'shared'));

export const seedsFolder = join(dataFolder, 'seeds');

/** Whether the real input is there; without it, tests on it are skipped and say so. */
export const hasData = existsSync(seedsFolder);

/** Published records of the papers of two seed files, in lines as arXiv gives its own. */
export const seedRecordsFile = join(dataFolder, 'catalogue', 'seeds-000-003.jsonl');

const corpusFile = join(dataFolder, 'corpus', 'bilingual-dev.jsonl.gz');

/** Whether the bilingual corpus is there. */
export const hasCorpus = existsSync(corpusFile);

/** One paper of the bilingual corpus. */
export interface CorpusPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly zh_title: string | null;
  readonly zh_text: string | null;
}

/** One paper of the corpus that classic machine translation made; always with a Chinese text. */
export interface TranslatedPaper extends CorpusPaper {
  readonly mt: 'google' | 'tencent';
}

/** All papers of the corpus, in file order. Throws where the data folder has none. */
export function readCorpus(): CorpusPaper[] {
  return readLines(corpusFile) as CorpusPaper[];
}

/** All papers whose Chinese is of classic machine translation, in file order. Throws where the data folder has none. */
export function readTranslatedCorpus(): TranslatedPaper[] {
  return readLines(join(dataFolder, 'corpus', 'mt-dev.jsonl.gz')) as TranslatedPaper[];
}

function readLines(file: string): unknown[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** By-hand truth about one paper of the seeds. */
export interface SeedTruth {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly lang: string;
  readonly names: readonly string[];
  readonly title_hint: string;
  readonly published_title: string;
  readonly repos: readonly string[];
  readonly links: readonly string[];
  readonly arxiv: readonly string[];
  readonly topics: readonly string[];
  readonly topics_zh: readonly string[];
  readonly queries: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

export function readSeedTruth(): SeedTruth[] {
  return JSON.parse(readFileSync(join(dataFolder, 'truth', 'seeds-000-003.json'), 'utf8')) as SeedTruth[];
}
