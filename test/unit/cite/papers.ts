import type { Paper } from '../../../src/core/model/paper';

/** A paper with little but its key. */
export function paperWithKey(key: string, more: Partial<Paper> = {}): Paper {
  return {
    key,
    aliases: [],
    title: '',
    titleIsDerived: true,
    names: [],
    language: 'en',
    abstract: '',
    links: [],
    sources: [{ source: 'list.txt', span: { start: 0, end: 0, line: 0, endLine: 0 }, format: 'list' }],
    ...more,
  };
}
