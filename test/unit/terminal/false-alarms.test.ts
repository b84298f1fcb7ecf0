import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { checkedLines } from '../../../src/terminal/check';
import { documentReader } from '../../../src/terminal/documents';
import { InMemoryWorkspace } from '../workspace/in-memory-workspace';

/** Works of each project, by its letter. */
const perProject = 90;
const keysOf = (project: string) => Array.from({ length: perProject }, (_, index) => `${project}${index + 1}`);
const bib = (project: string) =>
  keysOf(project)
    .map((key) => `@book{${key}, title = {Title of ${key}}}\n`)
    .join('');

/** Each key of a project in a citation of its own, in turn by some ways to write it. */
function citing(project: string, ...ways: readonly ((key: string) => string)[]): string {
  return keysOf(project)
    .map((key, index) => ways[index % ways.length]?.(key) ?? '')
    .join(' ');
}

const markdown = (project: string) =>
  citing(
    project,
    (key) => `[@${key}]`,
    (key) => `As @${key} says`,
    (key) => `[see -@${key}, p. 3]`,
    (key) => `[@${key}; @${key.charAt(0)}1]`,
  );
const latex = (project: string) =>
  citing(
    project,
    (key) => `\\cite{${key}}`,
    (key) => `\\parencite[see][3]{${key}}`,
    (key) => `\\textcquote[3]{${key}}{Text}`,
    (key) => `\\cites{${key}}[4]{${key.charAt(0)}1}`,
  );
const typst = (project: string) =>
  citing(
    project,
    (key) => `@${key}`,
    (key) => `#cite(<${key}>, form: "prose")`,
    (key) => `@${key}[p. 3]`,
  );
const org = (project: string) =>
  citing(
    project,
    (key) => `[cite:@${key}]`,
    (key) => `[[citet:&${key}]]`,
    (key) => `citep:${key}`,
  );
const rst = (project: string) =>
  citing(
    project,
    (key) => `:cite:p:\`${key}\``,
    (key) => `:cite:t:\`{see}${key}{p. 3}\``,
  );
const myst = (project: string) =>
  citing(
    project,
    (key) => `{cite:p}\`${key}\``,
    (key) => `[@${key}]`,
  );

