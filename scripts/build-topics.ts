/**
 * Builds the table of topics that papers are grouped by: `npx tsx scripts/build-topics.ts`, after build-terms.ts. Reads both
 * bilingual corpora (see test/data.ts), terms/fields.txt and media/terms/zh-en.txt.gz; writes media/terms/topics.txt.gz.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TermTable } from '../src/core/search/translation/term-table';
import { readCorpus, readTranslatedCorpus } from '../test/data';
import { learnTopics } from './terms/topics';

const maxBytes = 600 * 1000;
const header = `# Topics and frequencies of stems; the form is told in src/core/search/topics/topic-table.ts.
# Learnt by scripts/build-topics.ts from texts of https://github.com/xmkxabc/daily-arXiv-ai-enhanced (Apache-2.0),
# https://github.com/AMDS123/amds123.github.io and https://github.com/daksim/NewAdversarialAttackPaper.
`;

const folder = join(__dirname, '..', 'media', 'terms');
const terms = readFileSync(join(folder, 'zh-en.txt.gz'));
const table = learnTopics(
  [...readCorpus(), ...readTranslatedCorpus()],
  TermTable.parse(gunzipSync(terms).toString('utf8')),
  readFileSync(join(__dirname, 'terms', 'fields.txt'), 'utf8'),
);
const packed = gzipSync(header + table + '\n', { level: 9 });
if (packed.length + terms.length > maxBytes) {
  throw new Error(`The tables have ${packed.length + terms.length} bytes together; at most ${maxBytes} are shipped.`);
}
writeFileSync(join(folder, 'topics.txt.gz'), packed);
console.log(`${table.split('\n').length} lines, ${packed.length} bytes`);
