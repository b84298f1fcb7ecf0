import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../scripts/vscode/cache';
import { installLatex, installPandoc, installTypst } from '../../scripts/tools/programs';
import type { ExportedPaper } from '../../src/core/cite/export/csl-item';
import type { CslItem } from '../../src/core/model/paper';
import { exportPapers } from '../../src/core/cite/export/export';
import { insertionAt } from '../../src/core/cite/edit/insertion';
import { parseCitations } from '../../src/core/cite/languages/index';
import { renderReferences } from '../../src/core/cite/references/render';
import { plainTextOf } from '../../src/core/cite/model/formatted-text';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { readPublications } from '../../src/core/library/publications';
import type { Paper } from '../../src/core/model/paper';
import { publicationsOf } from '../../src/core/usecases/export-cited';
import { readLibrary } from '../../src/core/usecases/read-library';
import { folderOnDisk } from '../../src/node/node-workspace';
import { formatReferences } from '../../src/core/cite/references/processor';
import { inStyle, moss, preprint, shipped } from '../unit/cite/references/style';
import { paper } from '../unit/search/paper';
import { beforeWith } from './available';
import { runPandoc } from './pandoc';
import { Typst } from './typst';
import { exportFormats } from '../../src/core/parse/formats/index';

/** What somebody could write into a source to break what is made of it. */
const hostile: readonly Paper[] = [
  'Braces { that } do } not {{ match',
  'Half % of it & more #1 $5 x_1 x^2 ~tilde \\end{document} "quoted"',
  'An entry }\n@misc{evil, title = {Evil}} @comment{ within',
  "Dashes -- and --- quotes ``so'' and ?` signs",
  'Ends in a backslash \\',
  '<i>markup</i> &amp; <mask> [brackets] `code` @key $math',
].map((title, index) =>
  paper(`hostile-${index}`, `${title} is what it says.`, {
    title,
    authors: [{ family: 'O{Brien', given: 'A. and B' }, { literal: '100% & Sons, Ltd.' }],
    year: 2020,
    arxiv: `2401.0000${index}`,
  }),
);

const types = [
  'article-journal',
  'article-newspaper',
  'paper-conference',
  'chapter',
  'book',
  'report',
  'thesis',
  'webpage',
  'post-weblog',
  'software',
  'dataset',
  'patent',
  'speech',
  'entry-dictionary',
  'legal_case',
  'motion_picture',
  'song',
  'nonsense',
];

/** A work of each type, with all that CSL may say of it. */
const ofAllTypes = types.map((type, index): ExportedPaper => ({
  paper: paper(`type-${type}`, '', { title: `Walls ${index}` }),
  publication: {
    csl: {
      type,
      title: `Walls ${index}`,
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Walls, Inc.' },
      ],
      editor: [{ family: 'de Sousa' }, { given: 'Plato' }],
      translator: [{ family: 'Doe', given: 'Ann' }],
      issued: { 'date-parts': [[2020, 2 + (index % 3), 3].slice(0, 1 + (index % 3))] },
      accessed: { raw: 'May 2021' },
      'container-title': 'A: b # c',
      'collection-title': '- Series {1}',
      'event-title': 'Walls?',
      'event-place': 'Ulm, *Germany*',
      volume: 'IV',
      issue: '2–3',
      page: 'S10-15',
      edition: '2nd',
      'number-of-pages': 'xii, 300',
      number: 'TR: 5',
      publisher: '"Press"',
      'publisher-place': "Bonn'",
      ISBN: '978-3',
      ISSN: '1234-5678',
      DOI: `10.1000/${type}`,
      URL: 'https://a.org/b?c=d&e=[f]',
      language: index % 2 === 0 ? 'en-US' : 'english',
      note: 'Read @here \\ {',
      genre: 'yes',
      PMID: 12,
      'chapter-number': '007',
      archive: 'Wall',
      'call-number': '1e5',
    },
  },
}));

const bibliography = `@string{jm = "Journal of {M}oss"}
@article{moss20, author = {van der Berg, Jan and M{\\"u}ller, {\\'E}va}, title = {On {M}oss \\& Walls}, journal = jm, volume = 12, number = 3, pages = {1--10}, year = 2020, month = mar, doi = {10.1000/moss_1}}
@inproceedings{wall21, author = "Wall, Ada", title = "Walls of Moss", crossref = {conf21}, pages = {5-6}}
@proceedings{conf21, title = {Proceedings of Walls}, year = {2021}, publisher = {Wall Press}}
@phdthesis{thesis, author = {Zhang, San}, title = {A Thesis about Moss}, school = {Uni}, date = {2019-05-03}}
`;

/** The papers of a folder as they are exported. */
async function exportedFrom(folder: string): Promise<ExportedPaper[]> {
  const place = folderOnDisk(folder);
  const { papers } = await readLibrary(place);
  const publications = await readPublications(papers, [], publicationsOf(place));
  return papers.map((one) => ({ paper: one, publication: publications.get(one.key) }));
}