/** Projects without a mistake, each in a folder of its own, in the shapes in which people keep theirs. */
const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // A thesis whose command line names the bibliography, with labels, people and identifiers.
  a: {
    'chapters/01.md': `${markdown('a')}\n\n![c](x.png){#fig:one alt='@no'}\n\nSee @fig:one, [@doi:10.1000/x] and [@ada](https://example.org).`,
    'bib/refs.bib': bib('a'),
    'CHANGELOG.md': '- thanks @somebody, [@other](https://example.org), @scope/package\n',
  },
  // A book of Bookdown that makes a part of its bibliography.
  b: {
    'index.Rmd':
      '---\nbibliography: [refs/book.bib, packages.bib]\n---\n```{r}\nknitr::write_bib(.packages(), "packages.bib")\n```\n',
    '_bookdown.yml': 'rmd_subdir: true\n',
    'chapters/part/two.Rmd': `${markdown('b')} @R-base\n\n\`\`\`{r, fig.cap="From [@b1]"}\n\`\`\`\n`,
    'refs/book.bib': bib('b'),
  },
  // A book of Quarto with a profile, cross references and shortcodes.
  c: {
    '_quarto.yml': 'project:\n  type: book\n',
    '_quarto-print.yml': 'bibliography: refs/all.bib\n',
    'one.qmd': `${markdown('c')} @fig-x [@tbl-y] {{< video x title="@no" >}}\n\n\`\`\`{python}\n#| fig-cap: "By @c1"\n\`\`\`\n`,
    'refs/all.bib': bib('c'),
  },
  // A thesis in LaTeX, whose class names the bibliography.
  d: {
    'main.tex':
      '\\documentclass{thesis}\\newcommand{\\needcite}[1]{[#1]}\n\\begin{document}\n\\include{chapters/one}\\input chapters/two\n\\end{document}\n',
    'thesis.cls': '\\LoadClass{book}\\addbibresource[glob]{bib/{books,papers}*.bib}\n',
    'chapters/one.tex': `${latex('d')} \\needcite{here}`,
    'chapters/two.tex': `${latex('d')} \\begin{verbatim}\\cite{no}\\end{verbatim} \\iffalse\\cite{no}\\fi`,
    'bib/books-one.bib': bib('d'),
    'bib/papers.bib': bib('x'),
  },
  // One whose keys stand in the document.
  e: {
    'paper.tex': `${latex('e')}\n\\begin{thebibliography}{9}\n${keysOf('e')
      .map((key) => `\\bibitem[\\protect\\citeauthoryear{A}{A}{2000}]{%\n${key}} Text.`)
      .join('\n')}\n\\end{thebibliography}\n`,
  },
  // A thesis in Typst with glossary, labels made in code and a template.
  f: {
    'src/main.typ':
      '#import "/lib/template.typ": *\n#show: thesis.with(bib: "/refs/refs.yml")\n#register-glossary(((key: "cpu", short: "CPU"),))\n#for part in ("../chapters/one.typ",) { include part }\n',
    'lib/template.typ': '#let thesis(bib: none, body) = { body; bibliography(bib) }\n',
    'chapters/one.typ': `${typst('f')} @cpu:pl, @lst.one\n#figure(rect()) <own>\n@own`,
    'refs/refs.yml': keysOf('f')
      .map((key) => `${key}: {type: book, title: T}\n`)
      .join(''),
  },
  g: {
    'notes/a.org': `#+latex_header: \\addbibresource{../bib/refs.bib}\n${org('g')} democracycite:no`,
    'bib/refs.bib': bib('g'),
  },
  h: {
    'docs/conf.py': 'from pathlib import Path\nbibtex_bibfiles = [str(p) for p in (Path("refs") / "all.bib",)]\n',
    'docs/index.rst': `${rst('h')} [CIT2002]_\n\n.. [CIT2002] Text\n`,
    'docs/more.rst': ':cite:`p-h1`\n\n.. bibliography::\n   :keyprefix: p-\n',
    'docs/refs/all.bib': bib('h'),
  },
  i: {
    'myst.yml': 'version: 1\n',
    'one.md': `(target)=\n# T\n\n${myst('i')} @target @cells {cite}\`10.1000/abc\``,
    'two.md': `+++ {"label": "cells"}\n\n${myst('i')} @target`,
    'deep/refs/refs.bib': bib('i'),
  },
};

const isDocument = (path: string) => /\.(?:md|Rmd|qmd|tex|typ|org|rst)$/.test(path);

/** What is told of a project's documents, and how many citations they have. */
async function checked(contents: Readonly<Record<string, string>>) {
  const workspace = new InMemoryWorkspace(contents);
  const documents = Object.keys(contents).filter(isDocument);
  const read = documentReader(workspace, (path) => workspace.uri(path));
  const groups = (await Promise.all(documents.map(read))).flatMap(({ parsed }) => parsed.groups);
  const lines = await checkedLines({ library: new Library(), documents, read, tell: () => undefined });
  return { lines, citations: groups.reduce((sum, group) => sum + group.citations.length, 0) };
}

describe('lit check of projects without mistakes', () => {
  it('tells nothing in a thousand citations', async () => {
    let citations = 0;
    for (const [name, contents] of Object.entries(projects)) {
      const found = await checked(contents);
      assert.deepEqual(found.lines, [], name);
      citations += found.citations;
    }
    assert.ok(citations > 1000, `${citations} citations`);
  });

  it('tells a slip in each of them', async () => {
    for (const [name, contents] of Object.entries(projects)) {
      const slipped = Object.entries(contents).map(([path, text]) => [
        path,
        isDocument(path) ? text.replaceAll(`${name}7`, `${name}7q`) : text,
      ]);
      // One has a bibliography that its build has yet to make, another defines its keys itself.
      const { lines } = await checked(Object.fromEntries(slipped) as Record<string, string>);
      assert.equal(lines.length > 0, !/^[be]$/.test(name), name);
    }
  });
});
