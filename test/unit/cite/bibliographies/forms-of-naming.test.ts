import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { findDocumentKeys } from '../../../../src/core/cite/bibliographies/find-document-keys';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { filesOf } from './files-in-memory';

const syntaxes: Readonly<Record<string, CitationSyntax>> = {
  tex: 'latex',
  typ: 'typst',
  org: 'org',
  rst: 'rst',
  adoc: 'asciidoc',
  myst: 'myst',
};
const refs = { 'bib/refs.bib': '@book{ada, title = {A}}\n' };

/** What a document of the workspace `/w` finds. */
async function ownOf(path: string, written: Readonly<Record<string, string>>) {
  const contents = Object.fromEntries(Object.entries(written).map(([name, text]) => [`/w/${name}`, text]));
  const text = written[path] ?? '';
  return findDocumentKeys(
    {
      path: `/w/${path}`,
      top: '/w',
      text,
      parsed: parseCitations(text, syntaxes[path.slice(path.lastIndexOf('.') + 1)] ?? 'pandoc'),
    },
    filesOf(contents),
  );
}

/** The first file of each is the document that is asked about, which finds `bib/refs.bib` by its name. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the index of a bookdown project above': {
    'chapters/two.Rmd': '[@ada]',
    'index.Rmd': '---\nbibliography: bib/refs.bib\n---\n',
    '_bookdown.yml': 'rmd_subdir: ["chapters"]\n',
  },
  'the first document of a bookdown project': {
    'chapters/two.Rmd': '[@ada]',
    'start.Rmd': '---\nbibliography: bib/refs.bib\n---\n',
    '_bookdown.yml': 'rmd_files: ["start.Rmd", "chapters/two.Rmd"]\n',
  },
  'a profile of Quarto': {
    'a.qmd': '[@ada]',
    '_quarto.yml': 'project: {}\n',
    '_quarto-prod.yml': 'bibliography: bib/refs.bib\n',
  },
  'a value of a kind of its own': { 'a.md': '---\nbibliography: !path bib/refs.bib\n---\n' },
  'a metadata file of a Quarto project': {
    'x/a.qmd': '[@ada]',
    '_quarto.yml': 'metadata-files: [conf/meta.yml]\n',
    'conf/meta.yml': 'bibliography: ../bib/refs.bib\n',
  },
  'a metadata file of a document': {
    'a.md': '---\nmetadata-files:\n  - conf/meta.yml\n---\n[@ada]',
    'conf/meta.yml': 'bibliography: ../bib/refs.bib\n',
  },
  'a document that includes this one, by a shortcode': {
    'parts/one.qmd': '[@ada]',
    'main.qmd': '---\nbibliography: bib/refs.bib\n---\n{{< include parts/one.qmd >}}\n',
  },
  'a document that includes this one, as a child': {
    'parts/one.Rmd': '[@ada]',
    'main.Rmd': '---\nbibliography: bib/refs.bib\n---\n```{r child = c("zero.Rmd", "parts/one.Rmd")}\n```\n',
  },
  'a document that includes this one, from a cell': {
    'parts/one.qmd': '[@ada]',
    'main.qmd': '---\nbibliography: bib/refs.bib\n---\n```{r}\n#| child: parts/one.qmd\n```\n',
  },
  'a format of Quarto': {
    'a.qmd': '---\nformat:\n  html:\n    toc: true\n    bibliography: bib/refs.bib\n---\n[@ada]',
  },
  'a map': { 'a.Rmd': '---\nbibliography:\n  main: bib/refs.bib\n---\n[@ada]' },
  'a map in braces': { 'a.Rmd': '---\nbibliography: {main: bib/refs.bib}\n---\n[@ada]' },
  'a quoted field': { 'a.md': '---\n"bibliography": bib/refs.bib\n---\n[@ada]' },
  'an expression of R': { 'a.Rmd': "---\nbibliography: \"`r here::here('bib', 'refs.bib')`\"\n---\n[@ada]" },
  'a Typst root that includes it in parentheses': {
    'ch/one.typ': '@ada',
    'main.typ': '#include("ch/one.typ")\n#bibliography("bib/refs.bib")',
  },
  "a Typst root that includes it from the project's root": {
    'ch/one.typ': '@ada',
    'src/main.typ': '#include "/ch/one.typ"\n#bibliography("/bib/refs.bib")',
  },
  'a Typst root in a sibling folder': {
    'ch/one.typ': '@ada',
    'src/main.typ': '#include "../ch/one.typ"\n#bibliography("../bib/refs.bib")',
  },
  'a variable of Typst': { 'a.typ': '#let refs = "bib/refs.bib"\n@ada\n#bibliography(refs)' },
  'a variable of a Typst document that includes this one': {
    'ch/one.typ': '@ada',
    'main.typ': '#for name in ("ch/one.typ",) { include name }\n#bibliography("bib/refs.bib")',
  },
  'strings of Typst that are joined': { 'a.typ': '#let refs = "bib/" + "refs.bib"\n@ada\n#bibliography(refs)' },
  'a string of Typst that is joined to a variable': { 'a.typ': '#bibliography(folder + "/bib/refs.bib")\n@ada' },
  'bytes of Typst': { 'a.typ': '@ada\n#bibliography(bytes(read("bib/refs.bib")))' },
  'an argument of a Typst template': { 'a.typ': '#show: thesis.with(bib: "bib/refs.bib")\n@ada' },
  'a class of LaTeX': {
    'main.tex': '\\documentclass[a4]{mythesis}\n\\cite{ada}',
    'mythesis.cls': '\\addbibresource{bib/refs.bib}',
  },
  'a package of LaTeX': {
    'main.tex': '\\usepackage{amsmath, % all\n  style/mine}\n\\cite{ada}',
    'style/mine.sty': '\\addbibresource{bib/refs.bib}',
  },
  'a pattern of biblatex': { 'main.tex': '\\addbibresource[glob]{bib/*.bib}\\cite{ada}' },
  'a list with comments': { 'main.tex': '\\bibliography{%\n  bib/refs,% the first\n  bib/refs}\\cite{ada}' },
  'a root that inputs without braces': {
    'chapters/one.tex': '\\cite{ada}',
    'main.tex': '\\documentclass{book}\\addbibresource{bib/refs.bib}\n\\input chapters/one\n',
  },
  'a root that inputs in quotation marks': {
    'chapters/one.tex': '\\cite{ada}',
    'main.tex': '\\documentclass{book}\\addbibresource{"bib/refs.bib"}\n\\input{"chapters/one"}\n',
  },
  'a root that inputs if there is one': {
    'chapters/one.tex': '\\cite{ada}',
    'main.tex': '\\documentclass{book}\\addbibresource{bib/refs.bib}\n\\InputIfFileExists{chapters/one}{}{}\n',
  },
  'a LaTeX root in a sibling folder': {
    'chapters/one.tex': '\\cite{ada}',
    'src/main.tex': '\\documentclass{book}\\addbibresource{../bib/refs.bib}\n\\input{../chapters/one}\n',
  },
  'a section of references': { 'main.tex': '\\begin{refsection}[bib/refs.bib]\\cite{ada}\\end{refsection}' },
  'a new section of references': { 'main.tex': '\\newrefsection[bib/refs.bib]\\cite{ada}' },
  'a further bibliography of multibib': { 'main.tex': '\\newcites{web}{Web}\\citeweb{ada}\\bibliographyweb{bib/refs}' },
  'a unit of bibunits': { 'main.tex': '\\begin{bibunit}\\cite{ada}\\putbib[bib/refs]\\end{bibunit}' },
  'the default of bibunits': { 'main.tex': '\\defaultbibliography{bib/refs}\\cite{ada}' },
  'a section of bibtopic': { 'main.tex': '\\cite{ada}\\begin{btSect}[plain]{bib/refs}\\btPrintCited\\end{btSect}' },
  'a path from a subfile': { 'main.tex': '\\addbibresource{\\subfix{bib/refs.bib}}\\cite{ada}' },
  'a macro of the document': {
    'main.tex': '\\newcommand{\\refdir}{bib}\\addbibresource{\\refdir/refs.bib}\\cite{ada}',
  },
  'a macro from elsewhere': { 'main.tex': '\\addbibresource{\\refdir/refs.bib}\\cite{ada}' },
  'a header for LaTeX in Org': { 'a.org': '#+latex_header: \\addbibresource{bib/refs.bib}\n[[cite:&ada]]' },
  'a link of org-ref': { 'a.org': 'See [[cite:&ada]].\n\n[[bibliography:bib/refs.bib]]\n' },
  'a link without ending': { 'a.org': 'See cite:ada.\n\nbibliography:bib/refs\n' },
  'a command of LaTeX in Org': { 'a.org': 'See cite:ada.\n\n\\bibliography{bib/refs}\n' },
  'a keyword with a style': { 'a.org': '#+bibliography: bib/refs plain limit:t\ncite:ada' },
  'a tuple of Sphinx': { 'a.rst': ':cite:`ada`', 'conf.py': 'bibtex_bibfiles = ("bib/refs.bib",)\n' },
  'a joined path of Sphinx': {
    'a.rst': ':cite:`ada`',
    'conf.py': 'import os\nif True:\n    bibtex_bibfiles = [os.path.join("bib", "refs.bib")]\n',
  },
  'a constant of Sphinx': {
    'a.rst': ':cite:`ada`',
    'conf.py': 'FOLDER = "bib"\nBIB = FOLDER + "/refs.bib"\nbibtex_bibfiles = [BIB]\n',
  },
  'a pattern of Sphinx': {
    'a.rst': ':cite:`ada`',
    'conf.py': 'from glob import glob\nbibtex_bibfiles = glob("bib/*.bib")\n',
  },
  'a format of R Markdown whose name has a package before it': {
    'a.Rmd': '---\noutput:\n  bookdown::pdf_book:\n    toc: true\n    bibliography: bib/refs.bib\n---\n[@ada]',
  },
  'a command of LaTeX that looks for the file first': {
    'main.tex': '\\IfFileExists{bib/refs.bib}{\\bibliography{bib/refs}}{\\bibliography{gone}}\\cite{ada}',
  },
  'a command of LaTeX that looks for another file first': {
    'main.tex': '\\InputIfFileExists{main.bbl}{}{\\addbibresource{bib/refs.bib}\\bibliography{gone}}\\cite{ada}',
  },
  'the environment of BibTeX in a Makefile': {
    'text/main.tex': '\\bibliography{refs}\\cite{ada}',
    Makefile: 'export BIBINPUTS := .:bib:\nall:\n\tlatexmk text/main.tex\n',
  },
  'the environment of BibTeX in settings of latexmk': {
    'text/main.tex': '\\bibliography{refs}\\cite{ada}',
    '.latexmkrc': "$ENV{'BIBINPUTS'} = 'bib//:' . $ENV{BIBINPUTS};\n",
  },
};

/** Those that nothing names for certain: found because they are in the project. */
const unnamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'defaults of Pandoc': { 'a.md': '[@ada]', 'defaults.yaml': 'bibliography: bib/refs.bib\n' },
  'metadata of Pandoc': { 'text/a.md': '[@ada]', 'metadata.yaml': 'bibliography: [bib/refs.bib]\n' },
  'nothing, from a sibling folder': { 'text/a.md': '[@ada]' },
  'nothing, in LaTeX': { 'text/a.tex': '\\cite{ada}' },
  'a MyST project that names none': { 'ch/one.md': '[@ada]', 'myst.yml': 'version: 1\n' },
};

