import assert from 'node:assert/strict';
import { withWrittenKeys } from '../../../../src/core/cite/export/cited-papers';
import { cslItem, type ExportedPaper } from '../../../../src/core/cite/export/csl-item';
import { plainTextOf } from '../../../../src/core/cite/model/formatted-text';
import { publicationsFrom } from '../../../publications';
import { inStyle } from '../references/style';
import { exportPapers } from '../../../../src/core/cite/export/export';
import { deriveSource } from '../../../../src/core/library/derive';
import { Library } from '../../../../src/core/library/library';
import type { ParsedSource } from '../../../../src/core/model/paper';
import { readPublications } from '../../../../src/core/library/publications';
import { parseSource } from '../../../../src/core/parse/source';

/** The papers of the sources, ready to be exported. */
async function papersOf(sources: Record<string, string>): Promise<ExportedPaper[]> {
  const library = new Library((han) => han);
  const updated = Object.entries(sources).map(([source, text]) => {
    const parsed = parseSource({ path: source, text }, { markers: [] });
    return 'skipped' in parsed ? [] : [{ source, parsed: deriveSource(parsed) }];
  });
  library.apply({ updated: updated.flat(), removed: [] });
  const publications = await readPublications(
    library.papers,
    library.sources,
    publicationsFrom((source) => sources[source]!),
  );
  return library.papers.map((paper) => ({ paper, publication: publications.get(paper.key) }));
}

const bib = `@string{jm = {Journal of {M}oss}}
@article{moss20, author = {van der Berg, Jan and {Moss Group}}, title = {On {M}oss \\& Walls: 50\\% more}, journal = jm # { Letters},
  volume = 12, number = {3}, pages = {1--10}, year = 2020, month = mar, doi = {10.1000/moss_1}, keywords = {moss, walls}, timestamp = {2020-01-02}}
@inproceedings{wall21, author = "Ada Wall", title = "Walls", crossref = {conf21}, pages = {5-6}}
@proceedings{conf21, title = {Proc. of {WALLS}}, year = {2021}, publisher = {Wall Press}, editor = {Ed Itor}}
@phdthesis{thesis, author = {Zhang, San}, title = {Thesis}, school = {Uni}, date = {2019-05-03}}
`;