/** Citations of all keys as they are inserted into an empty document, one after another. */
function citing(keys: readonly string[], syntax: CitationSyntax): string {
  return keys
    .map((key) => `See ${insertionAt(parseCitations('', syntax), '', { start: 0, end: 0 }, [key])?.text ?? ''}.`)
    .join('\n\n');
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

describe('what is exported, in the tools that read it', () => {
  const pandoc = beforeWith(installPandoc);
  let folder: string;
  let exported: ExportedPaper[];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-references-'));
    const sources = join(folder, 'sources');
    spawnSync('cp', ['-r', join(repository, 'examples', 'library', 'literature'), sources]);
    writeFileSync(join(sources, 'own.bib'), bibliography);
    exported = [...(await exportedFrom(sources)), ...hostile.map((one) => ({ paper: one }))];
    assert.equal(exported.length, 12 + 4 + hostile.length);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const keysOf = (papers: readonly ExportedPaper[]) => papers.map(({ paper: { key } }) => key);
  const titlesOf = (papers: readonly ExportedPaper[]) => papers.map(({ paper: { title } }) => title);

  for (const [format, file] of [
    ['bibtex', 'refs.bib'],
    ['csl-json', 'refs.json'],
  ] as const) {
    it(`Pandoc resolves every inserted key from our ${format}, and lists every title`, () => {
      writeFileSync(join(folder, file), exportPapers(exported, format));
      const args = ['--citeproc', '--bibliography', file, '-t', 'plain', '--wrap=none', '--fail-if-warnings'];
      const text = runPandoc(pandoc(), args, citing(keysOf(exported), 'pandoc'), folder);
      assert.doesNotMatch(text, /\?\?\?/);
      // CSL-JSON has markup of its own, and Pandoc does not know what we write in its place.
      for (const title of titlesOf(exported).filter((one) => format === 'bibtex' || !one.includes('<i>'))) {
        assert.ok(letters(text).includes(letters(title)), title);
      }
    });
  }
});

describe('what is exported of hostile sources, in Pandoc', () => {
  const pandoc = beforeWith(installPandoc);

  it('is read, one entry a work, whatever their fields hold', () => {
    const signs = [
      '{',
      '}',
      '{{',
      '}}',
      '\\{',
      '\\}',
      '\\',
      '\\\\',
      '@',
      '{@@',
      '}@@',
      '@article{x,',
      '}\n@misc{y,',
      '%',
      '% see\n',
      '\\%',
      '"',
      '#',
      '=',
      ',',
      ' and ',
      '\u2028',
      '\u0085',
      '\\"u',
      '{\\"u}',
      '\\emph{a}',
      '\\url{a%b}',
      '$x_1$',
      '~',
      '--',
      '漢',
      'a',
      'B',
      ' ',
    ];
    const text = fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((parts) => parts.join(''));
    const field = fc.tuple(fc.constantFrom('title', 'abstract', 'note', 'annote', 'publisher', 'url'), text);
    const works = fc.sample(
      fc.record({ title: text, abstract: text, fields: fc.option(fc.array(field, { maxLength: 5 })) }),
      { numRuns: 300, seed: 3 },
    );
    const exported = works.map(({ title, abstract, fields }, index): ExportedPaper => ({
      paper: paper(`key-${index}`, abstract, { title }),
      publication: fields === null ? undefined : { csl: {}, bibtex: { type: 'article', fields: new Map(fields) } },
    }));
    const items = JSON.parse(
      runPandoc(pandoc(), ['-f', 'bibtex', '-t', 'csljson'], exportPapers(exported, 'bibtex')),
    ) as readonly { readonly id: string }[];
    assert.deepEqual(items.map(({ id }) => id).sort(), exported.map(({ paper: { key } }) => key).sort());
  });
});

describe('what is exported, in Typst', () => {
  const create = beforeWith(installTypst);

  for (const format of exportFormats.filter(({ exportedFor }) => exportedFor?.includes('Typst'))) {
    it(`compiles with our ${format.name}, every inserted key resolved`, async () => {
      const papers = [
        ...(await exportedFrom(join(repository, 'examples', 'library', 'literature'))),
        ...hostile.map((one) => ({ paper: one })),
        ...ofAllTypes,
      ];
      const keys = papers.map(({ paper: { key } }) => key);
      const typst = new Typst(create());
      const file = `refs.${format.extensions[0]!}`;
      typst.file(file, exportPapers(papers, format.id));
      const cites = typst.query(`${citing(keys, 'typst')}\n\n#bibliography("${file}", style: "apa")\n`, 'cite') as {
        key: string;
      }[];
      assert.deepEqual(cites.map(({ key }) => key.replace(/^<|>$/g, '')).sort(), [...keys].sort());
    });
  }

  it('reads the Hayagriva that we read, and writes nothing that it does not: a file of its own, written again', async () => {
    const own = `ada: {type: book, title: {value: "Notes on {Engines}", short: Notes}, author: ["Lovelace, Ada", "von der Leyen, Ursula"], date: 1843-05, page-total: 12, volume: 05}
"b c":
  type: Article
  title: 'It costs \\$5'
  affiliated: [{role: translator, names: ["Doe, Ann"]}]
  url: {value: "https://a.org/b", date: 2020-01-02}
  serial-number: {doi: "10.1000/b", arxiv: 1906.00350}
  parent: [{type: Periodical, title: Walls, issue: 2}, {type: Conference, title: Walls of 2020, location: Ulm}]
`;
    const typst = new Typst(create());
    const folder = mkdtempSync(join(tmpdir(), 'literature-notes-references-'));
    writeFileSync(join(folder, 'own.yml'), own);
    const again = exportPapers(await exportedFrom(folder), 'hayagriva');
    rmSync(folder, { recursive: true, force: true });
    typst.file('own.yml', own);
    typst.file('again.yml', again);
    const shown = (file: string) =>
      typst.query(`@ada #cite(label("b c"))\n\n#bibliography("${file}", style: "apa")\n`, 'cite') as unknown[];
    assert.equal(shown('own.yml').length, 2);
    assert.equal(shown('again.yml').length, 2, again);
  });

  it('shows references as they are written', () => {
    const references = inStyle('apa', [moss, preprint, ...hostileItems]);
    const titles = new Typst(create()).query(renderReferences(references, 'typst'), 'emph') as unknown[];
    assert.ok(titles.length >= references.length, String(titles.length));
  });
});

/** Without characters that pdfTeX has no fonts for. */
const latin = (text: string) => !/[^\p{Script=Latin}\p{Script=Common}]/u.test(text);
const hostileItems: readonly CslItem[] = hostile.map(({ key, title }) => ({
  id: key,
  type: 'book',
  title,
  author: [{ family: 'Berg', given: 'J.' }],
}));

describe('what is exported, in LaTeX with biber', () => {
  const latex = beforeWith(installLatex);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'literature-notes-latex-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (program: string, ...args: string[]) => {
    const { status, stdout } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stdout.slice(-3_000));
    return stdout;
  };
  const typeset = () => run(latex().pdflatex, '-interaction=nonstopmode', '-halt-on-error', 'doc.tex');

  it('compiles, every inserted key resolved, biber content with every entry', async () => {
    const papers = [
      ...(await exportedFrom(join(repository, 'examples', 'library', 'literature'))),
      ...hostile.map((one) => ({ paper: one })),
    ].filter(({ paper: one }) => latin(one.title));
    const keys = papers.map(({ paper: { key } }) => key);
    assert.ok(keys.length > 10, String(keys.length));
    writeFileSync(join(folder, 'refs.bib'), exportPapers(papers, 'bibtex'));
    writeFileSync(
      join(folder, 'doc.tex'),
      `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage[style=authoryear]{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\n${citing(keys, 'latex')}\n\\printbibliography\n\\end{document}\n`,
    );
    typeset();
    assert.doesNotMatch(run(latex().biber, 'doc'), /^(?:WARN|ERROR)/m);
    const entries = readFileSync(join(folder, 'doc.bbl'), 'utf8');
    keys.forEach((key) => {
      assert.ok(entries.includes(`\\entry{${key}}`), entries);
    });
    typeset();
    typeset();
    assert.doesNotMatch(
      readFileSync(join(folder, 'doc.log'), 'utf8'),
      /Citation '[^']*' undefined|There were undefined references/,
    );
  });

  it('reads all of a library with Chinese titles', async () => {
    const papers = await exportedFrom(join(repository, 'examples', 'library', 'literature'));
    writeFileSync(join(folder, 'refs.bib'), exportPapers(papers, 'bibtex'));
    assert.doesNotMatch(run(latex().biber, '--tool', '--output-file=out.bib', 'refs.bib'), /^(?:WARN|ERROR)/m);
    assert.equal((readFileSync(join(folder, 'out.bib'), 'utf8').match(/^@/gm) ?? []).length, papers.length);
  });

  it('cites from the bibliography that is written into a document', () => {
    const items = [moss, ...hostileItems];
    const references = renderReferences(inStyle('apa', items), 'latex');
    writeFileSync(
      join(folder, 'doc.tex'),
      `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{textcomp}\n\\begin{document}\n${citing(
        items.map(({ id }) => id),
        'latex',
      )}\n\n${references}\n\\end{document}\n`,
    );
    typeset();
    typeset();
    assert.doesNotMatch(readFileSync(join(folder, 'doc.log'), 'utf8'), /undefined references/);
  });
});

