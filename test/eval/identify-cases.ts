import { readFileSync } from 'node:fs';
import type { CatalogueFile } from '../../src/core/identify/catalogue/record';
import type { Paper } from '../../src/core/model/paper';
import { type CorpusPaper, readCorpus, readTranslatedCorpus, seedRecordsFile } from '../data';
import { hashOf, paperOfText, randomNumbers } from './corpus-papers';

/** As what a paper is asked: its English text, the same with a fifth of its sentences changed or dropped, or the Chinese of a translator. */
export const askedAs = ['english', 'disturbed', 'model', 'google', 'tencent'] as const;

/** A paper to identify, whose record the catalogue has or has not. */
export interface IdentifyCase {
  readonly as: (typeof askedAs)[number];
  readonly paper: Paper;
  readonly id: string;
  readonly isPresent: boolean;
}

/** Questions about some papers, and the catalogue of all other English records. */
export interface IdentifyQuestions {
  readonly cases: readonly IdentifyCase[];
  readonly catalogue: CatalogueFile;
}

/** For half of the papers that are asked about, the catalogue lacks the record. */
const isPresent = (id: string): boolean => hashOf(`present ${id}`) % 2 === 0;

/** The fifth of the papers of both corpora that questions are about; the table of terms must be learnt without it. */
export const identifiedFifth = 4;

/**
 * The questions about a half of the fifth.
 * @param half weights are fitted on one, and figures told of the other
 * @param sample the share of it that is asked
 */
export function identifyQuestions(half: 'fitted' | 'asked', sample: number): IdentifyQuestions {
  const corpora = [readCorpus().map((paper) => ({ ...paper, mt: 'model' as const })), readTranslatedCorpus()].flat();
  const asked = corpora.filter(
    ({ id }) =>
      hashOf(id) % 5 === identifiedFifth &&
      // Not the lowest bit, which goes with that of `isPresent`.
      (hashOf(`half of ${id}`) >>> 9) % 2 === (half === 'fitted' ? 0 : 1) &&
      (hashOf(`asked ${id}`) % 1000) / 1000 < sample,
  );
  let line = 0;
  const cases = asked.flatMap(({ id, abstract, zh_text, mt }, at): IdentifyCase[] => {
    const other = asked[(at + 1) % asked.length]?.abstract ?? '';
    const caseOf = (as: IdentifyCase['as'], text: string, language: 'en' | 'zh'): IdentifyCase => ({
      as,
      id,
      isPresent: isPresent(id),
      paper: { ...paperOfText(`${as} ${id}`, text, language, line++), title: '' },
    });
    return [
      caseOf('english', abstract, 'en'),
      caseOf('disturbed', disturbed(abstract, other, randomNumbers(hashOf(id))), 'en'),
      ...(zh_text === null ? [] : [caseOf(mt, zh_text, 'zh')]),
    ];
  });
  const absent = new Set(asked.filter(({ id }) => !isPresent(id)).map(({ id }) => id));
  const records = [...new Map(corpora.map((paper) => [paper.id, paper])).values()].filter(({ id }) => !absent.has(id));
  return { cases, catalogue: catalogueOf(records) };
}

/** All English records of both corpora, and those of the seeds. */
export function seedsCatalogue(): CatalogueFile {
  return catalogueOf([...readCorpus(), ...readTranslatedCorpus()], readFileSync(seedRecordsFile, 'utf8'));
}

const recordsInPart = 500;

/** Records in lines, as arXiv gives its own. */
function catalogueOf(papers: readonly CorpusPaper[], more = ''): CatalogueFile {
  const encoder = new TextEncoder();
  const lineOf = ({ id, title, abstract, authors }: CorpusPaper): string =>
    `${JSON.stringify({ id, title, abstract: `  ${abstract}\n`, authors: authors.join(', ') })}\n`;
  return {
    path: 'catalogue.jsonl',
    async *parts() {
      for (let at = 0; at < papers.length; at += recordsInPart) {
        yield await Promise.resolve(
          encoder.encode(
            papers
              .slice(at, at + recordsInPart)
              .map(lineOf)
              .join(''),
          ),
        );
      }
      yield encoder.encode(more);
    },
  };
}

/**
 * A text of which a fifth of the sentences, at least one, is dropped, is that of another text, or has a third of its words from there, a
 * third of them each.
 */
function disturbed(text: string, other: string, random: () => number): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  const [others, words] = [other.split(/(?<=[.!?])\s+/), other.split(/\s+/)];
  const anyOf = (all: readonly string[]): string => all[Math.floor(random() * all.length)] ?? '';
  const order = sentences.map((_, at) => ({ at, by: random() })).sort((left, right) => left.by - right.by);
  const chosen = new Set(order.slice(0, Math.max(1, Math.round(sentences.length / 5))).map(({ at }) => at));
  const changed = (sentence: string): string => {
    const how = Math.floor(3 * random());
    return how === 0 && sentences.length > 1
      ? ''
      : how === 1 && sentences.length > 1
        ? anyOf(others)
        : sentence.replace(/\S+/g, (word) => (random() < 1 / 3 ? anyOf(words) : word));
  };
  return sentences.map((sentence, at) => (chosen.has(at) ? changed(sentence) : sentence)).join(' ');
}
