import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TopicTable } from '../core/search/topics/topic-table';
import { TermTable } from '../core/search/translation/term-table';

/**
 * The table of Chinese and English terms, for queries that could find papers in the other language.
 * @param root folder of the extension
 */
export function readTerms(root: string): TermTable {
  return TermTable.parse(gunzipSync(readFileSync(join(root, 'media', 'terms', 'zh-en.txt.gz'))).toString('utf8'));
}

/**
 * How often stems stand in papers.
 * @param root folder of the extension
 */
export function readStems(root: string): TopicTable {
  return TopicTable.parse(gunzipSync(readFileSync(join(root, 'media', 'terms', 'topics.txt.gz'))).toString('utf8'));
}
