import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const configurations = ['.mocharc.json', 'test/unit/slow.mocharc.json', 'test/tools/.mocharc.json'];

describe('properties', () => {
  for (const path of configurations) {
    it(`are seeded: ${path}`, () => {
      const { require } = JSON.parse(readFileSync(join(__dirname, '../..', path), 'utf8')) as {
        readonly require?: readonly string[];
      };
      assert.ok(require?.includes('./test/seed.ts'), path);
    });
  }

  it('are seeded in tests that are bundled, by `npm run unit` and for mutants', () => {
    assert.match(
      readFileSync(join(__dirname, '../../scripts/bundle-tests.mjs'), 'utf8'),
      /\['\.\/test\/seed\.ts', \.\.\.tests\]/,
    );
  });

  it('try the same each time where they name no seed', () => {
    const tried = () => {
      const numbers: number[] = [];
      fc.assert(
        fc.property(fc.nat(), (number) => {
          numbers.push(number);
        }),
        { numRuns: 5 },
      );
      return numbers;
    };
    assert.deepEqual(tried(), tried());
  });
});
