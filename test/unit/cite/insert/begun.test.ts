import assert from 'node:assert/strict';
import { CompletionPlaces } from '../../../../src/core/cite/complete/completion';
import { insertionsAt } from '../../../../src/core/cite/edit/insertion';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import type { TextEdit } from '../../../../src/core/cite/model/text-edit';

const cursor = '$$CURSOR$$';
const isKey = (key: string) => /^(?:ada|bob)$/.test(key);

function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function inserted(syntax: CitationSyntax, marked: string, keys: readonly string[] = ['new']): string {
  const place = { start: marked.indexOf(cursor), end: marked.indexOf(cursor) };
  const text = marked.replace(cursor, '');
  const resolve = (key: string) => (isKey(key) ? key : undefined);
  return edited(text, insertionsAt(parseCitations(text, syntax), text, [place], keys, { resolve }));
}

function completed(syntax: CitationSyntax, marked: string): string | undefined {
  const text = marked.replace(cursor, '');
  const completion = new CompletionPlaces(parseCitations).at(text, marked.indexOf(cursor), syntax, isKey);
  return completion && edited(text, [...completion.insertions.map(insertion), completion.editFor('new')]);
}

function insertion({ offset, text }: { readonly offset: number; readonly text: string }): TextEdit {
  return { start: offset, end: offset, text };
}

type Case = readonly [syntax: CitationSyntax, marked: string, after: string | undefined];

