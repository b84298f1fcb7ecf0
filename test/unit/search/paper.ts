import type { Paper } from '../../../src/core/model/paper';

let next = 0;

/** A paper for tests; later ones stand further down in the same list. */
export function paper(key: string, abstract: string, more: Partial<Paper> = {}): Paper {
  const start = next++ * 1000;
  const span = { start, end: start + abstract.length, line: next, endLine: next };
  return {
    key,
    aliases: [],
    title: key,
    titleIsDerived: true,
    names: [],
    language: /\p{Script=Han}/u.test(abstract) ? 'zh' : 'en',
    abstract,
    links: [],
    sources: [{ source: 'list.txt', span, format: 'list' }],
    ...more,
  };
}
