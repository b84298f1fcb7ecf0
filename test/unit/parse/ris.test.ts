import assert from 'node:assert/strict';
import { parseRis } from '../../../src/core/parse/ris/parse-ris';
import { assertLinear, assertReads5MB } from './hostile';

const record = (id: string) =>
  `TY  - JOUR\nID  - ${id}\nTI  - Title of ${id}\nAU  - Doe, Jane\nPY  - 2020/05//\nER  - \n`;

describe('RIS', () => {
  it('reads records with their ranges, continued lines and links', () => {
    const text = `${record('a')}\r\nTY  - CONF\r\nT1  - A long\r\n  title\r\nA1  - Roe, John\r\nA1  - 王小明\r\nY1  - 1999\r\nKW  - one\r\nKW  - two\r\nDO  - 10.1000/x\r\nUR  - https://github.com/a/b\r\nAB  - An abstract.\r\nER  -\r\n`;
    const { entries, problems } = parseRis(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ writtenKey, title, year }) => [writtenKey, title, year]),
      [
        ['a', 'Title of a', 2020],
        [undefined, 'A long title', 1999],
      ],
    );
    const [, second] = entries;
    assert.deepEqual(second?.authors, [{ family: 'Roe', given: 'John' }, { literal: '王小明' }]);
    assert.deepEqual(second?.tags, ['one', 'two']);
    assert.equal(second?.doi, '10.1000/x');
    assert.equal(second?.abstract, 'An abstract.');
    assert.deepEqual([second?.span.line, second?.span.endLine], [7, 18]);
    const link = second?.links.find(({ kind }) => kind === 'repository');
    assert.equal(text.slice(link?.start, link?.end), 'https://github.com/a/b');
  });

  it('keeps titles as they are', () => {
    const titles = ['A - B: the C  - D', 'TI  - twice', 'Über $x^2$ & <b>', 'ER or not'];
    for (const title of titles) {
      assert.equal(parseRis(`TY  - JOUR\nTI  - ${title}\nER  - \n`).entries[0]?.title, title);
    }
  });

  it('keeps the neighbours of damaged records, and tells of them', () => {
    const text = `${record('a')}TY  - JOUR\nTI  - Not closed\nPY  - 2001\n${record('b')}junk before\n${record('c')}TI  - No type\nER  - \n${record('d')}TY  - JOUR\nTI  - Last`;
    const { entries, problems } = parseRis(text);
    assert.deepEqual(
      entries.map(({ title }) => title),
      ['Title of a', 'Not closed', 'Title of b', 'Title of c', 'No type', 'Title of d', 'Last'],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => `${code} ${span.line}`),
      ['damaged-entry 6', 'stray-line 15', 'damaged-entry 22', 'damaged-entry 30'],
    );
  });

  it('reads lines that end in a lone carriage return', () => {
    const text = 'TY  - JOUR\rTI  - One\rUR  - https://a.org/b\rER  - \rTY  - JOUR\rTI  - Two\rER  - \r';
    const { entries, problems } = parseRis(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ title, span }) => [title, span.line, span.endLine]),
      [
        ['One', 0, 3],
        ['Two', 4, 6],
      ],
    );
    const [link] = entries[0]?.links ?? [];
    assert.equal(text.slice(link?.start, link?.end), 'https://a.org/b');
  });

  it('links to a DOI field, however short', () => {
    const text = 'TY  - JOUR\nDO  - 10.1000/x\nER  - \n';
    const [link] = parseRis(text).entries[0]?.links ?? [];
    assert.equal(text.slice(link?.start, link?.end), '10.1000/x');
  });

  it('tells of keys written twice', () => {
    assert.deepEqual(
      parseRis(record('a') + record('a')).problems.map(({ code }) => code),
      ['duplicate-key'],
    );
  });

  it('reads hostile text in linear time @slow', function () {
    this.timeout(60_000);
    const units = [
      'TY  - JOUR\n',
      'TY  - ',
      'x\n',
      ' ',
      '\n',
      '\r',
      'TI  - x\n',
      'AU  - a\n',
      'TY  - X\nER  - \n',
      'DO  - 10.1\n',
    ];
    assertLinear(parseRis, units);
    assertReads5MB(parseRis, units);
  });
});
