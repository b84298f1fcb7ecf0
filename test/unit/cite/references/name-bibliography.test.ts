import assert from 'node:assert/strict';
import { citationLanguages, parseCitations } from '../../../../src/core/cite/languages/index';
import { formatCitation } from '../../../../src/core/cite/write/format-citation';
import { findBlock, blockText } from '../../../../src/core/cite/references/block';
import { listSuffices, namesBibliographies, namingEdits } from '../../../../src/core/cite/references/name-bibliography';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

function named(
  text: string,
  syntax: CitationSyntax,
  { path = 'references.bib', cursor = text.length, newline = '\n' } = {},
): string {
  const { edits } = namingEdits(text, parseCitations(text, syntax), path, {
    cursor,
    newline,
    block: findBlock(text, syntax),
  });
  return [...edits].reverse().reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

const naming = citationLanguages.map(({ id }) => id).filter((id) => namesBibliographies(id));
const paths = (text: string, syntax: CitationSyntax) =>
  parseCitations(text, syntax).bibliographies.map(({ path }) => path);

describe('a document that is made to name a bibliography', () => {
  it('is one of the languages whose citations refer to a file', () => {
    assert.deepEqual([...naming].sort(), ['asciidoc', 'latex', 'myst', 'org', 'pandoc', 'rst', 'typst']);
    // Who reads Markdown as it stands sees a list in the text too.
    assert.deepEqual(naming.filter((syntax) => listSuffices(syntax)).sort(), ['myst', 'pandoc']);
  });

  for (const syntax of naming) {
    it(`names it as its own parser reads it, and cites what it cited: ${syntax}`, () => {
      const cites = `Seen before ${formatCitation(syntax, ['moss'])} and after.\n`;
      for (const path of ['references.bib', '../lib/my refs.bib', 'refs_2.bib', '文献.bib']) {
        // A blank in a path is no part of it to these.
        if (path.includes(' ') && ['rst', 'asciidoc', 'org', 'myst'].includes(syntax)) {
          continue;
        }
        for (const text of [cites, cites.trimEnd(), `${cites}\n\nMore.\n`]) {
          const after = named(text, syntax, { path });
          assert.deepEqual(paths(after, syntax), [path], after);
          assert.equal(parseCitations(after, syntax).groups.length, 1, after);
        }
      }
    });

    it(`has it in place of a list of references, and with its own line ends: ${syntax}`, () => {
      const block = blockText('Moss.', 'ieee', syntax, '\r\n');
      const text = `Seen ${formatCitation(syntax, ['moss'])}.\r\n\r\n${block}\r\n`;
      const after = named(text, syntax, { newline: '\r\n' });
      assert.equal(findBlock(after, syntax), undefined);
      assert.deepEqual(paths(after, syntax), ['references.bib']);
      assert.ok(!/(?<!\r)\n/.test(after), after);
      assert.ok(!after.includes('Moss.'));
    });
  }

  it('does so in the way of its tool', () => {
    assert.equal(named('See @moss.\n', 'typst'), 'See @moss.\n\n#bibliography("references.bib")\n');
    assert.equal(
      named('See [cite:@moss].\n', 'org'),
      'See [cite:@moss].\n\n#+bibliography: references.bib\n#+print_bibliography:\n',
    );
    assert.equal(
      named('See cite:moss.\n', 'org'),
      'See cite:moss.\n\nbibliographystyle:plain\nbibliography:references.bib\n',
    );
    assert.equal(named('See :cite:`moss`.\n', 'rst'), 'See :cite:`moss`.\n\n.. bibliography:: references.bib\n');
    assert.equal(named('See cite:[moss].\n', 'asciidoc'), 'See cite:[moss].\n\nbibliography::references.bib[]\n');
    assert.deepEqual(
      namingEdits('See :cite:`moss`.\n', parseCitations('See :cite:`moss`.\n', 'rst'), 'references.bib', {
        cursor: 0,
        newline: '\n',
      }).configuration,
      { file: 'conf.py', line: 'bibtex_bibfiles = ["references.bib"]' },
    );
  });

  it('does so in the metadata block of Markdown, which it gets where it has none', () => {
    const list = '\n\n::: {#refs}\n:::\n';
    const cases = [
      ['See [@moss].\n', '---\nbibliography: references.bib\n---\n\nSee [@moss].'],
      [
        '---\ntitle: Moss\n---\n\nSee [@moss].\n',
        '---\ntitle: Moss\nbibliography: references.bib\n---\n\nSee [@moss].',
      ],
      ['---\ntitle: Moss\n...\nSee [@moss].\n', '---\ntitle: Moss\nbibliography: references.bib\n...\nSee [@moss].'],
      [
        '---\nbibliography:\ntitle: Moss\n---\nSee [@moss].\n',
        '---\nbibliography: references.bib\ntitle: Moss\n---\nSee [@moss].',
      ],
      ['---\nbibliography:\n---\nSee [@moss].\n', '---\nbibliography: references.bib\n---\nSee [@moss].'],
      [
        '+++\ntitle = "Moss"\n+++\n\nSee [@moss].\n',
        '+++\ntitle = "Moss"\n+++\n\n---\nbibliography: references.bib\n---\n\nSee [@moss].',
      ],
    ] as const;
    for (const [before, after] of cases) {
      assert.equal(named(before, 'pandoc'), after + list);
    }
    for (const path of ['#a.bib', 'a: b.bib', '[a].bib', "it's.bib"]) {
      assert.ok(named('See [@moss].\n', 'pandoc', { path }).includes(`\nbibliography: "${path}"\n`));
    }
    assert.equal(named('See {cite}`moss`.\n', 'myst'), 'See {cite}`moss`.\n\n```{bibliography} references.bib\n```\n');
  });

  it('does so by BibTeX or biblatex, as a LaTeX document is set up', () => {
    const latex = (preamble: string, body = 'See \\cite{moss}.') =>
      named(`\\documentclass{article}\n${preamble}\\begin{document}\n${body}\n\\end{document}\n`, 'latex', {
        cursor: 0,
      });
    assert.match(latex(''), /\\bibliographystyle\{plain\}\n\\bibliography\{references\}\n+\\end\{document\}/);
    assert.match(latex('\\usepackage{natbib}\n'), /\\bibliographystyle\{plainnat\}/);
    assert.match(latex('\\bibliographystyle{ieeetr}\n'), /moss\}\.\n\n\\bibliography\{references\}/);
    for (const loads of ['\\usepackage[style=ieee]{biblatex}\n', '\\usepackage{csquotes,biblatex}\n']) {
      assert.match(
        latex(loads),
        /\n\\addbibresource\{references\.bib\}\n\\begin\{document\}[^]*\n\\printbibliography\n+\\end\{document\}/,
      );
    }
    assert.match(latex('% \\usepackage{biblatex}\n'), /\\bibliography\{references\}/);
    assert.equal(
      named('See \\cite{moss}.\n', 'latex'),
      'See \\cite{moss}.\n\n\\bibliographystyle{plain}\n\\bibliography{references}\n',
    );
  });

  it('has it where the cursor is, if that is a blank line of the text', () => {
    const text = 'See @moss.\n\n\n= Appendix\n\nText.\n';
    assert.equal(
      named(text, 'typst', { cursor: 12 }),
      'See @moss.\n\n#bibliography("references.bib")\n\n= Appendix\n\nText.\n',
    );
  });
});
