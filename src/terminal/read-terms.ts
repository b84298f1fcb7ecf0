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
  return TermTable.parse(readTableText(root, 'zh-en'));
}

/**
 * How often stems stand in papers.
 * @param root folder of the extension
 */
export function readStems(root: string): TopicTable {
  return TopicTable.parse(readTableText(root, 'topics'));
}

/**
 * A table in its text form.
 * @param root folder of the extension
 */
export function readTableText(root: string, name: 'zh-en' | 'topics'): string {
  return gunzipSync(readFileSync(join(root, 'media', 'terms', `${name}.txt.gz`))).toString('utf8');
}
