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

  it('have one author below them where two entries and half of all have several', () => {
    const known = (several: number, single: number) =>
      parseList(
        [...Array<string>(several).fill('Ada Byron, Max Born'), ...Array<string>(single).fill('Ada Byron')]
          .map((names) => `Moss\n${names}\n${sentence(300)}`)
          .join('\n\n'),
        { markers: [] },
      ).entries.filter(({ authors }) => authors !== undefined).length;
    assert.equal(known(2, 2), 4);
    assert.equal(known(1, 1), 1);
    assert.equal(known(10, 10), 20);
    assert.equal(known(9, 10), 9);
  });
});
