import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installEmacs, installLatex, installPandoc, installTypst } from '../../scripts/tools/programs';
import { asEntries, citedPapers } from '../../src/core/cite/export/cited-papers';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { namingEdits } from '../../src/core/cite/references/name-bibliography';
import { formatCitation } from '../../src/core/cite/write/format-citation';
import type { Library } from '../../src/core/library/library';
import { recordsFileName } from '../../src/core/parse/formats/literature-records';
import { decisionOf, planAcceptance } from '../../src/core/records/decisions';
import { entriesFor, givenIn, knownOf } from '../../src/core/records/described';
import { filledEntry } from '../../src/core/records/filling';
import { withEdits } from '../../src/core/records/records-text';
import { bibliographyText, publicationsOf } from '../../src/core/usecases/export-cited';
import { keptText } from '../../src/core/usecases/keep-bibliographies';
import { readLibrary } from '../../src/core/usecases/read-library';
import { folderOnDisk } from '../../src/node/node-workspace';
import { beforeWith } from './available';
import { runPandoc } from './pandoc';
import { Typst } from './typst';

const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain, ' +
  'learns from forty hours of recordings of a single garden, and is right in nine of ten cases where ornithologists were in doubt.';
const heron =
  'Herons stand still for hours. HeronTrack follows them over a season with three cameras and no tag, counts the fish that they take, ' +
  'and shows that the oldest birds move the least and eat the most, which fishermen have held for centuries.';
const owl =
  'Owls are heard more than seen. OwlEar counts the calls of a forest in one night with eight microphones in trees, gives each bird a place, ' +
  'and finds twice as many as walkers did who went through the same forest with their ears alone in the same week of the year.';

