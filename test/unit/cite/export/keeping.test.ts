import { deepEqual } from 'node:assert/strict';
import { type CitingDocument, planKeeping } from '../../../../src/core/cite/export/keeping';
import { parseCitations } from '../../../../src/core/cite/parse/parse';
import type { CitationSyntax } from '../../../../src/core/cite/syntax';

const document = (path: string, text: string, syntax: CitationSyntax = 'pandoc'): CitingDocument => ({ path, cited: parseCitations(text, syntax) });
const naming = (...files: string[]) => `---\nbibliography: [${files.join(', ')}]\n---\n@a\n`;
const plan = (...documents: CitingDocument[]) => planKeeping(documents, 'references.bib', '/w').map(({ document: { path }, files, isNamed }) => [path, [...files], isNamed]);

describe('planKeeping', () => {
  it('takes the files that a document names, relative to it, and BibTeX only', () => {
    deepEqual(plan(document('/w/a/x.md', naming('../refs.bib', './b.bib', 'https://x.org/c.bib', 'd.json'))), [['/w/a/x.md', ['/w/refs.bib', '/w/a/b.bib'], true]]);
    deepEqual(plan(document('/w/a/x.md', naming('d.json'))), []);
    deepEqual(plan(document('/w/x.tex', '\\addbibresource{refs.bib}\\cite{a}', 'latex')), [['/w/x.tex', ['/w/refs.bib'], true]]);
    deepEqual(plan(document('/w/x.tex', '\\bibliography{refs}\\cite{a}', 'latex')), [['/w/x.tex', ['/w/refs.bib'], true]]);
  });

  it('takes what the nearest document of the same syntax names, else the default beside it', () => {
    const main = document('/w/thesis/main.tex', '\\addbibresource{refs.bib}', 'latex');
    deepEqual(plan(main, document('/w/thesis/chapters/one.tex', '\\cite{a}', 'latex'), document('/w/thesis/notes.md', '@a'), document('/w/two.tex', '\\cite{b}', 'latex')), [
      ['/w/thesis/chapters/one.tex', ['/w/thesis/refs.bib'], true],
      ['/w/thesis/notes.md', ['/w/thesis/references.bib'], false],
      ['/w/two.tex', ['/w/references.bib'], false],
    ]);
  });

  it('leaves out what cites nothing', () => {
    deepEqual(plan(document('/w/x.md', 'Nothing.'), document('/w/y.md', naming('refs.bib').replace('@a', ''))), []);
  });
});
