import { citationBetween } from '../../src/core/cite/write/format-citation';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { randomNumbers } from '../eval/corpus-papers';

export interface GeneratedDocument {
  /** Relative, in folders of 100. */
  readonly path: string;
  readonly syntax: CitationSyntax;
  readonly text: string;
}

/** Half of the documents are Markdown; the others take turns. */
const kinds: readonly (readonly [ending: string, syntax: CitationSyntax, heading: (title: string) => string])[] = [
  ['md', 'pandoc', (title) => `## ${title}`],
  ['tex', 'latex', (title) => `\\section{${title}}`],
  ['md', 'pandoc', (title) => `## ${title}`],
  ['typ', 'typst', (title) => `== ${title}`],
  ['md', 'pandoc', (title) => `## ${title}`],
  ['org', 'org', (title) => `** ${title}`],
  ['md', 'pandoc', (title) => `## ${title}`],
  ['rst', 'rst', (title) => `${title}\n${'='.repeat(title.length)}`],
];
const paragraphs = 20;
const sentencesInParagraph = 4;
const wordsInSentence = 14;
const documentsInFolder = 100;

const syllables = [
  'ba',
  'cor',
  'den',
  'fi',
  'gra',
  'hul',
  'jet',
  'kam',
  'lo',
  'mer',
  'nis',
  'pra',
  'qui',
  'ros',
  'sta',
  'tum',
  'vel',
  'wex',
  'yar',
  'zon',
];
const chinese = '研究表明该方法在多个数据集上优于现有模型并且不需要额外的标注';

/**
 * Documents of about 7,500 characters, the same for the same seed, each with headings, a Chinese paragraph and so many citations.
 * @param keys what is cited, by chance
 */
export function generatedDocuments(
  count: number,
  citations: number,
  keys: readonly string[],
  seed = 1,
): GeneratedDocument[] {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const word = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const words = (length: number): string => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const [ending, syntax, heading] = kinds[index % kinds.length] as (typeof kinds)[number];
    const cited = new Set(
      Array.from({ length: citations }, (_unused, at) => Math.floor(((at + 0.5) * paragraphs) / citations)),
    );
    const blocks = Array.from({ length: paragraphs }, (_unused, at) => {
      const group = cited.has(at) ? citationBetween(syntax, [pick(keys)], ' ', '.') : '';
      const sentences =
        at === 3
          ? [`${chinese}，${chinese}。`]
          : Array.from({ length: sentencesInParagraph }, () => `${words(wordsInSentence)}.`);
      const end = group === '' ? '' : ` ${words(3)} ${group}.`;
      return `${at % 5 === 0 ? `${heading(words(3))}\n\n` : ''}${sentences.join(' ')}${end}\n`;
    });
    const folder = String(Math.floor(index / documentsInFolder)).padStart(3, '0');
    return { path: `documents/${folder}/${String(index).padStart(5, '0')}.${ending}`, syntax, text: blocks.join('\n') };
  });
}