/** Those that a command line gives to the tool, wherever it stands: found beside what the document names. */
const told: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a Makefile': {
    'a.md': '[@ada]',
    Makefile: 'a.pdf: a.md\n\tpandoc --citeproc --bibliography=data/works.json $< -o $@\n',
  },
  'a variable of a Makefile': {
    'a.md': '[@ada]',
    Makefile: 'BIB := data/works.json\na.pdf: a.md\n\tpandoc $< --bibliography $(BIB)\n',
  },
  'a variable with a folder that nothing gives': {
    'a.md': '[@ada]',
    Makefile: 'a.pdf: a.md\n\tpandoc $< --bibliography "$(ROOT)/works.json"\n',
  },
  'a script beside the documents': {
    'text/a.md': '[@ada]',
    'scripts/build.sh': 'pandoc text/*.md \\\n  -M bibliography="data/works.json" \\\n  -o a.pdf\n',
  },
  'continuous integration': {
    'text/a.md': '[@ada]',
    '.github/workflows/build.yml':
      'jobs:\n  a:\n    steps:\n      - with:\n          args: --citeproc --bibliography=data/works.json text/a.md\n',
  },
  'a script of npm': {
    'a.md': '[@ada]',
    'package.json': '{"scripts": {"build": "pandoc a.md --bibliography \\"data/works.json\\""}}',
  },
  'settings of an editor': {
    'a.md': '[@ada]',
    '.vscode/settings.json': '{"x.pandocArguments": ["--citeproc", "--bibliography", "data/works.json"]}',
  },
  'a program in R': {
    'a.md': '[@ada]',
    'render.R': 'rmarkdown::render("a.md", pandoc_args = c("--bibliography", "data/works.json"))\n',
  },
  'options for Pandoc in front matter': {
    'a.Rmd': '---\noutput:\n  pdf_document:\n    pandoc_args: ["--bibliography=data/works.json"]\n---\n[@ada]',
  },
  'a file of settings on the command line': {
    'a.md': '[@ada]',
    Makefile: 'a.pdf: a.md\n\tpandoc -d conf/pdf.yaml a.md\n',
    'conf/pdf.yaml': 'bibliography: data/works.json\n',
  },
  'a file of metadata on the command line': {
    'a.md': '[@ada]',
    'build.sh': 'pandoc --metadata-file=conf/about.yaml a.md\n',
    'conf/about.yaml': 'bibliography: ../data/works.json\n',
  },
  'an attribute of Asciidoctor': {
    'a.adoc': 'cite:[ada]',
    Makefile: 'asciidoctor-pdf -r asciidoctor-bibtex -a bibtex-file=.hidden/refs.bib a.adoc\n',
  },
};

