import assert from 'node:assert/strict';
import { asEntries, citedPapers, withWrittenKeys } from '../../../../src/core/cite/export/cited-papers';
import { cslItem } from '../../../../src/core/cite/export/csl-item';
import type { CslItem, Paper, PaperLink } from '../../../../src/core/model/paper';
import { paper } from '../../search/paper';

const link = (url: string, kind: PaperLink['kind'], own?: false): PaperLink => ({
  url,
  source: 'a.txt',
  host: 'x.org',
  kind,
  start: 0,
  end: 1,
  ...(own === undefined ? {} : { own }),
});
const span = { start: 0, end: 1, line: 1, endLine: 1 };
const of = (more: Partial<Paper>, csl?: Partial<CslItem>) =>
  cslItem({
    paper: paper('moss', 'Moss grows.', { title: 'On Moss', ...more }),
    ...(csl === undefined ? {} : { publication: { csl: csl as CslItem } }),
  });

describe('a paper as CSL-JSON', () => {
  it('is what the library knows, and nothing made up', () => {
    assert.deepEqual(of({}), {
      id: 'moss',
      type: 'document',
      title: 'On Moss',
      abstract: 'Moss grows.',
      language: 'en',
    });
    assert.deepEqual(
      of({
        year: -380,
        tags: ['a', 'b'],
        doi: '10.1000/x',
        authors: [{ family: 'Berg' }],
        language: 'und',
        abstract: '',
        titleIsDerived: false,
      }),
      {
        id: 'moss',
        type: 'document',
        title: 'On Moss',
        author: [{ family: 'Berg' }],
        issued: { 'date-parts': [[-380]] },
        DOI: '10.1000/x',
        keyword: 'a, b',
      },
    );
  });

  it('has another id where it is cited by another', () => {
    assert.equal(cslItem({ paper: paper('moss', ''), id: 'old' }).id, 'old');
  });

  it('has no title that was only derived, but for the own words of a list of abstracts', () => {
    const listed: Pick<Paper, 'sources'> = { sources: [{ source: 'a.txt', span, format: 'list' }] };
    const bibliography: Pick<Paper, 'sources'> = { sources: [{ source: 'a.bib', span, format: 'bibtex' }] };
    const titles = [
      of({ ...listed, titleIsDerived: true }),
      of({ ...listed, titleIsDerived: true, abstract: '' }),
      of({ ...bibliography, titleIsDerived: true }),
      of({ sources: [...listed.sources, ...bibliography.sources], titleIsDerived: true }),
      of({ ...bibliography, titleIsDerived: false }),
      of({ ...listed, titleIsDerived: false, abstract: '' }),
    ].map(({ title }) => title);
    assert.deepEqual(titles, ['On Moss', undefined, undefined, undefined, 'On Moss', 'On Moss']);
  });

  it('is an article on arXiv, unless its bibliography knows a journal or a number', () => {
    const { type, number, archive, publisher, URL } = of({ arxiv: '2001.00001' });
    assert.deepEqual(
      [type, number, archive, publisher, URL],
      ['article', 'arXiv:2001.00001', 'arXiv', 'arXiv', 'https://arxiv.org/abs/2001.00001'],
    );
    for (const csl of [{ 'container-title': 'Moss' }, { number: '5' }]) {
      const item = of({ arxiv: '2001.00001' }, csl);
      assert.deepEqual([item.type, item.archive, item.publisher], ['document', undefined, undefined]);
    }
  });

  it('has the address of its repository, else of its own website', () => {
    const urls = (...links: readonly PaperLink[]) => of({ links }).URL;
    const [site, repository, other] = [
      link('https://site.org', 'website'),
      link('https://repository.org', 'repository'),
      link('https://other.org', 'doi'),
    ];
    assert.equal(urls(other, site, repository), 'https://repository.org');
    assert.equal(urls(other, site), 'https://site.org');
    assert.equal(urls(other), undefined);
    assert.equal(urls(link('https://cited.org', 'repository', false), site), 'https://site.org');
    assert.equal(urls(link('https://cited.org', 'website', false)), undefined);
  });

  it('says what its bibliography says, but its id', () => {
    const item = of({ year: 2020, authors: [{ family: 'Berg' }], doi: '10.1000/x' }, {
      id: 'k',
      'citation-key': 'k',
      type: 'book',
      title: 'Other',
      publisher: 'P',
      note: undefined,
      volume: null,
    } as unknown as CslItem);
    assert.deepEqual(item, {
      id: 'moss',
      type: 'book',
      title: 'Other',
      author: [{ family: 'Berg' }],
      issued: { 'date-parts': [[2020]] },
      DOI: '10.1000/x',
      abstract: 'Moss grows.',
      language: 'en',
      publisher: 'P',
    });
  });

  it('has no authors where its bibliography has editors', () => {
    const editor = [{ family: 'Elm' }];
    const item = of({ authors: editor }, { editor });
    assert.deepEqual([item.author, item.editor], [undefined, editor]);
  });

  it("has the library's DOI where its bibliography's is none", () => {
    assert.equal(of({ doi: '10.1000/x' }, { DOI: '10.1000/y' }).DOI, '10.1000/y');
    assert.equal(of({ doi: '10.1000/x' }, { DOI: 'none' }).DOI, '10.1000/x');
    assert.equal(of({}, { DOI: 'none' }).DOI, 'none');
    assert.equal(of({}).DOI, undefined);
  });

  it('keeps the identifier of arXiv where nothing else of it says so', () => {
    const csl = { 'container-title': 'Moss', URL: 'https://moss.org' };
    assert.deepEqual(of({ arxiv: '2001.00001' }, csl).custom, { arxiv: '2001.00001' });
    assert.deepEqual(of({ arxiv: '2001.00001' }, { ...csl, custom: { a: 1 } }).custom, {
      a: 1,
      arxiv: '2001.00001',
    });
    assert.equal(of({ arxiv: '2001.00001' }).custom, undefined);
  });
});

describe('papers that keys cite', () => {
  const [moss, owl] = [paper('moss', ''), paper('owl', '')];
  const paperOf = (key: string) => ({ moss, lichen: moss, owl })[key];

  it('are each once with all their keys, in order, beside what is unknown', () => {
    const found = citedPapers(['owl', 'nobody', 'lichen', 'moss', 'owl', 'nobody', 'else'], paperOf);
    assert.deepEqual(found, {
      papers: [
        { paper: owl, keys: ['owl'] },
        { paper: moss, keys: ['lichen', 'moss'] },
      ],
      unknown: ['nobody', 'else'],
    });
    assert.deepEqual(citedPapers([], paperOf), { papers: [], unknown: [] });
  });

  it('have an entry for each key', () => {
    assert.deepEqual(asEntries({ paper: moss, keys: ['lichen', 'moss'] }), [
      { paper: moss, id: 'lichen' },
      { paper: moss, id: 'moss' },
    ]);
    const library = { writtenKeysOf: () => ['written', 'moss'] };
    assert.deepEqual(withWrittenKeys(moss, library), [
      { paper: moss, id: 'moss' },
      { paper: moss, id: 'written' },
    ]);
  });
});
