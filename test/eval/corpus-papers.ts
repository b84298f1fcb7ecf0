import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveSource } from '../../src/core/library/derive';
import { Library } from '../../src/core/library/library';
import type { Paper } from '../../src/core/model/paper';
import { findNames } from '../../src/core/parse/names/find-name';
import { deriveTitle } from '../../src/core/parse/title/derive-title';
import { parseSource } from '../../src/core/parse/source';
import { seedsFolder, type CorpusPaper } from '../data';

/** A paper as a list of abstracts gives it: the text alone, its title, authors and year unknown. */
export function paperOfText(id: string, text: string, language: 'en' | 'zh', line: number): Paper {
  const start = line * 2000;
  const names = findNames(text);
  return {
    key: id,
    aliases: [],
    title: deriveTitle({ text, names, language }),
    titleIsDerived: true,
    names,
    language,
    abstract: text,
    links: [],
    sources: [{ source: 'corpus.txt', span: { start, end: start + text.length, line, endLine: line }, format: 'list' }],
  };
}

export function englishPapers(corpus: readonly CorpusPaper[]): Paper[] {
  return corpus.map(({ id, abstract }, line) => paperOfText(id, abstract, 'en', line));
}

/** The same papers as a bibliography gives them, with their titles. */
export function titledPapers(corpus: readonly CorpusPaper[]): Paper[] {
  return englishPapers(corpus).map((paper, at) => ({
    ...paper,
    title: corpus[at]?.title ?? '',
    titleIsDerived: false,
  }));
}

/** Only papers that have a Chinese text. */
export function chinesePapers(corpus: readonly CorpusPaper[]): Paper[] {
  return corpus.flatMap(({ id, zh_text }, line) => (zh_text === null ? [] : [paperOfText(id, zh_text, 'zh', line)]));
}

/** The library of the seed files. */
export function seedLibrary(): Library {
  const library = new Library();
  const updated = readdirSync(seedsFolder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((source) => {
      const parsed = parseSource(
        { path: source, text: readFileSync(join(seedsFolder, source), 'utf8') },
        { markers: ['translated by 谷歌翻译'] },
      );
      return 'skipped' in parsed ? [] : [{ source, parsed: deriveSource(parsed) }];
    });
  library.apply({ updated, removed: [] });
  return library;
}

/** FNV-1a over UTF-16 units, for splits by identifier. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
