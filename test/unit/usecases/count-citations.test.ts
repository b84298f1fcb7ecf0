import assert from 'node:assert/strict';
import { parseCitations } from '../../../src/core/cite/languages/index';
import { countCitations } from '../../../src/core/usecases/count-citations';

const papers = new Map([
  ['moss', 'moss'],
  ['old-moss', 'moss'],
  ['owl', 'owl'],
]);
const counted = (...texts: readonly [string, Parameters<typeof parseCitations>[1]][]) =>
  countCitations(
    texts.map(([text, syntax]) => parseCitations(text, syntax)),
    (key) => papers.get(key),
  );

describe('citations of a document', () => {
  it('are counted by work, in order, under whichever key', () => {
    const { citations, works } = counted(['[@owl; @moss], @old-moss, [@nobody]', 'pandoc']);
    assert.equal(citations, 4);
    assert.deepEqual(
      works.map(({ key, count, isKnown }) => [key, count, isKnown]),
      [
        ['owl', 1, true],
        ['moss', 2, true],
        ['nobody', 1, false],
      ],
    );
    assert.deepEqual(works[1]?.place, { start: 8, end: 12 });
  });

  it('are not those that nobody sees', () => {
    const { citations, works } = counted(['\\cite{owl}\\nocite{moss}', 'latex']);
    assert.equal(citations, 1);
    assert.deepEqual(
      works.map(({ key, count }) => [key, count]),
      [
        ['owl', 1],
        ['moss', 0],
      ],
    );
  });

  it('are those of all cells of a notebook', () => {
    const { citations, works } = counted(['[@owl]', 'pandoc'], ['no key', 'pandoc'], ['[@moss] [@owl]', 'pandoc']);
    assert.equal(citations, 3);
    assert.deepEqual(
      works.map(({ key, document, count }) => [key, document, count]),
      [
        ['owl', 0, 2],
        ['moss', 2, 1],
      ],
    );
    assert.deepEqual(
      countCitations([], () => undefined),
      { citations: 0, works: [] },
    );
  });

  it('do not take an unknown key for a paper of that name', () => {
    const parsed = parseCitations('[@moss; @x]', 'pandoc');
    const { works } = countCitations([parsed], (key) => (key === 'moss' ? 'x' : undefined));
    assert.equal(works.length, 2);
  });
});
