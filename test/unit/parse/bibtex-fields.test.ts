import assert from 'node:assert/strict';
import { bibtexDate, yearOfDate } from '../../../src/core/parse/bibtex/dates';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { assertLinear } from './hostile';

const namesOf = (text: string) =>
  parseBibtex(text).entries.map(({ writtenKey, authors = [] }) => [
    writtenKey,
    authors.map(({ family, literal }) => family ?? literal),
  ]);
const publicationOf = (text: string, key: string, related: readonly string[] = []) => {
  const entry = parseBibtex(text).entries.find(({ writtenKey }) => writtenKey === key);
  return entry && publicationsIn(text, 'bibtex', undefined, related)(entry.span);
};

describe('what an entry of BibTeX inherits', () => {
  it('is the author of the book for its parts, and the editor of a collection', () => {
    const text = `@inbook{part, crossref={whole}, title={A chapter}}
@incollection{paper, crossref={Papers}, title={A paper}, author={Elm, Fay}}
@incollection{other, crossref={papers}, title={Another paper}}
@book{whole, author={Cedar, Ida}, title={The whole book}, subtitle={All of it}, date={1999-05}, doi={10.1000/whole}, note={arXiv:2401.00001}}
@collection{papers, editor={Dogwood, Emil}, title={Papers}, year=2001, publisher={Ice Press}}`;
    assert.deepEqual(namesOf(text), [
      ['part', ['Cedar']],
      ['paper', ['Elm']],
      ['other', ['Dogwood']],
      ['whole', ['Cedar']],
      ['papers', ['Dogwood']],
    ]);
    const { entries } = parseBibtex(text);
    assert.deepEqual(
      entries.map(({ year, doi, arxiv }) => [year, doi, arxiv]),
      [
        [1999, undefined, undefined],
        [2001, undefined, undefined],
        [2001, undefined, undefined],
        [1999, '10.1000/whole', '2401.00001'],
        [2001, undefined, undefined],
      ],
    );
    const part = publicationOf(text, 'part');
    assert.deepEqual(
      [part?.csl['container-title'], part?.csl['container-author'], part?.bibtex?.fields.get('booksubtitle')],
      ['The whole book', [{ family: 'Cedar', given: 'Ida' }], 'All of it'],
    );
    assert.equal(publicationOf(text, 'other')?.csl.publisher, 'Ice Press');
  });

  it('is the title of a work in several volumes, of a periodical, and the book title that proceedings state', () => {
    const text = `@book{one, crossref={all}, title={Volume one}, volume=1}
@mvbook{all, author={Ash, Ann}, title={Rivers}}
@article{a, crossref={issue}, title={A}}
@periodical{issue, title={Journal of Ice}, volume=7, year=2003}
@inproceedings{p, crossref={proc}, title={P}}
@proceedings{proc, booktitle={Talks on Ice}, title={Proceedings of the Talks}, year=2004}
@misc{untitled, crossref={all}}
@thesis{second, crossref={first}}
@thesis{first, title={Of ice}, subtitle={And snow}, year=1990}`;
    const csl = (key: string) => publicationOf(text, key)?.csl;
    assert.equal(publicationOf(text, 'one')?.bibtex?.fields.get('maintitle'), 'Rivers');
    assert.deepEqual(
      [csl('a')?.['container-title'], csl('a')?.volume, csl('p')?.['container-title'], csl('p')?.title],
      ['Journal of Ice', '7', 'Talks on Ice', 'P'],
    );
    assert.deepEqual([csl('second')?.title, csl('untitled')?.title], ['Of ice: And snow', undefined]);
  });

  it('comes from data entries in data entries and parents of parents, but not in a circle', () => {
    const text = `@xdata{one, xdata={two}, year=1999}\n@xdata{two, xdata={one}, author={Ash, Ann}, publisher={P}}\n@book{b, xdata={one}, title={B}}
@inbook{c, crossref={b}, title={C}}\n@book{d, crossref={e}, title={D}}\n@book{e, crossref={d}, year=2001}`;
    assert.deepEqual(namesOf(text), [
      ['b', ['Ash']],
      ['c', ['Ash']],
      ['d', []],
      ['e', []],
    ]);
    assert.deepEqual(
      parseBibtex(text).entries.map(({ year }) => year),
      [1999, 1999, 2001, 2001],
    );
  });

  it('is for no set, which is another key of its first entry', () => {
    const { entries, problems } = parseBibtex(
      '@set{s, entryset={gone,b,a}}\n@misc{a, title={A}}\n@misc{b, title={B}, ids={b2}}\n@set{t, entryset={gone}}',
    );
    assert.deepEqual(
      entries.map(({ writtenKey, aliases }) => [writtenKey, aliases]),
      [
        ['a', undefined],
        ['b', ['b2', 's']],
        ['t', undefined],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('takes linear time @slow', function () {
    this.timeout(60_000);
    const wide = (count: number) =>
      Array.from(
        { length: count },
        (_, index) =>
          `@book{k${String(index)}, crossref={k${String(index + 1)}}, xdata={k${String(index + 1)}, k${String(index + 2)}}, title={T}}\n`,
      ).join('');
    assertLinear((body) => parseBibtex(wide(Math.ceil(body.length / 60))), ['x']);
    assertLinear(parseBibtex, ['@set{s, entryset={a}}\n@misc{a}\n', '@misc{a, crossref={a}, xdata={a}}\n']);
    assertLinear(
      (value) => parseBibtex(`@misc{a, title={${value}}}`),
      ['\\if x ', '\\ifx\\a\\b x\\else y ', '\\iftrue x\\fi ', '{\\if '],
    );
  });
});

describe('strings of other files', () => {
  const text = '@article{a, author={Ash, Ann}, title={T}, journal=J_Ice # { Letters}, month = mar, year=2020}';
  it('are resolved where a related text defines them, in whichever letters', () => {
    const { csl, bibtex } = publicationOf(text, 'a', [
      '@string{j_ice = {Journal of }}\n@string{J_ICE = j_ice # {Ice}}',
    ])!;
    assert.deepEqual(
      [csl['container-title'], bibtex?.fields.get('journal'), bibtex?.unresolved],
      ['Journal of Ice Letters', 'Journal of Ice Letters', undefined],
    );
  });

  it('are told where nobody defines them, and say nothing of where the work stands', () => {
    const { bibtex } = publicationOf(text, 'a')!;
    assert.deepEqual(bibtex?.unresolved, new Map([['journal', [{ name: 'J_Ice' }, { markup: ' Letters' }]]]));
    assert.equal(parseBibtex(text).entries[0]?.publishedIn, undefined);
  });
});

describe('dates of BibTeX', () => {
  const dates: Record<string, object | undefined> = {
    '2012-03': { 'date-parts': [[2012, 3]] },
    '2012-03-05': { 'date-parts': [[2012, 3, 5]] },
    '2019-05/2020-02': {
      'date-parts': [
        [2019, 5],
        [2020, 2],
      ],
    },
    '2003/': { 'date-parts': [[2003]] },
    '2003/..': { 'date-parts': [[2003]] },
    '/2003': { 'date-parts': [[2003]] },
    '1978~': { 'date-parts': [[1978]], circa: true },
    '1978?': { 'date-parts': [[1978]] },
    '2008-21': { 'date-parts': [[2008]], season: 1 },
    '199X': { 'date-parts': [[1990], [1999]] },
    '17uu': { 'date-parts': [[1700], [1799]] },
    'y-12345': { 'date-parts': [[-12346]] },
    '-0350': { 'date-parts': [[-351]] },
    '-0044-03-15': { 'date-parts': [[-45, 3, 15]] },
    '0000': { 'date-parts': [[-1]] },
    '0054': { 'date-parts': [[54]] },
    '1054': { 'date-parts': [[1054]] },
    '1000/1100': { 'date-parts': [[1000], [1100]] },
    '2012-03-01T10:11:12Z': { 'date-parts': [[2012, 3, 1]] },
    '2012/03/05': { 'date-parts': [[2012, 3, 5]] },
    '2012/3': { 'date-parts': [[2012, 3]] },
    '2012/2013': { 'date-parts': [[2012], [2013]] },
    '1994/95': { 'date-parts': [[1994], [1995]] },
    '20120305': { 'date-parts': [[2012, 3, 5]] },
    '2012-00-00': { 'date-parts': [[2012]] },
    'May 2011': { 'date-parts': [[2011, 5]] },
    '5 May 2011': { 'date-parts': [[2011, 5, 5]] },
    '2012年3月5日': { 'date-parts': [[2012, 3, 5]] },
    '1998--1999': { 'date-parts': [[1998], [1999]] },
    'in press': { raw: 'in press' },
    '': undefined,
  };
  for (const [date, read] of Object.entries(dates)) {
    it(`read a date ${date}`, () => {
      assert.deepEqual(bibtexDate(date), read);
    });
  }

  const years: Record<string, readonly [date: object, year: number | undefined]> = {
    1054: [{ 'date-parts': [[1054]] }, 1054],
    '-350': [{ 'date-parts': [[-350]] }, -350],
    '350 BC': [{ 'date-parts': [[-350]] }, -350],
    'c. 350 B.C.E.': [{ 'date-parts': [[-350]], circa: true }, -350],
    公元前350年: [{ 'date-parts': [[-350]] }, -350],
    '2020a': [{ 'date-parts': [[2020]] }, 2020],
    '1998-2001': [{ 'date-parts': [[1998], [2001]] }, 1998],
    '[1998]': [{ raw: '[1998]' }, 1998],
    'to appear': [{ raw: 'to appear' }, undefined],
    98: [{ 'date-parts': [[98]] }, 98],
    17000: [{ raw: '17000' }, undefined],
    c1998: [{ 'date-parts': [[1998]] }, 1998],
  };
  for (const [year, [read, found]] of Object.entries(years)) {
    it(`read a year ${year}`, () => {
      assert.deepEqual(bibtexDate(undefined, year), read);
      assert.equal(yearOfDate(bibtexDate(undefined, year)), found);
    });
  }

  it('take the date before the year, and the month beside the year', () => {
    const text =
      '@misc{a, year={2010}, date={2012-03}}\n@misc{b, year={{\\noopsort{1973b}}1981}, month = "10~" # jan}\n@misc{c, year=2010, date={soon}}\n@misc{d, year=2001, month={3月}, day=4, origdate={1900}}';
    assert.deepEqual(
      parseBibtex(text).entries.map(({ year }) => year),
      [2012, 1981, 2010, 2001],
    );
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((key) => publicationOf(text, key)?.csl.issued),
      [
        { 'date-parts': [[2012, 3]] },
        { 'date-parts': [[1981, 1, 10]] },
        { 'date-parts': [[2010]] },
        { 'date-parts': [[2001, 3, 4]] },
      ],
    );
    assert.deepEqual(publicationOf(text, 'd')?.csl['original-date'], { 'date-parts': [[1900]] });
  });
});

describe('addresses of BibTeX', () => {
  it('are links without what LaTeX escapes, where they stand, and short names of DOIs', () => {
    const text = `@misc{a, url={http://www.example.org/{\\~{}}user/a{\\_}b.html}, note={See \\href{https://example.org/x\\_y}{the page}, {\\tt http://c.d/e\\_f}}, doi={10/GF29tr}}`;
    const [entry] = parseBibtex(text).entries;
    assert.deepEqual(
      entry?.links.map(({ url, start, end }) => [url, text.slice(start, end)]),
      [
        ['http://www.example.org/~user/a_b.html', 'http://www.example.org/{\\~{}}user/a{\\_}b.html'],
        ['https://example.org/x_y', 'https://example.org/x\\_y'],
        ['http://c.d/e_f', 'http://c.d/e\\_f'],
        ['https://doi.org/10/gf29tr', '10/GF29tr'],
      ],
    );
    assert.equal(entry?.doi, '10/gf29tr');
    const csl = publicationOf(text, 'a')?.csl;
    assert.deepEqual(
      [csl?.URL, csl?.note, csl?.DOI],
      ['http://www.example.org/~user/a_b.html', 'See the page, http://c.d/e_f', '10/gf29tr'],
    );
  });

  it('of short DOIs may have their resolver, and are no dates', () => {
    const doiOf = (doi: string) => parseBibtex(`@misc{a, doi={${doi}}}`).entries[0]?.doi;
    assert.deepEqual(
      [
        '10/gf29tr',
        'https://doi.org/10/gf29tr',
        'doi:10/gf29tr',
        'https://doi.org/gf29tr',
        'shortdoi.org/gf29tr',
        '10/12',
        '10/2012',
        'see 10/gf29tr there',
      ].map(doiOf),
      ['10/gf29tr', '10/gf29tr', '10/gf29tr', '10/gf29tr', '10/gf29tr', undefined, undefined, undefined],
    );
  });
});
