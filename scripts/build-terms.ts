/**
 * Builds the table of Chinese words and English stems that searches across languages: `npx tsx scripts/build-terms.ts`.
 * Reads both bilingual corpora (see test/data.ts) and writes media/terms/zh-en.txt.gz.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCorpus, readTranslatedCorpus } from '../test/data';
import { parallelTexts } from './terms/corpus';
import { columnsOf, termRows } from '../src/core/search/translation/term-columns';
import { learnTerms } from './terms/learn';

const maxBytes = 400 * 1000;
const header = `# Chinese words, their cost (quarters of -ln p) and English stems with weights (twentieths of the root of p).
# Learnt by scripts/build-terms.ts from texts of https://github.com/xmkxabc/daily-arXiv-ai-enhanced (Apache-2.0),
# https://github.com/AMDS123/amds123.github.io and https://github.com/daksim/NewAdversarialAttackPaper.
`;

const folder = join(__dirname, '..', 'media', 'terms');
const table = learnTerms(parallelTexts([...readCorpus(), ...readTranslatedCorpus()]));
const packed = gzipSync(columnsOf(header.trim().split('\n'), [...termRows(table)]), { level: 9 });
if (packed.length > maxBytes) {
  throw new Error(`The table has ${packed.length} bytes; at most ${maxBytes} are shipped.`);
}
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'zh-en.txt.gz'), packed);
console.log(`${table.split('\n').length} words, ${packed.length} bytes`);
