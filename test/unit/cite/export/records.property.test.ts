import fc from 'fast-check';
import type { Paper } from '../../../../src/core/model/paper';
import { doiIn } from '../../../../src/core/parse/fields/doi';
import { oneLine } from '../../../../src/core/parse/write/normal-form';
import { paper } from '../../search/paper';
import { assertReadAgain, formats, person, text } from './read-again';

const ids = {
  doi: text.map((rest) => doiIn(`10.1000/${oneLine(rest)}`)),
  arxiv: fc.constantFrom('2401.00001', 'cs/0112017', 'math.GT/0309136'),
};
const record = fc.record(
  {
    key: text,
    title: text,
    abstract: text,
    authors: fc.array(person, { maxLength: 3 }),
    year: fc.integer({ min: 1400, max: 2100 }),
    ...ids,
    tags: fc.array(text, { maxLength: 3 }),
  },
  { requiredKeys: ['key', 'title', 'abstract'] },
);

describe('records of any kind', () => {
  for (const format of formats) {
    it(`are read again from ${format} in their normal form @cases`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(record, { minLength: 1, maxLength: 3, selector: ({ key }) => key }), (records) => {
          assertReadAgain(
            records
              .map(({ key, title, abstract, ...more }) => ({
                paper: {
                  ...paper(key.trim() === '' ? 'x' : key, abstract),
                  title,
                  titleIsDerived: false,
                  ...more,
                } as Paper,
              }))
              .filter((one, index, all) => all.findIndex((other) => other.paper.key === one.paper.key) === index),
            format,
          );
        }),
        { numRuns: 400, seed: 41 },
      );
    });
  }
});
