import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../scripts/vscode/browser';
import { readCorpus } from '../data';

const papers = 10_000;
const papersInFile = 50;

/** 10,000 abstracts in files of 50: real ones where the corpus is there, else made of words from a seed. */
export function largeLibrary(folder: string): Workspace {
  return libraryOf(folder, papersInFile);
}

/** The same in one file. */
export function largeFile(folder: string): Workspace {
  return libraryOf(folder, papers);
}

/** 3,000 of them in 300 files. */
export function manyFiles(folder: string): Workspace {
  return libraryOf(folder, 10, 3000);
}

function libraryOf(folder: string, inFile: number, count = papers): Workspace {
  const all = realAbstracts() ?? Array.from({ length: papers }, (_, index) => madeAbstract(index));
  const abstracts = all.slice(0, count);
  mkdirSync(join(folder, 'literature'));
  for (let first = 0; first < abstracts.length; first += inFile) {
    const name = `${String(first).padStart(5, '0')}.txt`;
    writeFileSync(
      join(folder, 'literature', name),
      `${abstracts.slice(first, first + inFile).join('\ntranslated by 谷歌翻译\n')}\n`,
    );
  }
  return { folder };
}

function realAbstracts(): string[] | undefined {
  try {
    return readCorpus()
      .slice(0, papers)
      .map(({ abstract, zh_text }, index) =>
        (index % 4 === 0 && zh_text !== null ? zh_text : abstract).replace(/\s+/g, ' '),
      );
  } catch {
    return undefined;
  }
}

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

/** About 1,200 characters; words are as unevenly frequent as in a language. */
function madeAbstract(seed: number): string {
  let state = seed * 2654435761 + 1;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return state / 2 ** 32;
  };
  const word = (): string => {
    const number = Math.floor(20 ** (1 + 2.5 * random() ** 2));
    return `${syllables[number % 20]!}${syllables[Math.floor(number / 20) % 20]!}${number > 400 ? syllables[Math.floor(number / 400) % 20]! : ''}`;
  };
  const name = `${word().replace(/^./, (first) => first.toUpperCase())}Net${seed}`;
  const sentence = (): string => `We show that ${Array.from({ length: 14 }, word).join(' ')}.`;
  return `We present ${name}, a network for ${word()} ${word()}. ${Array.from({ length: 10 }, sentence).join(' ')} Code: https://github.com/${word()}/${name.toLowerCase()}`;
}
