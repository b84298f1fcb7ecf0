import assert from 'node:assert/strict';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { drawn, sentence } from './drawn';

describe('labelled blocks', () => {
  const papers = (...lines: string[]) =>
    parseList(lines.join('\n'), { markers: [] }).entries.map(({ abstract }) => abstract);
  const block = (name: string, ...further: string[]) => [
    `Title: ${name}`,
    `Abstract: ${sentence(300)}`,
    ...further.flatMap((text) => ['', text]),
    '',
  ];

  it('leave a title of less than 60 below them to nobody', () => {
    const heading = (length: number) => drawn('Moss', length, '');
    assert.deepEqual(papers(...block('Walls', heading(59)), ...block('Ice')), [sentence(300), sentence(300)]);
    assert.deepEqual(papers(...block('Walls', heading(60)), ...block('Ice')), [
      `${sentence(300)} ${heading(60)}`,
      sentence(300),
    ]);
  });

  it('have their abstract in a line of 200 below their authors', () => {
    const text = (length: number) => drawn('moss', length, '');
    const below = (length: number) =>
      papers('Title: Walls', 'Authors: Ada Byron,', text(length), `URL: https://moss.example.org/`);
    assert.deepEqual(below(199), ['']);
    assert.deepEqual(below(200), [text(200)]);
  });

  it('end at a text of 250 that ends as a sentence, or of 300', () => {
    const after = (text: string) => papers(...block('Walls', text)).length;
    assert.deepEqual(
      [sentence(249), sentence(250), drawn('moss', 299, ','), drawn('moss', 300, ',')].map(after),
      [1, 2, 1, 2],
    );
  });

  it('go on without a label where more than half of three and more do, for three paragraphs', () => {
    const count = (...further: number[]) =>
      papers(
        ...further.flatMap((more, index) =>
          block(`Walls ${String(index)}`, ...Array.from({ length: more }, () => sentence(250))),
        ),
      ).length;
    assert.equal(count(1, 1, 1), 3);
    assert.equal(count(1, 1), 4);
    assert.equal(count(1, 1, 1, 0), 4);
    assert.equal(count(1, 1, 0, 0), 6);
    assert.equal(count(3, 3, 3), 3);
    assert.equal(count(4, 4, 4), 15);
  });
});

describe('numbered entries', () => {
  it('keep what is no abstract of its own, however few they are', () => {
    const entry = (number: number) => `${String(number)}. ${sentence(250)}\n${drawn('of moss', 120)}`;
    for (const numbers of [[1], [1, 2], [1, 2, 3]]) {
      assert.equal(parseList(numbers.map(entry).join('\n'), { markers: [] }).entries.length, numbers.length);
    }
  });
});

describe('headings', () => {
  const list = (...lines: readonly string[]) => parseList(lines.join('\n'), { markers: [] }).entries;
  const heading = (length: number) => drawn('Moss', length, '');
  const bodies = (count: number, length = 300) => Array.from({ length: count }, () => sentence(length));
  /** So many abstracts, of which some have a line above them. */
  const below = (line: string, led: number, count: number) =>
    list(...bodies(count).flatMap((body, index) => (index < led ? [line, body] : [body])));

  it('are shorter than three fifths of the usual entry, or than 40', () => {
    for (const [usual, least] of [
      [300, 180],
      [62, 40],
    ] as const) {
      const count = (length: number) => list(heading(length), ...bodies(6, usual)).length;
      assert.equal(count(least - 1), 6, String(usual));
      assert.equal(count(least), 7, String(usual));
    }
  });

  it('are titles where half of the abstracts have one', () => {
    assert.equal(below('Moss on Walls', 10, 20).filter(({ title }) => title !== undefined).length, 10);
    assert.equal(below('Moss on Walls', 9, 19).filter(({ title }) => title !== undefined).length, 0);
  });

  it('are titles though they name an address where half of the abstracts have such a one', () => {
    const line = 'Moss on the Old Walls of Towns https://moss.example.org/walls and more';
    assert.equal(below(line, 10, 20).length, 20);
    assert.equal(below(line, 9, 19).length, 28);
  });

  it('have one author below them where two entries and half of all have names there', () => {
    const known = (named: readonly string[], without: number) =>
      parseList(
        [
          ...named.map((names) => `Moss\n${names}\n${sentence(300)}`),
          ...Array<string>(without).fill(`Moss\n${sentence(300)}`),
        ].join('\n\n'),
        { markers: [] },
      ).entries.filter(({ authors }) => authors !== undefined).length;
    const single = (count: number) => Array<string>(count).fill('Ada Byron');
    assert.equal(known(['Ada Byron, Max Born', ...single(1)], 2), 2);
    assert.equal(known(single(2), 0), 2);
    assert.equal(known(single(1), 1), 0);
    assert.equal(known(single(10), 10), 10);
    assert.equal(known(single(9), 10), 0);
  });
});

describe('numbers with nothing but white space behind them', () => {
  const lists = {
    English: (name: string) => `${name} of Slow Rivers\nVera Ash\n${sentence(300)}`,
    Chinese: (name: string) =>
      `${name}河冰的形成\n王小明\n冬季缓慢的河流会结冰，${'本文收集了三个站点的记录。'.repeat(8)}`,
  };
  const titles = (text: string) => parseList(text, { markers: [] }).entries.map(({ title }) => title);
  const wide = (number: number) =>
    String(number).replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit)));
  for (const [language, entry] of Object.entries(lists)) {
    const list = (numbers: readonly (number | string)[], gap: string, between = '\n\n') =>
      titles(numbers.map((number) => entry(`${String(number)}${gap}Ice`)).join(between));
    const title = entry('Ice').split('\n')[0];

    it(`are none of the titles of a list that they number: ${language}`, () => {
      for (const gap of [' ', '\u3000', '. ', ') ', '、']) {
        assert.deepEqual(list([1, 2, 3], gap), [title, title, title], gap);
        assert.deepEqual(list([wide(1), wide(2), wide(3)], gap), [title, title, title], gap);
        assert.deepEqual(list([1, 2, 3], gap, '\n'), [title, title, title], gap);
      }
      for (const form of ['[1]', '(1)', '（１）', '①']) {
        const numbers = [1, 2].map((n) =>
          form
            .replace('1', String(n))
            .replace('１', wide(n))
            .replace('①', '①②'.charAt(n - 1)),
        );
        assert.deepEqual(list(numbers, ' '), [title, title], form);
      }
      assert.deepEqual(list([1, 11], ' '), [title, title], 'nine are lacking');
    });

    it(`are part of titles that they do not number: ${language}`, () => {
      const kept = (...numbers: number[]) => numbers.map((number) => `${String(number)} ${title ?? ''}`);
      assert.deepEqual(list([3, 2], ' '), kept(3, 2));
      assert.deepEqual(list([1, 12], ' '), kept(1, 12), 'ten are lacking');
      assert.deepEqual(list([2019, 2020], ' '), kept(2019, 2020));
    });
  }
});