const insertions: readonly Case[] = [
  // Roles and macros without their text.
  ['rst', 'See :cite:|', 'See :cite:`new`'],
  ['rst', ':cite:t:| here', ':cite:t:`new` here'],
  ['rst', ':footcite:p:|.', ':footcite:p:`new`.'],
  ['rst', 'x:cite:|', 'x:cite: :cite:p:`new`'],
  ['myst', '{cite:t}|', '{cite:t}`new`'],
  ['pandoc', 'See {cite}| here', 'See {cite}`new` here'],
  ['pandoc', 'See \\citet|', 'See \\citet{new}'],
  // Raw TeX, which Pandoc hands on as it stands.
  ['pandoc', 'See \\cite|t{ada}.', 'See \\citet{ada,new}.'],
  ['pandoc', 'See \\citet{ada|}.', 'See \\citet{ada,new}.'],
  ['pandoc', 'See |\\citet{ada}.', 'See \\citet{new,ada}.'],
  ['pandoc', 'See \\cite[p. |3]{ada} here.', 'See \\cite[p. 3]{new,ada} here.'],
  ['pandoc', '\\emph{so \\cite{ada}|}', '\\emph{so \\cite{ada,new}}'],
  ['pandoc', '\\cite{ada} x |', '\\cite{ada} x [@new]'],
  ['pandoc', '\\\\cite{ada|}', '\\\\cite{ada [@new]}'],
  ['pandoc', '\\cite{ada\n\n|}', '\\cite{ada\n\n[@new]}'],
  ['myst', 'See \\citet{ada|}.', 'See \\citet{ada {cite:p}`new`}.'],
  ['asciidoc', 'See cite:|', 'See cite:[new]'],
  ['asciidoc', 'citenp:|.', 'citenp:[new].'],
  ['asciidoc', 'See cite:[new, ada, |].', 'See cite:[new, ada, ].'],
  ['asciidoc', 'See cite:[ada(12),|].', 'See cite:[ada(12),new].'],
  ['asciidoc', 'See cite:[new(12),|].', 'See cite:[new(12),].'],
  ['asciidoc', 'cite:|[ada]', 'cite:[ada,new]'],
  ['asciidoc', 'See bibitem:[|].', 'See bibitem:[new].'],
  ['asciidoc', 'See bibitem:[|', 'See bibitem:[new]'],
  ['asciidoc', 'See bibitem:[ada|].', 'See bibitem:[ada] bibitem:[new].'],
  ['org', '[cite|', '[cite:@new]'],
  ['org', '[cite/t|]', '[cite/t:@new]'],
  ['org', 'See [cite|] here', 'See [cite:@new] here'],
  // A command that goes on behind the cursor has not just been begun.
  ['org', '[cite|/t:@ada]', '[cite/t:@ada;@new]'],
  ['org', '[cite/|t:@ada]', '[cite/t:@ada;@new]'],
  ['org', '[cite/t|:@ada]', '[cite/t:@ada;@new]'],
  ['rst', ':cite:|t:`ada`', ':cite:t:`ada,new`'],
  ['myst', '{cite|:t}`ada`', '{cite:t}`ada,new`'],
  ['asciidoc', 'cite|np:[ada]', 'citenp:[ada,new]'],
  ['latex', '\\cite|t{ada}', '\\citet{ada,new}'],
  ['latex', '\\parencite|*{ada}', '\\parencite*{ada,new}'],
  ['latex', '\\parencite|*[3]{ada}', '\\parencite*[3]{new,ada}'],
  // Links of org-ref.
  ['org', '[[cite:|]]', '[[cite:&new]]'],
  ['org', '[[citet:see &ada p. 3;|]]', '[[citet:see &ada p. 3;&new]]'],
  ['org', '[[cite:ada,|]]', '[[cite:ada,new]]'],
  ['org', '[[cite:&ada|][text]]', '[[cite:&ada;&new][text]]'],
  ['org', '[[parencite:|', '[[parencite:&new]]'],
  ['org', '[[cite:see & |]]', '[[cite:see &new]]'],
  ['org', '[[cite:see &|]]', '[[cite:see &new]]'],
  ['org', '[[cite:see & |', '[[cite:see &new]]'],
  ['org', '[[cite:& |]]', '[[cite:&new]]'],
  ['org', '[[cite:&ada; see & |]]', '[[cite:&ada; see &new]]'],
  ['org', '[[cite:see & | p. 3]]', '[[cite:see &new p. 3]]'],
  ['org', '[[cite:see & |;&ada]]', '[[cite:see &new;&ada]]'],
  ['org', '[[cite:Tom & Jerry &ada|]]', '[[cite:Tom & Jerry &ada;&new]]'],
  ['org', 'As cite:| and', 'As cite:new and'],
  ['org', 'As citep:ada,|.', 'As citep:ada,new.'],
  ['org', 'As cite:&ada;|', 'As cite:&ada;&new'],
  ['org', 'democracycite:|', 'democracycite: [cite:@new]'],
  ['org', '[cite:see |]', '[cite:see @new]'],
  // Commands without braces.
  ['latex', '\\footnote{as \\cite|}', '\\footnote{as \\cite{new}}'],
  ['latex', 'as \\parencite| and', 'as \\parencite{new} and'],
  ['latex', 'as \\autocite[12]|.', 'as \\autocite[12]{new}.'],
  ['latex', 'as \\cite|[12]', 'as \\cite[12]{new}'],
  ['latex', 'as \\textcite*|', 'as \\textcite*{new}'],
  ['latex', '\\\\cite|', '\\\\cite \\cite{new}'],
  ['latex', '\\citestyle|', '\\citestyle \\cite{new}'],
  // Lists of their own, and commands that take one key.
  ['latex', '\\cites[3]{ada}[4]{bob}|', '\\cites[3]{ada}[4]{bob}{new}'],
  ['latex', '\\cites[3]{ada|}[4]{bob}', '\\cites[3]{ada}{new}[4]{bob}'],
  ['latex', '\\cites{ada}{|}', '\\cites{ada}{new}'],
  ['latex', '\\cite[3]{ada}|', '\\cite[3]{new,ada}'],
  ['latex', '\\volcite{2}{|}', '\\volcite{2}{new}'],
  ['latex', '\\nocite{*|}', '\\nocite{*}\\cite{new}'],
  ['latex', '\\nocite{|*}', '\\nocite{*}\\cite{new}'],
  ['latex', '\\nocite{*,|}', '\\nocite{*,new}'],
  ['latex', '\\defcitealias{ada|}{A}', '\\defcitealias{ada}{A} \\cite{new}'],
  ['latex', '\\citefield{ada|}{title}', '\\citefield{ada}{title} \\cite{new}'],
  ['latex', '\\textcquote[3]{ada|}{Text}', '\\textcquote[3]{ada}{Text} \\cite{new}'],
  ['latex', '\\textcquote[3]{ada}{Text|}', '\\textcquote[3]{ada}{Text \\cite{new}}'],
  ['latex', '\\begin{displaycquote}{|}', '\\begin{displaycquote}{new}'],
  ['latex', '\\begin{foreigndisplaycquote}{german}[3]{|}', '\\begin{foreigndisplaycquote}{german}[3]{new}'],
  ['latex', '\\begin{figure}{|}', '\\begin{figure}{\\cite{new}}'],
  ['latex', '\\cite[3]% 5\\% {\n  {|}', '\\cite[3]% 5\\% {\n  {new}'],
  ['latex', '\\apud{ada}{|}', '\\apud{ada}{new}'],
  ['latex', '\\apud{ada|}{bob}', '\\apud{ada}{bob} \\cite{new}'],
  // Commands that the document defines.
  [
    'latex',
    '\\newcommand{\\say}[2]{#1\\cite{#2}}\n\\say{text}{|}',
    '\\newcommand{\\say}[2]{#1\\cite{#2}}\n\\say{text}{new}',
  ],
  ['latex', '\\def\\say#1{\\cite{#1}}\\say|', '\\def\\say#1{\\cite{#1}}\\say{new}'],
  ['latex', '\\let\\say\\cite\\say{ada|}', '\\let\\say\\cite\\say{ada,new}'],
  ['latex', '\\newcommand{\\tocite}[1]{#1!}\\tocite{|}', '\\newcommand{\\tocite}[1]{#1!}\\tocite{\\cite{new}}'],
  // Code and mathematics of Typst.
  ['typst', '#cite(|)', '#cite(<new>)'],
  ['typst', '#cite(|', '#cite(<new>)'],
  ['typst', '#cite(|, supplement: [p. 3 (f)])', '#cite(<new>, supplement: [p. 3 (f)])'],
  ['typst', '#cite(form: "prose", |)', '#cite(form: "prose", <new>)'],
  ['typst', '#let x = |', '#let x = [@new]'],
  ['typst', '#let x = [|]', '#let x = [@new]'],
  ['typst', '#let x = 1\n\nText |', '#let x = 1\n\nText @new'],
  ['typst', '#figure(rect(), caption: |)', '#figure(rect(), caption: [@new])'],
  ['typst', '#if a { | } else [b]', '#if a { [@new] } else [b]'],
  ['typst', '#if a [ | ]', '#if a [ @new ]'],
  ['typst', '$ x | $', '$ x #[@new] $'],
  ['typst', '"a" (b) | c', '"a" (b) @new c'],
  ['typst', '#f(unclosed\n\nText |', '#f(unclosed\n\nText @new'],
  ['typst', '#f(unclosed |', '#f(unclosed [@new]'],
  ['typst', '#cite(<a|)', '#cite(<a>) #cite(<new>)'],
  ['typst', '#cite(label(|))', '#cite(label("new"))'],
  ['typst', '#cite(label(|', '#cite(label("new"))'],
  ['typst', '#cite(label("a|', '#cite(label("a")) #cite(<new>)'],
  ['typst', '#cite(supplement: [p. 3], form: none, |)', '#cite(supplement: [p. 3], form: none, <new>)'],
  ['typst', '#ref(|)', '#ref(<new>)'],
  ['typst', '#ref(<|>)', '#ref(<new>)'],
  ['typst', '#quote(attribution: <|>)[x]', '#quote(attribution: [@new])[x]'],
  ['typst', '#quote(attribution: <ada|>)[x [y]] z', '#quote(attribution: <ada>)[x [y]] @new z'],
  // Cross references of Quarto stay whole.
  ['pandoc', '[see @fig-x|; @ada]', '[see @fig-x; @ada] [@new]'],
  ['pandoc', '[@ada|;\n@fig-x]', '[@ada;\n@fig-x] [@new]'],
  ['pandoc', 'See @fig-x|.', 'See @fig-x; [@new].'],
  ['pandoc', 'See @fig-x |', 'See @fig-x ; [@new]'],
  ['pandoc', '[@fig-x|]', '[@fig-x] [@new]'],
  ['pandoc', '[-@tbl-x|] x', '[-@tbl-x] [@new] x'],
  ['pandoc', '[see @figures|]', '[see @figures; @new]'],
  // Texts around a key, and quotation marks at the start of a line.
  ['rst', ':cite:p:`{see}|`', ':cite:p:`{see}new`'],
  ['rst', ':cite:t:`{see}|{p. 3}`', ':cite:t:`{see}new{p. 3}`'],
  ['myst', '{cite:t}`ada, |{p. 3, 4}, bob`', '{cite:t}`ada, new{p. 3, 4}, bob`'],
  ['rst', ':cite:t:`|{see}ada`', ':cite:t:`new,{see}ada`'],
  ['rst', ':cite:p:`{see}ada{p. 3, 4},|`', ':cite:p:`{see}ada{p. 3, 4},new`'],
  ['rst', ':cite:p:`{see}ada|{p. 3}`', ':cite:p:`{see}ada{p. 3},new`'],
  ['pandoc', '> [@ada;\n> @bob|]', '> [@ada;\n> @bob;\n> @new]'],
];

