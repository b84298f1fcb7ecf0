import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLatex, installPandoc, installTypst } from '../../scripts/tools/programs';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { namingEdits } from '../../src/core/cite/references/name-bibliography';
import { formatCitation } from '../../src/core/cite/write/format-citation';
import type { Library } from '../../src/core/library/library';
import { publicationsOf } from '../../src/core/usecases/export-cited';
import { keptText } from '../../src/core/usecases/keep-bibliographies';
import { readLibrary } from '../../src/core/usecases/read-library';
import { folderOnDisk } from '../../src/node/node-workspace';
import { identified } from '../../src/terminal/identify';
import { readStems, readTerms } from '../../src/terminal/read-terms';
import { beforeWith } from './available';
import { runPandoc } from './pandoc';
import { Typst } from './typst';

const root = join(__dirname, '..', '..');

/** The example library, bare abstracts in English and Chinese, with the records of the example catalogue that are certain. */
describe('the example library, identified by the example catalogue, in the tools that read its bibliography', () => {
  let folder: string;
  let literature: string;
  let library: Library;
  const cited = ['tidemix', 'kite-detr-plus-plus', 'fedparcel'];

  const filesOf = () =>
    readdirSync(literature)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(literature, name), 'utf8'));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-identified-'));
    literature = join(folder, 'literature');
    cpSync(join(root, 'examples', 'library', 'literature'), literature, { recursive: true });
    const [bare, files] = [await readLibrary(folderOnDisk(literature)), filesOf()];
    await identified({
      library: bare,
      folder: literature,
      catalogues: [join(root, 'examples', 'catalogue.jsonl')],
      limit: undefined,
      isWritten: true,
      terms: readTerms(root),
      stems: readStems(root),
      tell: () => undefined,
    });
    library = await readLibrary(folderOnDisk(literature));
    assert.deepEqual(filesOf(), files);
    assert.deepEqual(
      library.papers.map(({ key }) => key),
      bare.papers.map(({ key }) => key),
    );
    const kept = await keptText(
      library,
      { sources: library.sources, read: publicationsOf(folderOnDisk(literature)) },
      { keys: new Set(cited), file: { kind: 'missing' } },
    );
    writeFileSync(join(folder, 'references.bib'), kept ?? '');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A document that cites all, and names the bibliography as it is made to. */
  function draft(syntax: CitationSyntax, around: (text: string) => string = (text) => text): string {
    const text = around(cited.map((key) => `Seen ${formatCitation(syntax, [key])} here.\n`).join('\n'));
    const { edits } = namingEdits(text, parseCitations(text, syntax), 'references.bib', { cursor: 0, newline: '\n' });
    return [...edits]
      .reverse()
      .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
  }

  const tells = (text: string) => {
    for (const fact of [/Marlow/, /Okafor/, /2021/, /Lin/, /Castellanos/, /2022/, /TideMix/, /Kite-DETR\+\+/]) {
      assert.match(text, fact);
    }
  };

  it('has authors and years, and a title in place of the derived one', () => {
    for (const key of cited) {
      const paper = library.get(key);
      assert.ok(paper?.authors?.length && paper.year !== undefined && !paper.titleIsDerived, key);
    }
    assert.equal(library.get('streetdepth')?.record, undefined);
  });

  describe('Pandoc', () => {
    const pandoc = beforeWith(installPandoc);

    it('by the metadata block that is put in, with the list where it is put', () => {
      const shown = runPandoc(
        pandoc(),
        ['-f', 'markdown', '-t', 'html', '--citeproc', '--wrap=none'],
        draft('pandoc'),
        folder,
      );
      tells(shown);
      assert.match(shown, /\(Marlow and Okafor 2021\)|Marlow and Okafor \(2021\)/);
      assert.equal(shown.match(/id="refs"/g)?.length, 1);
    });
  });

  describe('Typst', () => {
    const create = beforeWith(installTypst);

    it('by the line that is put in', () => {
      const typst = new Typst(create());
      const bibliography = readFileSync(join(folder, 'references.bib'), 'utf8');
      tells(bibliography);
      typst.file('references.bib', bibliography);
      assert.equal((typst.query(draft('typst'), 'cite') as unknown[]).length, cited.length);
    });
  });

  describe('LaTeX', () => {
    const latex = beforeWith(installLatex);

    it('with BibTeX, by what is put in', () => {
      const run = (program: string, ...args: string[]) => {
        const { status, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
        assert.equal(status, 0, stdout.slice(-3_000));
        return stdout;
      };
      const typeset = () => run(latex().pdflatex, '-interaction=nonstopmode', '-halt-on-error', 'draft');
      writeFileSync(
        join(folder, 'draft.tex'),
        draft('latex', (text) => `\\documentclass{article}\n\\begin{document}\n${text}\\end{document}\n`),
      );
      typeset();
      assert.doesNotMatch(run('bibtex', 'draft'), /^Warning--(?:I didn't|empty (?:author|year|title))/m);
      typeset();
      typeset();
      assert.doesNotMatch(readFileSync(join(folder, 'draft.log'), 'utf8'), /Citation [^\n]* undefined/);
      tells(readFileSync(join(folder, 'draft.bbl'), 'utf8').replaceAll(/[{}]/g, '').replaceAll('\\', ''));
    });
  });
});
