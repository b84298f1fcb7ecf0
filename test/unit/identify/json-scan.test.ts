import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonRecord } from '../../../src/core/identify/catalogue/json-record';
import { RecordScanner } from '../../../src/core/identify/catalogue/json-scan';
import type { CatalogueRecord } from '../../../src/core/identify/catalogue/record';
import { UnparsedRecord } from '../../../src/core/identify/catalogue/unparsed-record';
import { RecordFeatures } from '../../../src/core/identify/match/scan';
import { WantedIdentifiers } from '../../../src/core/identify/match/wanted-identifiers';
import { FeatureNumbers } from '../../../src/core/identify/match/words';
import { anyCharacter } from '../arbitraries';

const scanner = new RecordScanner();
const isScanned = (text: string): boolean => scanner.scan(text, 0, text.length);

describe('records that are compared before they are parsed', () => {
  const usual = [
    '{"title":"One","abstract":"A."}',
    ' { "id" : "2101.00001" , "abstract" : "  A \\"b\\" \\\\textbf{c}\\n d\\/e\\t" , "title":"One\\n  more" } \r',
    '{"title":"One","abstract":"A.","authors_parsed":[["Merle","Anna",""],["Wei\\u00df","",""]],"n":[-1.5e+7,0,null,true,false,[],{}],"v":[{"a":{"b":[1]}}]}',
    '{"title":"中文","abstract":"Ünïcode 4,200 中文"}',
    `{"title":"One","abstract":"A.","deep":${'['.repeat(32)}${']'.repeat(32)}}`,
  ];
  for (const text of usual) {
    it(`are those such as ${text}`, () => {
      assert.ok(isScanned(text));
      const { found } = scanner;
      const whole = JSON.parse(text) as { title: string; abstract: string };
      assert.deepEqual(
        [
          JSON.parse(`"${text.slice(found.titleStart, found.titleEnd)}"`),
          JSON.parse(`"${text.slice(found.abstractStart, found.abstractEnd)}"`),
        ],
        [whole.title, whole.abstract],
      );
    });
  }

  const left: readonly (readonly [why: string, text: string])[] = [
    ['that has no abstract', '{"title":"One"}'],
    ['whose abstract is empty', '{"title":"One","abstract":""}'],
    ['whose title is no text', '{"title":["One"],"abstract":"A."}'],
    ['with two titles', '{"title":"One","abstract":"A.","title":"Two"}'],
    ['with escaped characters in its title', '{"title":"On\\u0065","abstract":"A."}'],
    ['with markup', '{"title":"One","abstract":"<p>A.</p>"}'],
    ['with entities', '{"title":"One &amp; two","abstract":"A."}'],
    ['with escapes in the name of a member', '{"title":"One","abstract":"A.","\\u0074itle":"Two"}'],
    ['inside another one', '{"title":"One","abstract":"A.","message":{"title":"Two"}}'],
    ['with an abstract of another form', '{"title":"One","abstract":"A.","abstract_inverted_index":{"B":[0]}}'],
    ['behind a byte order mark', '\uFEFF{"title":"One","abstract":"A."}'],
    ['deeper than usual', `{"title":"One","abstract":"A.","x":${'['.repeat(33)}${']'.repeat(33)}}`],
  ];
  for (const [why, text] of left) {
    it(`are not one ${why}`, () => {
      assert.equal(isScanned(text), false);
      assert.doesNotThrow(() => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
    });
  }

  it('are not what is no JSON', () => {
    const record = '{"title":"One","abstract":"A.","x":VALUE}';
    const values = [
      '01',
      '1.',
      '.5',
      '+1',
      '1e',
      '-',
      'nul',
      'nulll',
      'True',
      '"\\x"',
      '"\\u00g0"',
      '"\\u001',
      '"\t"',
      '[1,]',
      '[1 2]',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{a:1}',
      '[}',
      '{]',
      '[',
      '"',
      '',
      ']',
      '1,',
      '"\\',
    ];
    for (const text of [
      ...values.map((value) => record.replace('VALUE', () => value)),
      `${usual[0] ?? ''},`,
      `${usual[0] ?? ''}{}`,
      (usual[0] ?? '').slice(0, -1),
    ]) {
      assert.throws(() => JSON.parse(text) as unknown, text);
      assert.equal(isScanned(text), false, text);
    }
  });

  /** What is found in a record, in the order in which it comes. */
  function featuresOf(numbers: FeatureNumbers, record: CatalogueRecord): number[] {
    const features = new RecordFeatures(numbers);
    features.read(record);
    return [...features.found.subarray(0, features.count)];
  }

  it('are read as they are when they are parsed, whatever stands there', () => {
    const plain = [
      'finch',
      'net',
      '4,200',
      '3.14',
      '中文字',
      '\n',
      '\\',
      '"',
      '/',
      '\\textbf',
      '\t',
      '\b',
      'Ü',
      ' ',
      '𠀀',
      'title',
    ];
    const plainWord = fc.constantFrom(...plain);
    const word = fc.constantFrom(...plain, '&', '<p>', '\u0000');
    const text = fc.oneof(
      { weight: 4, arbitrary: fc.array(plainWord, { minLength: 1, maxLength: 12 }).map((words) => words.join('')) },
      fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
      fc.string({ unit: anyCharacter, maxLength: 20 }),
    );
    const item = fc.record(
      {
        title: text,
        abstract: text,
        id: text,
        authors_parsed: fc.array(fc.array(text)),
        other: fc.jsonValue({ maxDepth: 3 }),
      },
      { requiredKeys: ['title', 'abstract'] },
    );
    const change = fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      fc.tuple(fc.nat(), fc.constantFrom('"', '\\', '{', '}', ',', ':', '[', ']', '1', ' ', 'u', '')),
    );
    let scanned = 0;
    fc.assert(
      fc.property(item, change, fc.boolean(), fc.string({ maxLength: 3 }), (value, changed, isSpaced, around) => {
        const json = JSON.stringify(value, undefined, isSpaced ? 1 : 0);
        const at = changed === undefined ? 0 : changed[0] % json.length;
        const line = changed === undefined ? json : json.slice(0, at) + changed[1] + json.slice(at + 1);
        const inside = `${around}${line}${around}`;
        if (!scanner.scan(inside, around.length, around.length + line.length)) {
          return;
        }
        scanned++;
        const whole = jsonRecord(JSON.parse(line), 1);
        assert.ok(whole);
        const numbers = new FeatureNumbers();
        for (const each of [
          'finch',
          'net',
          '4,200',
          '3.14',
          '中文',
          '文字',
          'textbf',
          'title',
          'n',
          'u',
          'ü',
          'finchnet',
        ]) {
          numbers.numberOf(each);
        }
        const lazy = new UnparsedRecord(inside, around.length, around.length + line.length, scanner.found, 1);
        assert.deepEqual(featuresOf(numbers, lazy), featuresOf(numbers, whole));
        assert.deepEqual([lazy.title, lazy.abstract, lazy.written], [whole.title, whole.abstract, undefined]);
        assert.deepEqual([lazy.csl(), lazy.doi, lazy.arxiv], [whole.csl(), whole.doi, whole.arxiv]);
      }),
      { numRuns: 300 },
    );
    assert.ok(scanned > 50);
  });
});