const completions: readonly Case[] = [
  ['asciidoc', 'See bibitem:[|]', 'See bibitem:[new]'],
  ['asciidoc', 'See bibitem:[mo|].', 'See bibitem:[new].'],
  ['asciidoc', 'See bibitem:[ada, |].', undefined],
  ['pandoc', '```{r, fig.cap="see @|"}\n1\n```\n', '```{r, fig.cap="see @new"}\n1\n```\n'],
  ['pandoc', '```{r, fig.cap="see [@ada; @n|]"}\n1\n```\n', '```{r, fig.cap="see [@ada; @new]"}\n1\n```\n'],
  ['pandoc', '```{r, echo=x@|}\n1\n```\n', undefined],
  ['pandoc', '```{r, fig.cap="`see @|"}\n1\n```\n', undefined],
  ['pandoc', '``` @|', undefined],
  ['pandoc', '```{r}\nx @|\n```\n', undefined],
  ['org', '[[cite:&a|]]', '[[cite:&new]]'],
  ['org', '[[cite:a|]]', '[[cite:new]]'],
  ['org', '[[cite:|]]', '[[cite:&new]]'],
  ['org', '[[cite:ada,a|]]', '[[cite:ada,new]]'],
  ['org', '[[citep:see &ada p. 3;&b|]]', '[[citep:see &ada p. 3;&new]]'],
  ['org', '[[citep:&ada p. 3|]]', undefined],
  ['org', '[[cite:see & |]]', '[[cite:see &new]]'],
  ['org', '[[cite:see &| p. 3]]', '[[cite:see &new p. 3]]'],
  ['org', '[[cite:Tom & | Jerry &ada]]', undefined],
  ['org', 'cite:|', 'cite:new'],
  ['org', 'cite:ada,|', 'cite:ada,new'],
  ['org', 'democracycite:|', undefined],
  ['org', ': cite:|', undefined],
  ['org', '[cite:@x p. 3|]', undefined],
  ['org', '[cite:see| @x]', undefined],
  ['org', '[cite:@x of y|]', '[cite:@new]'],
  ['pandoc', '[@x p. 3|]', undefined],
  ['pandoc', '[@x of y|]', '[@new]'],
  // A word that begins like the name of a part is a word until a number or a point follows.
  ['pandoc', '[@x p|]', '[@new]'],
  ['pandoc', '[@x p.|]', undefined],
  ['pandoc', '[@x no transfer|]', '[@new]'],
  ['pandoc', '[@x no 4|]', undefined],
  ['latex', '\\cite{ada,*b|}', '\\cite{ada,*new}'],
  ['latex', '\\nocite{*|}', undefined],
  ['latex', '\\cites[3]{ada}{b|}', '\\cites[3]{ada}{new}'],
  ['latex', '\\cite{ada,*[see]b|}', '\\cite{ada,*[see]new}'],
  ['latex', '\\begin{displaycquote}[3]{b|}', '\\begin{displaycquote}[3]{new}'],
  [
    'latex',
    '\\newcommand{\\say}[2]{\\cite{#1}\\cite{#2}}\\say{ada}{b|}',
    '\\newcommand{\\say}[2]{\\cite{#1}\\cite{#2}}\\say{ada}{new}',
  ],
  ['latex', '\\newcommand{\\say}[2]{#1\\cite{#2}}\\say{b|}{}', undefined],
  ['typst', '#cite(|)', '#cite(<new>)'],
  ['typst', '#cite(x|)', '#cite(<new>)'],
  ['typst', '#cite(label(|))', '#cite(label("new"))'],
  ['typst', '#cite(form: "prose", label(x|', '#cite(form: "prose", label("new"))'],
  ['typst', '#ref(<x|>)', undefined],
  ['typst', '#quote(attribution: <x|>)[y]', '#quote(attribution: <new>)[y]'],
  ['typst', '#let x = @a|', '#let x = [@new]'],
  ['typst', '#f(@a|)', '#f([@new])'],
  ['rst', ':cite:t:`{see}a{p. 3}|`', undefined],
  ['rst', ':cite:t:`{see}x|{p. 3}`', ':cite:t:`{see}new{p. 3}`'],
  ['rst', ':cite:t:`{see|}x{p. 3}`', undefined],
  ['myst', '{cite:p}`ada{p. 3, 4}, x|`', '{cite:p}`ada{p. 3, 4}, new`'],
  ['asciidoc', 'cite:[ada(12)|]', undefined],
];

