import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';

/** The keys that a text cites, each as it stands there. */
function keys(text: string, syntax: CitationSyntax): readonly string[] {
  return parseCitations(text, syntax).groups.flatMap(({ citations }) =>
    citations.map(({ key, keyRange }) => {
      assert.deepEqual(text.slice(keyRange.start, keyRange.end), key);
      return key;
    }),
  );
}

const cases: Readonly<Record<string, readonly [syntax: CitationSyntax, text: string, keys: readonly string[]]>> = {
  'behind a chunk whose header holds backticks': [
    'pandoc',
    '```{r zones, fig.cap="Made by `a.R`."}\n1\n```\n\nText [@a].\n\n```{r}\n2\n```\n',
    ['a'],
  ],
  'not in code whose fence holds a backtick': ['pandoc', '```r `x`\nText [@a].\n', ['a']],
  'in the caption of a cell': [
    'pandoc',
    '```{r}\n#| label: fig-a\n#| fig-cap: "After @smith2020, redrawn."\n#| fig-alt: "@not"\nx <- "@no"\n```\n',
    ['smith2020'],
  ],
  'in folded and listed captions': [
    'pandoc',
    '```{python}\n#| tbl-cap: >\n#|   After [@a],\n#|   and @b\n#| fig-subcap:\n#|   - "One @c"\n#|   - "Two @d"\n#| echo: false\n# @no\n```\n',
    ['a', 'b', 'c', 'd'],
  ],
  'in captions of a list in brackets': [
    'pandoc',
    '```{r}\n#| fig-subcap: ["One @a", \'Two [@b, p. 3]\']\n```\n',
    ['a', 'b'],
  ],
  "in the caption of a chunk's header": [
    'pandoc',
    '> ```{r zones, fig.cap="After [@a]", echo="@no"}\n> 1\n> ```\n',
    ['a'],
  ],
  'in quotations of csquotes': [
    'latex',
    '\\textcquote[3]{ada}{Text.} \\blockcquote{bob}{T} \\foreigntextcquote{german}[see][4]{eve}{T}\n\\begin{displaycquote}[5]{dan}\nText \\cite{fay}\n\\end{displaycquote}\n\\begin{foreigndisplaycquote}{french}{gil}x\\end{foreigndisplaycquote}',
    ['ada', 'bob', 'eve', 'dan', 'fay', 'gil'],
  ],
  'of commands that the document defines': [
    'latex',
    '\\newcommand{\\src}[1]{(\\parencite{#1})}\\NewDocumentCommand\\at{O{} m}{\\cite[#1]{#2}}\\newcommand*\\vol[2]{\\cite[#1]{#2}}\\let\\say=\\textcite\\def\\old#1{\\cite{#1}}\n\\src{ada} \\at[3]{bob} \\vol{2}{eve} \\say{dan,fay} \\old{gil} \\other{no}',
    ['ada', 'bob', 'eve', 'dan', 'fay', 'gil'],
  ],
  'in captions of a list in the header of a chunk': [
    'pandoc',
    '```{r, fig.cap=c("One [@a]", \'Two [@b]\' ), tab.cap=paste("By", "[@c]"), x="@no"}\n```\n',
    ['a', 'b', 'c'],
  ],
  'not between signs that stand for verbatim, as long as they do': [
    'latex',
    '\\cite{a}|\\cite{b}|\\MakeShortVerb{\\|}|\\cite{no}|\\DefineShortVerb[x=y]{\\+}+\\cite{no}+ \\| \\cite{c}\\DeleteShortVerb{\\|}|\\cite{d}|\\lstMakeShortInline[x]!x!\\cite{no}! y!\n\\cite{e}',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  "not between those of LaTeX's class for manuals": [
    'latex',
    '\\documentclass[a4paper]{ltxdoc}\\begin{document}|\\cite{no}| \\cite{a}',
    ['a'],
  ],
  'not in what commands of the document take as it is': [
    'latex',
    '\\newmintinline[tx]{tex}{}\\newmintinline{python}{}\\NewDocumentCommand{\\code}{v}{x}\\CustomVerbatimCommand{\\V}{Verb}{}\n\\tx|\\cite{no}| \\pythoninline{\\cite{no}} \\code{\\cite{no}} \\V+\\cite{no}+ \\tx[x]{\\cite{no}} \\cite{a}\\begin{luacode*}\\cite{no}\\end{luacode*}',
    ['a'],
  ],
  'of commands that stand for others, or are made of those that the document defines': [
    'latex',
    '\\newcommand{\\see}{\\parencite}\\def\\at{\\unskip~\\textcite[see]}\\NewCommandCopy\\old\\cite\\newcommand{\\both}[2]{\\see{#1}\\at{#2}}\\let\\more\\both\n\\see[3]{ada,bob} \\at{eve} \\old{dan} \\both{fay}{gil} \\more{hal}{ida} \\newcommand{\\no}{\\textbf}\\no{no}',
    ['ada', 'bob', 'eve', 'dan', 'fay', 'gil', 'hal', 'ida'],
  ],
  "of biblatex's own ways to declare commands": [
    'latex',
    '\\DeclareCiteCommand{\\source}[\\mkbibparens]{\\usebibmacro{prenote}}{}{}{}\\DeclareCiteCommand*{\\source}{}{}{}{}\\DeclareMultiCiteCommand{\\sources}[\\mkbibparens]{\\source}{; }\n\\source[3]{ada,bob} \\source*{gil} \\sources[1]{eve}[2]{dan} \\NewDocumentCommand{\\see}{s O{} m}{\\IfBooleanTF{#1}{\\cite{#3}}{\\textcite[#2]{#3}}}\\see*{hal}\\see[2]{ida}',
    ['ada', 'bob', 'gil', 'eve', 'dan', 'hal', 'ida'],
  ],
  'of bibentry, and behind the star that merges': [
    'latex',
    '\\bibentry{ada} \\cite{ada,*bob,* }',
    ['ada', 'ada', 'bob'],
  ],
  'behind an end of the document in a listing': [
    'latex',
    '\\lstnewenvironment{tex}{}{}\n\\begin{document}\n\\begin{tex}\n\\end{document} \\cite{no}\n\\end{tex}\nText \\cite{ada}.\n\\end{document}\n\\cite{after}',
    ['ada'],
  ],
  "not in environments for listings of the document's own": [
    'latex',
    '\\newtcblisting[auto]{demo}{}\n\\DefineVerbatimEnvironment{vb}{Verbatim}{}\n\\newminted[tx]{latex}{}\n\\begin{demo}\\cite{a}\\end{demo}\\begin{vb}\\cite{b}\\end{vb}\\begin{tx}\\cite{c}\\end{tx}\\cite{d}',
    ['d'],
  ],
  'not in what is commented out, with conditions in it': [
    'latex',
    '\\iffalse \\ifx a b c\\fi \\cite{hidden}\\fi \\cite{a}',
    ['a'],
  ],
  "not in an environment that the document bases on a listing, in one of minted's, or in one that is left out": [
    'latex',
    '\\newenvironment{ex}[1][x]{\\VerbatimEnvironment\\begin{Verbatim}}{\\end{Verbatim}}\\NewDocumentEnvironment{hide}{m}{\\comment}{\\endcomment}\n\\newminted{python}{}\\excludecomment{secret}\\newenvironment{box}{\\begin{center}}{\\end{center}}\n\\begin{ex}\\cite{a}\\end{ex}\\begin{hide}\\cite{b}\\end{hide}\\begin{pythoncode*}\\cite{c}\\end{pythoncode*}\\begin{secret}\\cite{d}\\end{secret}\\begin{box}\\cite{e}\\end{box}',
    ['e'],
  ],
  'not behind the end of the document, though a comment holds a further one': [
    'latex',
    '\\begin{document}\\verb|\\end{document}| \\cite{a} 5\\% % \\end{document}\n\\cite{b}\n\\end{document}\n\\cite{no}\n% \\end{document}\n',
    ['a', 'b'],
  ],
  'behind what a condition leaves out, and in its other branch': [
    'latex',
    '\\newif\\ifmine\n\\iffalse \\ifmine x\\else \\cite{no}\\fi \\cite{no}\\else \\cite{a}\\fi\n\\iffalse % \\fi\n\\cite{no}\\ifthenelse{x}{y}{z}\\ifdraft{x}{y}\\fi \\cite{b}\n\\iffalse \\newif\\ifmine \\cite{no}\\fi \\cite{c}\n\\iffalse \\figure \\ifx \\cite{no} \\fi \\cite{d}',
    ['a', 'b', 'c', 'd'],
  ],
  'of commands that cite by two of their arguments': [
    'latex',
    '\\newcommand{\\both}[2]{\\cite{#1} in \\cite{#2}}\\newrobustcmd*{\\rc}[1]{\\textcite{#1}}\n\\both{a}{b}{no} \\rc{c} \\apud[3]{d}[4]{e}{no}',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  "behind REVTeX's texts for one key of several": [
    'latex',
    '\\cite{a,*b,*[see]c,*[{see $x$, }][, {p. 3}] d,e} \\cite{\\no{x}}',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  'as the source of a quotation of Typst': ['typst', '#quote(attribution: <ada>)[x] #fig(label: <no>)', ['ada']],
  'of links to entries, and of what a note of Org-roam is about at its start': [
    'org',
    '#+ROAM_KEY: cite:ada\n#+roam_refs: @bob\n\nbibentry:eve, nobibentry:no incite:no',
    ['ada', 'bob', 'eve'],
  ],
  'of roles alone in the text of a link': [
    'myst',
    '[see @no and {cite}`ada`](x) [@bob] [{cite}`eve`](y)',
    ['ada', 'bob', 'eve'],
  ],
  'not behind any word before a colon in Org': [
    'org',
    'democracycite:key, cite:ada, parencite:bob, citetitle:eve',
    ['ada', 'bob', 'eve'],
  ],
  'in what an Org note is about': [
    'org',
    ':PROPERTIES:\n:ID: x\n:ROAM_REFS: [cite:@ada] @bob cite:eve https://example.org/@no\n:OTHER: @no\n:END:\n#+title: x\n[cite:@fay]',
    ['ada', 'bob', 'eve', 'fay'],
  ],
  'behind escaped space in reStructuredText': [
    'rst',
    ':math:`e\\ `\\ of flow :cite:`ada` and :cite:`bob`',
    ['ada', 'bob'],
  ],
  'directly behind raw TeX, an address and an ellipsis': [
    'pandoc',
    'term\\index{term}[@a] \\href{u}{x}[@b] https://x.org[@c] ...@d \\cmd[@no]{x} ..@no',
    ['a', 'b', 'c', 'd'],
  ],
  'not in attributes, however long and of a heading too': [
    'pandoc',
    `![c](a.png){#fig-x fig-alt="${'word '.repeat(60)}\nsee @nokey"}\n\n# T {data-x="@y"}\n\nText {not "@z"}`,
    ['z'],
  ],
  'not in attributes whose values have other quotation marks or none': [
    'pandoc',
    `[x]{a='see "@no"' b=@no}, ![](a.png){alt='two\nlines @no'} \`c\`{.r x='@no'} [y]{don't "@no"} z {a="@ada"}`,
    ['ada'],
  ],
  'not in shortcodes': ['pandoc', '{{< video x title="@no" >}} @a {{% ref "@no" %}} {{< open @b', ['a', 'b']],
  'in links of what an Org note is about': [
    'org',
    ':PROPERTIES:\n:ROAM_REFS: [[cite:&ada]] https://x.org [[cite:&bob][the book]] @eve\n:END:\n',
    ['ada', 'bob', 'eve'],
  ],
  'not in the text of a link of MyST': [
    'myst',
    '[@name](https://x.org) and @ada, [see @name](x), [@bob], [{cite}`eve`](x)',
    ['ada', 'bob', 'eve'],
  ],
};

describe('citations are read', () => {
  for (const [where, [syntax, text, read]] of Object.entries(cases)) {
    it(where, () => {
      assert.deepEqual(keys(text, syntax), read);
    });
  }
});

describe('every work is cited', () => {
  const asking: readonly (readonly [syntax: CitationSyntax, text: string, asks: boolean])[] = [
    ['latex', '\\nocite{*}', true],
    ['latex', '\\nocite{ada, *}', true],
    ['latex', '\\nocite{ada}\\cite{bob,*eve}', false],
    ['latex', '% \\nocite{*}', false],
    ['latex', '\\nociteown{*}', true],
    ['pandoc', "---\nnocite: '@*'\n---\n", true],
    ['pandoc', '---\nnocite: |\n  @ada, @*\n---\n', true],
    ['pandoc', '---\nnocite: "@ada"\n---\n@*\n', false],
    ['org', '[cite/nocite:@*]', true],
    ['org', '[cite:@ada]', false],
    ['org', 'See nocite:* here', true],
    ['org', '[[nocite:&*]]', true],
    ['org', 'xnocite:* nocite:*a', false],
    ['typst', '#bibliography("refs.bib", full: true)', true],
    ['typst', '#bibliography("refs.bib", full: false)\n// full: true', false],
    ['typst', '#bibliography(full: true, "refs.bib")', true],
    ['typst', '#set bibliography(full: true)', true],
    ['typst', '#bibliography("refs.bib", unfull: true)', false],
    ['rst', '.. bibliography::\n   :style: plain\n   :all:\n', true],
    ['rst', '.. bibliography::\n   :cited:\n', false],
    ['rst', '.. bibliography::\n   :style: plain\n   :filter: True\n', true],
    ['rst', '.. bibliography::\n   :filter: cited\n', false],
    ['myst', '```{bibliography}\n:filter: True\n```\n', true],
    ['myst', '```{bibliography}\n:all:\n```\n', true],
    ['pandoc', '```{bibliography} refs.bib\n:style: plain\n```\n', false],
  ];
  for (const [syntax, text, asks] of asking) {
    it(`${asks ? 'by' : 'not by'} ${text.replaceAll('\n', '⏎')} in ${syntax}`, () => {
      assert.equal(parseCitations(text, syntax).citesAll === true, asks);
    });
  }
});
