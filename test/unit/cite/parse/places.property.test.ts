import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { citationPieces, misplaced } from './citation-pieces';

const common = [
  'a',
  'key2020',
  'B',
  '研究',
  '，',
  '；',
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  ';',
  ',',
  '.',
  ':',
  '-',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '"',
  '\\',
  '@',
  '#',
  '$',
  '%',
  '&',
  '`',
  '*',
  '_',
  '~',
  '\u2028',
  '\ud800',
  '\udc00',
  '𝒜',
];

describe('places of citations', () => {
  for (const [text, syntax] of [
    ['#cite([@key2020]label("a b"))', 'typst'],
    ['#cite(supplement: [see @x], <b>)', 'typst'],
    ['#cite(label("a\nb"))', 'typst'],
    ['\\cites[p. 3]{a}[\\citeyear{a}\\cites[p. 3]{a}', 'latex'],
    ['\\cites{a}[see \\cite{b}]{c}', 'latex'],
    [':cite:p:`\u001b[2J`', 'rst'],
    ['{cite:p}`a,b\u0007`', 'myst'],
    ['\\cite{a\u0007,b}', 'latex'],
    ['cite:[a\u0007]', 'asciidoc'],
    ['[cite:@a\u0007]', 'org'],
    ['#cite(label("a\u0007"))', 'typst'],
    ['[@{a\u0007}]', 'pandoc'],
  ] as const) {
    it(`lie apart: ${text.replace('\n', ' ')}`, () => {
      assert.deepEqual(misplaced(text, syntax), []);
    });
  }
  for (const [syntax, own] of Object.entries(citationPieces) as [CitationSyntax, readonly string[]][]) {
    it(`lie within their groups, in order, and each holds its key: ${syntax} @cases`, () => {
      const text = fc
        .array(fc.oneof(fc.constantFrom(...own), fc.constantFrom(...common)), { maxLength: 25 })
        .map((parts) => parts.join(''));
      fc.assert(
        fc.property(text, (written) => {
          assert.deepEqual(misplaced(written, syntax), [], written);
        }),
        { numRuns: 4_000, seed: 17 },
      );
    });
  }
});
