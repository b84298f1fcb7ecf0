import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const configurations = ['.mocharc.json', 'test/tools/.mocharc.json'];
/** Those of bundles, by the script that makes each. */
const bundled = { unit: 'test/unit/.mocharc.json', 'unit:slow': 'test/unit/slow.mocharc.json' };

describe('properties', () => {
  for (const path of configurations) {
    it(`are seeded: ${path}`, () => {
      const { require } = JSON.parse(readFileSync(join(__dirname, '../..', path), 'utf8')) as {
        readonly require?: readonly string[];
      };
      assert.ok(require?.includes('./test/seed.ts'), path);
    });
  }

  for (const [script, path] of Object.entries(bundled)) {
    it(`are of a bundle that is made anew: ${path}`, () => {
      const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, '../..', file), 'utf8'));
      const { spec } = read(path) as { spec: readonly string[] };
      const { scripts } = read('package.json') as { scripts: Readonly<Record<string, string>> };
      assert.equal(scripts[script], `node scripts/bundle-tests.mjs ${spec.join(' ')} && mocha --config ${path}`);
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
