import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPapers } from '../bench/generated-papers';
import type { CorpusPaper } from '../data';

/** The folder that is worked in: a library of lists and bibliographies, and documents that cite. */
export interface SoakFolder {
  readonly folder: string;
  /** Relative paths of what documents and sources there are at the start. */
  readonly documents: readonly string[];
  readonly lists: readonly string[];
  readonly bibliography: string;
  /** Words that papers have, for queries. */
  readonly words: readonly string[];
}

const inFile = 50;
const inBibliography = 300;

/** Writes a library of so many papers, the same for the same seed. */
export function soakFolder(folder: string, papers: number, seed: number): SoakFolder {
  const all = generatedPapers(papers, seed);
  mkdirSync(join(folder, 'literature'), { recursive: true });
  const listed = all.slice(inBibliography);
  const lists: string[] = [];
  for (let first = 0; first < listed.length; first += inFile) {
    const path = join('literature', `${String(first).padStart(5, '0')}.txt`);
    const texts = listed.slice(first, first + inFile).map((paper, at) => abstractOf(paper, at));
    writeFileSync(join(folder, path), `${texts.join('\ntranslated by 谷歌翻译\n')}\n`);
    lists.push(path);
  }
  const bibliography = join('literature', 'titled.bib');
  writeFileSync(join(folder, bibliography), all.slice(0, inBibliography).map(entryOf).join('\n'));
  const documents = ['one.md', 'two.md', 'three.tex', 'four.typ', 'five.org', 'six.rst'].map((name) => {
    writeFileSync(join(folder, name), textOf(name));
    return name;
  });
  return { folder, documents, lists, bibliography, words: wordsOf(all) };
}

/** A new abstract, as somebody adds it to a list. */
export function abstractOf({ abstract, zh_text }: CorpusPaper, at: number): string {
  return at % 4 === 0 && zh_text !== null ? zh_text : abstract;
}

function entryOf({ title, abstract }: CorpusPaper, at: number): string {
  return `@article{titled${String(at)},\n  title = {${title}},\n  author = {Ash, Vera and Birch, Otto},\n  year = {${String(2000 + (at % 25))}},\n  abstract = {${abstract}}\n}\n`;
}

function textOf(name: string): string {
  const heading = name.endsWith('.tex')
    ? '\\documentclass{article}\n\\begin{document}\n\\section{Work}\n'
    : name.endsWith('.typ')
      ? '= Work\n'
      : name.endsWith('.org')
        ? '* Work\n'
        : name.endsWith('.rst')
          ? 'Work\n====\n'
          : '# Work\n';
  return `${heading}\nSome words to begin with.\n`;
}

function wordsOf(papers: readonly CorpusPaper[]): readonly string[] {
  const words = papers.slice(0, 400).flatMap(({ abstract }) => abstract.match(/[a-z]{5,}/g)?.slice(10, 14) ?? []);
  const han = papers.slice(0, 100).flatMap(({ zh_text }) => zh_text?.slice(4, 8) ?? []);
  return [...new Set([...words, ...han])];
}
