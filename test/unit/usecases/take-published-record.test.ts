import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { withEdits } from '../../../src/core/records/records-text';
import { takePublishedRecord } from '../../../src/core/usecases/take-published-record';
import type { PublishedVersion } from '../../../src/core/verify/published';
import { sourceOf } from '../library/entries';

const published: PublishedVersion = {
  from: 'service',
  source: 'Crossref',
  item: { id: 'x', type: 'article-journal', title: 'Songs of Birds', 'container-title': 'Birds', DOI: '10.1000/birds' },
};

describe('the published version in the records of the library', () => {
  const library = new Library();
  library.apply({
    updated: [
      {
        source: 'a.md',
        parsed: sourceOf({ title: 'Songs of birds at noon', arxiv: '2001.00001', abstract: 'Birds.' }),
      },
    ],
    removed: [],
  });
  const found = library.papers[0] ?? assert.fail();
  const taking = (aliases: readonly string[], text: string, version = published) => {
    const paper = { ...found, aliases };
    const described = {
      get: (key: string) => (key === paper.key ? paper : undefined),
      evidenceOf: (key: string) => library.evidenceOf(key),
    };
    return withEdits(text, takePublishedRecord(described, paper, version, text, '2026-11-29'));
  };

  it('is a new entry where they have none', () => {
    const { text, stale } = taking([], '');
    assert.deepEqual(stale, []);
    assert.ok(text.startsWith(`@article{${found.key},`) && text.includes('10.1000/birds'), text);
  });

  it('takes the place of the preprint’s entry, under a former key too', () => {
    for (const [key, aliases] of [
      [found.key, []],
      ['before-rename', ['before-rename']],
    ] as const) {
      const before = `@misc{${key},\n  title = {Songs},\n  url = {https://arxiv.org/abs/2001.00001},\n  file = {a.pdf},\n}\n`;
      const { text, stale } = taking(aliases, before);
      assert.deepEqual(stale, [], key);
      assert.ok(text.startsWith(`@article{${key},`), text);
      assert.match(text, /journal = \{Birds\}[^]*eprint = \{2001\.00001\}[^]*file = \{a\.pdf\}/);
      assert.equal(text.split('@').length, 2);
    }
  });

  it('is nothing without a record', () => {
    assert.equal(taking([], '', { from: 'service', source: 'Crossref', doi: '10.1/x' }).text, '');
  });
});
