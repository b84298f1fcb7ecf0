import assert from 'node:assert/strict';
import { planBibSync } from '../../../../src/core/cite/bibliographies/synced-bib';
import { namedBibliographies } from '../../../../src/core/cite/bibliographies/named-bibliographies';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { syntaxFor } from '../../../../src/core/cite/languages/index';
import { filesOf } from '../bibliographies/files-in-memory';

const naming = (...files: string[]) => `---\nbibliography: [${files.join(', ')}]\n---\n@a\n`;
const languages: Readonly<Record<string, string>> = { tex: 'latex', typ: 'typst', rst: 'restructuredtext' };

/** Of the workspace `/w`: document, files, and what names them. */
async function plan(contents: Readonly<Record<string, string>>) {
  const files = filesOf(contents);
  const documents = Object.entries(contents)
    .filter(([path]) => !/\.(?:yml|py|bib)$/.test(path))
    .map(([path, text]) => ({
      path,
      cited: parseCitations(text, syntaxFor(languages[path.replace(/.*\./, '')] ?? 'markdown')),
    }));
  const plans = await planBibSync(
    documents,
    'references.bib',
    ({ path, cited }) => namedBibliographies({ path, parsed: cited, text: contents[path] ?? '', top: '/w' }, files),
    (path) => files.stored(path),
  );
  return plans.map(({ document, files: kept, namedBy }) => [document.path, [...kept], namedBy]);
}

describe('planKeeping', () => {
  it('takes the files that a document names, relative to it, and BibTeX only', async () => {
    assert.deepEqual(await plan({ '/w/a/x.md': naming('../refs.bib', './b.bib', 'https://x.org/c.bib', 'd.json') }), [
      ['/w/a/x.md', ['/w/refs.bib', '/w/a/b.bib'], '/w/a/x.md'],
    ]);
    assert.deepEqual(await plan({ '/w/a/x.md': naming('d.json') }), []);
    assert.deepEqual(await plan({ '/w/x.tex': '\\addbibresource{refs.bib}\\cite{a}' }), [
      ['/w/x.tex', ['/w/refs.bib'], '/w/x.tex'],
    ]);
    assert.deepEqual(await plan({ '/w/x.tex': '\\bibliography{refs}\\cite{a}' }), [
      ['/w/x.tex', ['/w/refs.bib'], '/w/x.tex'],
    ]);
  });

  it('takes what is named by the document that includes one, else the default beside it', async () => {
    const main = '\\documentclass{book}\\addbibresource{refs.bib}\\include{chapters/one}';
    assert.deepEqual(
      await plan({
        '/w/thesis/main.tex': main,
        '/w/thesis/chapters/one.tex': '\\cite{a}',
        '/w/thesis/loose.tex': '\\cite{b}',
        '/w/two.tex': '\\cite{b}',
      }),
      [
        ['/w/thesis/chapters/one.tex', ['/w/thesis/refs.bib'], '/w/thesis/main.tex'],
        ['/w/thesis/loose.tex', ['/w/thesis/references.bib'], undefined],
        ['/w/two.tex', ['/w/references.bib'], undefined],
      ],
    );
    assert.deepEqual(
      await plan({
        '/w/main.typ': '#include "part/one.typ"\n#bibliography("refs.bib")',
        '/w/part/one.typ': '@a',
        '/w/part/other.typ': '@b',
      }),
      [
        ['/w/part/one.typ', ['/w/refs.bib'], '/w/main.typ'],
        ['/w/part/other.typ', ['/w/part/references.bib'], undefined],
      ],
    );
  });

  it('takes no Markdown document for a part of another one beside it, unless that includes it or the project names a file for all', async () => {
    assert.deepEqual(await plan({ '/w/a.md': '@a', '/w/b.md': naming('mine.bib'), '/w/sub/c.md': '@a' }), [
      ['/w/a.md', ['/w/references.bib'], undefined],
      ['/w/b.md', ['/w/mine.bib'], '/w/b.md'],
      ['/w/sub/c.md', ['/w/sub/references.bib'], undefined],
    ]);
    assert.deepEqual(await plan({ '/w/q.qmd': `${naming('q.bib')}{{< include _part.qmd >}}`, '/w/_part.qmd': '@b' }), [
      ['/w/q.qmd', ['/w/q.bib'], '/w/q.qmd'],
      ['/w/_part.qmd', ['/w/q.bib'], '/w/q.qmd'],
    ]);
    assert.deepEqual(await plan({ '/w/book/_quarto.yml': 'bibliography: all.bib\n', '/w/book/one/x.qmd': '@a' }), [
      ['/w/book/one/x.qmd', ['/w/book/all.bib'], '/w/book/_quarto.yml'],
    ]);
    assert.deepEqual(await plan({ '/w/book/index.Rmd': naming('book.bib'), '/w/book/01-start.Rmd': '@b' }), [
      ['/w/book/index.Rmd', ['/w/book/book.bib'], '/w/book/index.Rmd'],
      ['/w/book/01-start.Rmd', ['/w/book/book.bib'], '/w/book/index.Rmd'],
    ]);
  });

  it('leaves out what cites nothing', async () => {
    assert.deepEqual(await plan({ '/w/x.md': 'Nothing.', '/w/y.md': naming('refs.bib').replace('@a', '') }), []);
  });
});
