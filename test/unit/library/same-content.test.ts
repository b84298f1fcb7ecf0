import assert from 'node:assert/strict';
import { equalValues, sameContent, samePaper } from '../../../src/core/library/base/same-content';
import type { Entry, Paper, PaperLink } from '../../../src/core/model/paper';
import { paper } from '../search/paper';

const link = (start: number, url = 'https://a.org'): PaperLink => ({
  url,
  source: 'a.txt',
  host: 'a.org',
  kind: 'website',
  start,
  end: start + 13,
});

describe('what says the same', () => {
  it('is equal in all its values, where none is as good as an undefined one', () => {
    const equal: readonly (readonly [unknown, unknown])[] = [
      [1, 1],
      ['a', 'a'],
      [null, null],
      [undefined, undefined],
      [{}, {}],
      [
        { a: 1, b: [1, { c: 2 }] },
        { b: [1, { c: 2 }], a: 1 },
      ],
      [{ a: 1, b: undefined }, { a: 1 }],
      [[], []],
    ];
    for (const [left, right] of equal) {
      assert.ok(equalValues(left, right), JSON.stringify([left, right]));
      assert.ok(equalValues(right, left), JSON.stringify([right, left]));
    }
    const different: readonly (readonly [unknown, unknown])[] = [
      [1, 2],
      [1, '1'],
      [null, undefined],
      [null, {}],
      [undefined, {}],
      ['', {}],
      [[], {}],
      [[1], { 0: 1 }],
      [[1], [1, 2]],
      [
        [1, 2],
        [2, 1],
      ],
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: { b: 1 } }, { a: { b: 1, c: null } }],
    ];
    for (const [left, right] of different) {
      assert.ok(!equalValues(left, right), JSON.stringify([left, right]));
      assert.ok(!equalValues(right, left), JSON.stringify([right, left]));
    }
  });

  const entry = (fields: Partial<Entry> = {}, start = 0): Entry => ({
    span: { start, end: start + 90, line: 1, endLine: 2 },
    format: 'list',
    names: [],
    language: 'en',
    abstract: 'Moss grows.',
    title: 'Moss',
    links: [link(start + 20), link(start + 50, 'https://b.org')],
    ...fields,
  });

  it('is an entry wherever it stands, with its links where they were in it', () => {
    assert.ok(sameContent(entry(), entry({}, 700)));
    assert.ok(sameContent(entry({ fingerprint: 'x' }), entry({ fingerprint: 'y' }, 700)));
    assert.ok(sameContent(entry({ tags: undefined }), entry()));
  });

  it('is an entry of the same fingerprint, without a look at it', () => {
    assert.ok(sameContent(entry({ fingerprint: 'x' }), entry({ fingerprint: 'x', abstract: 'Else.' })));
    assert.ok(!sameContent(entry(), entry({ abstract: 'Else.' })));
  });

  const others: readonly Partial<Entry>[] = [
    { abstract: 'Else.' },
    { title: 'Else' },
    { writtenKey: 'moss' },
    { names: ['Moss'] },
    { language: 'zh' },
    { year: 2020 },
    { links: [] },
    { links: [link(20)] },
    { links: [link(20), link(51, 'https://b.org')] },
    { links: [link(21), link(50, 'https://b.org')] },
    { links: [link(20), link(50)] },
    { links: [link(20), link(50, 'https://b.org'), link(80)] },
    { links: [{ ...link(20), end: 40 }, link(50, 'https://b.org')] },
  ];
  for (const other of others) {
    it(`is no entry that differs in this: ${JSON.stringify(other)}`, () => {
      assert.ok(!sameContent(entry(), entry(other)));
      assert.ok(!sameContent(entry(other), entry()));
    });
  }

  const moss = (more: Partial<Paper> = {}): Paper =>
    paper('moss', 'Moss grows.', {
      links: [link(20)],
      sources: [{ source: 'a.txt', span: { start: 0, end: 9, line: 1, endLine: 1 }, format: 'list' }],
      ...more,
    });

  it('is a paper wherever its sources have it', () => {
    const moved = moss({
      links: [link(77)],
      sources: [{ source: 'a.txt', span: { start: 50, end: 90, line: 4, endLine: 5 }, format: 'list' }],
    });
    assert.ok(samePaper(moss(), moved));
  });

  const [source] = moss().sources;
  const otherPapers: readonly Partial<Paper>[] = [
    { title: 'Else' },
    { links: [] },
    { links: [link(20, 'https://b.org')] },
    { links: [link(20), link(40)] },
    { sources: [{ ...source!, source: 'b.txt' }] },
    { sources: [{ ...source!, format: 'bibtex' }] },
    { sources: [source!, { ...source!, source: 'b.txt' }] },
  ];
  for (const other of otherPapers) {
    it(`is no paper that differs in this: ${JSON.stringify(other)}`, () => {
      assert.ok(!samePaper(moss(), moss(other)));
      assert.ok(!samePaper(moss(other), moss()));
    });
  }
});
