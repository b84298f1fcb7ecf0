import assert from 'node:assert/strict';
import { yaml } from '../../../src/core/parse/yaml/library';
import type { ServiceId, WorkQuery } from '../../../src/core/services/model';
import { services } from '../../../src/core/services/services';

/** The first work that a service's handler makes of an answer. */
async function workIn(id: ServiceId, kind: WorkQuery['kind'], answer: unknown) {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const service = services.find((one) => one.id === id)!;
  const value = kind === 'repository' ? 'moss/tools' : 'anything';
  const [work] = await service.find({ kind, value }, () => Promise.resolve(text), { yaml });
  return work!;
}

const crossref = (message: object) =>
  workIn('crossref', 'doi', {
    message: { DOI: '10.5555/a', title: ['Moss'], author: [{ given: 'A', family: 'B' }], ...message },
  });

describe('what services say otherwise than CSL', () => {
  it('Crossref: the book around a chapter, and its series', async () => {
    const { item } = await crossref({
      type: 'book-chapter',
      'container-title': ['Lecture Notes in Moss', 'Moss and Walls'],
    });
    assert.deepEqual([item['container-title'], item['collection-title']], ['Moss and Walls', 'Lecture Notes in Moss']);
    const article = await crossref({ type: 'journal-article', 'container-title': ['Walls', 'Die Wand'] });
    assert.deepEqual([article.item['container-title'], article.item['collection-title']], ['Walls', undefined]);
  });

  it('Crossref: a preprint, where it was posted and what it became', async () => {
    const { item, publishedAs } = await crossref({
      type: 'posted-content',
      publisher: 'Cold Spring Harbor Laboratory',
      institution: [{ name: 'bioRxiv' }],
      relation: {
        'is-preprint-of': [
          { 'id-type': 'doi', id: '10.1038/s41586-020-1', 'asserted-by': 'subject' },
          { 'id-type': 'uri', id: 'https://example.org/moss' },
        ],
      },
    });
    assert.deepEqual([item.type, item.publisher], ['article', 'bioRxiv']);
    assert.deepEqual(publishedAs, [{ kind: 'doi', value: '10.1038/s41586-020-1' }]);
  });

  it('Crossref: a notice tells of another work, and of its own only where it stands in its place', async () => {
    const notice = await crossref({ 'update-to': [{ DOI: '10.5555/b', type: 'retraction' }] });
    assert.deepEqual([notice.notices, notice.updates], [undefined, [{ kind: 'retraction', doi: '10.5555/b' }]]);
    const replaced = await crossref({ 'update-to': [{ DOI: '10.5555/A', type: 'expression_of_concern' }] });
    assert.deepEqual([replaced.notices, replaced.updates], [[{ kind: 'concern', by: '10.5555/A' }], undefined]);
    const both = await crossref({
      'updated-by': [{ DOI: '10.5555/c', type: 'correction', updated: { 'date-parts': [[2022, 1]] } }],
      'update-to': [{ DOI: '10.5555/b', type: 'new_version' }],
    });
    assert.deepEqual(
      [both.notices, both.updates],
      [[{ kind: 'correction', by: '10.5555/c', date: '2022-01' }], undefined],
    );
  });

  it('Crossref: a partial retraction corrects a work, while what was withdrawn or removed no longer stands', async () => {
    const told = async (type: string) =>
      (await crossref({ 'updated-by': [{ DOI: '10.5555/n', type }] })).notices?.map(({ kind }) => kind);
    for (const type of ['partial_retraction', 'Partial retraction', 'partial-retraction']) {
      assert.deepEqual(await told(type), ['correction'], type);
    }
    for (const type of ['retraction', 'withdrawal', 'removal']) {
      assert.deepEqual(await told(type), ['retraction'], type);
    }
  });

  it('PubMed: a partial retraction corrects a work', async () => {
    const told = async (type: string) =>
      (
        await workIn(
          'pubmed',
          'pmid',
          '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">7</PMID><Article><ArticleTitle>Moss.</ArticleTitle></Article>' +
            `<CommentsCorrectionsList><CommentsCorrections RefType="${type}"><RefSource>J Moss. 2022. doi: 10.5555/n.</RefSource></CommentsCorrections></CommentsCorrectionsList>` +
            '</MedlineCitation></PubmedArticle></PubmedArticleSet>',
        )
      ).notices;
    assert.deepEqual(await told('PartialRetractionIn'), [{ kind: 'correction', by: '10.5555/n' }]);
    assert.deepEqual(await told('RetractionIn'), [{ kind: 'retraction', by: '10.5555/n' }]);
  });

  it('PubMed: by DOI, only articles that state it', async () => {
    const pubmed = services.find(({ id }) => id === 'pubmed')!;
    const article = (pmid: string, doi: string) =>
      `<PubmedArticle><MedlineCitation><PMID Version="1">${pmid}</PMID><Article><ArticleTitle>Moss.</ArticleTitle>` +
      `${doi === '' ? '' : `<ELocationID EIdType="doi" ValidYN="Y">${doi}</ELocationID>`}</Article></MedlineCitation></PubmedArticle>`;
    const found = async (kind: WorkQuery['kind'], value: string, dois: readonly string[]) => {
      const articles = dois.map((doi, at) => article(String(at + 1), doi)).join('');
      const answers = [
        ...(kind === 'pmid'
          ? []
          : [JSON.stringify({ esearchresult: { idlist: dois.map((_, at) => String(at + 1)) } })]),
        `<PubmedArticleSet>${articles}</PubmedArticleSet>`,
      ];
      const works = await pubmed.find({ kind, value }, () => Promise.resolve(answers.shift() ?? ''), {});
      return works.map(({ pmid }) => pmid);
    };
    assert.deepEqual(await found('doi', '10.5555/Moss', ['', '10.5555/other', '10.5555/mOSS']), ['3']);
    assert.deepEqual(await found('doi', '10.5555/moss', ['']), []);
    assert.deepEqual(await found('pmid', '1', ['']), ['1']);
    assert.deepEqual(await found('title', 'Moss', ['', '10.5555/other']), ['1', '2']);
  });

  it('Crossref: title and subtitle are one, once, and a date may say nothing', async () => {
    const { item } = await crossref({
      subtitle: ['On Walls'],
      issued: { 'date-parts': [[null]] },
      'published-print': { 'date-parts': [[2015]] },
    });
    assert.equal(item.title, 'Moss: On Walls');
    assert.deepEqual(item.issued, { 'date-parts': [[2015]] });
    assert.equal((await crossref({ title: ['Moss: On Walls'], subtitle: ['On walls'] })).item.title, 'Moss: On Walls');
  });

  const paper = {
    paperId: 'a'.repeat(40),
    title: 'Moss',
    authors: [{ authorId: '1', name: 'Ines Marlow' }],
    year: 2019,
    venue: 'Annual Meeting on Moss',
    publicationTypes: ['JournalArticle', 'Conference'],
    externalIds: { ArXiv: '1810.04805', DOI: '10.5555/moss' },
  };

  it('Semantic Scholar: a talk, though it is called an article too, of its own year and not its preprint’s', async () => {
    const { item } = await workIn('semantic-scholar', 'doi', { ...paper, publicationDate: '2018-10-11' });
    assert.equal(item.type, 'paper-conference');
    assert.deepEqual(item.issued, { 'date-parts': [[2019]] });
    const same = await workIn('semantic-scholar', 'doi', { ...paper, publicationDate: '2019-06-02' });
    assert.deepEqual(same.item.issued, { 'date-parts': [[2019, 6, 2]] });
  });

  it('Semantic Scholar and DBLP: arXiv is no journal', async () => {
    for (const work of [
      await workIn('semantic-scholar', 'arxiv', {
        ...paper,
        venue: 'arXiv.org',
        journal: { name: 'ArXiv', volume: 'abs/1810.04805' },
        externalIds: { ArXiv: '1810.04805' },
      }),
      await workIn(
        'dblp',
        'title',
        '<result><hits total="1" sent="1" first="0"><hit score="5" id="1"><info><authors><author pid="1">Ines Marlow</author></authors><title>Moss.</title>' +
          '<venue>CoRR</venue><volume>abs/1810.04805</volume><year>2018</year><type>Informal and Other Publications</type>' +
          '<key>journals/corr/abs-1810-04805</key><ee>http://arxiv.org/abs/1810.04805</ee></info></hit></hits></result>',
      ),
    ]) {
      const { type, number, 'container-title': container, volume } = work.item;
      assert.deepEqual(
        [work.arxiv, type, number, container, volume],
        ['1810.04805', 'article', 'arXiv:1810.04805', undefined, undefined],
      );
    }
  });

  it('arXiv: old identifiers, and mathematics in titles', async () => {
    const { item, arxiv, publishedAs } = await workIn(
      'arxiv',
      'arxiv',
      '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:id>http://arxiv.org/abs/math/0601001v2</atom:id>' +
        '<atom:title>$\\Lambda$CDM &amp; moss</atom:title><atom:published>2006-01-01T00:00:00Z</atom:published><atom:summary>S</atom:summary>' +
        '<atom:author><atom:name>Ludwig van Moss</atom:name></atom:author></atom:entry></atom:feed>',
    );
    assert.deepEqual([arxiv, item.title, publishedAs], ['math/0601001', 'ΛCDM & moss', undefined]);
  });

  it('DataCite: versions of software are no publications, and bodies no persons', async () => {
    const { item, publishedAs } = await workIn('datacite', 'doi', {
      data: {
        id: '10.5281/zenodo.2',
        attributes: {
          doi: '10.5281/zenodo.2',
          titles: [{ title: 'Mousse', titleType: 'TranslatedTitle' }, { title: 'Moss Tools' }],
          creators: [{ name: 'The Moss Team', nameType: 'Organizational' }, { name: 'Marlow, Ines' }],
          publisher: { name: 'Zenodo' },
          publicationYear: 2020,
          types: { resourceTypeGeneral: 'Software' },
          relatedIdentifiers: [{ relatedIdentifier: '10.5281/zenodo.1', relationType: 'IsVersionOf' }],
        },
      },
    });
    assert.deepEqual(
      [item.type, item.title, item.publisher, publishedAs],
      ['software', 'Moss Tools', 'Zenodo', undefined],
    );
    assert.deepEqual(item.author, [{ literal: 'The Moss Team' }, { family: 'Marlow', given: 'Ines' }]);
  });

  it('a citation file without a paper is of the software', async () => {
    const work = await workIn(
      'citation-file',
      'repository',
      'cff-version: 1.2.0\ntitle: Moss Tools\nauthors:\n  - name: The Moss Team\nidentifiers:\n  - {type: doi, value: 10.5281/zenodo.2}\ndate-released: 2020-02-03\n',
    );
    assert.deepEqual(
      [work.doi, work.item.type, work.item.id, work.item.URL],
      ['10.5281/zenodo.2', 'software', 'moss/tools', 'https://github.com/moss/tools'],
    );
    assert.deepEqual(work.item.issued, { 'date-parts': [[2020, 2, 3]] });
  });
});
