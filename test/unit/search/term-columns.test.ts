import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { columnsOf, termRows, type TermRow } from '../../../src/core/search/translation/term-columns';

const rows = (text: string) => [...termRows(text)];

describe('a table of terms by columns', () => {
  const written: readonly TermRow[] = [
    { word: '图', cost: 20, stems: [{ word: 'graph', weight: 12 }] },
    { word: '图像', cost: 8, stems: [] },
    {
      word: '网络',
      cost: 60,
      stems: [
        { word: 'network', weight: 16 },
        { word: 'graph', weight: 1 },
      ],
    },
  ];

  it('says what its lines say', () => {
    const lines = '# From somewhere.\n图 20 graph 12\n图像 8\nno cost\n网络 60 network 16 graph 1\n';
    assert.deepEqual(rows(lines), written);
    assert.deepEqual(rows(columnsOf(['# From somewhere.'], written)), written);
    assert.match(columnsOf(['# From somewhere.'], written), /^#columns\n# From somewhere\.\n/);
  });

  it('holds any words, costs and stems', () => {
    const word = fc.stringMatching(/^[#a-z\u4e00-\u4fff]{1,6}$/);
    const number = fc.integer({ min: 0, max: 300 });
    const record = <T extends object>(of: { readonly [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
      fc.record(of, { noNullPrototype: true });
    const stem = record({ word: fc.stringMatching(/^[a-z0-9]{1,4}$/), weight: number });
    const row = record({ word, cost: number, stems: fc.array(stem, { maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 300 }), (table) => {
        assert.deepEqual(rows(columnsOf([], table)), table);
      }),
    );
  });

  it('numbers more stems than one digit can', () => {
    const table = Array.from({ length: 200 }, (_, at) => ({
      word: `w${at}`,
      cost: at,
      stems: [{ word: `s${at}`, weight: 1 }],
    }));
    assert.deepEqual(rows(columnsOf([], table)), table);
  });

  it('takes no number that a character cannot stand for', () => {
    for (const cost of [-1, 0.5, NaN, 1001]) {
      assert.throws(() => columnsOf([], [{ word: 'a', cost, stems: [] }]), RangeError);
    }
    assert.deepEqual(
      rows(columnsOf([], [{ word: 'a', cost: 1000, stems: [] }])).map(({ cost }) => cost),
      [1000],
    );
  });

  it('gives what is there where its end is missing', () => {
    const text = columnsOf([], written);
    for (let end = 0; end < text.length; end++) {
      assert.ok(rows(text.slice(0, end)).length <= written.length);
    }
  });

  it('is how the table ships, and less than lines would be', () => {
    const packed = readFileSync('media/terms/zh-en.txt.gz');
    const text = gunzipSync(packed).toString('utf8');
    assert.match(text, /^#columns\n# Chinese words, their cost/);
    assert.ok(packed.length < 400_000);
    assert.ok(rows(text).length > 20_000);
  });
});
