import assert from 'node:assert/strict';
import { findDocumentKeys } from '../../../../src/core/cite/bibliographies/find-document-keys';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { filesOf } from './files-in-memory';

const bib = (...keys: readonly string[]) => keys.map((key) => `@misc{${key}, title = {T}}\n`).join('');

const syntaxes: Readonly<Record<string, CitationSyntax>> = {
  md: 'pandoc',
  qmd: 'pandoc',
  Rmd: 'pandoc',
  tex: 'latex',
  typ: 'typst',
  org: 'org',
  rst: 'rst',
  myst: 'myst',
};

/** The own keys of a document of the workspace `/w`: sorted, then the state, then what is missing. */
async function own(path: string, contents: Readonly<Record<string, string>>): Promise<string> {
  const text = contents[path] ?? '';
  const parsed = parseCitations(text, syntaxes[path.slice(path.lastIndexOf('.') + 1)] ?? 'pandoc');
  const { state, missing, ...found } = await findDocumentKeys(
    { path, text, parsed, top: '/w' },
    filesOf(contents),
  ).then((keys) => ({ state: keys.state, missing: keys.missing, keys: [...keys.keys()].sort() }));
  return [...found.keys, state, ...missing].join(' ');
}

describe('own bibliographies', () => {
  describe('of a pattern of biblatex', () => {
    const ofPattern = (pattern: string, ...further: readonly string[]) =>
      own('/w/a.tex', {
        '/w/a.tex': `\\addbibresource[glob]{${pattern}}${further.map((path) => `\\addbibresource{${path}}`).join('')}`,
        '/w/refs/books.bib': bib('one'),
        '/w/refs/notes-1.bib': bib('two'),
      });

    it('are read where one of its alternatives is there', async () => {
      assert.equal(await ofPattern('refs/{books,papers}.bib'), 'one read');
      assert.equal(await ofPattern('refs/{papers,books}.bib'), 'one read');
      assert.equal(await ofPattern('{refs,more}/{papers,notes}-*.bib'), 'two read');
      assert.equal(await ofPattern('{refs/books,refs/notes-[0-9]}.bib'), 'one two read');
    });

    it('are missing where none is, or another command names the one that is missing', async () => {
      assert.equal(await ofPattern('refs/{papers,letters}.bib'), 'unread refs/papers.bib refs/letters.bib');
      assert.equal(await ofPattern('refs/{books,papers}.bib', 'refs/papers.bib'), 'one unread refs/papers.bib');
      assert.equal(await ofPattern('refs/books.bib', 'refs/papers.bib'), 'one unread refs/papers.bib');
    });
  });

  describe('of Markdown', () => {
    const front = (value: string) => `---\ntitle: x\nbibliography: ${value}\n---\n[@a]\n`;

    it('are those of the front matter, relative to the document', async () => {
      assert.equal(
        await own('/w/a/doc.md', {
          '/w/a/doc.md': front('refs.bib'),
          '/w/a/refs.bib': bib('one'),
          '/w/refs.bib': bib('two'),
        }),
        'one read',
      );
      assert.equal(
        await own('/w/a/doc.md', {
          '/w/a/doc.md': front('[../refs.bib, "more/other.json"]'),
          '/w/refs.bib': bib('two'),
          '/w/a/more/other.json': '[{"id":"three"}]',
        }),
        'three two read',
      );
    });

    it('are looked for in the folders above too, where tools are started', async () => {
      assert.equal(
        await own('/w/a/b/doc.md', { '/w/a/b/doc.md': front('refs/all.bib'), '/w/refs/all.bib': bib('one') }),
        'one read',
      );
      assert.equal(
        await own('/w/a/doc.md', { '/w/a/doc.md': front('refs.bib'), '/refs.bib': bib('outside') }),
        'unread refs.bib',
      );
    });

    it('are unread where one cannot be had', async () => {
      assert.equal(
        await own('/w/doc.md', {
          '/w/doc.md': front('[refs.bib, https://example.org/all.bib]'),
          '/w/refs.bib': bib('one'),
        }),
        'one unread https://example.org/all.bib',
      );
    });

    it('are those of the Quarto project and of the metadata of its folders', async () => {
      const contents = {
        '/w/book/_quarto.yml': 'project:\n  type: book\nbibliography:\n  - refs.bib # all\n  - "more.bib"\n',
        '/w/book/refs.bib': bib('one'),
        '/w/book/more.bib': bib('two'),
        '/w/book/part/_metadata.yml': 'bibliography: part.bib\n',
        '/w/book/part/part.bib': bib('three'),
        '/w/_metadata.yml': 'bibliography: no.bib\n',
        '/w/book/part/doc.qmd': '[@one]',
      };
      assert.equal(await own('/w/book/part/doc.qmd', contents), 'one three two read');
    });

    it('are those of a project however its YAML is written, of a damaged one too', async () => {
      for (const written of [
        'bibliography: [\n  refs.bib,\n  "more.bib",\n]\n',
        '"bibliography" :\n# all\n- refs.bib\n\n- more.bib\n',
        'format: {html: default}\nx: &all [refs.bib, more.bib]\nbibliography: *all\n',
        "bibliography:\n  - 'refs.bib'\n  - more.bib\nauthor: a: b\n",
      ]) {
        assert.equal(
          await own('/w/doc.qmd', {
            '/w/doc.qmd': '[@a]',
            '/w/_quarto.yml': written,
            '/w/refs.bib': bib('one'),
            '/w/more.bib': bib('two'),
          }),
          'one two read',
          written,
        );
      }
      assert.equal(
        await own('/w/doc.qmd', {
          '/w/doc.qmd': '[@a]',
          '/w/_quarto.yml': 'title: |\n  bibliography: no.bib\nbibliography:\n',
          '/w/refs.bib': bib('one'),
        }),
        'one none',
      );
    });

    it('are those of a bookdown index, a Jupyter book, a MyST project and a Sphinx configuration', async () => {
      assert.equal(
        await own('/w/02.Rmd', { '/w/02.Rmd': '[@a]', '/w/index.Rmd': front('book.bib'), '/w/book.bib': bib('one') }),
        'one read',
      );
      assert.equal(
        await own('/w/d/a.md', {
          '/w/d/a.md': '[@a]',
          '/w/d/_config.yml': 'bibtex_bibfiles:\n  - refs.bib\n',
          '/w/d/refs.bib': bib('one'),
        }),
        'one read',
      );
      assert.equal(
        await own('/w/d/a.md', {
          '/w/d/a.md': '[@a]',
          '/w/myst.yml': 'project:\n  bibliography: [x/refs.bib]\n',
          '/w/x/refs.bib': bib('one'),
        }),
        'one read',
      );
      assert.equal(
        await own('/w/d/a.md', {
          '/w/d/a.md': '[@a]',
          '/w/conf.py': "extensions = ['x']\nbibtex_bibfiles = [\n  'refs.bib',\n]\n",
          '/w/refs.bib': bib('one'),
        }),
        'one read',
      );
    });

    it('are those beside the document where nothing names one, since a command line may', async () => {
      assert.equal(
        await own('/w/a/doc.md', {
          '/w/a/doc.md': '[@a]',
          '/w/a/x.bib': bib('one'),
          '/w/all.bib': bib('two'),
          '/w/b/other.bib': bib('three'),
          '/w/references.json': '[{"id":"four"}]',
          '/w/package.json': '{"id":"no"}',
        }),
        'four one three two none',
      );
    });

    it('are none outside the folder of the workspace', async () => {
      assert.equal(await own('/w/doc.md', { '/w/doc.md': '[@a]', '/x.bib': bib('one') }), 'none');
    });
  });

  describe('of LaTeX', () => {
    const root = (more: string) =>
      `\\documentclass{article}\n${more}\n\\begin{document}\n\\include{chapters/one}\n\\input{chapters/two.tex}\n\\end{document}\n`;

    it('are those of the document', async () => {
      assert.equal(
        await own('/w/main.tex', {
          '/w/main.tex': root('\\bibliography{IEEEabrv,refs}\\addbibresource{more.bib}'),
          '/w/refs.bib': bib('one'),
          '/w/more.bib': bib('two'),
        }),
        'one two read',
      );
    });

    it('are those of the root that includes the document, relative to the root', async () => {
      const contents = {
        '/w/main.tex': root('\\addbibresource{bib/refs.bib}'),
        '/w/bib/refs.bib': bib('one'),
        '/w/chapters/one.tex': '\\cite{one}',
        '/w/chapters/two.tex': '\\bibliography{bib/more}',
        '/w/bib/more.bib': bib('two'),
      };
      assert.equal(await own('/w/chapters/one.tex', contents), 'one two read');
      assert.equal(await own('/w/chapters/two.tex', contents), 'one two read');
    });

    it('are those of the root that the document names', async () => {
      const refs = { '/w/refs.bib': bib('one'), '/w/a/main.tex': '\\documentclass{book}\\bibliography{../refs}' };
      assert.equal(
        await own('/w/b/x.tex', { ...refs, '/w/b/x.tex': '% !TeX root = ../a/main.tex\n\\cite{one}' }),
        'one read',
      );
      assert.equal(
        await own('/w/b/x.tex', { ...refs, '/w/b/x.tex': '\\documentclass[../a/main]{subfiles}\n\\cite{one}' }),
        'one read',
      );
    });

    it('are those that files included by the root name or hold', async () => {
      const contents = {
        '/w/main.tex': root('\\input{preamble}'),
        '/w/preamble.tex': '\\addbibresource{refs.bib}',
        '/w/refs.bib': bib('one'),
        '/w/chapters/two.tex': '\\begin{thebibliography}{9}\\bibitem{written} W.\\end{thebibliography}',
        '/w/chapters/one.tex': '\\cite{one}',
      };
      assert.equal(await own('/w/chapters/one.tex', contents), 'one written read');
    });

    it('end where files include each other', async () => {
      assert.equal(
        await own('/w/a.tex', {
          '/w/a.tex': '\\input{b}',
          '/w/b.tex': '\\input{a}\\bibliography{refs}',
          '/w/refs.bib': bib('one'),
        }),
        'one read',
      );
    });
  });

  describe('of Typst', () => {
    it('are those of the document and of one that includes it', async () => {
      const contents = {
        '/w/main.typ': '#include "parts/one.typ"\n= Start <start>\n#bibliography(("refs.yml", "/more.bib"))',
        '/w/refs.yml': 'one:\n  type: book\n',
        '/w/more.bib': bib('two'),
        '/w/parts/one.typ': '@one @start <own-label>',
      };
      assert.equal(await own('/w/main.typ', contents), 'one two read');
      assert.equal(await own('/w/parts/one.typ', contents), 'one two read');
    });
  });

  describe('of Org and reStructuredText', () => {
    it('are those of the document, and of the files that it takes in', async () => {
      assert.equal(
        await own('/w/a/doc.org', {
          '/w/a/doc.org': '#+bibliography: refs.bib\n#+SETUPFILE: "../setup.org"\n[cite:@one]',
          '/w/setup.org': '#+bibliography: all.json\n',
          '/w/a/refs.bib': bib('one'),
          '/w/all.json': '[{"id":"two"}]',
        }),
        'one two read',
      );
      assert.equal(
        await own('/w/doc.rst', { '/w/doc.rst': '.. bibliography:: refs.bib\n', '/w/refs.bib': bib('one') }),
        'one read',
      );
    });

    it('are those of the Sphinx configuration above', async () => {
      assert.equal(
        await own('/w/source/a/doc.rst', {
          '/w/source/a/doc.rst': ':cite:p:`one`',
          '/w/source/conf.py': 'project = "x"\nbibtex_bibfiles = ["refs.bib", \'more.bib\']\n',
          '/w/source/refs.bib': bib('one'),
          '/w/source/more.bib': bib('two'),
        }),
        'one two read',
      );
    });
  });
});