describe('export of what bibliographies say', () => {
  it('gives a BibTeX entry with its own fields and markup, strings and parents resolved', async () => {
    const text = exportPapers(await papersOf({ 'a.bib': bib }), 'bibtex');
    assert.match(
      text,
      /@article\{moss20,\n {2}author = \{van der Berg, Jan and \{Moss Group\}\},\n {2}title = \{On \{M\}oss \\& Walls: 50\\% more\},\n {2}journal = \{Journal of \{M\}oss Letters\},/,
    );
    assert.match(text, /month = mar,\n/);
    assert.match(text, /timestamp = \{2020-01-02\}/);
    assert.match(
      text,
      /@inproceedings\{wall21,\n {2}author = \{Ada Wall\},\n {2}title = \{Walls\},\n {2}pages = \{5-6\},\n {2}booktitle = \{Proc\. of \{WALLS\}\},\n {2}year = \{2021\},\n/,
    );
    assert.ok(!text.includes('crossref'));
    assert.equal(text.match(/^@/gm)?.length, 4);
  });

  it('gives a paper of a list the title that the list gives it, and its authors', async () => {
    const text =
      '## Ice on slow rivers\n*Vera Ash, Otto Birch*\nhttps://arxiv.org/abs/2501.00001\n\n**Abstract**: We present RiverNet, a model of how ice breaks on slow rivers in winter.\n\n## Stones\n\n**Abstract**: We present StoneNet, a list of the stones of the lower valley.\n';
    const papers = await papersOf({ 'a.md': text });
    assert.deepEqual(
      papers.map(({ paper }) => paper.key),
      ['rivernet', 'stonenet'],
    );
    const written = exportPapers(papers, 'bibtex');
    assert.match(written, /title = \{Ice on slow rivers\}/);
    assert.match(written, /author = \{Ash, Vera and Birch, Otto\}/);
    assert.match(written, /title = \{Stones\}/);
  });

  it('reads the same entries again from its own export', async () => {
    const once = exportPapers(await papersOf({ 'a.bib': bib }), 'bibtex');
    assert.equal(exportPapers(await papersOf({ 'a.bib': once }), 'bibtex'), once);
  });

  it('knows journal, volume, pages and people of a BibTeX entry in CSL', async () => {
    const [article, paper, , thesis] = (await papersOf({ 'a.bib': bib })).map(cslItem);
    assert.deepEqual(article, {
      id: 'moss20',
      type: 'article-journal',
      title: 'On Moss & Walls: 50% more',
      issued: { 'date-parts': [[2020, 3]] },
      DOI: '10.1000/moss_1',
      language: 'en',
      keyword: 'moss, walls',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Moss Group' }],
      'container-title': 'Journal of Moss Letters',
      volume: '12',
      issue: '3',
      page: '1-10',
    });
    assert.deepEqual(
      { ...paper, abstract: undefined },
      {
        id: 'wall21',
        type: 'paper-conference',
        title: 'Walls',
        author: [{ family: 'Wall', given: 'Ada' }],
        'container-title': 'Proc. of WALLS',
        publisher: 'Wall Press',
        editor: [{ family: 'Itor', given: 'Ed' }],
        issued: { 'date-parts': [[2021]] },
        page: '5-6',
        language: 'en',
        abstract: undefined,
      },
    );
    assert.deepEqual(
      [thesis?.type, thesis?.genre, thesis?.publisher, thesis?.issued],
      ['thesis', 'PhD thesis', 'Uni', { 'date-parts': [[2019, 5, 3]] }],
    );
  });

  it('keeps all variables of a CSL-JSON item, and all lines of a RIS record', async () => {
    const item = {
      id: 'walls',
      type: 'article-journal',
      title: 'On <i>Moss</i>',
      'container-title': 'Walls',
      volume: 3,
      custom: { a: 1 },
      author: [{ family: 'Berg', given: 'J' }],
    };
    assert.deepEqual(JSON.parse(exportPapers(await papersOf({ 'a.json': JSON.stringify([item]) }), 'csl-json')), [
      { ...item, language: 'en' },
    ]);
    const ris =
      'TY  - JOUR\r\nID  - moss\r\nTI  - Moss\r\nAU  - Berg, J\r\nJO  - Walls\r\nVL  - 3\r\nSP  - 1\r\nEP  - 9\r\nC5  - something\r\nER  - \r\n';
    assert.equal(exportPapers(await papersOf({ 'a.ris': ris }), 'ris'), ris);
    assert.match(
      exportPapers(await papersOf({ 'a.ris': ris }), 'bibtex'),
      /@article\{moss,\n {2}author = \{Berg, J\},\n {2}title = \{Moss\},\n {2}journal = \{Walls\},\n {2}volume = \{3\},\n {2}pages = \{1--9\},/,
    );
  });

  it('adds what other sources know of the same paper', async () => {
    const abstract =
      'We present MossNet, a network that finds moss on walls, and it outperforms people who look for moss.';
    const text = exportPapers(
      await papersOf({
        'a.bib': '@article{m, title = {MossNet: finding moss}, doi = {10.1000/m}, journal = {Walls}}',
        'b.json': JSON.stringify([
          { id: 'm', type: 'article', title: 'MossNet: finding moss', DOI: '10.1000/m', abstract },
        ]),
      }),
      'bibtex',
    );
    assert.match(text, /journal = \{Walls\}/);
    assert.ok(text.includes(`abstract = {${abstract}}`));
  });

  it('makes up no title, and writes a subtitle once', async () => {
    const papers = await papersOf({
      'a.bib':
        '@misc{a, author = {Cedar, Ida}, year = 1992}\n@misc{b, abstract = {We propose IceNet, a network that finds ice on slow rivers.}}\n@misc{c, subtitle = {Alone}}\n',
    });
    assert.ok(papers.every(({ paper }) => paper.title !== ''));
    const text = exportPapers(papers, 'bibtex');
    assert.ok(!/^\s*title =/m.test(text), text);
    assert.deepEqual(
      papers.map((one) => cslItem(one).title),
      [undefined, undefined, 'Alone'],
    );
  });

  it('writes the names of strings that are defined elsewhere as they stand', async () => {
    const bibliography =
      '@article{a,\n  title = {T},\n  journal = J_Ice,\n  note = {On } # ice # {, 5% of it},\n  year = {2020},\n}\n';
    const text = exportPapers(await papersOf({ 'a.bib': bibliography }), 'bibtex');
    assert.match(text, /journal = J_Ice,\n/);
    assert.match(text, /note = \{On\} # ice # \{, 5\\% of it\},\n/);
  });

  it('resolves strings that another file of the library defines', async () => {
    const papers = await papersOf({
      'x/refs.bib': '@article{a, title = {T}, journal = J_Ice # { Letters}}',
      'x/abrv.bib': '@string{j_ice = {Journal of Ice}}\n',
    });
    assert.match(exportPapers(papers, 'bibtex'), /journal = \{Journal of Ice Letters\}/);
    assert.equal(cslItem(papers[0]!)['container-title'], 'Journal of Ice Letters');
  });

  it('has an entry for every key by which bibliographies write a work', async () => {
    const sources = {
      'a.bib':
        '@article{ash1998, title = {Ice on slow rivers}, author = {Ash, Vera}, year = 1998, doi = {10.1000/ice}, ids = {old, older}}\n',
      'b.bib':
        '@article{ash98, title = {Ice on slow rivers}, author = {Ash, Vera}, year = 1998, doi = {10.1000/ice}}\n',
    };
    const library = new Library((han) => han);
    library.apply({
      updated: Object.entries(sources).map(([source, text]) => ({
        source,
        parsed: deriveSource(parseSource({ path: source, text }, { markers: [] }) as ParsedSource),
      })),
      removed: [],
    });
    assert.equal(library.papers.length, 1);
    const publications = await readPublications(
      library.papers,
      library.sources,
      publicationsFrom((source) => sources[source as keyof typeof sources]),
    );
    const exported = library.papers
      .flatMap((paper) => withWrittenKeys(paper, library))
      .map((one) => ({ ...one, publication: publications.get(one.paper.key) }));
    for (const format of ['bibtex', 'hayagriva'] as const) {
      const text = exportPapers(exported, format);
      assert.deepEqual(
        [...text.matchAll(format === 'bibtex' ? /^@article\{(.*),/gm : /^(\S+):$/gm)].map(([, key]) => key).sort(),
        ['ash1998', 'ash98', 'old', 'older'],
      );
      assert.ok(!text.includes('ids ='));
    }
  });

  it('survives items that hold anything', async () => {
    const hostile =
      '[{"id":"a","type":"article-journal","title":"T","author":[null,3,"x",{"family":7},{"family":"Berg"}],"issued":{"date-parts":[["x{",2]]},"__proto__":{"polluted":true},"volume":{"a":1}}]';
    const papers = await papersOf({ 'a.json': hostile });
    for (const format of ['bibtex', 'ris', 'csl-json'] as const) {
      assert.ok(exportPapers(papers, format).includes('Berg'));
    }
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.ok(exportPapers(papers, 'csl-json').includes('"__proto__"'));
  });

  it('writes a damaged entry so that its neighbours are not', async () => {
    const papers = await papersOf({
      'a.bib':
        '@article{a, title = {Open {brace, year = 2020}\n@article{b, title = "Closed} brace", year = 2021}\n@article{c, title = {Fine}}\n',
    });
    const text = exportPapers(papers, 'bibtex');
    assert.deepEqual(
      (await papersOf({ 'b.bib': text })).map(({ paper }) => paper.key),
      ['a', 'b', 'c'],
    );
  });
});

describe('export of a list of abstracts', () => {
  it('takes for a preprint what tells where it is one, and for nothing in particular what does not', async () => {
    const list =
      'Title: MossNet, a network\nAbstract: We find moss on walls.\n\nTitle: WallNet, a network\nAbstract: We find walls.\narXiv: 2401.00001\n';
    const items = (await papersOf({ 'a.txt': list })).map(cslItem);
    assert.deepEqual(
      items.map(({ id, type }) => [id, type]),
      [
        ['mossnet-network', 'document'],
        ['wallnet-network', 'article'],
      ],
    );
    const inGbT = inStyle('china-national-standard-gb-t-7714-2015-numeric', items).map(({ spans }) =>
      plainTextOf(spans),
    );
    assert.deepEqual(inGbT, [
      'MossNet, a network[Z].',
      'WallNet, a network[A/OL]. arXiv. https://arxiv.org/abs/2401.00001.',
    ]);
  });

  it('writes titles that are cut in lists to their end', async () => {
    const list =
      'We propose FoldNet, a method that explores extraordinarily complicated interdisciplinary representations of maps.\n';
    const title = 'FoldNet: method that explores extraordinarily complicated interdisciplinary…';
    const papers = (await papersOf({ 'a.txt': list })).map((exported) => ({
      ...exported,
      paper: { ...exported.paper, title },
    }));
    for (const format of ['bibtex', 'csl-json', 'ris'] as const) {
      const text = exportPapers(papers, format);
      assert.ok(text.includes('interdisciplinary representations of maps') && !text.includes('…'), text);
    }
  });

  it('makes up nothing: derived title, preprint or repository, abstract', async () => {
    const list =
      'We present MossNet, a network that finds moss on walls. MossNet outperforms people. Code: https://github.com/moss/net_1\n';
    const [exported] = await papersOf({ 'a.txt': list });
    const item = cslItem(exported!);
    assert.deepEqual(Object.keys(item).sort(), ['URL', 'abstract', 'id', 'language', 'title', 'type']);
    assert.deepEqual([item.type, item.URL, item.id], ['document', 'https://github.com/moss/net_1', 'mossnet']);
    const text = exportPapers([exported!], 'bibtex');
    assert.match(text, /^@misc\{mossnet,\n {2}title = \{\{MossNet\}/);
    assert.ok(text.includes('url = {https://github.com/moss/net_1}'));
    assert.ok(text.includes('Code: https://github.com/moss/net\\_1}'));
  });

  it('protects the capitals of names, and of all words in a title like a sentence', async () => {
    const { titleToLatex } = await import('../../../../src/core/parse/write/latex-text');
    assert.equal(
      titleToLatex('R-Mix: random mixing for ImageNet by Gaussian noise'),
      '{R-Mix}: random mixing for {ImageNet} by {Gaussian} noise',
    );
    assert.equal(titleToLatex('Deep Learning With BERT And Adam', ['Adam']), 'Deep Learning With {BERT} And {Adam}');
    assert.equal(titleToLatex('3D检测：基于 YOLOv5 的方法'), '{3D}检测：基于 {YOLOv5} 的方法');
  });
});
