import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { blockText, findBlock } from '../../../../src/core/cite/references/block';
import { furtherNamingEdits } from '../../../../src/core/cite/references/further-bibliography';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

function further(text: string, syntax: CitationSyntax, path = 'references.bib', newline = '\n'): string | undefined {
  const found = furtherNamingEdits(text, parseCitations(text, syntax), path, {
    newline,
    block: findBlock(text, syntax),
  });
  return found === undefined
    ? undefined
    : [...found.edits]
        .reverse()
        .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

const paths = (text: string, syntax: CitationSyntax) =>
  parseCitations(text, syntax).bibliographies.map(({ path }) => path);

const latex = (preamble: string, body = 'See \\cite{moss}.') =>
  `\\documentclass{article}\n${preamble}\\begin{document}\n${body}\n\\end{document}\n`;
const markdown = (fields: string) => `---\n${fields}\n---\n\nSee [@moss].\n`;

/** What stands there, and what is to come of it. */
const cases: readonly (readonly [syntax: CitationSyntax, before: string, after: string])[] = [
  ['typst', '@moss\n#bibliography("a.bib")\n', '@moss\n#bibliography(("a.bib", "references.bib"))\n'],
  [
    'typst',
    '@moss\n#bibliography("a.bib", style: "ieee", full: true)\n',
    '@moss\n#bibliography(("a.bib", "references.bib"), style: "ieee", full: true)\n',
  ],
  ['typst', '@moss\n#bibliography(("a.bib",))\n', '@moss\n#bibliography(("a.bib", "references.bib",))\n'],
  [
    'typst',
    '@moss\n#bibliography(\n  (\n    "a.bib",\n    "b.yml",\n  ),\n  title: [Sources],\n)\n',
    '@moss\n#bibliography(\n  (\n    "a.bib",\n    "b.yml", "references.bib",\n  ),\n  title: [Sources],\n)\n',
  ],
  [
    'typst',
    '#show: paper.with(bibliography: bibliography("a.bib"))\n@moss\n',
    '#show: paper.with(bibliography: bibliography(("a.bib", "references.bib")))\n@moss\n',
  ],
  [
    'org',
    '#+bibliography: a.bib\nSee [cite:@moss].\n#+print_bibliography:\n',
    '#+bibliography: a.bib\n#+bibliography: references.bib\nSee [cite:@moss].\n#+print_bibliography:\n',
  ],
  [
    'org',
    'See [cite:@moss].\n#+BIBLIOGRAPHY: a.bib\n#+BIBLIOGRAPHY: "b c.bib"',
    'See [cite:@moss].\n#+BIBLIOGRAPHY: a.bib\n#+BIBLIOGRAPHY: "b c.bib"\n#+BIBLIOGRAPHY: references.bib',
  ],
  ['org', 'See cite:moss.\n\nbibliography:a.bib\n', 'See cite:moss.\n\nbibliography:a.bib,references.bib\n'],
  [
    'org',
    'See cite:moss.\n\n[[bibliography:a,b.bib]]\n',
    'See cite:moss.\n\n[[bibliography:a,b.bib,references.bib]]\n',
  ],
  [
    'rst',
    'See :cite:`moss`.\n\n.. bibliography:: a.bib\n',
    'See :cite:`moss`.\n\n.. bibliography:: a.bib references.bib\n',
  ],
  [
    'rst',
    'See :cite:`moss`.\n\n.. bibliography:: a.bib b.bib\n   :style: plain\n',
    'See :cite:`moss`.\n\n.. bibliography:: a.bib b.bib references.bib\n   :style: plain\n',
  ],
  [
    'myst',
    'See {cite}`moss`.\n\n```{bibliography} a.bib\n```\n',
    'See {cite}`moss`.\n\n```{bibliography} a.bib references.bib\n```\n',
  ],
  ['myst', markdown('bibliography: a.bib'), markdown('bibliography: [a.bib, references.bib]')],
  ['pandoc', markdown('bibliography: a.bib'), markdown('bibliography: [a.bib, references.bib]')],
  [
    'pandoc',
    markdown('bibliography: "a, b.bib" # mine'),
    markdown('bibliography: ["a, b.bib", references.bib] # mine'),
  ],
  [
    'pandoc',
    markdown("bibliography: 'a.bib'\ntitle: Moss"),
    markdown("bibliography: ['a.bib', references.bib]\ntitle: Moss"),
  ],
  ['pandoc', markdown('bibliography: a, b.bib'), markdown('bibliography: ["a, b.bib", references.bib]')],
  ['pandoc', markdown('bibliography: a.json'), markdown('bibliography: [a.json, references.bib]')],
  ['pandoc', markdown('bibliography: [a.bib, "b.bib"]'), markdown('bibliography: [a.bib, "b.bib", references.bib]')],
  [
    'pandoc',
    markdown('bibliography: [\n  a.bib,\n  b.bib,\n]'),
    markdown('bibliography: [\n  a.bib,\n  b.bib, references.bib,\n]'),
  ],
  [
    'pandoc',
    markdown('bibliography:\n  - a.bib\n  # further\n  - "b.bib" # b\ntitle: Moss'),
    markdown('bibliography:\n  - a.bib\n  # further\n  - "b.bib" # b\n  - references.bib\ntitle: Moss'),
  ],
  ['pandoc', markdown('bibliography:\n- a.bib'), markdown('bibliography:\n- a.bib\n- references.bib')],
  [
    'latex',
    latex('', 'See \\cite{moss}.\n\\bibliography{a}'),
    latex('', 'See \\cite{moss}.\n\\bibliography{a,references}'),
  ],
  [
    'latex',
    latex('', 'See \\cite{moss}.\n\\bibliography{a,\n  b.bib % mine\n}'),
    latex('', 'See \\cite{moss}.\n\\bibliography{a,\n  b.bib,references % mine\n}'),
  ],
  [
    'latex',
    latex('\\addbibresource{a.bib}\n\\addbibresource[location=local]{b.bib} % b\n'),
    latex('\\addbibresource{a.bib}\n\\addbibresource[location=local]{b.bib} % b\n\\addbibresource{references.bib}\n'),
  ],
  [
    'latex',
    latex('\\AtBeginDocument{\\addbibresource{a.bib}\\relax}\n'),
    latex('\\AtBeginDocument{\\addbibresource{a.bib}\\addbibresource{references.bib}\\relax}\n'),
  ],
];

/** Where nobody can be sure what a further name would mean. */
const uncertain: readonly (readonly [syntax: CitationSyntax, text: string])[] = [
  ['typst', '#let refs = "a.bib"\n@moss\n#bibliography(refs)\n'],
  ['typst', '@moss\n#bibliography("sub/" + "a.bib")\n'],
  ['typst', '@moss\n#bibliography("a.bib")\n#bibliography("b.bib")\n'],
  ['typst', '@moss\n#bibliography(read("a.bib", encoding: none))\n'],
  ['org', 'See [cite:@moss].\n#+bibliography: a.bib\n\nbibliography:b.bib\n'],
  ['org', '#+latex_header: \\addbibresource{a.bib}\nSee cite:moss.\n'],
  ['rst', 'See :cite:`moss`.\n\n.. bibliography:: a.bib\n\n.. bibliography:: b.bib\n'],
  ['asciidoc', ':bibtex-file: a.bib\n\nSee cite:[moss].\n\nbibliography::[]\n'],
  ['asciidoc', 'See cite:[moss].\n\nbibliography::a.bib[]\n'],
  ['pandoc', markdown('bibliography: &refs a.bib\nother: *refs')],
  ['pandoc', markdown('bibliography:\n  main: a.bib\n  more: b.bib')],
  ['pandoc', markdown('format:\n  html:\n    bibliography: a.bib')],
  ['pandoc', markdown('bibliography: a.bib\nbibliography: b.bib')],
  ['pandoc', markdown('bibliography: "`r file`"')],
  ['pandoc', markdown('bibliography: >\n  a.bib')],
  ['latex', 'See \\cite{moss}.\n\\bibliography{a}\n'],
  ['latex', latex('\\newcites{b}{Others}\n', 'See \\cite{moss}.\n\\bibliography{a}\n\\bibliographyb{b}')],
  ['latex', latex('\\addbibresource{\\jobname.bib}\n')],
  ['latex', latex('\\addbibresource{a.bib}\n\\addglobalbib{b.bib}\n')],
  ['latex', latex('', 'See \\cite{moss}.\n\\putbib[a]')],
];

describe('a document that names somebody else’s bibliography', () => {
  for (const [syntax, before, after] of cases) {
    it(`names a further one behind it: ${syntax}, ${JSON.stringify(before.slice(0, 60))}`, () => {
      assert.equal(further(before, syntax), after);
      assert.deepEqual(paths(after, syntax), [...paths(before, syntax), 'references.bib']);
      // So does it again, behind both.
      assert.deepEqual(paths(further(after, syntax, 'more.bib') ?? '', syntax), [...paths(after, syntax), 'more.bib']);
    });
  }

  it('does so with the line ends of the document', () => {
    for (const [syntax, before, after] of cases) {
      const windows = (text: string) => text.replaceAll('\n', '\r\n');
      assert.equal(further(windows(before), syntax, 'references.bib', '\r\n'), windows(after), before);
    }
  });

  it('has metadata that YAML reads as it is meant', () => {
    for (const [, , after] of cases.filter(([syntax, text]) => syntax === 'pandoc' && text.startsWith('---'))) {
      const read = parse(after.split('---\n')[1] ?? '') as { readonly bibliography?: readonly string[] };
      assert.deepEqual(read.bibliography, paths(after, 'pandoc'));
    }
  });

  for (const [syntax, text] of uncertain) {
    it(`is left as it is where that is not certain: ${syntax}, ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.ok(paths(text, syntax).length > 0);
      assert.equal(further(text, syntax), undefined);
    });
  }

  it('is left as it is where the name cannot stand there', () => {
    assert.equal(further('@moss\n#bibliography("a.bib")\n', 'typst', 'a "b".bib'), undefined);
    assert.equal(further(latex('\\addbibresource{a.bib}\n'), 'latex', 'a#b.bib'), undefined);
    assert.equal(further('See :cite:`moss`.\n\n.. bibliography:: a.bib\n', 'rst', 'my refs.bib'), undefined);
    assert.equal(further('[cite:@moss]\n#+bibliography: a.bib\n', 'org', 'my refs.bib'), undefined);
    assert.equal(
      further(markdown('bibliography: a.bib'), 'pandoc', 'it: b.bib'),
      markdown('bibliography: [a.bib, "it: b.bib"]'),
    );
  });

  it('has its list of references no more, since its own tool makes one', () => {
    const text = `@moss\n\n${blockText('Moss.', 'ieee', 'typst', '\n')}\n\n#bibliography("a.bib")\n`;
    assert.equal(further(text, 'typst'), '@moss\n\n\n\n#bibliography(("a.bib", "references.bib"))\n');
  });

  it('is told what its project must list besides', () => {
    const text = 'See :cite:`moss`.\n\n.. bibliography:: a.bib\n';
    assert.deepEqual(
      furtherNamingEdits(text, parseCitations(text, 'rst'), 'references.bib', { newline: '\n' })?.configuration,
      { file: 'conf.py', line: 'bibtex_bibfiles += ["references.bib"]' },
    );
  });
});
