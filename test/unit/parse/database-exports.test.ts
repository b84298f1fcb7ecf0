import assert from 'node:assert/strict';
import { exportPapers } from '../../../src/core/cite/export/export';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { readPublications } from '../../../src/core/library/publications';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { parseSource } from '../../../src/core/parse/source';
import type { Entry, ParsedSource } from '../../../src/core/model/paper';
import { fieldText } from '../../../src/core/search/index/fields';
import { noteExpressReader } from '../../../src/core/parse/formats/noteexpress';
import { exported } from './database-exports';
import { assertLinear } from './hostile';

const read = (text: string, path = 'savedrecs.txt'): ParsedSource => {
  const parsed = parseSource({ path, text }, { markers: [] });
  assert.ok(!('skipped' in parsed), `${path}: ${JSON.stringify(parsed)}`);
  return parsed;
};
const namesOf = ({ authors = [] }: Pick<Entry, 'authors'>) =>
  authors.map(({ literal, family, given }) => literal ?? `${family ?? ''}, ${given ?? ''}`);
const cslOf = (text: string, index = 0) => {
  const entry = read(text).entries[index]!;
  return publicationsIn(text, entry.format)(entry.span)?.csl ?? {};
};
const chinese = ['noteexpress', 'refer', 'refworks', 'cnki', 'chinese-databases'];
/** The records of each format, which all are of two works. */
const records: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(exported).map(([name, text]) => [
    name,
    read(text).entries.map(({ span }) => text.slice(span.start, span.end)),
  ]),
);

