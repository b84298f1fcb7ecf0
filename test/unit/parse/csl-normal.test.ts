import assert from 'node:assert/strict';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { normalDate } from '../../../src/core/parse/csl-json/normal-date';
import { parseSource } from '../../../src/core/parse/source';
import { assertLinear } from './hostile';

const read = (text: string) => {
  const parsed = parseSource({ path: 'a.json', text }, { markers: [] });
  if ('skipped' in parsed) {
    throw new Error(parsed.skipped);
  }
  return parsed;
};
const entriesOf = (value: unknown) => read(JSON.stringify(value)).entries;
const brief = (value: unknown) =>
  entriesOf(value).map(({ writtenKey, title, year, authors = [] }) => [
    writtenKey,
    title,
    year,
    ...authors.map(({ literal, family, given }) => literal ?? `${family!}, ${given!}`),
  ]);
const csl = (value: unknown) => {
  const text = JSON.stringify(value);
  return publicationsIn(text, 'csl-json')(read(text).entries[0]!.span)?.csl ?? {};
};

describe('CSL-JSON as others write it', () => {
  it('has dates of any shape', () => {
    const dates: readonly (readonly [unknown, unknown])[] = [
      [{ 'date-parts': [2021, 6, 10] }, [[2021, 6, 10]]],
      [[{ 'date-parts': [[2005, 4]] }], [[2005, 4]]],
      [[{ year: '1998' }], [[1998]]],
      [{ year: 2017 }, [[2017]]],
      [{ year: 2017, month: '3', day: 4 }, [[2017, 3, 4]]],
      [{ edtf: '2004' }, [[2004]]],
      [{ edtf: '2004-05' }, [[2004, 5]]],
      [{ 'date-parts': [['2019', '03']] }, [[2019, 3]]],
      [{ 'date-parts': [[2019, null]] }, [[2019]]],
      [{ 'date-parts': '' }, undefined],
      [{ 'date-parts': [[null]] }, undefined],
      ['2019-03-15', [[2019, 3, 15]]],
      ['2019', [[2019]]],
      [2019, [[2019]]],
      [[2019, 3], [[2019, 3]]],
      [
        [
          [2019, 3],
          [2019, 4],
        ],
        [
          [2019, 3],
          [2019, 4],
        ],
      ],
      [{ raw: '2019-03' }, [[2019, 3]]],
      [{ 'date-time': '2019-03-15T00:00:00Z' }, [[2019, 3, 15]]],
      [{ 'date-parts': [[2019, 3], [2020]] }, [[2019, 3], [2020]]],
      [
        [{ year: 2019 }, { year: 2020 }],
        [[2019], [2020]],
      ],
      [null, undefined],
      ['', undefined],
      [{}, undefined],
    ];
    for (const [written, parts] of dates) {
      assert.deepEqual([written, normalDate(written)?.['date-parts']], [written, parts]);
    }
    assert.deepEqual(normalDate({ literal: 'in spring 2019' }), { literal: 'in spring 2019' });
    assert.deepEqual(normalDate({ raw: 'spring 2019', season: 1 }), { raw: 'spring 2019', season: 1 });
    assert.deepEqual(normalDate({ 'date-parts': [[2019]], season: '1', circa: true }), {
      'date-parts': [[2019]],
      season: '1',
      circa: true,
    });
    for (const issued of [
      { literal: 'in spring 2019' },
      { raw: 'c. 2019' },
      '2019-03',
      { 'date-parts': [2019] },
      [{ year: '2019' }],
    ]) {
      assert.deepEqual(brief([{ id: 'a', type: 'book', title: 'A', issued }]), [['a', 'A', 2019]]);
    }
    assert.deepEqual(brief([{ id: 'a', type: 'book', title: 'A', issued: { 'date-parts': [[1054]] } }]), [
      ['a', 'A', 1054],
    ]);
  });

  it('is read as Crossref answers, alone, wrapped and in lists', () => {
    const work = {
      DOI: '10.1000/ice',
      type: 'journal-article',
      title: ['Ice on <i>slow</i> rivers'],
      'container-title': ['Annals of Cold Water'],
      'short-container-title': ['Ann Cold'],
      author: [
        { given: 'Vera', family: 'Ash', sequence: 'first', affiliation: [{ name: 'Institute' }] },
        { name: 'A Team', sequence: 'additional', affiliation: [] },
      ],
      issued: { 'date-parts': [[null]] },
      'published-print': { 'date-parts': [[2019, 3]] },
      page: '45-67',
      volume: '12',
      ISSN: ['1234-5678'],
      subject: ['Water'],
      reference: [{ key: 'r1', 'doi-asserted-by': 'crossref' }],
      license: [{ start: {}, URL: 'https://example.org' }],
    };
    const message = { status: 'ok', 'message-type': 'work', message: work };
    const list = {
      status: 'ok',
      message: { 'total-results': 2, facets: {}, items: [work, { ...work, DOI: '10.1000/other', title: ['Stones'] }] },
    };
    assert.deepEqual(brief(work), [[undefined, 'Ice on slow rivers', 2019, 'Ash, Vera', 'A Team']]);
    assert.deepEqual(brief(message), brief(work));
    assert.deepEqual(
      brief(list).map(([, title]) => title),
      ['Ice on slow rivers', 'Stones'],
    );
    assert.deepEqual(
      ['type', 'container-title', 'page', 'volume', 'ISSN', 'keyword', 'issued', 'DOI'].map(
        (name) => csl(message)[name],
      ),
      [
        'article-journal',
        'Annals of Cold Water',
        '45-67',
        '12',
        '1234-5678',
        'Water',
        { 'date-parts': [[2019, 3]] },
        '10.1000/ice',
      ],
    );
  });

  it('is read as Better BibTeX and Zotero export', () => {
    const item = {
      itemType: 'journalArticle',
      title: 'Ice on slow rivers',
      creators: [
        { firstName: 'Vera', lastName: 'Ash', creatorType: 'author' },
        { name: 'A Team', creatorType: 'author' },
        { firstName: 'Emil', lastName: 'Dogwood', creatorType: 'editor' },
      ],
      date: '2019-03-15',
      citationKey: 'ash2019',
      publicationTitle: 'Annals of Cold Water',
      volume: '12',
      issue: '3',
      pages: '45-67',
      DOI: '10.1000/ice',
      url: 'https://example.org/ice',
      abstractNote: 'We list.',
      tags: [{ tag: 'ice' }, { tag: 'snow', type: 1 }],
      attachments: [{ title: 'PDF', path: 'a.pdf' }],
      notes: [],
    };
    const file = {
      config: { id: 'abc', label: 'BetterBibTeX JSON', options: {} },
      version: { zotero: '6' },
      collections: { A: { key: 'A', name: 'a', items: [1] } },
      items: [
        item,
        { ...item, itemType: 'thesis', citationKey: 'ash2020', title: 'Stones', university: 'Valley University' },
      ],
    };
    assert.deepEqual(brief(file), [
      ['ash2019', 'Ice on slow rivers', 2019, 'Ash, Vera', 'A Team'],
      ['ash2020', 'Stones', 2019, 'Ash, Vera', 'A Team'],
    ]);
    const [entry] = entriesOf(file);
    assert.deepEqual(
      [entry?.tags, entry?.abstract, entry?.doi, entry?.links.map(({ kind }) => kind), entry?.publishedIn],
      [
        ['ice', 'snow'],
        'We list.',
        '10.1000/ice',
        ['doi', 'website'],
        { container: 'Annals of Cold Water', volume: '12', issue: '3', page: '45' },
      ],
    );
    assert.deepEqual(
      ['type', 'page', 'editor', 'issue', 'URL'].map((name) => csl(file)[name]),
      ['article-journal', '45-67', [{ family: 'Dogwood', given: 'Emil' }], '3', 'https://example.org/ice'],
    );
    assert.deepEqual(brief([{ key: 'X', version: 1, library: { id: 1 }, data: item }]), brief({ items: [item] }));
  });

  it('is read as Semantic Scholar answers', () => {
    const paper = {
      paperId: 'f00',
      externalIds: { DOI: '10.1000/ice', ArXiv: '2401.00001', CorpusId: 1 },
      title: 'Ice',
      abstract: 'We list.',
      venue: 'Annals',
      year: 2019,
      authors: [
        { authorId: '1', name: 'Vera Ash' },
        { authorId: '2', name: 'Otto van Birch' },
      ],
      journal: { name: 'Annals of Cold Water', volume: '12', pages: '45-67' },
      publicationTypes: ['Study', 'JournalArticle'],
      fieldsOfStudy: ['Geology'],
    };
    for (const value of [paper, [paper], { total: 1, offset: 0, data: [paper] }, { data: [{ citedPaper: paper }] }]) {
      assert.deepEqual(brief(value), [[undefined, 'Ice', 2019, 'Ash, Vera', 'Birch, Otto']]);
      const [entry] = entriesOf(value);
      assert.deepEqual(
        [entry?.doi, entry?.arxiv, entry?.publishedIn?.container],
        ['10.1000/ice', '2401.00001', 'Annals of Cold Water'],
      );
    }
    assert.equal(csl([paper]).type, 'article-journal');
  });

  it('has names as texts, and keys by other names', () => {
    assert.deepEqual(brief([{ 'citation-key': 'a', type: 'book', title: 'A', author: ['Vera Ash', 'Birch, Otto'] }]), [
      ['a', 'A', undefined, 'Ash, Vera', 'Birch, Otto'],
    ]);
    assert.deepEqual(brief([{ id: 'a', type: 'book', title: 'A', author: 'Vera Ash and Otto Birch' }]), [
      ['a', 'A', undefined, 'Ash, Vera', 'Birch, Otto'],
    ]);
    assert.deepEqual(brief([{ id: 'a', type: 'book', title: 'A', author: { literal: 'A Team' } }]), [
      ['a', 'A', undefined, 'A Team'],
    ]);
    assert.deepEqual(
      entriesOf([{ id: 'a', type: 'book', title: '河冰', 'original-title': 'River ice' }])[0]?.translation,
      {
        title: 'River ice',
      },
    );
  });

  it('leaves other JSON alone', () => {
    for (const value of [
      { name: 'a', title: 'b', type: 'module' },
      { title: 'Page', items: [{ title: 'x' }] },
      [{ title: 'x', year: 2019 }],
    ]) {
      assert.deepEqual(parseSource({ path: 'a.json', text: JSON.stringify(value) }, { markers: [] }), {
        skipped: 'no-entries',
      });
    }
  });

  it('takes time by its length, whatever it holds @slow', function () {
    this.timeout(60_000);
    assertLinear(
      (text) => parseSource({ path: 'a.json', text: `{"type":"book","items":[${text}{}]}` }, { markers: [] }),
      ['{"a":{"b":[', '{"message":', '{"title":"a"},', '[1,', '"a":', '{"issued":[', '{},'],
      50_000,
    );
  });

  it('has works of OpenAlex, alone or in a list', () => {
    const work = {
      id: 'https://openalex.org/W2000000001',
      doi: 'https://doi.org/10.1000/ice.2019',
      title: 'Ice on slow rivers',
      display_name: 'Ice on slow rivers',
      publication_year: 2019,
      publication_date: '2019-03-15',
      ids: { openalex: 'https://openalex.org/W2000000001', pmid: 'https://pubmed.ncbi.nlm.nih.gov/30000001' },
      primary_location: {
        landing_page_url: 'https://doi.org/10.1000/ice.2019',
        source: { display_name: 'Annals of Cold Water', issn_l: '1000-1234', type: 'journal' },
      },
      type: 'article',
      authorships: [
        { author_position: 'first', author: { id: 'https://openalex.org/A1', display_name: 'Vera Ash' } },
        { author: { display_name: '王小明' } },
        { author: { display_name: null }, raw_author_name: 'Otto B. Birch' },
      ],
      biblio: { volume: '12', issue: '3', first_page: '45', last_page: '67' },
      keywords: [{ display_name: 'Ice' }],
      abstract_inverted_index: { Ice: [0], on: [1, 3], rivers: [2], snow: [4], __proto__: [1e9] },
      referenced_works: ['https://openalex.org/W3'],
      locations: [{ source: { display_name: 'Elsewhere' } }],
    };
    const bare = {
      id: 'https://openalex.org/W2',
      title: null,
      display_name: 'Stones',
      authorships: [],
      type: 'book-chapter',
    };
    const ice = [undefined, 'Ice on slow rivers', 2019, 'Ash, Vera', '王小明', 'Birch, Otto B.'];
    assert.deepEqual(brief(work), [ice]);
    assert.deepEqual(brief({ meta: { count: 2 }, results: [work, bare], group_by: [] }), [
      ice,
      [undefined, 'Stones', undefined],
    ]);
    const [entry] = entriesOf(work);
    assert.deepEqual(
      [entry?.abstract, entry?.doi, entry?.tags],
      ['Ice on rivers on snow', '10.1000/ice.2019', ['Ice']],
    );
    const said = csl(work);
    assert.deepEqual(
      [said.type, said['container-title'], said.volume, said.issue, said.page, said.PMID, said.id],
      ['article-journal', 'Annals of Cold Water', '12', '3', '45-67', '30000001', undefined],
    );
    assert.equal(csl(bare).type, 'chapter');
  });

  it('is read as Europe PMC answers', () => {
    const brief2 = {
      id: '30000001',
      source: 'MED',
      pmid: '30000001',
      doi: '10.1000/ice',
      title: 'Ice on slow rivers.',
      authorString: 'Ash V, Birch O, de Vries KA.',
      journalTitle: 'Annals of Cold',
      journalVolume: '12',
      issue: '2',
      pageInfo: '11-20',
      pubYear: '2019',
      abstractText: '<h4>Background</h4>Ice forms.',
    };
    const core = {
      source: 'PPR',
      title: 'Stones',
      pubYear: '2020',
      authorList: { author: [{ firstName: 'Fay', lastName: 'Elm' }, { collectiveName: 'The Stone Team' }] },
      journalInfo: { journal: { title: 'Stone Archive' } },
      abstractText: 'We list.',
    };
    const answer = { hitCount: 2, request: { queryString: 'ice' }, resultList: { result: [brief2, core] } };
    assert.deepEqual(brief(answer), [
      [undefined, 'Ice on slow rivers', 2019, 'Ash, V', 'Birch, O', 'Vries, KA'],
      [undefined, 'Stones', 2020, 'Elm, Fay', 'The Stone Team'],
    ]);
    const [entry] = entriesOf(answer);
    assert.deepEqual(
      [entry?.doi, entry?.abstract, entry?.publishedIn?.container],
      ['10.1000/ice', 'Background: Ice forms.', 'Annals of Cold'],
    );
    const item = csl(answer);
    assert.deepEqual(
      [item.type, item.volume, item.issue, item.page, item.PMID, item.id],
      ['article-journal', '12', '2', '11-20', '30000001', undefined],
    );
  });

  it('has names without the numbers of namesakes', () => {
    const author = [
      { family: 'Wang 0001', given: 'Wei' },
      { family: '0002', given: 'Otto Birch' },
      { literal: 'Vera Ash 0003' },
      { literal: 'Expo 2010' },
    ];
    assert.deepEqual(brief([{ id: 'a', type: 'book', title: 'Ice', author }]), [
      ['a', 'Ice', undefined, 'Wang, Wei', 'Birch, Otto', 'Vera Ash', 'Expo 2010'],
    ]);
  });

  it('has people whose names stand in two scripts', () => {
    const inTwo = (author: unknown) => {
      const item = { id: 'a', type: 'book', title: 'Ice', author: [author] };
      const [entry] = entriesOf([item]);
      assert.deepEqual(csl([item])['original-author'], entry?.translation?.authors);
      return [entry?.authors, entry?.translation?.authors];
    };
    const wang = [[{ family: 'Wang', given: 'Xiaoming' }], [{ literal: '王小明' }]];
    assert.deepEqual(inTwo({ family: 'Wang', given: 'Xiaoming (王小明)' }), wang);
    assert.deepEqual(inTwo({ family: 'Wang', given: 'Xiaoming [王小明]' }), wang);
    assert.deepEqual(inTwo({ literal: 'Wang, Xiaoming（王小明）' }), wang);
    assert.deepEqual(inTwo({ family: 'Ash', given: 'Vera (Vee)' }), [
      [{ family: 'Ash', given: 'Vera (Vee)' }],
      undefined,
    ]);
  });

  it('leaves out the files and notes that Zotero has among its items', () => {
    const items = [
      { itemType: 'journalArticle', title: 'Moss', citationKey: 'moss', date: '2015' },
      { itemType: 'attachment', title: 'PDF' },
      { itemType: 'note', note: '<p>x</p>' },
    ];
    const { entries, problems } = read(JSON.stringify({ items }));
    assert.deepEqual([entries.map(({ title }) => title), problems], [['Moss'], []]);
  });
});
