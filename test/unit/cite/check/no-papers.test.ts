import assert from 'node:assert/strict';
import { checkCitations } from '../../../../src/core/cite/check/check';
import { DocumentKeys } from '../../../../src/core/cite/bibliographies/document-keys';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';

/** The keys that `lit check` tells as unknown. */
const unknown = (text: string, syntax: CitationSyntax) =>
  checkCitations(
    parseCitations(text, syntax),
    text,
    { get: () => undefined, lost: () => undefined, isDisputed: () => false, nearest: () => [] },
    new DocumentKeys([{ path: '/refs.bib', entries: new Map([['ada', { start: 0, end: 0 }]]) }], new Set(), 'none', []),
    { isAsked: true },
  ).map(({ citation: { key } }) => key);

const cases: Readonly<Record<string, readonly [syntax: CitationSyntax, text: string, told: readonly string[]]>> = {
  'labels that code of Typst makes': [
    'typst',
    '#subpar.grid(figure(rect()), <one-a>, figure(rect()), <one-b>, label: <one-full>)\n$ a &= b #<eqx> $\n#fig(label: label("two"))\nSee @one-full, @one-a, @eqx, @two and @none.',
    ['none'],
  ],
  'terms of a glossary of Typst': [
    'typst',
    '#register-glossary(((key: "cpu", short: "CPU"),))\n#show: init.with((html: (short: "HTML")))\n@cpu and @cpu:pl, @html:long, @gpu',
    ['gpu'],
  ],
  'keys with a prefix of Typst': ['typst', '#load-bibliography("a.bib", prefix: "x-")\n@x-ada @x-eve', ['x-eve']],
  'keys with a prefix of Sphinx': ['rst', ':cite:`p-ada,p-eve`\n\n.. bibliography::\n   :keyprefix: p-\n', ['p-eve']],
  'keys with a prefix of MyST': [
    'pandoc',
    '{cite}`p-ada,p-eve`\n\n```{bibliography}\n:keyprefix: p-\n```\n',
    ['p-eve'],
  ],
  'keys with a prefix of a directive of MyST between colons': [
    'myst',
    '{cite}`p-ada,p-eve`\n\n:::{bibliography}\n:keyprefix: p-\n:::\n',
    ['p-eve'],
  ],
  'sets of biblatex': ['latex', '\\defbibentryset{both}{ada,bob}\n\\cite{both}\\cite{neither}', ['neither']],
  'items of a bibliography of apacite': [
    'latex',
    '\\bibitem [\\protect \\citeauthoryear {Eve}{Eve}{2000}]{%\neve}\n\\cite{eve,bob}',
    ['bob'],
  ],
  'items of harvard, and of a bibliography that the document holds': [
    'latex',
    '\\begin{filecontents}{\\jobname.bib}\n@article(x1, title={X})\n@book\n {x2,}\n\\end{filecontents}\n\\harvarditem[Eve]{Eve et al.}{2000}{eve}\n\\cite{x1,x2,eve,bob}',
    ['bob'],
  ],
  'labels whose names begin with what they are of': [
    'typst',
    'See @lst.one, @alg.two, @fig.three, @ssec:four, @proof:five, @ada and @listen.six.',
    ['listen.six'],
  ],
  'labels of blocks of MyST': ['myst', '+++ {"id": 1, "label": "cells"}\n\n[@ada], @cells and @bob', ['bob']],
  'further identifiers': [
    'pandoc',
    '[@doi:10.1000/a; @clinicaltrials:NCT1; @openalex:W1; @tag:later; @biorxiv:10.1101/1; @DBLP:conf/x; @other:1]',
    ['DBLP:conf/x', 'other:1'],
  ],
  'labels of MyST': [
    'pandoc',
    '(my-target)=\n# Head\n\n:::{figure} a.png\n:label: subfig\n:::\nSee @my-target, @subfig, [@ada] and @other.',
    ['other'],
  ],
  'parts of a figure of MyST': [
    'myst',
    ':::{figure}\n:label: pair\n:::\nSee {cite}`ada`, @pair-a, @pair-b, @pair-ab and @other-a.',
    ['pair-ab', 'other-a'],
  ],
  'labels that code of Typst makes from variables': [
    'typst',
    '#let fig(name, body) = [#figure(body) #label(name)]\n#fig("one", [x])\n#for n in range(3) [#figure([x]) #label("part-" + str(n))]\nSee @one, @part-1 and @none.',
    ['none'],
  ],
  'commands that take no keys by their definitions': [
    'latex',
    '\\newcommand{\\needcite}[1]{\\textcolor{red}{[#1]}}\\NewDocumentCommand{\\citeit}{m}{\\emph{#1}}\n\\needcite{ref}\\citeit{x}\\cite{eve}',
    ['eve'],
  ],
  'names of commands and their arguments where they are defined': [
    'latex',
    '\\NewDocumentCommand \\addpub {m} {\\nocite{#1}}\\RenewDocumentCommand \\cite { s } {x}\\newcommand \\mycite {soon}\\def \\parencite {no}\\addpub{eve}',
    ['eve'],
  ],
  identifiers: [
    'pandoc',
    '[@doi:10.1000/abc; @arxiv:2001.00001; @pmid:1; @https://doi.org/10.1000/abc; @10.1000/abc; @isbn:9] and {cite}`10.1000/abc`, [@eve]',
    ['eve'],
  ],
  'people that a document links to': [
    'pandoc',
    'Thanks to [@somebody](https://example.org/somebody) and @somebody [@ada], [@friend][f], not [@eve]',
    ['eve'],
  ],
  'labels before brackets with citations': ['pandoc', '(one)=\n# Head\n\nSee @one [@eve; @dan].', ['eve', 'dan']],
  'keys of AMSrefs and of files that the document writes': [
    'latex',
    '\\bib*{two}{book}{}\\begin{filecontents*}[overwrite]{\\jobname.bib}\n@book{one}\n\\end{filecontents*}\\addbibresource{\\jobname.bib}\\cite{one,two,eve}',
    ['eve'],
  ],
  'people of a document that cites nothing': ['pandoc', '- Mend the margin (thanks to @other and @scope/package)', []],
  'bare keys of a document that cites': ['pandoc', 'As @eve says [@ada].', ['eve']],
  'bare keys of a document that names a bibliography': [
    'pandoc',
    '---\nbibliography: refs.bib\n---\nAs @eve says.',
    ['eve'],
  ],
};

