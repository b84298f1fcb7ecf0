import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { parsePins } from '../../../src/core/library/pins/pins';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { parseArguments, UsageError } from '../../../src/terminal/arguments';
import { checkedLines } from '../../../src/terminal/check';
import { documentReader } from '../../../src/terminal/documents';
import { keptApart } from '../cite/kept-apart';
import { InMemoryWorkspace } from '../workspace/in-memory-workspace';

const library = new Library();
library.apply({
  updated: [
    {
      source: 'papers.bib',
      parsed: deriveSource(
        parseBibtex('@misc{owl-net, title = {Owl nets at dusk}}\n@misc{moss, title = {Moss on walls}}\n'),
      ),
    },
  ],
  removed: [],
});
library.setPins('literature-keys.json', parsePins('{"keys": {"heron": {"title": "Herons at noon"}}}'));

async function check(contents: Readonly<Record<string, string>>, ...documents: readonly string[]) {
  const told: string[] = [];
  const workspace = new InMemoryWorkspace(contents);
  const lines = await checkedLines({
    library,
    documents,
    read: documentReader(workspace, (path) => workspace.uri(path)),
    tell: (message) => told.push(message),
  });
  return { lines, told };
}

describe('lit check', () => {
  const citing = {
    '[@nobody]': [
      'md',
      'markdown',
      'mkd',
      'mdown',
      'mdwn',
      'markdn',
      'mdtxt',
      'mdtext',
      'text',
      'MD',
      'mdx',
      'qmd',
      'Rmd',
      'Rmarkdown',
      'txt',
    ],
    '\\cite{nobody}': ['tex', 'ltx', 'latex', 'Rnw', 'Snw', 'Rtex', 'dtx', 'TEX'],
    ':cite:p:`nobody`': ['rst', 'rest'],
    'cite:[nobody]': ['adoc', 'asciidoc', 'asc'],
  };
  const endings = Object.entries(citing).flatMap(([text, all]) => all.map((ending) => [ending, text] as const));
  for (const [ending, text] of endings) {
    it(`reads documents that end in .${ending}`, async () => {
      const { lines } = await check({ [`a.${ending}`]: `${text}\n` }, `a.${ending}`);
      assert.deepEqual(
        lines.map((line) => /nobody/.test(line)),
        [true],
      );
    });
  }

  it('tells nothing of a signature in a file that ends as AsciiDoc may', async () => {
    const signature =
      '-----BEGIN PGP SIGNATURE-----\n\niQIzBAABCgAdFiEEcite+Yt7/cite=\n=aB3c\n-----END PGP SIGNATURE-----\n';
    const { lines, told } = await check({ 'a.tar.gz.asc': signature }, 'a.tar.gz.asc');
    assert.deepEqual([lines, told], [[], []]);
  });

  it('finds the root of a part whatever its ending', async () => {
    for (const ending of ['tex', 'ltx', 'latex', 'Rnw', 'Snw', 'Rtex', 'dtx']) {
      const root = `\\documentclass{book}\\addbibresource{data/works.json}\\input{../ch/one.${ending}}`;
      const contents = { [`ch/one.${ending}`]: '\\cite{ada}\n', [`src/main.${ending}`]: root };
      const found = await check(
        { ...contents, 'src/data/works.json': '[{"id": "ada", "title": "A"}]' },
        `ch/one.${ending}`,
      );
      assert.deepEqual(found.lines, [], ending);
    }
  });

  describe('reads what a chapter cites by commands that', () => {
    const commands =
      '\\newcommand{\\see}[1]{\\cite{#1}}\\NewDocumentCommand{\\fully}{O{} m}{\\textcite[#1]{#2}}\\let\\mycite\\parencite\n';
    const chapter =
      '\\see{moss,one}\n\\fully[3]{two}\n\\mycite{three}\n\\other{four}\n\\newcommand{\\own}[1]{\\cite{#1}}\\own{five}\n';
    const root = '\\documentclass{book}\n';
    const works: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'its root defines': { 'main.tex': `${root}${commands}\\include{ch/one}` },
      'a file defines which its root inputs': {
        'main.tex': `${root}\\input{tex/commands}\\include{ch/one}`,
        'tex/commands.tex': commands,
      },
      'a package of its root defines': { 'main.tex': `${root}\\usepackage{own}\\include{ch/one}`, 'own.sty': commands },
    };
    for (const [what, work] of Object.entries(works)) {
      it(what, async () => {
        const { lines } = await check({ ...work, 'ch/one.tex': chapter }, 'ch/one.tex');
        assert.deepEqual(
          lines.map((line) => /"(\w+)"/.exec(line)?.[1]),
          ['one', 'two', 'three', 'five'],
        );
      });
    }

    it('no document of its work defines: nothing', async () => {
      const works = { 'main.tex': commands, 'ch/one.tex': '\\see{one}' };
      assert.deepEqual((await check(works, 'ch/one.tex')).lines, []);
    });

    it('it defines itself otherwise: as it says', async () => {
      const works = {
        'main.tex': `${root}${commands}\\include{one}`,
        'one.tex': '\\renewcommand{\\see}[2]{#1\\cite{#2}}\\see{no}{one}',
      };
      assert.deepEqual((await check(works, 'one.tex')).lines.length, 1);
    });
  });

  it('gives a line for each finding, lines and columns from 1', async () => {
    assert.deepEqual(
      await check(
        { 'a.md': '# 标题\r\n\r\n研究表明[@owl-net; @owl-nett]说明。@moss。\r\n  [@heron]\r\n', 'b.md': '[@quantum]' },
        'a.md',
        'b.md',
      ),
      {
        lines: [
          'a.md:3:17: No paper has the key "owl-nett". Did you mean "owl-net"?',
          'a.md:4:5: The paper of the key "heron" (Herons at noon) is no longer found in the library.',
          'b.md:1:3: No paper has the key "quantum".',
        ],
        told: [],
      },
    );
  });

  it('tells of citations that are not read, and of repeated ones', async () => {
    assert.deepEqual((await check({ 'a.md': '研究@moss。[@moss; @owl-net; @moss]' }, 'a.md')).lines, [
      'a.md:1:4: This citation of "moss" is not recognized here, because it touches a letter. Write [@moss].',
      'a.md:1:27: This group cites "moss" twice.',
    ]);
  });

  it('never calls two works one citation', async () => {
    for (const [what, bibtex] of keptApart) {
      const apart = new Library();
      apart.apply({ updated: [{ source: 'papers.bib', parsed: deriveSource(parseBibtex(bibtex)) }], removed: [] });
      const workspace = new InMemoryWorkspace({ 'a.md': '[@a; @b]\n', 'a.tex': '\\cite{a,b}\n' });
      const read = documentReader(workspace, (path) => workspace.uri(path));
      assert.deepEqual(
        await checkedLines({ library: apart, documents: ['a.md', 'a.tex'], read, tell: () => undefined }),
        [],
        what,
      );
      const own = { 'a.md': '---\nbibliography: refs.bib\n---\n[@a; @b]\n', 'refs.bib': bibtex };
      assert.deepEqual((await check(own, 'a.md')).lines, [], what);
    }
  });

  it('counts columns without a byte order mark', async () => {
    assert.deepEqual((await check({ 'a.md': '\uFEFF[@quantum]' }, 'a.md')).lines, [
      'a.md:1:3: No paper has the key "quantum".',
    ]);
  });

  it('reads the bibliographies that a document names', async () => {
    const contents = {
      'd/a.md': '---\nbibliography: refs.bib\n---\n[@mine; @moss]',
      'd/refs.bib': '@misc{mine, title = {Mine}}',
    };
    assert.deepEqual(await check(contents, 'd/a.md'), { lines: [], told: [] });
    assert.deepEqual(await check({ 'd/a.md': contents['d/a.md'] }, 'd/a.md'), {
      lines: [
        'd/a.md:2:15: The bibliography refs.bib cannot be read, so that keys which may stand there are not reported.',
      ],
      told: [],
    });
    assert.deepEqual(
      await check(
        { 'd/a.md': '[@mine; @moss]', '_quarto.yml': 'bibliography: https://example.org/refs.bib\n' },
        'd/a.md',
      ),
      {
        lines: [],
        told: [
          'd/a.md relies on https://example.org/refs.bib, which cannot be read: keys that may stand there are not reported.',
        ],
      },
    );
  });

  it('forges no line and controls no terminal by what keys, titles and names of files say', async () => {
    library.setPins(
      'literature-keys.json',
      parsePins(JSON.stringify({ keys: { heron: { title: 'Herons\nfake.md:1:1: forged \u001b[2J\u202e' } } })),
    );
    const name = 'refs\u001b[31m\u0007.bib';
    const { lines, told } = await check({ 'a\n.md': `---\nbibliography: ${name}\n---\n[@heron]` }, 'a\n.md');
    assert.deepEqual(
      [...lines, ...told].filter((line) => /[\p{Cc}\u202e]/u.test(line)),
      [],
    );
    assert.deepEqual(lines, [
      'a\\x0a.md:2:15: The bibliography refs\\x1b[31m\\x07.bib cannot be read, so that keys which may stand there are not reported.',
      'a\\x0a.md:4:3: The paper of the key "heron" (Herons\\x0afake.md:1:1: forged \\x1b[2J\\u202e) is no longer found in the library.',
    ]);
    library.setPins('literature-keys.json', parsePins('{"keys": {"heron": {"title": "Herons at noon"}}}'));
  });

  it('refuses what it cannot read', async () => {
    await assert.rejects(check({}, 'a.md'), new UsageError('a.md cannot be read: no /w/a.md'));
    await assert.rejects(
      check({ 'a.md': '\0\u0001' }, 'a.md'),
      new UsageError('a.md cannot be read: It holds no text.'),
    );
    await assert.rejects(
      check({ 'a.pdf': '' }, 'a.pdf'),
      /^Error: a\.pdf is no document whose citations can be read: use \.md,/,
    );
  });

  it('takes a folder and documents', () => {
    assert.deepEqual(parseArguments(['check', 'lib', 'a.md', 'b.tex']), {
      command: 'check',
      folder: 'lib',
      documents: ['a.md', 'b.tex'],
    });
    for (const words of [['check'], ['check', 'lib'], ['check', 'lib', 'a.md', '--limit', '3']]) {
      try {
        parseArguments(words);
      } catch (error) {
        assert.deepEqual(error instanceof UsageError, true);
        continue;
      }
      throw new Error(`${words.join(' ')} was taken`);
    }
  });
});