describe('a citation that has been begun is written as its tool reads it', () => {
  const check = (what: string, cases: readonly Case[], write: typeof completed) => {
    for (const [syntax, marked, after] of cases) {
      it(`${what} in ${syntax}: ${marked.replaceAll('\n', '⏎')}`, () => {
        assert.equal(
          write(
            syntax,
            marked.replace('|', () => cursor),
          ),
          after,
        );
      });
    }
  };
  check('inserted', insertions, (syntax, marked) => inserted(syntax, marked));
  check('completed', completions, completed);

  it('in the caption of a cell', () => {
    const cell = (caption: string) => `\`\`\`{r}\n#| fig-cap: "see ${caption}"\n1\n\`\`\`\n`;
    assert.equal(completed('pandoc', cell(`@${cursor}`)), cell('@new'));
    assert.equal(completed('pandoc', cell(`[@ada; @${cursor}]`)), cell('[@ada; @new]'));
    assert.equal(completed('pandoc', cell('').replace('1', `x @${cursor}`)), undefined);
  });

  it('with further keys', () => {
    const both = ['new', 'two'];
    assert.equal(inserted('asciidoc', `See bibitem:[${cursor}].`, both), 'See bibitem:[new] bibitem:[two].');
    assert.equal(inserted('typst', `#cite(${cursor})`, both), '#cite(<new>) #cite(<two>)');
    assert.equal(inserted('typst', `#cite(label(${cursor}))`, both), '#cite(label("new")) #cite(<two>)');
    assert.equal(inserted('typst', `#let x = ${cursor}`, both), '#let x = [@new @two]');
    assert.equal(inserted('org', `[[cite:${cursor}]]`, both), '[[cite:&new;&two]]');
    assert.equal(inserted('latex', `\\cite${cursor}`, both), '\\cite{new,two}');
  });
});