describe('unknown keys', () => {
  it('are told, not what a command is given that another document of the work defines to cite nothing', () => {
    const text = '\\needcite{here} \\cite{eve}';
    const parsed = parseCitations(text, 'latex', '\\newcommand{\\needcite}[1]{[#1]}');
    const known = { get: () => undefined, lost: () => undefined, isDisputed: () => false, nearest: () => [] };
    assert.deepEqual(
      checkCitations(parsed, text, known, DocumentKeys.none, { isAsked: true }).map(({ citation: { key } }) => key),
      ['eve'],
    );
  });

  it('are told where BibTeX stops, at a key in two cases of letters, not where it reads one in another case', () => {
    const own = (foldsCase: boolean) =>
      new DocumentKeys(
        [{ path: '/refs.bib', entries: new Map([['Ada', { start: 0, end: 0 }]]) }],
        new Set(),
        'read',
        [],
        {
          foldsCase,
        },
      );
    const known = { get: () => undefined, lost: () => undefined, isDisputed: () => false, nearest: () => [] };
    const told = (text: string, foldsCase: boolean) =>
      checkCitations(parseCitations(text, 'latex'), text, known, own(foldsCase), { isAsked: true }).map(
        ({ code, citation: { key } }) => `${code} ${key}`,
      );
    assert.deepEqual(told('\\cite{ada}\\cite{ada,eve}', true), ['unknown-key eve']);
    assert.deepEqual(told('\\cite{ada}', false), ['unknown-key ada']);
    assert.deepEqual(told('\\cite{ada}\\cite{Ada}\\cite{ADA}', true), ['unknown-key ada', 'unknown-key ADA']);
    assert.deepEqual(told('\\cite{ada,ada}', true), ['repeated-citation ada']);
  });

  for (const [name, [syntax, text, told]] of Object.entries(cases)) {
    it(`are told, not ${name}`, () => {
      assert.deepEqual(unknown(text, syntax), told);
    });
  }
});
