import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitedDocument } from '../../../../src/core/cite/model/citation';
import { citationLanguages, parseCitations } from '../../../../src/core/cite/languages/index';
import { signatureOf } from '../../../../src/core/cite/bibliographies/find-document-keys';
import { assertLinear, growsAtMost } from '../../parse/hostile';

/** What documents of all syntaxes are made of. */
const pieces = [
  '@',
  '@a',
  '@b_c:d.e',
  '-@x',
  '@{k}',
  '[',
  ']',
  '[@',
  '; ',
  ';',
  ', ',
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  '(',
  ')',
  '{',
  '}',
  '`',
  '``',
  '```\n',
  '~~~\n',
  '$',
  '\\',
  '%',
  '<',
  '>',
  '<!--',
  '-->',
  '---\n',
  'nocite: ',
  'bibliography: x.bib',
  '    ',
  '- ',
  '> ',
  '^[',
  '![',
  '](',
  '研究',
  '说',
  '。',
  '𠮷',
  '😀',
  'é',
  'word',
  '3',
  '\\cite',
  '\\cite{a,b}',
  '\\textcite[p. 3]{',
  '\\cites',
  '\\begin{verbatim}',
  '\\end{verbatim}',
  '\\verb|',
  '#cite(',
  '<a>',
  '#cite(<b>, supplement: [',
  '#',
  '"',
  '//',
  '/*',
  '*/',
  '#if x ',
  '[cite:',
  '[cite/t:@a',
  'cite:a,b',
  '=',
  '#+begin_src\n',
  '#+end_src\n',
  '# ',
  ':cite:`',
  ':cite:p:`a,b`',
  '{cite:t}`',
  '.. ',
  '.. [a] ',
  '[a]_',
  '::\n\n',
  '.. code::\n',
  '*',
  '_',
  '|',
  '@fig-a',
  '(@g) ',
];
/** What begins something and does not end it. */
const beginnings = [
  '\\if ',
  '\\iffalse ',
  '\\(',
  '\\cite{',
  '\\cite[',
  '\\cite{*[',
  '\\cites{a}',
  '\\a{}[',
  '\\newcommand{\\x}[1]{',
  '\\newcommand{\\x}[1]{\\cite{#1}}',
  '\\begin{x}',
  '@@',
  '[[',
  '#[',
  '#cite(<',
  'label("',
  'cite:[',
  ':cite:',
  '[[cite:',
  '#+begin_x\n',
  ':PROPERTIES:\n',
  '{x="',
  '[a]{b="',
  '{{<',
  '<a "',
  '![',
  'child = c("',
  '```{r}\n',
  'references:\n',
  'include::',
];
const document = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

function check(text: string, parsed: CitedDocument): void {
  let end = 0;
  for (const group of parsed.groups) {
    assert.ok(group.start >= end, 'groups are sorted and do not overlap');
    end = group.end;
    assert.ok(end <= text.length, String(end));
    assert.equal(
      group.start <= group.itemsRange.start &&
        group.itemsRange.start <= group.itemsRange.end &&
        group.itemsRange.end <= group.end,
      true,
      'items are in their group',
    );
    let itemEnd = group.start;
    for (const { start, end: last, key, keyRange } of group.citations) {
      assert.ok(start >= itemEnd, 'items are sorted and do not overlap');
      itemEnd = last;
      assert.equal(start <= keyRange.start && keyRange.end <= last, true, 'a key is in its item');
      assert.ok(last <= group.end, String(last));
      assert.equal(text.slice(keyRange.start, keyRange.end), key);
      assert.notEqual(key.length, 0);
    }
  }
  for (const { start, end: last } of parsed.bibliographies) {
    assert.equal(0 <= start && start < last && last <= text.length, true);
  }
}

describe('citations of any text', () => {
  for (const { id: syntax } of citationLanguages) {
    it(`keep their places (${syntax}) @cases`, () => {
      fc.assert(
        fc.property(document, (text) => {
          check(text, parseCitations(text, syntax));
        }),
        { numRuns: 1500, seed: 5 },
      );
    });

    it(`are found in linear time (${syntax}) @slow`, function () {
      this.timeout(120_000);
      assertLinear((text) => parseCitations(text, syntax), pieces, 200_000);
    });

    it(`cost no more in one text than in many short ones (${syntax}) @slow`, function () {
      this.timeout(120_000);
      // What looks ahead or back from each of many beginnings costs nothing in short texts.
      const read = (text: string) => signatureOf('/a', text, parseCitations(text, syntax));
      for (const piece of [...pieces, ...beginnings]) {
        const short = piece.repeat(Math.ceil(100 / piece.length));
        const { holds, said } = growsAtMost(
          6,
          () => Array.from({ length: 500 }, () => read(short)),
          () => read(short.repeat(500)),
          10,
        );
        assert.ok(holds, `${JSON.stringify(piece)}: ${said}`);
      }
    });
  }
});
