import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IncrementalParser } from '../../../../src/core/cite/incremental/incremental-parser';
import { citationLanguages, languageOf, parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

/** A citation of a key as the language writes it. */
function cite(syntax: CitationSyntax, key: string): string {
  const { writing } = languageOf(syntax);
  return writing.group(writing.item(key), {});
}

/** Paragraphs that open, close, define or hide something, or look as if they did. */
const special: Readonly<Record<CitationSyntax, readonly string[]>> = {
  pandoc: [
    '---\nbibliography: refs.bib\nnocite: "@a"\n---',
    '---',
    'title: x',
    '```\ncode @a',
    '```',
    '~~~~ {r}',
    '``` {r}\nwrite_bib(c("x"), "refs.bib")\n```',
    '- item [@a]',
    '    indented @b',
    '1. one',
    '(@good) An example',
    'As @good says',
    '@good. An example',
    '> quoted @a',
    ':::: {.note}',
    '<!-- comment @a',
    '-->',
    '<div id="b">',
    '$$ x @a',
    '$$',
    '[a]: http://x.org/@a',
    '[^n]: A note @b',
    ': definition @a',
    'Figure {#fig:a}',
    'see @fig:a and @lst:b',
    'label: lst:b',
    '[@a](http://x.org)',
    'an `open code',
    'x [@a; see',
    '@b] y',
    'a) list',
    'https://x.org/@a',
    'word@b.org [-@a]',
  ],
  myst: [
    '```{note}\n{cite:p}`a`',
    '```',
    '% comment {cite}`a`',
    '+++ {"label": "a"}',
    '(a)=',
    '```{bibliography} refs.bib\n:all:\n```',
    ':::{figure} x\n:name: b',
    '{cite:p}`a',
    '`b`',
    '- item\n\n  more {cite:t}`a,b`',
  ],
  latex: [
    '\\documentclass{article}\n\\begin{document}',
    '\\end{document}',
    '\\begin{verbatim}\n\\cite{a}',
    '\\end{verbatim}',
    '\\iffalse',
    '\\fi',
    '\\else',
    '\\newcommand{\\mine}[1]{\\cite{#1}}',
    '\\newcommand{\\open}{',
    '}',
    '\\mine{a} says',
    '\\bibliography{refs}',
    '\\nocite{*}',
    '\\bibitem{a} A',
    '% a comment \\cite{a}',
    '\\cite{a',
    '\\cite[p. 3',
    ']{b}',
    '\\verb|\\cite{a}|',
    '\\newenvironment{mine}{\\verbatim}{}',
    '\\begin{mine}',
    '\\end{mine}',
    '\\newif\\ifdraft \\ifdraft',
    '\\cites{a}',
    '{b} text',
    '\\def\\refs{x}',
    '\\MakeShortVerb{\\|}',
    '\\DeleteShortVerb{\\|}',
    '\\lstMakeShortInline!',
    'so |\\cite{a}| and !\\cite{b}!',
    '\\newmintinline{python}{}',
    'a |\\cite{a} open',
  ],
  typst: [
    '#bibliography("refs.bib")',
    '#let x = (',
    ')',
    '#cite(',
    '#cite(<a>, supplement: [',
    ']',
    '= Title <a>',
    '<b>',
    '```\n@a',
    '```',
    '`raw @a',
    '/* comment @a',
    '*/',
    '// line @a',
    '$ x @a',
    '$',
    '"a string',
    '"',
    '#let y = 1; text',
    '#{',
    '}',
    '#if x [',
    'else [y]',
    'cpu: (short: "CPU")',
    'alexandria',
    '#label("a")',
    '@a[p. 3] and @b',
  ],
  org: [
    '#+bibliography: refs.bib',
    '#+begin_src\n[cite:@a]',
    '#+end_src',
    '* Heading',
    ':PROPERTIES:\n:ROAM_REFS: @a',
    ':END:',
    'SCHEDULED: x',
    '# comment [cite:@a]',
    ': fixed [cite:@a]',
    '=verb [cite:@a]',
    'open =x',
    '\\begin{align}',
    '\\end{align}',
    'cite:a,b and citep:b',
    'bibliography:refs.bib',
    '[[cite:&a]]',
    '[cite:@a',
    ';@b]',
  ],
  rst: [
    '.. bibliography:: refs.bib\n   :all:',
    '.. [a] A work',
    '.. comment\n   :cite:`a`',
    '..',
    '   :cite:`b` indented',
    'literal::',
    '   :cite:`a`',
    '> :cite:`a`',
    '>>> :cite:`a`',
    '``literal',
    '*emphasis',
    ':cite:`a',
    '`b`:cite:',
    '[a]_ and [b]_',
    '.. |x| replace:: :cite:`b`',
    '- item\n\n  :cite:`a`',
    ':keyprefix: x',
    'Title\n=====',
    'x:cite:`a`',
  ],
  asciidoc: [
    '= Title\nA. Author\n:bibtex-file: refs.bib',
    ':bibtex-file: other.bib',
    'bibliography::[]',
    '----\ncite:[a]',
    '----',
    '....',
    '////',
    '[source]',
    '[quote]',
    '--',
    '// comment cite:[a]',
    ' literal cite:[a]',
    '* item cite:[b]',
    '+',
    '`cite:[a]`',
    '`open',
    '+++cite:[a]+++',
    'pass:[cite:[a]]',
    '|===\n|cite:[a]',
    'term:: cite:[b]',
    'cite:[a',
    '.Title',
  ],
};

const words = [
  'Moss grows on walls.',
  '研究表明，青苔生长。',
  'It says so (2020), p. 3: yes.',
  'Much "more" isn’t known',
];

function paragraphIn(syntax: CitationSyntax): fc.Arbitrary<string> {
  const cited = fc.constantFrom('a', 'b', 'key2020').map((key) => cite(syntax, key));
  const text = fc.constantFrom(...words);
  const line = fc.array(fc.oneof(text, cited), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const plain = fc.array(line, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n'));
  return fc.oneof(
    { weight: 6, arbitrary: plain.map((written) => `So ${written}`) },
    { weight: 1, arbitrary: plain },
    { weight: 2, arbitrary: fc.constantFrom(...special[syntax], ...(syntax === 'myst' ? special.pandoc : [])) },
  );
}

function documentIn(syntax: CitationSyntax): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(paragraphIn(syntax), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n \n\n', '\r\n\r\n', '\n')), {
      maxLength: 24,
    })
    .map((parts) => parts.flat().join(''));
}

/** What is put in place of how many characters, and where, as a share of the text. */
function editsIn(syntax: CitationSyntax): fc.Arbitrary<readonly (readonly [number, number, string])[]> {
  const written = fc.oneof(
    fc.constantFrom(
      '',
      '',
      'x',
      ' ',
      '\n',
      '\n\n',
      '@',
      '[',
      ']',
      '{',
      '}',
      '`',
      '```',
      '$',
      '"',
      '<a>',
      '\\',
      '%',
      ':',
    ),
    paragraphIn(syntax),
    fc.constantFrom(...special[syntax]).map((text) => `\n\n${text}\n\n`),
  );
  const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0, 0, 1, 2, 5, 40), written);
  return fc.array(edit, { minLength: 1, maxLength: 6 });
}

