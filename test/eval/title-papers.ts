import { fold, runs, singular } from '../../src/core/search/text/tokenize';
import { stem } from '../../src/core/search/text/stem';
import { stopWords } from '../../src/core/search/text/stop-words';
import { readCorpus, readTranslatedCorpus } from '../data';
import { hashOf } from './corpus-papers';

/** A text without its title, as a list of abstracts gives it, and the title that its authors or translator gave it. */
export interface TitledText {
  readonly text: string;
  readonly language: 'en' | 'zh';
  /** Of the corpus and of who translated it. */
  readonly from: string;
  /** None for Google's translations, which have the text only. */
  readonly title: string | null;
  /** By a hash of the paper's identifier. */
  readonly fifth: number;
}

/** Titles are fitted to the other fifths: this one tells how good they are. */
export const heldBackFifth = 4;

/** The texts of both corpora in both languages. */
export function readTitledTexts(): TitledText[] {
  const model = readCorpus().map((paper) => ({ ...paper, mt: 'model' as const }));
  return [...model, ...readTranslatedCorpus()].flatMap((paper) => {
    const fifth = hashOf(paper.id) % 5;
    const english: TitledText = {
      text: paper.abstract,
      language: 'en',
      from: paper.mt === 'model' ? 'first corpus' : 'second corpus',
      title: paper.title,
      fifth,
    };
    return paper.zh_text === null
      ? [english]
      : [english, { text: paper.zh_text, language: 'zh', from: paper.mt, title: paper.zh_title, fifth }];
  });
}

/** Between these, Han characters are of different words. */
const hanJoints = /[的与和在及之对于用以从中]/;

/** What tells a title's subject: stems of its Latin words but stop words, and pairs of its Han characters, without those across a particle. */
export function contentStems(title: string): Set<string> {
  const stems = new Set<string>();
  for (const { start, end, han } of runs(title)) {
    const run = fold(title.slice(start, end));
    if (!han) {
      if (run.length > 1 && !stopWords.has(run)) {
        stems.add(stem(singular(run)));
      }
      continue;
    }
    for (const part of run.split(hanJoints)) {
      for (let at = 0; at + 1 < part.length; at++) {
        stems.add(part.slice(at, at + 2));
      }
    }
  }
  return stems;
}