describe('styles within styles, beside those of the citation processor of Pandoc', () => {
  const pandoc = beforeWith(installPandoc);
  const title = 'Moss';

  /** What Pandoc makes of a work by a style, as elements. */
  const ofPandoc = (style: string): unknown => {
    const folder = mkdtempSync(join(tmpdir(), 'literature-notes-styles-'));
    writeFileSync(join(folder, 'own.csl'), style);
    writeFileSync(join(folder, 'refs.json'), JSON.stringify([{ id: 'a', type: 'book', title }]));
    const written = runPandoc(
      pandoc(),
      ['--citeproc', '--bibliography=refs.json', '--csl=own.csl', '-t', 'json'],
      '@a\n\n::: {#refs}\n:::\n',
      folder,
    );
    rmSync(folder, { recursive: true, force: true });
    return (JSON.parse(written) as { blocks: Node[] }).blocks.slice(1);
  };
  /** The parts of a text that are underlined and those that are not, one after another. */
  const parts = (node: unknown, isLined = false): readonly (readonly [text: string, isLined: boolean])[] => {
    if (Array.isArray(node)) {
      return node.flatMap((each) => parts(each, isLined));
    }
    if (typeof node !== 'object' || node === null) {
      return [];
    }
    const { t, c } = node as Node;
    const ends = t === 'Span' && JSON.stringify((c as unknown[])[0]).includes('nodecoration');
    return t === 'Str' ? [[String(c), isLined]] : parts(c, t === 'Underline' || (isLined && !ends));
  };

  for (const [on, off, isTold] of [
    ['text-decoration="underline"', 'text-decoration="none"', true],
    // Of these Pandoc 2.17 takes no notice, against CSL, so that only the text can be compared.
    ['font-style="italic"', 'font-style="normal"', false],
    ['font-weight="bold"', 'font-weight="normal"', false],
  ] as const) {
    it(`${off} within ${on}`, () => {
      const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><group ${on}><text value="On "/><text variable="title" ${off}/><text value=" walls"/></group></layout></bibliography></style>`;
      const [reference] = formatReferences({
        items: [{ id: 'a', type: 'book', title }],
        style,
        locales: new Map([['en-US', shipped('locales-en-US.xml')]]),
        language: 'en-US',
      }).references;
      const own = (reference?.spans ?? []).map((span) => [plainTextOf([span]).trim(), typeof span !== 'string']);
      assert.deepEqual(own, [
        ['On', true],
        [title, false],
        ['walls', true],
      ]);
      const others = parts(ofPandoc(style));
      assert.deepEqual(isTold ? others : others.map(([text]) => text), isTold ? own : own.map(([text]) => text));
    });
  }
});

describe('references in a document, as Pandoc reads them', () => {
  const pandoc = beforeWith(installPandoc);
  const signs = (text: string) =>
    text
      .replace(/\u200b/g, '')
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/[–—]/g, '-')
      .replace(/\s+/g, ' ')
      .trim();

  for (const [syntax, format] of [
    ['pandoc', 'markdown-smart'],
    ['org', 'org-smart'],
    ['rst', 'rst-smart'],
  ] as const) {
    for (const style of ['apa', 'ieee', 'china-national-standard-gb-t-7714-2015-numeric', 'chicago-author-date']) {
      it(`${syntax}, ${style}: paragraphs that say what the style says`, () => {
        const references = inStyle(style, [moss, preprint, ...hostileItems]);
        const blocks = (
          JSON.parse(runPandoc(pandoc(), ['-f', format, '-t', 'json'], renderReferences(references, syntax))) as {
            blocks: Node[];
          }
        ).blocks;
        assert.deepEqual(
          blocks.map(({ t }) => t),
          references.map(() => 'Para'),
        );
        assert.deepEqual(
          blocks.map((block) => signs(said(block))),
          references.map(({ label, spans }) => signs(`${label === undefined ? '' : `${label} `}${plainTextOf(spans)}`)),
        );
      });
    }
  }
});

interface Node {
  readonly t: string;
  readonly c?: unknown;
}

/** The text of Pandoc's elements; an element that no reference holds shows by its name. */
function said(node: unknown): string {
  if (Array.isArray(node)) {
    return node.map(said).join('');
  }
  if (typeof node !== 'object' || node === null) {
    return '';
  }
  const { t, c } = node as Node;
  switch (t) {
    case 'Str':
      return String(c);
    case 'Space':
    case 'SoftBreak':
      return ' ';
    case 'Link':
    case 'Span':
      return said((c as unknown[])[1]);
    case 'Para':
    case 'Emph':
    case 'Strong':
    case 'Superscript':
    case 'Subscript':
    case 'SmallCaps':
    case 'Underline':
      return said(c);
    default:
      return `<${t}>`;
  }
}