describe('identifiers that may stand in a record', () => {
  const mayStand = (identifiers: readonly string[], text: string): boolean =>
    new WantedIdentifiers(identifiers).mayStandIn({ text, start: 0, end: text.length });

  it('are told by their last digits', () => {
    assert.ok(mayStand(['arxiv:2101.00001'], '{"id":"2101.00001v2"}'));
    assert.ok(mayStand(['arxiv:hep-th/9901001'], '{"id":"hep-th\\/9901001"}'));
    assert.ok(
      mayStand(
        ['doi:10.1000/songs', 'doi:10.1109/cvpr.2020.00123'],
        '{"doi":"https://doi.org/10.1109%2FCVPR.2020.00123"}',
      ),
    );
    assert.ok(mayStand(['doi:10.1000/songs'], '{"doi":"10.1000/Songs"}'));
    assert.equal(
      mayStand(['arxiv:2101.00001'], '{"id":"2101.00002","year":2021,"page":"00001x"}'.replace('00001x', '000010')),
      false,
    );
    assert.equal(mayStand([], '{"id":"2101.00002"}'), false);
  });

  it('may stand anywhere where they have no digits', () => {
    assert.ok(mayStand(['doi:10/gf29tr', 'arxiv:2101.00001'], '{}'));
  });
});