describe('exports of databases', () => {
  for (const [name, text] of Object.entries(exported)) {
    it(`in the form ${name} are read as what they are, with their places, whatever the file and its line ends`, () => {
      for (const [path, written] of [
        ['a.txt', text],
        ['a.ris', text],
        ['a.net', text.replaceAll('\n', '\r\n')],
        ['A.ENW', text],
        ['a.bib', text],
        ['a.xml', text.trimEnd()],
        ['a.ciw', `\n\n${text}`],
        ['a.nbib', text.replaceAll('\n', '\r')],
      ] as const) {
        const { entries, problems } = read(written, path);
        assert.deepEqual([path, problems, entries.map(({ format }) => format)], [path, [], [name, name]]);
        assert.deepEqual(
          entries.map(({ span }) => written.slice(span.start, span.end).replace(/\r\n?/g, '\n')),
          records[name],
          path,
        );
        for (const { links } of entries) {
          links.forEach(({ start, end }) => {
            assert.ok(
              /^(?:10\.1000\/ice\.20\d\d|https?:\/\/\S+)$/.test(written.slice(start, end)),
              written.slice(start, end),
            );
          });
        }
      }
    });

    it(`in the form ${name} tell title, authors, year, journal and abstract`, () => {
      const [first, second] = read(text).entries;
      const isChinese = chinese.includes(name);
      assert.deepEqual(
        [first?.title?.replace(' & lakes', ''), second?.title],
        isChinese
          ? ['河冰的形成与破裂', '下游山谷的石头']
          : [
              'Ice on slow rivers',
              name === 'pubmed-text' ? 'Stones of the lower valley: what do they say?' : 'Stones of the lower valley',
            ],
      );
      assert.deepEqual(
        [first, second].map((entry) => namesOf(entry!).map((one) => one.replace(/, (.).*/, ' $1'))),
        isChinese ? [['王小明', '李红'], ['赵强']] : [['Ash V', 'Birch O'], ['Cedar I']],
      );
      assert.deepEqual(
        [first?.year, second?.year, first?.doi],
        isChinese ? [2021, 2020, '10.1000/ice.2021'] : [2019, 2018, '10.1000/ice.2019'],
      );
      assert.deepEqual(
        first?.abstract.slice(0, 6),
        isChinese ? '冬季缓慢的河' : name === 'pubmed-text' ? 'BACKGR' : 'Ice fo',
      );
      assert.equal(first?.publishedIn?.volume, isChinese ? '52' : '12');
      const csl = cslOf(text);
      assert.deepEqual(
        [csl.type, csl.volume, csl.issue, csl.page, csl.DOI],
        isChinese
          ? ['article-journal', '52', '03', '12-20', first?.doi]
          : ['article-journal', '12', '3', '45-67', first?.doi],
      );
      assert.equal(
        String(csl['container-title']).toLowerCase(),
        isChinese ? '水文学报' : name === 'pubmed-text' ? 'ann cold water' : 'annals of cold water',
      );
    });
  }

  it('keep what they say in two languages', () => {
    for (const name of ['noteexpress', 'refer']) {
      assert.deepEqual(read(exported[name]!).entries[0]?.translation, {
        title: 'Formation and breaking of river ice',
        authors: [{ literal: 'Wang Xiaoming' }, { literal: 'Li Hong' }],
        container: 'Journal of Hydrology',
      });
      const csl = cslOf(exported[name]!);
      assert.deepEqual(
        [csl.title, csl['original-title'], csl['original-container-title']],
        ['河冰的形成与破裂', 'Formation and breaking of river ice', 'Journal of Hydrology'],
      );
    }
    assert.equal(read(exported.refworks!).entries[0]?.translation?.title, 'Formation and breaking of river ice');
    assert.equal(read(exported.medline!).entries[1]?.translation?.title, '下游山谷的石头');
    const [twice] = read(
      '{Reference Type}: Journal Article\n{Title}: 河冰\n{Title}: River ice\n{Author}: 王小明\n{Author}: 李红\n{Author}: Wang Xiaoming\n{Author}: Li Hong\n{Abstract}: 冬季。\n{Abstract}: In winter.\n',
    ).entries;
    assert.deepEqual(
      [
        twice?.title,
        twice?.abstract,
        namesOf(twice!),
        twice?.translation?.title,
        twice?.translation?.abstract,
        twice?.translation?.authors?.length,
      ],
      ['河冰', '冬季。', ['王小明', '李红'], 'River ice', 'In winter.', 2],
    );
  });

  it('are found in both languages, and exported as what they are', async () => {
    const library = new Library((text) => text);
    library.apply({ updated: [{ source: 'a.txt', parsed: deriveSource(read(exported.noteexpress!)) }], removed: [] });
    const [paper] = library.papers.filter(({ title }) => title === '河冰的形成与破裂');
    assert.ok(paper !== undefined);
    assert.deepEqual(
      [fieldText(paper, 'title'), fieldText(paper, 'authors')],
      ['河冰的形成与破裂\nFormation and breaking of river ice', '王小明\n李红\nWang Xiaoming\nLi Hong'],
    );
    const publications = await readPublications([paper], [], (_, format, spans) =>
      Promise.resolve(spans.map(publicationsIn(exported.noteexpress!, format))),
    );
    const work = { paper, publication: publications.get(paper.key) };
    const bibtex = exportPapers([work], 'bibtex');
    for (const line of [
      '@article{',
      'author = {{王小明} and {李红}}',
      'journal = {水文学报}',
      'volume = {52}',
      'number = {03}',
      'pages = {12--20}',
      'year = {2021}',
      'doi = {10.1000/ice.2021}',
    ]) {
      assert.ok(bibtex.includes(line), bibtex);
    }
    assert.ok(exportPapers([work], 'csl-json').includes('"original-title": "Formation and breaking of river ice"'));
  });

  it('tell what a thesis, a paper of proceedings and a chapter are', () => {
    for (const name of chinese.slice(0, 4)) {
      const csl = cslOf(exported[name]!, 1);
      assert.deepEqual([csl.type, csl.publisher], ['thesis', '河谷大学']);
    }
    assert.equal(cslOf(exported['web-of-science']!, 1).type, 'paper-conference');
    assert.equal(cslOf('%0 Book Section\n%T A\n%B The book\n').type, 'chapter');
    assert.equal(cslOf('PT B\nAU Ash, V\nTI A\nER\n').type, 'book');
    assert.equal(cslOf('PT J\nAU Ash, V\nTI A\nDT Article; Proceedings Paper\nER\n').type, 'article-journal');
  });

  it('are separated without the tag that a record should begin with, and with blank lines inside', () => {
    assert.deepEqual(
      read('%A Vera Ash\n%A Otto Birch\n%T Ice\n%D 2014\n\n%A Ida Cedar\n%T Stones\n%J Valley\n%D 2015\n').entries.map(
        (entry) => [entry.title, namesOf(entry).length],
      ),
      [
        ['Ice', 2],
        ['Stones', 1],
      ],
    );
    assert.deepEqual(
      read('%0 Book\n%A Vera Ash\n\n%T Ice\n%X We list\n\nstones.\n\n%D 2014\n%0 Book\n%T Stones\n').entries.map(
        ({ title, abstract, year }) => [title, abstract, year],
      ),
      [
        ['Ice', 'We list stones.', 2014],
        ['Stones', '', undefined],
      ],
    );
    assert.deepEqual(
      read(
        'Title-题名: 河冰\nAuthor-作者: 王小明\nSummary-摘要: 冬季。\n\nTitle-题名: 石头\nAuthor-作者: 赵强\n',
      ).entries.map(({ title }) => title),
      ['河冰', '石头'],
    );
    assert.deepEqual(
      read(
        'PT J\nAU Ash, Vera\n   Birch, Otto\nTI Ice on slow\n   rivers\n\nPT J\nTI Stones\nAU Cedar, I\n',
      ).entries.map((entry) => [entry.title, namesOf(entry).length]),
      [
        ['Ice on slow rivers', 2],
        ['Stones', 1],
      ],
    );
  });

  it('are read where Web of Science has them in a table', () => {
    const text =
      'PT\tAU\tAF\tTI\tSO\tPY\tVL\tBP\tDI\r\nJ\tAsh, V; Birch, O\tAsh, Vera; Birch, Otto\tIce\tAnnals\t2019\t12\t45\t10.1000/ice.2019\r\nJ\tCedar, I\t\tStones\tValley\t2018\t\t\t\r\n';
    const { entries, problems } = read(text);
    assert.deepEqual(
      [problems, entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.doi, entry.span.line])],
      [
        [],
        [
          ['Ice', ['Ash, Vera', 'Birch, Otto'], 2019, '10.1000/ice.2019', 1],
          ['Stones', ['Cedar, I'], 2018, undefined, 2],
        ],
      ],
    );
    assert.equal(text.slice(entries[0]?.links[0]?.start, entries[0]?.links[0]?.end), '10.1000/ice.2019');
  });

  it('are read in tables of every database, whatever parts their columns', () => {
    const said = (text: string, path = 'a.csv') =>
      read(text, path).entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.doi, entry.writtenKey]);
    const ice = ['Ice, slow', ['Ash, Vera', 'Birch, Otto'], 2019, '10.1000/ice.2019', undefined];
    assert.deepEqual(
      said(
        '"About the data: exported"\r\nRank,DOI,Title,PubYear,Authors\r\n1,10.1000/ice.2019,"Ice, slow",2019,"Ash, Vera; Birch, Otto"\r\n',
      ),
      [ice],
    );
    assert.deepEqual(
      said('Title\tAuthors\tYear\tDOI\nIce, slow\tAsh, Vera; Birch, Otto\t2019\t10.1000/ice.2019', 'a.txt'),
      [ice],
    );
    assert.deepEqual(
      said(
        '"Key","Item Type","Publication Year","Author","Title","DOI","Extra"\n"AB12CD34","journalArticle","2019","Ash, Vera; Birch, Otto","Ice, slow","10.1000/ice.2019","Citation Key: ash2019"\n',
      ),
      [[...ice.slice(0, 4), 'ash2019']],
    );
    assert.deepEqual(said('题名;作者;年;摘要\n河冰;王小明,李红;2021;冬季。\n'), [
      ['河冰', ['王小明', '李红'], 2021, undefined, undefined],
    ]);
    assert.deepEqual(
      said('Title,Authors,Year\n"""Smart"" ice","Ash V, Birch O",2019\n"Open,Cedar I,2018\n').map(([title]) => title),
      ['"Smart" ice', '"Open'],
    );
    assert.deepEqual(
      cslOf('Title,Authors,Year,Source title,Volume\nIce,Ash V,2019,Annals,12\nStones,Cedar I,2018,Valley,3\n', 1),
      {
        type: 'article-journal',
        title: 'Stones',
        author: [{ family: 'Cedar', given: 'I' }],
        volume: '3',
        'container-title': 'Valley',
        issued: { 'date-parts': [[2018]] },
      },
    );
    assert.deepEqual(said('Title,Description,Abstract\nIce,short,"We present Ice."\n'), [
      ['Ice', [], undefined, undefined, undefined],
    ]);
    for (const text of [
      'name,value,year\na,1,2019\n',
      'title,note\na,b\n',
      '',
      'Title,Year\nIce,2019\n',
      'Name,Abstract\nIce,a\n',
      'Title,Link,Description\nIce,https://x.org,a\n',
    ]) {
      assert.ok('skipped' in parseSource({ path: 'a.csv', text }, { markers: [] }), text);
    }
  });

  it('of CNKI are read as its reading software and Wanfang write them', () => {
    const text =
      'DataType: 1\nTitle-题名: 河冰\nAuthor-作者: 王小明;\nPubTime-出版时间: 2021-03-15\n\nDataType: 3\nTitle-题名: 石头\nAuthor-作者: 赵强;\n';
    const { entries, problems } = read(text);
    assert.deepEqual(
      [problems, entries.map((entry) => [entry.title, namesOf(entry), entry.year])],
      [
        [],
        [
          ['河冰', ['王小明'], 2021],
          ['石头', ['赵强'], undefined],
        ],
      ],
    );
    assert.deepEqual(
      namesOf(read('{Reference Type}: Journal Article\n{Title}: 河冰\n{Author}: 王小明%李红\n').entries[0]!),
      ['王小明', '李红'],
    );
  });

  it('of CSSCI and CQVIP have labels in brackets, filled with spaces, and references of their own', () => {
    const { entries, problems } = read(
      '【来源篇名】河冰的形成\n【英文篇名】Formation of river ice\n【来源作者】王小明/李红\n【期    刊】水文学报\n【年代卷期】2021,52(03):12-20\n【关 键 词】河冰/积雪\n【参考文献】\n1.孙八.雪的深度.冰川学报.2010.3(1):1-5\n2.Ash V.Ice.2009\n\n【来源篇名】石头\n【来源作者】赵强\n【期    刊】地质学报\n【年代卷期】2020,(2):101-110\n',
    );
    assert.deepEqual(
      [problems, entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.publishedIn, entry.tags])],
      [
        [],
        [
          [
            '河冰的形成',
            ['王小明', '李红'],
            2021,
            { container: '水文学报', volume: '52', issue: '3', page: '12' },
            ['河冰', '积雪'],
          ],
          ['石头', ['赵强'], 2020, { container: '地质学报', issue: '2', page: '101' }, undefined],
        ],
      ],
    );
    const [vip] = read(
      '【题  名】河冰的形成\n【作  者】王小明[1] 李红[2]\n【机  构】[1]河谷大学;[2]河流所\n【刊  名】水文学报\n【C N 号】11-1234/P\n【年  份】2021\n【卷  号】52\n【期  号】3\n【页  码】12-20\n【文  摘】冬季。\n【目的】测量。\n',
    ).entries;
    assert.deepEqual(
      [vip?.title, namesOf(vip!), vip?.year, vip?.publishedIn, vip?.abstract],
      [
        '河冰的形成',
        ['王小明', '李红'],
        2021,
        { container: '水文学报', volume: '52', issue: '3', page: '12' },
        '冬季。 【目的】测量。',
      ],
    );
    // A list of one's own has such labels too.
    assert.equal(read('【标题】河冰\n【作者】王小明\n【摘要】冬季缓慢的河流会结冰。\n').entries[0]?.format, 'list');
  });

  it('of Ovid have tags as well', () => {
    assert.deepEqual(
      read(
        '1.\nUI - 1\nAU - Ash V\nAU - Birch O\nTI - Ice.\nSO - Annals of Cold Water. 12(3 Suppl 1):45-48, 2019 Jan-Feb\n\n2.\nUI - 2\nTI - Stones?\nSO - Valley Letters\nYR - 2018\n',
      ).entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.publishedIn]),
      [
        [
          'Ice',
          ['Ash, V', 'Birch, O'],
          2019,
          { container: 'Annals of Cold Water', volume: '12', issue: '3 Suppl 1', page: '45' },
        ],
        ['Stones?', [], 2018, { container: 'Valley Letters' }],
      ],
    );
  });

  it('tell authors of every kind', () => {
    const [first, second] = read(
      "1. Nature. 2020 Jan;577(7788):1-2.\n\nIce on rivers.\n\n[No authors listed]\n\nPMID: 31\n\n\n2. Valley (Town). 2018 Oct 11.\n\nStones.\n\nVan der Berg A(1), O'Neil-Smith BC(2)(3), The Ice Team; Birch O Jr(1).\n\nWe list the stones.\n\nPMID: 32\n",
    ).entries;
    assert.deepEqual([first?.authors, first?.abstract, second?.abstract], [undefined, '', 'We list the stones.']);
    assert.deepEqual(second?.authors, [
      { family: 'Van der Berg', given: 'A' },
      { family: "O'Neil-Smith", given: 'BC' },
      { literal: 'The Ice Team' },
      { family: 'Birch', given: 'O', suffix: 'Jr' },
    ]);
    const [chinese, scopus] = [
      '%0 Journal Article\n%A 王小明,李红，赵强 等\n%A 欧阳, 明华\n%T 河冰\n',
      'Scopus\nEXPORT DATE: 01 Jan 2021\n\nAsh V., Birch O., van der Berg C.D.\nIce\n(2019) Annals of Cold, Water and Ice, 12 (S1), art. no. 1234, . \nhttps://www.scopus.com/inward/record.uri?eid=1\n\nDOCUMENT TYPE: Article\nSOURCE: Scopus\n',
    ].map((text) => read(text).entries[0]!);
    assert.deepEqual(
      chinese?.authors?.map(({ literal, family, given }) => literal ?? `${family!}${given!}`),
      ['王小明', '李红', '赵强', '欧阳明华'],
    );
    assert.deepEqual(
      [scopus?.authors?.map(({ family }) => family), scopus?.publishedIn],
      [
        ['Ash', 'Birch', 'Berg'],
        { container: 'Annals of Cold, Water and Ice', volume: '12', issue: 'S1', page: '1234' },
      ],
    );
  });

  it('that say nothing of a work are damaged, and hide no others', () => {
    const { entries, problems } = read(`RT Journal Article\nYR 2014\n\n${exported.refworks!}`);
    assert.deepEqual(
      [entries.length, problems.map(({ code, span }) => [code, span.line, span.endLine])],
      [2, [['damaged-entry', 0, 1]]],
    );
  });
  it('without a title are shown by their authors, where these and the year tell the work', () => {
    const { entries, problems } = read(
      '%0 Journal Article\n%A Ash, Vera\n%D 2015\n%J Annals of Cold Water\n\n%0 Journal Article\n%A Birch, Otto\n\n%0 Journal Article\n%D 2016\n%R 10.1000/ice\n',
    );
    assert.deepEqual(
      entries.map((entry) => [entry.title, namesOf(entry), entry.year, entry.doi]),
      [
        [undefined, ['Ash, Vera'], 2015, undefined],
        [undefined, [], 2016, '10.1000/ice'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.line]),
      [['damaged-entry', 5]],
    );
  });

  it('name groups whole, and people whatever marks stand at them', () => {
    const [nbib] = read('PMID- 3\nTI  - Sleep.\nFAU - van den Berg, Joris\nCN  - SLEEP Study Group\n').entries;
    assert.deepEqual(
      nbib?.authors?.map(({ literal, family }) => literal ?? family),
      ['Berg', 'SLEEP Study Group'],
    );
    const [text] = read(
      "1. Ann Cold Water. 2019 Mar 15;12(3):45-67.\n\nIce on slow rivers.\n\nO'Neill T(#)(1), de la Cruz R(1)(2)(*); ICE Study Group.\n\nNo abstract available.\n\nPMID: 30000001\n",
    ).entries;
    assert.deepEqual(namesOf(text!), ["O'Neill, T", 'Cruz, R', 'ICE Study Group']);
    assert.equal(text?.abstract, '');
    const table = 'Cites,Authors,Title,Year,Source\n1,"V Ash, O. B. Birch","Ice on rivers",2019,"Cold"\n';
    assert.deepEqual(namesOf(read(table, 'a.csv').entries[0]!), ['Ash, V', 'Birch, O. B.']);
  });

  it('have pages of both ends, full names and DOIs that CNKI resolves where they say them', () => {
    const scopus =
      'Scopus\nEXPORT DATE:14 March 2023\n\nAsh, V.; Birch, O.\nAUTHOR FULL NAMES: Ash, Vera (57200000001); Birch, Otto (57200000002)\n57200000001; 57200000002\nIce on slow rivers\n(2020) Cold Water, 31 (2), pp. 11 - 25, Cited 2 times.\nDOCUMENT TYPE: Article\nSOURCE: Scopus\n';
    assert.deepEqual(namesOf(read(scopus).entries[0]!), ['Ash, Vera', 'Birch, Otto']);
    assert.equal(cslOf(scopus).page, '11-25');
    assert.equal(cslOf('RT Journal\nA1 王小明\nT1 河冰\nJF 水文学报\nYR 2016\nOP 1-7\n').page, '1-7');
    const cnki =
      '%0 Thesis\n%A 赵强\n%T 下游山谷的石头\n%D 2020\n%X <正>本文列出了下游山谷的石头。\n%U https://link.cnki.net/doi/10.27000/d.cnki.1\n%W CNKI\n';
    assert.deepEqual(
      read(cnki).entries.map(({ doi, abstract }) => [doi, abstract]),
      [['10.27000/d.cnki.1', '本文列出了下游山谷的石头。']],
    );
  });

  it('of ScienceDirect and SpringerLink have their authors, volumes and numbers of articles', () => {
    const text = exported['science-direct']!;
    assert.deepEqual(namesOf(read(text).entries[0]!), ['Ash, Vera', 'Birch, Otto']);
    const [, bare] = read(text.replace('Ida Cedar,\n', '')).entries;
    assert.deepEqual([bare?.title, bare?.authors], ['Stones of the lower valley', undefined]);
    assert.deepEqual(
      [0, 1].map((index) => {
        const csl = cslOf(text, index);
        return [csl['container-title'], csl.volume, csl.issue, csl.page, csl.ISSN];
      }),
      [
        ['Annals of Cold Water', '12', '3', '45-67', '1000-1234'],
        ['Valleys', '5', undefined, '100012', '1000-1235'],
      ],
    );
    const springer =
      '"Item Title","Publication Title","Item DOI","Authors","Publication Year"\n"Ice","Annals","10.1000/ice.2019","Vera AshOtto B. McBirchIda DeCedar","2019"\n';
    assert.deepEqual(namesOf(read(springer, 'SearchResults.csv').entries[0]!), [
      'Ash, Vera',
      'McBirch, Otto B.',
      'DeCedar, Ida',
    ]);
  });

  it('have values on many lines, which are put together in time by their length @slow', () => {
    const { parse } = noteExpressReader;
    const start = '{Title}: T\n{Keywords}: a\n{DOI}: 10.1000/x\n';
    assertLinear(
      (text) => parse(start + text, { markers: [] }),
      ['word word word of\n', '研究\n', '{Keywords{DOI}: x\n'],
      400_000,
    );
    const [entry] = parse('{Title}: 冬季\n的河。\nIce\n流 x\n{DOI}: 10.1000/x\n', { markers: [] }).entries;
    assert.equal(entry?.title, '冬季的河。 Ice 流 x');
  });
});
