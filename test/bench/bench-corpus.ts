import type { Paper } from '../../src/core/model/paper';
import { hasCorpus, readCorpus, readTranslatedCorpus, type CorpusPaper } from '../data';
import { paperOfText, randomNumbers } from '../eval/corpus-papers';
import { generatedPapers } from './generated-papers';

export interface BenchCorpus {
  /** The English papers, whose titles and abstracts queries are made of; never variants. */
  readonly corpus: readonly CorpusPaper[];
  /** All papers, as lists of abstracts give them: without titles. */
  readonly papers: readonly Paper[];
  /** What they are, for people. */
  readonly what: string;
}

interface Text {
  readonly id: string;
  readonly text: string;
  readonly language: 'en' | 'zh';
}

/**
 * So many papers, always the same ones. First the bilingual corpus in English, then the one of machine translation, then the
 * Chinese texts of both as papers of their own, then variants: every other sentence of one text, every other of another, and
 * a made-up name. Without the data all are made up.
 */
export function benchCorpus(count: number): BenchCorpus {
  if (!hasCorpus) {
    const corpus = generatedPapers(count);
    return described(corpus, corpus.map(english), 'generated papers (there is no corpus here: qualities say little)');
  }
  const bilingual = readCorpus();
  const all = count <= bilingual.length ? bilingual : eachOnce([...bilingual, ...readTranslatedCorpus()]);
  const corpus = all.slice(0, count);
  const real = [...corpus.map(english), ...(count <= all.length ? [] : corpus.flatMap(chinese))].slice(0, count);
  const texts = [...real, ...variants(real, count - real.length)];
  return described(
    corpus,
    texts,
    texts.length === corpus.length
      ? 'papers of the corpus'
      : `papers, ${real.length} of the corpora in both languages and the others variants of them`,
  );
}

/** A paper may be in both corpora, and stands under one key in a library. */
function eachOnce(papers: readonly CorpusPaper[]): CorpusPaper[] {
  const seen = new Set<string>();
  return papers.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function described(corpus: readonly CorpusPaper[], texts: readonly Text[], what: string): BenchCorpus {
  return { corpus, papers: texts.map(({ id, text, language }, line) => paperOfText(id, text, language, line)), what };
}

const english = ({ id, abstract }: CorpusPaper): Text => ({ id, text: abstract, language: 'en' });

const chinese = ({ id, zh_text }: CorpusPaper): Text[] =>
  zh_text === null ? [] : [{ id: `${id}-zh`, text: zh_text, language: 'zh' }];

/** As many of each language as there are texts, in turn over the real ones. */
function variants(real: readonly Text[], count: number, seed = 1): Text[] {
  const random = randomNumbers(seed);
  const ofLanguage = { en: real.filter(isIn('en')), zh: real.filter(isIn('zh')) };
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const { id, text, language } = real[index % real.length] as Text;
    const others = ofLanguage[language];
    const other = sentences(others[Math.floor(random() * others.length)]?.text ?? '');
    const mixed = sentences(text).map((sentence, at) => (at % 2 === 0 ? sentence : (other[at] ?? sentence)));
    const name = madeName(random);
    return {
      id: `${id}-${index}`,
      text: language === 'zh' ? `${mixed.join('')}我们称之为${name}。` : `${mixed.join(' ')} We call it ${name}.`,
      language,
    };
  });
}

const isIn =
  (wanted: Text['language']) =>
  ({ language }: Text): boolean =>
    language === wanted;

/** What ends with a full stop, white space at its ends left out. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?]) |(?<=[。！？])/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

const onsets = 'B D F G K L M N P R S T V Z'.split(' ');
const rimes = 'ador elin iro umex atis oven ilar enta orix'.split(' ');

function madeName(random: () => number): string {
  const pick = (parts: readonly string[]): string => parts[Math.floor(random() * parts.length)] ?? '';
  return `${pick(onsets)}${pick(rimes)}${pick(onsets).toLowerCase()}${pick(rimes)}${pick(onsets)}${pick(rimes)}`;
}