describe('a bibliography', () => {
  for (const [form, files] of Object.entries(named)) {
    it(`is found that is named by ${form}`, async () => {
      const other = { 'other/refs.bib': '@book{eve, title = {E}}\n' };
      const {
        state,
        missing,
        files: found,
      } = await ownOf(Object.keys(files)[0] ?? '', {
        ...files,
        ...refs,
        ...(form.includes('elsewhere') || form.includes('expression') ? {} : other),
      });
      assert.deepEqual([state, missing, found.map(({ path }) => path)], ['read', [], ['/w/bib/refs.bib']]);
    });
  }

  const hidden = {
    'data/works.json': '[{"id": "ada", "type": "book", "title": "A"}]',
    '.hidden/refs.bib': '@book{ada, title = {A}}',
  };
  for (const [form, files] of Object.entries(told)) {
    const path = Object.keys(files)[0] ?? '';
    it(`is found that is handed to the tool by ${form}`, async () => {
      assert.equal((await ownOf(path, { ...files, ...hidden })).has('ada'), true);
      // Not by lying there.
      assert.equal((await ownOf(path, { [path]: '[@ada] cite:[ada]', ...hidden })).has('ada'), false);
    });
  }

  it('of Manubot is found by the names that it has for it', async () => {
    const finds = async (name: string) =>
      (
        await ownOf('content/01.a.md', {
          'content/01.a.md': '[@ada]',
          [`content/${name}`]: '[{"id": "ada", "type": "book", "title": "A"}]',
        })
      ).has('ada');
    assert.equal(await finds('manual-references.json'), true);
    assert.equal(await finds('manual-references-old.json'), true);
    assert.equal(await finds('old-references.json'), false);
  });

  it('on a command line counts beside one that the document names, and is no fault where it is missing', async () => {
    const own = await ownOf('a.md', {
      'a.md': '---\nbibliography: bib/refs.bib\n---\n[@ada; @eve]',
      Makefile: 'pandoc --bibliography=b.json --bibliography=gone.json a.md\npandoc --bibliography="$(WHO)" a.md\n',
      'b.json': '[{"id": "eve", "type": "book", "title": "E"}]',
      ...refs,
    });
    assert.deepEqual([own.state, own.missing, own.has('ada'), own.has('eve')], ['read', [], true, true]);
  });

  for (const [form, files] of Object.entries(unnamed)) {
    it(`is found where it is named by ${form}`, async () => {
      const { state, files: found } = await ownOf(Object.keys(files)[0] ?? '', { ...files, ...refs });
      assert.deepEqual([state, found.map(({ path }) => path)], ['none', ['/w/bib/refs.bib']]);
    });
  }

  it('is found by a variable of Typst, whatever that is called, that is read as one', async () => {
    const works = { 'lit/works.yaml': 'ada: {type: book, title: A}\n' };
    const found = async (text: string) => (await ownOf('a.typ', { 'a.typ': text, ...works })).has('ada');
    assert.equal(await found('#let quellen = "lit/works.yaml"\n@ada\n#bibliography(quellen)'), true);
    assert.equal(
      await found('#let quellen = ("x.bib", "lit/works.yaml")\n@ada\n#bibliography(title: none, quellen)'),
      true,
    );
    assert.equal(await found('#let data = "lit/works.yaml"\n@ada\n#bibliography("data.bib")'), false);
  });

  it('of BibTeX has keys in any case, one of biber or without a tool in theirs', async () => {
    const finds = async (preamble: string, files: Readonly<Record<string, string>> = {}) =>
      (await ownOf('a.tex', { 'a.tex': `${preamble}\\cite{Ada}`, ...refs, ...files })).resolves('Ada');
    assert.equal(await finds('\\bibliography{bib/refs}'), true);
    assert.equal(await finds('\\usepackage{natbib}\\nobibliography*{bib/refs}'), true);
    assert.equal(await finds('\\usepackage[backend=biber]{biblatex}\\bibliography{bib/refs}'), false);
    assert.equal(await finds('\\usepackage[backend=bibtex]{biblatex}\\bibliography{bib/refs}'), true);
    assert.equal(await finds('\\addbibresource{bib/refs.bib}'), false);
    assert.equal(await finds(''), false);
    const root = '\\documentclass{book}\\input{a}\\bibliography{bib/refs}';
    assert.equal(await finds('', { 'main.tex': root }), true);
    assert.equal(await finds('', { 'main.tex': root, 'a.sty': '' }), true);
    assert.equal(
      await finds('', { 'main.tex': `\\usepackage{mine}${root}`, 'mine.sty': '\\RequirePackage{biblatex}' }),
      false,
    );
  });

  it('of a folder that tools make or fetch counts for nothing, nor what lies too deep', async () => {
    const bib = '@book{ada}';
    const own = await ownOf('a.md', {
      'a.md': '[@ada]',
      'node_modules/x/refs.bib': bib,
      '.git/refs.bib': bib,
      '_book/refs.bib': bib,
      '1/2/3/4/5/6/refs.bib': bib,
    });
    assert.deepEqual(own.files, []);
    assert.deepEqual((await ownOf('a.md', { 'a.md': '[@ada]', '1/2/3/4/5/refs.bib': bib })).files.length, 1);
  });

  it('of another folder gives only keys that nearer ones lack, so that a rename leaves other works alone', async () => {
    const own = await ownOf('d/a.md', {
      'd/a.md': '[@ada]',
      'd/refs.bib': '@book{ada}',
      'e/refs.bib': '@book{ada}\n@book{eve}',
    });
    assert.deepEqual(
      own.files.map(({ path, entries }) => [path, [...entries.keys()]]),
      [
        ['/w/d/refs.bib', ['ada']],
        ['/w/e/refs.bib', ['eve']],
      ],
    );
  });

  it('that the document itself writes is not missing, another one is', async () => {
    const own = async (text: string) => ownOf('a.tex', { 'a.tex': text });
    const written =
      '\\begin{filecontents}{\\jobname.bib}\n@book{one}\n\\end{filecontents}\\begin{filecontents}{x.bib}\\end{filecontents}';
    const { state, missing } = await own(`${written}\\addbibresource{\\jobname.bib}\\bibliography{x}`);
    assert.deepEqual([state, missing], ['read', []]);
    assert.deepEqual((await own(`${written}\\bibliography{y}`)).missing, ['y.bib']);
  });

  it('that a build makes may be missing', async () => {
    const front = '---\nbibliography: [packages.bib]\n---\n';
    const expected = async (files: Readonly<Record<string, string>>) => [
      ...(await ownOf(Object.keys(files)[0] ?? '', files)).expected,
    ];
    assert.deepEqual(
      await expected({ 'a.Rmd': `${front}\n\`\`\`{r}\nknitr::write_bib(.packages(), "packages.bib")\n\`\`\`\n` }),
      ['packages.bib'],
    );
    assert.deepEqual(await expected({ 'a.md': front, Makefile: 'packages.bib: a.R\n\tRscript a.R\n' }), [
      'packages.bib',
    ]);
    assert.deepEqual(await expected({ 'a.md': front, '.gitignore': '*.bib\n' }), ['packages.bib']);
    assert.deepEqual(await expected({ 'a.md': front, Makefile: 'my-packages.bib:\n' }), []);
    // A directive that reads it makes none.
    assert.deepEqual(await expected({ 'a.myst': '```{bibliography} refs.bib\n```\n' }), []);
    assert.deepEqual(
      await expected({ 'a.md': '---\nbibliography: [grateful-refs.bib, my-grateful-refs.bib]\n---\n' }),
      ['grateful-refs.bib'],
    );
    assert.deepEqual(await expected({ 'a.Rmd': '---\nbibliography: "`r here::here(\'refs.bib\')`"\n---\n' }), [
      '**/refs.bib',
    ]);
  });

  it('does not keep what other files of a project give names to from being known', async () => {
    const own = await ownOf('ch/one.md', {
      'ch/one.md': '@my-target',
      'ch/two.md': '(my-target)=\n# Head\n',
      'myst.yml': 'version: 1\n',
    });
    assert.deepEqual([...own.labels], ['my-target']);
    const sphinx = await ownOf('ch/one.rst', {
      'ch/one.rst': ':cite:`p-ada`',
      'ch/references.rst': '.. bibliography::\n   :keyprefix: p-\n',
      'conf.py': 'bibtex_bibfiles = []\n',
    });
    assert.deepEqual(sphinx.prefixes, ['p-']);
    const thesis = await ownOf('ch/one.tex', {
      'ch/one.tex': '\\citeterm{cpu} \\citeterm{gpu} \\citeterm{tpu} \\citeterm{npu}',
      'main.tex':
        '\\documentclass{book}\\usepackage{terms}\\newacronym[longplural=x]{cpu}{CPU}{unit}\\input{lists/a}\\input{ch/one}',
      'lists/a.tex': '\\newglossaryentry{gpu}{name=GPU}\\begin{acronym}\\acro{tpu}[TPU]{unit}\\end{acronym}',
      'terms.sty': '\\DeclareAcronym{npu}{short=NPU}',
    });
    assert.deepEqual([...thesis.labels].sort(), ['cpu', 'gpu', 'npu', 'tpu']);
    const glossary = await ownOf('ch/one.typ', {
      'ch/one.typ': '@cpu, @gpu and @tpu',
      'main.typ':
        '#include "ch/one.typ"\n#register-glossary(yaml("data/terms.yml"))\n#let more = json("/data/more.json")\n#label("eq-" + n)\n',
      'data/terms.yml': '- key: cpu\n  short: CPU\n- short: GPU\n  key: "gpu"\n',
      'data/more.json': '{"npu": {"short": "NPU"},\n  "tpu": { "short": "TPU" }\n}\n',
    });
    assert.deepEqual(
      ['cpu', 'gpu', 'tpu', 'npu', 'CPU'].filter((name) => glossary.labels.has(name)),
      ['cpu', 'gpu', 'tpu', 'npu'],
    );
    assert.deepEqual(glossary.labelStarts, ['eq-']);
    const typst = await ownOf('ch/one.typ', {
      'ch/one.typ': '@three',
      'main.typ': '#include "ch/one.typ"\n= Three <three>\n',
    });
    assert.deepEqual([...typst.labels], ['three']);
  });
});
