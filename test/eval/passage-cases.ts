import { sentencesIn } from '../../src/core/identify/passages/sentences';
import type { Paper } from '../../src/core/model/paper';
import { type CorpusPaper, readCorpus, readTranslatedCorpus } from '../data';
import { hashOf, paperOfText, randomNumbers } from './corpus-papers';

/** As what a sentence is asked for: as it stands; six tenths of its words in a row; two thirds of them, here and there; or that of a Chinese text, by translator. */
export const passagesAs = ['verbatim', 'part', 'thinned', 'model', 'google', 'tencent'] as const;

export interface PassageCase {
  readonly as: (typeof passagesAs)[number];
  readonly text: string;
  /** The paper's key in the library. */
  readonly id: string;
  /** Whether the library has the paper. */
  readonly isPresent: boolean;
}

/** Sentences of the papers of a fifth, and a library that has half of these papers and others from the rest. */
export interface PassageQuestions {
  readonly cases: readonly PassageCase[];
  readonly library: readonly Paper[];
}

const librarySize = 3400;
const leastWords = 8;
const leastHan = 12;

/** For half of the papers that are asked about, the library lacks the paper. */
const isPresent = (id: string): boolean => hashOf(`present ${id}`) % 2 === 0;

/**
 * @param sample the share of the fifth that is asked about
 * @param language of the library's texts
 */
export function passageQuestions(fifth: number, sample: number, language: 'en' | 'zh' = 'en'): PassageQuestions {
  const corpora = [readCorpus().map((paper) => ({ ...paper, mt: 'model' as const })), readTranslatedCorpus()].flat();
  const papers = [...new Map(corpora.map((paper) => [paper.id, paper])).values()];
  const asked = papers.filter(({ id }) => hashOf(id) % 5 === fifth && (hashOf(`asked ${id}`) % 1000) / 1000 < sample);
  const askedIds = new Set(asked.map(({ id }) => id));
  const others = papers.filter(({ id }) => !askedIds.has(id)).sort((a, b) => hashOf(`${a.id}x`) - hashOf(`${b.id}x`));
  const library = [...asked.filter(({ id }) => isPresent(id)), ...others].slice(0, librarySize);
  return {
    cases: asked.flatMap((paper) => casesOf(paper, paper.mt)),
    library: library.map(({ id, abstract, zh_text }, line) =>
      language === 'zh' && zh_text !== null
        ? paperOfText(id, zh_text, 'zh', line)
        : paperOfText(id, abstract, 'en', line),
    ),
  };
}

function casesOf({ id, abstract, zh_text }: CorpusPaper, mt: 'model' | 'google' | 'tencent'): PassageCase[] {
  const random = randomNumbers(hashOf(id));
  const anyOf = (sentences: readonly string[]): string | undefined =>
    sentences[Math.floor(random() * sentences.length)];
  const caseOf = (as: PassageCase['as'], text: string): PassageCase => ({ as, text, id, isPresent: isPresent(id) });
  const cases: PassageCase[] = [];
  const english = anyOf(sentencesIn(abstract).filter((sentence) => sentence.split(/\s+/).length >= leastWords));
  if (english !== undefined) {
    const words = english.split(/\s+/);
    const from = Math.floor(random() * words.length * 0.4);
    cases.push(
      caseOf('verbatim', english),
      caseOf('part', words.slice(from, from + Math.ceil(words.length * 0.6)).join(' ')),
      caseOf('thinned', words.filter(() => random() < 2 / 3).join(' ')),
    );
  }
  const chinese = anyOf(
    sentencesIn(zh_text ?? '').filter((sentence) => (sentence.match(/\p{Script=Han}/gu)?.length ?? 0) >= leastHan),
  );
  return chinese === undefined ? cases : [...cases, caseOf(mt, chinese)];
}