describe('parsing after a change', () => {
  for (const { id: syntax, completion } of citationLanguages) {
    it(`gives what a whole parse gives, whatever is typed: ${syntax} @cases`, () => {
      fc.assert(
        fc.property(documentIn(syntax), editsIn(syntax), (document, edits) => {
          const parser = new IncrementalParser(parseCitations);
          let text = document;
          assert.deepEqual(parser.parse(text, syntax), parseCitations(text, syntax));
          for (const [place, removed, written] of edits) {
            const start = Math.floor(place * text.length);
            const end = completion.endOfCode ?? '';
            const next = text.slice(0, start) + written + text.slice(start + removed);
            const tried = next.slice(0, start) + cite(syntax, 'probe') + next.slice(start);
            assert.deepEqual(parser.tried(tried, syntax, end), parseCitations(tried + end, syntax));
            text = next;
            assert.deepEqual(parser.parse(text, syntax), parseCitations(text, syntax), JSON.stringify(text));
          }
        }),
        { numRuns: 1_000 },
      );
    });

    it(`reads a small part of a long document: ${syntax}`, () => {
      let read = 0;
      const parser = new IncrementalParser((text, of) => {
        read += text.length;
        return parseCitations(text, of);
      });
      const paragraphs = Array.from(
        { length: 1_000 },
        (_, index) => `So moss grows on walls ${cite(syntax, `key${index}`)}, it is said, in much of the world.`,
      );
      const text = paragraphs.join('\n\n');
      parser.parse(text, syntax);
      assert.equal(read, text.length);
      const place = text.indexOf(', it is said', text.length / 2);
      for (let typed = 1; typed <= 10; typed += 1) {
        read = 0;
        const changed = `${text.slice(0, place)} ${'letters on'.slice(0, typed)}${text.slice(place)}`;
        const parsed = parser.parse(changed, syntax);
        assert.equal(parsed.groups.length, 1_000);
        assert.ok(read < 1_500, String(read));
      }
    });
  }

  it('reads all of a LaTeX document anew where a sign is made verbatim, or no longer', () => {
    const others = Array.from({ length: 40 }, (_, number) => `So it is said in \\cite{k${String(number)}} at length.`);
    const body = [...others.slice(0, 20), 'so |\\cite{a}| here', ...others.slice(20)].join('\n\n');
    const parser = new IncrementalParser(parseCitations);
    for (const definition of [
      '',
      '\\MakeShortVerb{\\|}\n',
      '\n',
      '\\lstMakeShortInline|\n',
      '\\DeleteShortVerb{\\|}\n',
    ]) {
      const text = `\\documentclass{article}\n${definition}\\begin{document}\n\n${body}`;
      assert.deepEqual(parser.parse(text, 'latex'), parseCitations(text, 'latex'));
    }
  });
});
