import assert from 'node:assert/strict';
import { parseCslJson } from '../../../src/core/parse/csl-json/parse-csl-json';
import { assertLinear, assertReads5MB } from './hostile';

const item = (id: string) =>
  JSON.stringify(
    {
      id,
      type: 'article-journal',
      title: `Title of ${id}`,
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'WHO' }],
      issued: { 'date-parts': [[2020, 5]] },
    },
    undefined,
    2,
  );

describe('CSL-JSON', () => {
  it('reads items with their ranges', () => {
    const text = `[\n${JSON.stringify({
      id: 'doe2020',
      title: 'A <i>Title</i>',
      abstract: '<jats:p>Code: https://github.com/a/b.</jats:p>',
      DOI: '10.1000/x',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: { 'date-parts': [['2020']] },
      keyword: 'one, two',
    })},\n${item('b')}\n]\n`;
    const { entries, problems } = parseCslJson(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, year }) => [writtenKey, title, year]),
      [
        ['doe2020', 'A Title', 2020],
        ['b', 'Title of b', 2020],
      ],
    );
    assert.equal(text.slice(entries[1]?.span.start, entries[1]?.span.end), item('b'));
    assert.equal(entries[0]?.abstract, 'Code: https://github.com/a/b.');
    assert.deepEqual(entries[0]?.tags, ['one', 'two']);
    assert.deepEqual(entries[1]?.authors, [{ family: 'Doe', given: 'Jane' }, { literal: 'WHO' }]);
    const link = entries[0]?.links.find(({ kind }) => kind === 'repository');
    assert.equal(text.slice(link?.start, link?.end), 'https://github.com/a/b');
  });

  it('reads minified lists, wrapped lists, single items and numbers as ids', () => {
    assert.equal(
      parseCslJson(`[${['a', 'b', 'c'].map((id) => JSON.stringify(JSON.parse(item(id)))).join(',')}]`).entries.length,
      3,
    );
    assert.deepEqual(
      parseCslJson(`{"items": [\n${item('a')},\n${item('b')}\n]}`).entries.map(({ writtenKey }) => writtenKey),
      ['a', 'b'],
    );
    assert.equal(parseCslJson(item('a')).entries.length, 1);
    assert.deepEqual(
      parseCslJson('[{"id": 7, "title": "T"}]').entries.map(({ writtenKey }) => writtenKey),
      ['7'],
    );
    assert.deepEqual(parseCslJson('[]'), { entries: [], problems: [] });
    assert.deepEqual(parseCslJson(''), { entries: [], problems: [] });
  });

  const damages: Record<string, string> = {
    'a brace missing at its end': '{"id": "bad", "title": "T", "author": [{"family": "X"}]',
    'a quote missing': '{"id": "bad", "title": "T, "year": 3}',
    'a bracket missing': '{"id": "bad", "author": [{"family": "X"}, "title": "T"}',
    'a comma missing': '{"id": "bad" "title": "T"}',
    'a comma too many': '{"id": "bad", "title": "T",}',
    'a line break in a string': '{"id": "bad", "title": "T\nU"}',
  };
  for (const [name, damaged] of Object.entries(damages)) {
    it(`keeps the neighbours of an item with ${name}, and tells of it`, () => {
      const { entries, problems } = parseCslJson(`[\n${item('a')},\n${damaged},\n${item('b')},\n${item('c')}\n]`);
      assert.deepEqual(
        entries.map(({ writtenKey }) => writtenKey),
        ['a', 'bad', 'b', 'c'],
      );
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['damaged-entry'],
      );
      assert.equal(problems[0]?.span.line, 1 + item('a').split('\n').length);
    });
  }

  it('shows what could be read of a damaged item', () => {
    const { entries } = parseCslJson(
      '[{"id": "a" "title": "A \\"T\\"", "abstract": "See https://a.org/b.", "x": {"title": "no"}, "DOI": "10.1000/x",}, {"title": , "year": 3}]',
    );
    assert.deepEqual(
      entries.map(({ writtenKey, title, doi, links }) => [writtenKey, title, doi, links.length]),
      [['a', 'A "T"', '10.1000/x', 2]],
    );
  });

  it('reads character references, and the citation key where the id is an address', () => {
    const { entries } = parseCslJson(
      `[${JSON.stringify({ id: 'http://zotero.org/users/1/items/A', 'citation-key': 'doe2020', title: 'A &lt;b&gt; &amp;amp; &#x4E2D;&#25991; &nope; &#1114112;' })}]`,
    );
    assert.deepEqual(
      entries.map(({ writtenKey, title }) => [writtenKey, title]),
      [['doe2020', 'A <b> &amp; 中文 &nope; &#1114112;']],
    );
  });

  it('keeps lists of objects within an item in it', () => {
    const text =
      '[{"id": "a", "attachments": [{"path": "x"}, {"path": "y"}], "title": "T"}, {"id": "b", "title": "U"}]';
    const { entries, problems } = parseCslJson(text);
    assert.deepEqual(
      entries.map(({ writtenKey, title }) => [writtenKey, title]),
      [
        ['a', 'T'],
        ['b', 'U'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('links to a DOI field, however short', () => {
    const text = '[{"id": "a", "DOI": "10.1000/x"}]';
    const [link] = parseCslJson(text).entries[0]?.links ?? [];
    assert.equal(link?.url, 'https://doi.org/10.1000/x');
    assert.equal(text.slice(link.start, link.end), '10.1000/x');
  });

  it('tells of what is no list, of keys twice and of missing ones', () => {
    assert.deepEqual(
      parseCslJson('hello').problems.map(({ code }) => code),
      ['damaged-entry'],
    );
    assert.deepEqual(
      parseCslJson(`[${item('a')},${item('a')},{"title":"T"}]`).problems.map(({ code }) => code),
      ['duplicate-key', 'missing-key'],
    );
  });

  it('keeps prototypes clean', () => {
    const { entries } = parseCslJson(
      '[{"id": "a", "__proto__": {"title": "polluted"}, "author": [{"__proto__": {"family": "X"}}]}, {"id":"b","constructor":{"x":1}}]',
    );
    assert.equal(entries[0]?.title, undefined);
    assert.equal(({} as Record<string, unknown>).title, undefined);
    assert.equal(entries.length, 2);
  });

  it('reads hostile text in linear time @slow', function () {
    this.timeout(60_000);
    const units = [
      '[',
      '{',
      '{"',
      '[{"id":',
      '"',
      '\\',
      '{"a":{"b":',
      ',{"id":"x"',
      '{"id":"x"},',
      '}',
      `${' '.repeat(500)}{`,
      '{"id":"a","x":[{"y":',
      '&#1;',
    ];
    assertLinear(parseCslJson, units);
    assertReads5MB(parseCslJson, units);
  });

  it('reads items that stand under their keys in an object', () => {
    const item = (id: string, title: string) => ({ id, type: 'book', title, issued: { 'date-parts': [[2019]] } });
    const text = JSON.stringify({ a: item('a', 'Ice'), b: item('b', 'Stones') });
    const { entries, problems } = parseCslJson(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, year, span }) => [
        writtenKey,
        title,
        year,
        text.slice(span.start, span.start + 9),
      ]),
      [
        ['a', 'Ice', 2019, '{"id":"a"'],
        ['b', 'Stones', 2019, '{"id":"b"'],
      ],
    );
    assert.equal(parseCslJson(JSON.stringify(item('a', 'Ice'))).entries[0]?.title, 'Ice');
  });
});
