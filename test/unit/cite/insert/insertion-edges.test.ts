import assert from 'node:assert/strict';
import { type InsertionOptions, insertionsAt } from '../../../../src/core/cite/edit/insertion';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

type Row = readonly [
  syntax: CitationSyntax,
  marked: string,
  after: string,
  keys: readonly string[],
  options?: InsertionOptions,
];

const known = { resolve: (key: string) => (/^[abcd]$/.test(key) ? key : undefined) };

/** What comes of keys, or of texts in their place, at `|`: beside groups, in what has been begun, at the ends of lines. */
const rows: readonly Row[] = [
  ['pandoc', '[@a|; @b|]', '[@a; @b] X X', ['k'], { written: ['X'] }],
  ['pandoc', '[@a|; @b|]', '[@a; @k; @b]', ['k']],
  ['pandoc', 'x [ @| ] y', 'x X y', ['k'], { written: ['X'] }],
  ['pandoc', 'x [@a; @|] y', 'x [@a; @] X, Y y', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', 'x [@a; @|', 'x [@a; @ X', ['k'], { written: ['X'] }],
  ['pandoc', '中|x', '中X、Yx', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', 'x|中', 'x X、Y中', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', 'x|。', 'x X、Y。', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', 'x | y', 'x X, Y y', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', 'x|', 'x- X\n- Y\n', ['k'], { written: ['- X\n', '- Y\n'] }],
  ['pandoc', '[@a; @|]', '[@a; @k]', ['a', 'k']],
  ['pandoc', '[@a; @|]', '[@a; @]', ['a']],
  ['pandoc', '[@a; @|; @b]', '[@a; @k; @b]', ['a', 'b', 'k']],
  ['pandoc', '[@a; @|]', '[@a; @k]', ['a', 'k'], {}],
  ['latex', '\\cite{a,|,b}', '\\cite{a,k,b}', ['b', 'a', 'k']],
  ['latex', '\\cite{|a}', '\\cite{k,a}', ['k']],
  ['latex', '\\cite{a,k|}', '\\cite{a,k,l}', ['k', 'l']],
  ['latex', '\\cite{a,|}', '\\cite{a,}', ['a']],
  ['pandoc', '如图|(左)\nx', '如图[@k] (左)\nx', ['k']],
  ['pandoc', '如图|\n(左)', '如图[@k]\n(左)', ['k']],
  ['pandoc', '如图|\r\n(左)', '如图[@k]\r\n(左)', ['k']],
  ['pandoc', 'x\n|', 'x\n[@k]', ['k']],
  ['pandoc', 'x\n|y', 'x\n[@k]y', ['k']],
  ['pandoc', 'x|y\nz', 'x [@k]y\nz', ['k']],
  ['pandoc', '|[@a] x', '@k [@a] x', ['k'], { form: 'textual' }],
  ['pandoc', 'x |[@a]', 'x @k [@a]', ['k'], { form: 'textual' }],
  ['pandoc', 'x\n|[@a]', 'x\n@k [@a]', ['k'], { form: 'textual' }],
  ['pandoc', 'x [@a]|\n(y)', 'x [@a] @k\n(y)', ['k'], { form: 'textual' }],
  ['pandoc', 'x [@a]| y', 'x [@a] @k y', ['k'], { form: 'textual' }],
  ['pandoc', 'x [@a]|(y)', 'x [@a] X(y)', ['k'], { written: ['X'] }],
  ['pandoc', '中|[@a]', '中X、Y [@a]', ['k'], { written: ['X', 'Y'] }],
  ['pandoc', '[@a|]', '[@a; @k]', ['k'], { form: 'textual' }],
  ['pandoc', '[@a|] x', '[@a] X  x', ['k'], { written: ['X '] }],
  ['pandoc', '@a| x', '@a [@k] x', ['k'], { form: 'parenthetical' }],
  ['pandoc', '@a|', '@a; @k', ['k'], { form: 'textual' }],
  ['pandoc', 'x @a|; @b y', 'x @a; @k; @b y', ['k']],
  ['pandoc', '@a|\n[x]', '@a\n[x]; @k', ['k']],
  ['pandoc', 'x @a| [p. 3]', 'x @a [p. 3]; @k', ['k']],
  ['typst', '@a|\n[x]', '@a @k @l\n[x]', ['k', 'l']],
  ['typst', '@a|.x', '@a.x @k', ['k']],
  ['typst', '研究#cite(<a>)|.b', '研究#cite(<a>) #cite(<k>);.b', ['k']],
  ['typst', '研究#cite(<a>)|\n.b', '研究#cite(<a>) #cite(<k>)\n.b', ['k']],
  ['typst', '研究|\n.b', '研究#cite(<k>)\n.b', ['k']],
  ['rst', '研究:cite:p:`|`', '研究\\ :cite:p:`k`', ['k']],
  ['rst', '研究:cite:p:`a|`说', '研究:cite:p:`a` :cite:p:`k`\\ 说', ['k']],
  ['rst', ':cite:p:`a, b|` x', ':cite:p:`a, b, k` x', ['k']],
  ['rst', 'x :cite:p:`|` y', 'x :cite:p:`k` y', ['k']],
  ['rst', 'x :cite:p:`|`y', 'x :cite:p:`k`\\ y', ['k']],
  ['rst', 'x:cite:`|`', 'x\\ :cite:`k`', ['k']],
  ['pandoc', '@|', '[@k]', ['k'], { form: 'parenthetical' }],
  ['pandoc', '@|', '@k', ['k'], { form: 'parenthetical', isUsual: true }],
  ['pandoc', '[@|]', '[@k]', ['k'], { form: 'textual' }],
  ['pandoc', '[@|]', '[@k]', ['k'], { written: ['X'], isUsual: true }],
  ['pandoc', '-@|', '-@k', ['k']],
  ['pandoc', 'x-@|', 'x-@k', ['k']],
  ['pandoc', '[@a]| x', '[@a; @k] x', ['k'], { form: 'textual', isUsual: true }],
  ['pandoc', 'x |', 'x @k', ['k'], { form: 'textual', isUsual: true }],
  ['pandoc', 'x|', 'x X', ['k'], { written: ['X'], isUsual: true }],
  ['pandoc', 'x|', 'x[@k]', ['k'], { gap: 'none' }],
  ['latex', '\\cite{A|}', '\\cite{abc,k}', ['abc', 'k']],
  ['latex', '\\cite{ab|}', '\\cite{abc}', ['abc']],
  ['latex', '\\cite{x|}', '\\cite{x,abc}', ['abc']],
  ['latex', '\\cite{x|', '\\cite{x,abc}', ['abc']],
  ['latex', '\\cite{|', '\\cite{abc,d}', ['abc', 'd']],
  ['latex', '\\cite{a|', '\\cite{a,abc}', ['abc']],
  ['latex', '\\cite|', '\\cite{k,l}', ['k', 'l']],
  ['pandoc', '[@a|', '[@a; @abc]', ['abc']],
  ['pandoc', '[@x|', '[@x; @abc]', ['abc']],
  ['pandoc', '@x|', '@x; @abc', ['abc']],
  ['pandoc', '@a|', '@a; @abc', ['abc']],
  ['org', '[cite:|]', '[cite:@k;@l]', ['k', 'l']],
  ['org', '[cite:@a;|]', '[cite:@a;@k;@l]', ['k', 'l']],
  ['org', 'cite:|', 'cite:k,l', ['k', 'l']],
  ['org', '[[cite:|]]', '[[cite:&k;&l]]', ['k', 'l']],
  ['org', '[[cite:&a;&b]|] x', '[[cite:&a;&b]] [cite:@k] x', ['k']],
  ['org', 'x [|[cite:a,b]] x', 'x [[cite:a,b]] [cite:@k] x', ['k']],
  ['org', '[[https://a.org][on m|oss]].', '[[https://a.org][on moss]] [cite:@k].', ['k']],
  ['org', '[[cite:a|][on moss]]', '[[cite:a,k][on moss]]', ['k']],
  ['org', '|[[cite:a]] [[b]]', '[cite:@k][[cite:a]] [[b]]', ['k']],
  ['org', '[[cite:&a;|]]', '[[cite:&a;&k]]', ['a', 'k']],
  ['asciidoc', 'cite:[|]', 'cite:[k,l]', ['k', 'l']],
  ['typst', '#cite(|)', '#cite(<k>) #cite(<l>)', ['k', 'l']],
  ['typst', '#cite(<k|', '#cite(<k>)', ['k']],
  [
    'typst',
    '#cite(\n  <a|>,\n  form: "prose",\n)',
    '#cite(\n  <a>,\n  form: "prose",\n) #cite(<k>, form: "prose")',
    ['k'],
  ],
  ['typst', '#cite(\n  <|,\n  form: "prose",\n)', '#cite(\n  <k>,\n  form: "prose",\n)', ['k']],
  ['typst', '#cite(\n  |\n  form: "prose",\n)', '#cite(\n  <k>,\n  form: "prose",\n)', ['k']],
  ['typst', '#cite(|\n  <a>,\n) x', '#cite(\n  <a>,\n) #cite(<k>) x', ['k']],
  ['typst', '#cite(<a|, form: "prose") x', '#cite(<a>, form: "prose") #cite(<k>, form: "prose") x', ['k']],
  ['typst', '#cite(<|>, supplement: [see (b)])', '#cite(<k>, supplement: [see (b)]) #cite(<l>)', ['k', 'l']],
  ['typst', '#{ cite(<a|>) }', '#{ cite(<a>) + cite(<k>) + cite(<l>) }', ['k', 'l']],
  [
    'typst',
    '#footnote(cite(<a>, form: "prose")|)',
    '#footnote(cite(<a>, form: "prose") + cite(<k>, form: "prose"))',
    ['k'],
  ],
  ['typst', '#let x = cite(<a>)|\n', '#let x = cite(<a>) + cite(<k>)\n', ['k']],
  ['typst', '#cite(label("|"), supplement: [b])', '#cite(label("k"), supplement: [b]) #cite(<l>)', ['k', 'l']],
  ['typst', '#cite(label("a|:b/c"))', '#cite(label("a:b/c")) #cite(<k>)', ['k']],
  ['typst', '@a @|', '@a @a @k', ['a', 'k']],
  ['typst', '$ x| $', '$ x#[@k] $', ['k']],
  ['typst', '"x|"', '"x @k"', ['k']],
  ['typst', '#f("x|")', '#f("x @k")', ['k']],
  ['typst', '#{ x| }', '#{ x[@k] }', ['k']],
  ['pandoc', '[@a;@b] [@c ; @d] [@e ; @f] |', '[@a;@b] [@c ; @d] [@e ; @f] [@k ; @l]', ['k', 'l']],
  ['pandoc', '[@a;@b] [@c ; @d] |', '[@a;@b] [@c ; @d] [@k;@l]', ['k', 'l']],
  [
    'latex',
    '\\parencite{a} \\autocite{b} \\autocite{c} |',
    '\\parencite{a} \\autocite{b} \\autocite{c} \\autocite{k}',
    ['k'],
  ],
  ['latex', '\\parencite{a} \\textcite{b} |', '\\parencite{a} \\textcite{b} \\parencite{k}', ['k']],
  ['latex', '\\cites{a}{b} |', '\\cites{a}{b} \\cite{k}', ['k']],
  ['latex', '\\cite{a , b} |', '\\cite{a , b} \\cite{k , l}', ['k', 'l']],
  ['org', '[cite/t:@a] [cite:@b; @c] |', '[cite/t:@a] [cite:@b; @c] [cite:@k; @l]', ['k', 'l']],
  ['pandoc', '[@a,\n@b] |', '[@a,\n@b] [@k; @l]', ['k', 'l']],
  ['pandoc', '[@old; @|]', '[@old; @k]', ['a', 'k'], { resolve: (key) => ({ old: 'a', a: 'a' })[key] }],
];

describe('insertion at the edges of citations', () => {
  for (const [syntax, marked, after, keys, options = known] of rows) {
    const asked = JSON.stringify(options);
    it(`${syntax}: ${keys.join(', ')} in ${marked.replace(/[\r\n]+/g, '⏎')} ${asked}`, () => {
      const parts = marked.split('|');
      const text = parts.join('');
      const places = parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('').length);
      const edits = insertionsAt(
        parseCitations(text, syntax),
        text,
        places.map((offset) => ({ start: offset, end: offset })),
        keys,
        options,
      );
      const edited = edits.reduceRight(
        (left, edit) => left.slice(0, edit.start) + edit.text + left.slice(edit.end),
        text,
      );
      assert.equal(edited, after);
    });
  }
});
