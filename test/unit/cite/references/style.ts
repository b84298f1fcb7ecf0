import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CslItem } from '../../../../src/core/model/paper';
import { formatReferences, type Formatting } from '../../../../src/core/cite/references/processor';
import type { Reference, ReferenceList } from '../../../../src/core/cite/model/formatted-text';

const folder = join(__dirname, '../../../../media/csl');

export const shipped = (file: string) => readFileSync(join(folder, file), 'utf8');

const locales = new Map(['en-US', 'zh-CN'].map((tag) => [tag, shipped(`locales-${tag}.xml`)]));

/** References in one of the shipped styles. */
export function inStyle(name: string, items: readonly CslItem[], language = 'en-US'): readonly Reference[] {
  return listInStyle(name, { items, language }).references;
}

export function listInStyle(
  name: string,
  formatting: Pick<Formatting, 'items' | 'bilingual'> & { readonly language?: string },
): ReferenceList {
  return formatReferences({ language: 'en-US', ...formatting, style: shipped(`${name}.csl`), locales });
}

export const moss: CslItem = {
  id: 'moss',
  type: 'article-journal',
  title: 'On moss & <mask> walls',
  author: [
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { family: 'Zhang', given: 'San' },
  ],
  issued: { 'date-parts': [[2020, 3]] },
  'container-title': 'Journal of Moss',
  volume: '12',
  issue: '3',
  page: '1-10',
  DOI: '10.1000/moss_1',
};
export const preprint: CslItem = {
  id: 'mobile',
  type: 'article',
  title: '移动网络',
  author: [{ family: '张', given: '三' }],
  issued: { 'date-parts': [[2023]] },
  number: 'arXiv:2401.00001',
  publisher: 'arXiv',
  URL: 'https://arxiv.org/abs/2401.00001',
  language: 'zh',
};
/** As a list of abstracts gives it: no authors, no year. */
export const derived: CslItem = {
  id: 'net',
  type: 'document',
  title: 'MossNet: a network that finds moss',
  URL: 'https://github.com/moss/net_1',
  language: 'en',
};
