import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SharedLibraryError } from '../../../src/core/shared-library/model';
import { readSearchAnswer } from '../../../src/core/shared-library/read-answer';

const answer = (...sources: unknown[]) => ({
  timed_out: false,
  _shards: { failed: 0 },
  hits: {
    hits: sources.map((source, at) => ({
      _id: `x/${String(at)}`,
      _score: 2,
      sort: [2, `x/${String(at)}`],
      _source: source,
    })),
  },
});
const first = (source: unknown) => readSearchAnswer(answer(source), 20).papers[0];

describe('the answer of a shared library', () => {
  it('holds papers with what is known of their publication', () => {
    const found = first({
      key: 'owl-2021',
      title: 'Owls',
      language: 'en',
      abstract: 'They hear.',
      authors: [{ family: 'Weiß', given: 'Karl' }],
      year: 2021,
      doi: '10.1000/owls',
      names: ['OwlEar'],
      links: [
        {
          kind: 'repository',
          url: 'https://github.com/a/b',
          host: 'github.com',
          owner: 'a',
          repo: 'b',
          start: 3,
          end: 9,
        },
      ],
      source: { path: 'a.bib', line: 3, endLine: 5 },
      item: { type: 'article-journal', title: 'Owls', 'container-title': 'Birds' },
    });
    assert.equal(found?.score, 2);
    assert.deepEqual(
      [found.paper.key, found.paper.year, found.paper.links[0]?.owner, found.paper.sources[0].span.line],
      ['owl-2021', 2021, 'a', 2],
    );
    assert.deepEqual(
      [found.item.type, found.item['container-title'], found.item.abstract, found.item.DOI, found.item.author],
      ['article-journal', 'Birds', 'They hear.', '10.1000/owls', [{ family: 'Weiß', given: 'Karl' }]],
    );
  });

  it('may be of an index that others have made', () => {
    const found = first({ title: 'Owls', authors: ['Karl Weiß', 7], year: '2021' });
    assert.deepEqual([found?.paper.key, found?.paper.authors], ['x/0', [{ literal: 'Karl Weiß' }]]);
    assert.equal(found?.paper.year, undefined);
  });

  it('is bounded, without control characters and names that mean something to the language', () => {
    const source = JSON.parse(
      `{"title": "A\\u001b[31mB${'x'.repeat(5_000)}", "key": "k", "abstract": "${'y'.repeat(60_000)}", "__proto__": {"polluted": 1}, "item": {"__proto__": {"polluted": 1}, "type": "<script>"}, "language": "<b>", "tags": [1, {"a": 1}, "t\\n2"], "links": [{"kind": "website", "url": "javascript:alert(1)", "host": "x"}, 5], "authors": "nobody"}`,
    ) as unknown;
    const found = first(source);
    assert.ok(found !== undefined);
    assert.ok(found.paper.title.length <= 2_000 && found.paper.title.startsWith('A [31mB'));
    assert.equal(found.paper.abstract.length, 50_000);
    assert.deepEqual(
      [found.paper.language, found.paper.tags, found.paper.links, found.paper.authors, found.item.type],
      ['und', ['t 2'], [], [], 'document'],
    );
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal((found.item as { polluted?: unknown }).polluted, undefined);
  });

  it('is read for no more papers than were asked for', () => {
    const many = answer(...Array.from({ length: 50 }, (_, at) => ({ title: `T${String(at)}` })));
    assert.equal(readSearchAnswer(many, 20).papers.length, 20);
  });

  it('leads to the next page where it is full, and only then', () => {
    const two = answer({ title: 'A' }, { title: 'B' });
    assert.deepEqual(readSearchAnswer(two, 2, true).next, { after: [2, 'x/1'], isTolerant: true });
    assert.equal(readSearchAnswer(two, 3).next, undefined);
  });

  it('says where parts of the server did not answer', () => {
    assert.equal(readSearchAnswer(answer(), 1).isPartial, false);
    assert.equal(readSearchAnswer({ ...answer(), timed_out: true }, 1).isPartial, true);
    assert.equal(readSearchAnswer({ ...answer(), _shards: { failed: 1 } }, 1).isPartial, true);
  });

  it('is refused where it is of another shape, and never breaks anything', () => {
    for (const wrong of [null, [], {}, { hits: [] }, { hits: { hits: {} } }, 'hits']) {
      assert.throws(() => readSearchAnswer(wrong, 20), SharedLibraryError);
    }
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('title', 'key', 'authors', 'links', 'item', 'year', 'source', 'translation'),
          fc.jsonValue(),
        ),
        (hit, source) => {
          const { papers } = readSearchAnswer({ hits: { hits: [hit, { _source: { title: 'T', ...source } }] } }, 20);
          assert.ok(papers.every(({ paper }) => typeof paper.title === 'string' && paper.title !== ''));
        },
      ),
    );
  });
});
