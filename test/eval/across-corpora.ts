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
import { hashOf } from './corpus-papers';

/** Who made the Chinese texts. */
export const translators = ['tencent', 'google', 'model'] as const;
export type Translator = (typeof translators)[number];

/** One subject, in English and as those translators write it whose texts tell. */
export interface Subject extends Readonly<Partial<Record<Translator, string>>> {
  readonly en: string;
}

export const papersEach = 3400;

export const isIn = (fifth: number) => (paper: CorpusPaper) => hashOf(paper.id) % 5 === fifth;

/** Tries a part of the questions, from all over them: `EVAL_SAMPLE=0.2`. */
export const sample = Number(process.env.EVAL_SAMPLE ?? 1);
export const sampled = <T>(all: readonly T[]): readonly T[] =>
  all.filter((_, at) => Math.floor((at + 1) * sample) > Math.floor(at * sample));

export type Corpora = Readonly<Record<Translator, readonly CorpusPaper[]>>;

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

export function engineWith(papers: readonly Paper[], table: TermTable): SearchEngine {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  engine.useTerms(table);
  return engine;
}

/**
 * Two hundred topics that many abstracts have. Their Chinese is the run of words that stands most exclusively in the texts by a translator of
 * papers whose abstracts have the English (Dice coefficient of one half at least), looked over by a person.
 */
export function readSubjects(): readonly Subject[] {
  return JSON.parse(readFileSync(join(__dirname, 'labels', 'topic-questions.json'), 'utf8')) as Subject[];
}

/** A text by its words, plurals as singulars: who asks for knowledge graphs wants a paper on a knowledge graph too. */
export const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map(singular)
    .join(' ')} `;
