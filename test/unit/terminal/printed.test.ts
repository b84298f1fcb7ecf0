import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printedJson, printedLine } from '../../../src/terminal/printed';
import { anyCharacter } from '../arbitraries';

describe('lines that a terminal prints', () => {
  it('show by its code what would control the terminal, part the line or turn it', () => {
    assert.equal(printedLine('a\x1b[2J\x07b\x7f\x85\x9b31m'), 'a\\x1b[2J\\x07b\\x7f\\x85\\x9b31m');
    assert.equal(
      printedLine('one\r\nfake.md:1:1: two\u2028three\u2029\t'),
      'one\\x0d\\x0afake.md:1:1: two\\u2028three\\u2029\\x09',
    );
    assert.equal(
      printedLine('\u202egnp.exe\u2066\u200f\u061c\ufeff \u{e0041} \ud800'),
      '\\u202egnp.exe\\u2066\\u200f\\u061c\\ufeff \\u{e0041} \\ud800',
    );
    assert.equal(printedLine('C:\\x 研究 é 😀 a\u200db'), 'C:\\x 研究 é 😀 a\u200db');
  });

  it('hold JSON that says the same', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '\x1b',
            '\x07',
            '\x9b',
            '\u2028',
            '\u202e',
            '\u{e0041}',
            '\ud800',
            '\udc00',
            '"',
            '\\',
            '\n',
            '漢',
          ),
          fc.string({ unit: anyCharacter, maxLength: 3 }),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        const printed = printedJson(value);
        assert.deepEqual(JSON.parse(printed), JSON.parse(JSON.stringify(value)));
        assert.ok(!/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(printed));
        assert.ok(!/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(printedLine(printed)));
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