/** Bare abstracts whose records were accepted, pasted and written by hand, in a folder. */
describe('papers that were completed, in the tools that read their bibliography', () => {
  let folder: string;
  let library: Library;
  let keys: readonly string[];

  const placed = () => folderOnDisk(join(folder, 'literature'));
  const read = () => readLibrary(placed());

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-records-'));
    mkdirSync(join(folder, 'literature'));
    writeFileSync(join(folder, 'literature', 'list.txt'), `${[finch, heron, owl].join('\n\n')}\n`);
    const bare = await read();
    const keyOf = (name: string) => bare.papers.find(({ abstract }) => abstract.includes(name))?.key ?? '';
    keys = ['FinchNet', 'HeronTrack', 'OwlEar'].map(keyOf);
    const [accepted = '', pasted = '', written = ''] = keys;
    const record = {
      id: 'x',
      type: 'paper-conference',
      title: 'Songs of {Garden} Birds & 5% of Sparrows_2',
      author: [
        { family: 'Merle', given: 'Anna' },
        { family: 'Weiß', given: 'Karl' },
      ],
      issued: { 'date-parts': [[2021] as const] },
      'container-title': 'Proceedings of Birds',
    };
    const catalogue = { path: 'catalogue.jsonl', line: 1 };
    const decision = decisionOf(
      {
        key: accepted,
        source: { path: 'list.txt', line: 1, endLine: 1 },
        status: 'certain',
        score: 1,
        record,
        catalogue,
        evidence: [],
        candidates: [],
      },
      '2026-11-29',
    );
    assert.ok(decision);
    const { edits } = planAcceptance(bare, [decision], '');
    const given = givenIn(
      '@article{h, title={Patient Herons}, author={Reiher, Ada}, year=2019, journal={Journal of Birds}}',
    );
    assert.ok(given.kind === 'record');
    const origin = { source: 'pasted', date: '2026-11-29' };
    const owlPaper = bare.get(written);
    assert.ok(owlPaper);
    const [byPaste, byHand] = entriesFor(bare, [
      { key: pasted, description: given.description, origin },
      { key: written, description: knownOf(owlPaper), origin },
    ]);
    assert.ok(byPaste && byHand);
    const hand = filledEntry(
      byHand.text,
      '@misc{o,\n author = {Uhu, Otto},\n title = {Ears in Trees},\n year = {2018}\n}',
    );
    const { text } = withEdits('% mine\n', [
      ...edits,
      { key: pasted, before: undefined, after: byPaste.text },
      { key: written, before: undefined, after: hand },
    ]);
    writeFileSync(join(folder, 'literature', recordsFileName), text);
    library = await read();
    const kept = await keptText(
      library,
      { sources: library.sources, read: publicationsOf(placed()) },
      { keys: new Set(keys), file: { kind: 'missing' } },
    );
    writeFileSync(join(folder, 'references.bib'), kept ?? '');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A document that cites all, and names the bibliography. */
  function draft(syntax: CitationSyntax, around: (text: string) => string = (text) => text): string {
    const text = around(keys.map((key) => `Seen ${formatCitation(syntax, [key])} here.\n`).join('\n'));
    const { edits } = namingEdits(text, parseCitations(text, syntax), 'references.bib', {
      cursor: 0,
      newline: '\n',
    });
    return [...edits]
      .reverse()
      .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
  }

  const facts = [/Merle/, /Wei(?:ß|ss)/, /2021/, /Reiher/, /2019/, /Uhu/, /2018/, /Ears in [Tt]rees/, /[Ss]parrows_2/];
  const tells = (text: string) => {
    for (const fact of facts) {
      assert.match(text, fact);
    }
  };

  it('keep their keys, and have authors and years', () => {
    assert.deepEqual(
      keys.map((key) => [library.get(key)?.authors?.[0]?.family, library.get(key)?.year]),
      [
        ['Merle', 2021],
        ['Reiher', 2019],
        ['Uhu', 2018],
      ],
    );
  });

  describe('Pandoc', () => {
    const pandoc = beforeWith(installPandoc);

    for (const file of ['references.bib', `literature/${recordsFileName}`]) {
      it(`from ${file}`, () => {
        const text = `---\nbibliography: ${file}\n---\n\n${keys.map((key) => `[@${key}]`).join('\n\n')}\n`;
        tells(runPandoc(pandoc(), ['-f', 'markdown', '-t', 'plain', '--citeproc', '--wrap=none'], text, folder));
      });
    }
  });

  describe('Org', () => {
    const emacs = beforeWith(installEmacs);

    it('finds the bibliography by the line that is put in', () => {
      writeFileSync(join(folder, 'doc.org'), draft('org'));
      const asked = `(progn (require 'org) (require 'oc) (with-temp-buffer (insert-file-contents "doc.org")
        (delay-mode-hooks (org-mode)) (princ (car (org-cite-list-bibliography-files)))))`;
      const { stdout } = spawnSync(emacs(), ['--batch', '-Q', '--eval', asked], { cwd: folder, encoding: 'utf8' });
      assert.equal(stdout.trim(), join(folder, 'references.bib'));
    });
  });

  describe('Typst', () => {
    const create = beforeWith(installTypst);

    it('by the line that is put in', () => {
      const typst = new Typst(create());
      typst.file('references.bib', readFileSync(join(folder, 'references.bib'), 'utf8'));
      const text = draft('typst');
      assert.equal((typst.query(text, 'cite') as unknown[]).length, keys.length);
      // What is cited in the sentence is shown by author and year.
      assert.match(text, /#bibliography\("references\.bib"\)/);
      typst.file(recordsFileName, readFileSync(join(folder, 'literature', recordsFileName), 'utf8'));
      assert.equal(
        (typst.query(text.replace('references.bib', recordsFileName), 'cite') as unknown[]).length,
        keys.length,
      );
    });
  });

  describe('LaTeX', () => {
    const latex = beforeWith(installLatex);

    function run(program: string, ...args: string[]): string {
      const { status, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, stdout.slice(-3_000));
      return stdout;
    }
    const typeset = (name: string) => run(latex().pdflatex, '-interaction=nonstopmode', '-halt-on-error', name);
    const inDocument = (preamble: string) => (text: string) =>
      `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n${preamble}\\begin{document}\n${text}\\end{document}\n`;

    for (const [name, preamble, program] of [
      ['BibTeX', '', 'bibtex'],
      ['biber', '\\usepackage[style=authoryear]{biblatex}\n', 'biber'],
    ] as const) {
      it(`with ${name}, by what is put in`, () => {
        writeFileSync(join(folder, `${program}.tex`), draft('latex', inDocument(preamble)));
        typeset(program);
        assert.doesNotMatch(
          run(program === 'biber' ? latex().biber : 'bibtex', program),
          /^(?:WARN|ERROR|Warning--I didn't)/m,
        );
        typeset(program);
        typeset(program);
        assert.doesNotMatch(
          readFileSync(join(folder, `${program}.log`), 'utf8'),
          /undefined (?:references|citations)|Citation [^\n]* undefined/,
        );
        tells(
          readFileSync(join(folder, `${program}.bbl`), 'utf8')
            .replaceAll('{\\ss}', 'ß')
            .replaceAll('\\_', '_'),
        );
      });
    }
  });

  it('are exported under the same keys', async () => {
    const { papers } = citedPapers(keys, (key) => library.get(key));
    const text = await bibliographyText(papers.flatMap(asEntries), 'csl-json', {
      sources: library.sources,
      read: publicationsOf(placed()),
    });
    tells(text);
    assert.deepEqual((JSON.parse(text) as { id: string }[]).map(({ id }) => id).sort(), [...keys].sort());
  });
});
