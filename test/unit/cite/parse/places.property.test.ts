import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';

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
const pieces: Readonly<Record<CitationSyntax, readonly string[]>> = {
  pandoc: ['[@a', '[@a; ', '-@b', '@{', '@c [p. 3]', '【@a；', '```\n', '> ', '- ', '---\nnocite: "@x"\n---\n'],
  myst: ['{cite:p}`', '{cite:t}`a,b`', '`', '[@a', '```{note}\n'],
  latex: [
    '\\cite{',
    '\\cites[p. 3]{a}',
    '\\textcite*[see][]{',
    '\\begin{document}',
    '\\citeyear{a}',
    '\\nocite{*}',
    '\\footcites(',
    '%',
    '\\input{',
  ],
  typst: [
    '#cite(',
    '#cite(<',
    '@key[see ',
    'label("',
    '"',
    '#cite(supplement: [see @x], <',
    '#cite([@key2020]label("a b"))',
    'form: "prose"',
    '#let x = ',
    '#{ cite(<a>) }',
    '#bibliography("',
    '/*',
    '//',
  ],
  org: ['[cite:@', '[cite/t:see @a p. 3;@b]', 'cite:a,b', '[[cite:&a;&b]]', 'citep:', '#+begin_src\n', '&a'],
  rst: [':cite:p:`', ':cite:`a,b`', '[a]_', '`', '.. [a] ', '::\n\n  ', '``'],
  asciidoc: [
    'cite:[',
    'citenp:[',
    'cite:see[',
    'bibitem:[',
    'a(12-14)',
    '(',
    ')',
    '`',
    '``',
    '+++',
    'pass:[',
    '----\n',
    '....\n',
    '////\n',
    '// ',
    '[source]\n',
    '--\n',
    '|===\n',
    ':bibtex-file: x.bib\n',
    'bibliography::y.bib[]\n',
    '= T\n',
  ],
};

/** Control characters, line ends among them: no tool reads a key that holds one. */
const control = /\p{Cc}|[\u2028\u2029]/u;

/** What is wrong with where the citations of a text stand. */
function misplaced(text: string, syntax: CitationSyntax): unknown[] {
  const wrong: unknown[] = [];
  let last = 0;
  for (const { start, end, itemsRange, citations } of parseCitations(text, syntax).groups) {
    const isOutside = (from: number, to: number) => from > to || from < start || to > end;
    if (isOutside(itemsRange.start, itemsRange.end) || start < last || end > text.length) {
      wrong.push(['group', start, end, itemsRange]);
    }
    last = start;
    let behind = start;
    for (const { key, keyRange, ...item } of citations) {
      const holdsKey = item.start <= keyRange.start && keyRange.end <= item.end && keyRange.start < keyRange.end;
      if (item.start < behind || isOutside(item.start, item.end) || !holdsKey || control.test(key)) {
        wrong.push([key, item, keyRange]);
      }
      behind = item.end;
    }
  }
  return wrong;
}

describe('places of citations', () => {
  for (const [text, syntax] of [
    ['#cite([@key2020]label("a b"))', 'typst'],
    ['#cite(supplement: [see @x], <b>)', 'typst'],
    ['#cite(label("a\nb"))', 'typst'],
    ['\\cites[p. 3]{a}[\\citeyear{a}\\cites[p. 3]{a}', 'latex'],
    ['\\cites{a}[see \\cite{b}]{c}', 'latex'],
  ] as const) {
    it(`lie apart: ${text.replace('\n', ' ')}`, () => {
      assert.deepEqual(misplaced(text, syntax), []);
    });
  }
  for (const [syntax, own] of Object.entries(pieces) as [CitationSyntax, readonly string[]][]) {
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
