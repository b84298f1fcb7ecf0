import assert from 'node:assert/strict';
import { type Ordering, orderPapers } from '../../../src/core/library/base/ordering';
import type { Paper } from '../../../src/core/model/paper';
import { paper } from '../search/paper';

const from = (first: string, ...more: string[]): Partial<Paper> => {
  const at = (source: string): Paper['sources'][0] => ({
    source,
    span: { start: 0, end: 1, line: 0, endLine: 0 },
    format: 'list',
  });
  return { sources: [at(first), ...more.map(at)] };
};

const papers = [
  paper('moss', '', { title: 'moss in shade', year: 1999, ...from('old.txt') }),
  paper('fern', '', { title: 'Fern 10', ...from('new.txt') }),
  paper('alga', '', { title: 'Fern 9', year: 2020, ...from('unknown.txt') }),
  paper('reed', '', { title: 'Älge', year: 2020, ...from('old.txt', 'newest.txt') }),
];
const counts: Readonly<Record<string, number>> = { moss: 2, fern: 7 };
const times: Readonly<Record<string, number>> = { 'old.txt': 1, 'new.txt': 5, 'newest.txt': 9 };
const facts = {
  countOf: ({ key }: Paper) => counts[key] ?? 0,
  changedAt: (source: string) => times[source],
  compareNames: new Intl.Collator('en', { numeric: true }).compare,
};
const ordered = (ordering: Ordering) => orderPapers(papers, ordering, facts).map(({ key }) => key);

describe('orderPapers', () => {
  it('leaves papers as they stand in the files', () => {
    assert.deepEqual(ordered('source'), ['moss', 'fern', 'alga', 'reed']);
  });

  it('orders by what papers are called, as the language does', () => {
    assert.deepEqual(ordered('name'), ['reed', 'alga', 'fern', 'moss']);
  });

  it('orders by year, the latest first, those of one year as they stood, those without one last', () => {
    assert.deepEqual(ordered('year'), ['alga', 'reed', 'moss', 'fern']);
  });

  it('orders by how often papers are cited', () => {
    assert.deepEqual(ordered('cited'), ['fern', 'moss', 'alga', 'reed']);
  });

  it('orders by when the last of the sources of a paper was changed', () => {
    assert.deepEqual(ordered('newest'), ['reed', 'fern', 'moss', 'alga']);
  });

  it('changes nothing of what it is given', () => {
    const before = [...papers];
    ordered('name');
    assert.deepEqual(papers, before);
  });
});
