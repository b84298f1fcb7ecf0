import assert from 'node:assert/strict';
import { groupByCited, groupPapers, type PaperGroup, repositoriesOf } from '../../../src/core/library/base/grouping';
import { creditOf, paperLabel } from '../../../src/core/library/base/label';
import type { Paper, PaperLink } from '../../../src/core/model/paper';

function repository(host: string, owner: string, repo: string, own?: false): PaperLink {
  return {
    kind: 'repository',
    url: `https://${host}/${owner}/${repo}`,
    host,
    owner,
    repo,
    start: 0,
    end: 1,
    source: 'a.txt',
    ...(own === undefined ? {} : { own }),
  };
}

function paper(key: string, fields: Partial<Paper> = {}): Paper {
  const sources: Paper['sources'] = [
    { source: 'a.txt', span: { start: 0, end: 1, line: 0, endLine: 0 }, format: 'list' },
  ];
  return {
    key,
    aliases: [],
    title: key,
    titleIsDerived: true,
    names: [],
    language: 'en',
    abstract: '',
    links: [],
    sources,
    ...fields,
  };
}

const outline = (groups: readonly PaperGroup[]): unknown[] =>
  groups.map(({ id, count, groups: inner, papers }) => [
    id,
    count,
    inner.length > 0 ? outline(inner) : papers.map(({ key }) => key),
  ]);

describe('grouping', () => {
  it('by host and owner, without case, papers without code last', () => {
    const papers = [
      paper('plain'),
      paper('one', { links: [repository('github.com', 'Moss', 'a')] }),
      paper('two', { links: [repository('github.com', 'moss', 'b'), repository('gitlab.com', 'fern', 'c')] }),
      paper('cites', { links: [repository('github.com', 'other', 'd', false)] }),
    ];
    assert.deepEqual(outline(groupPapers(papers, 'host')), [
      ['github.com', 2, [['Moss', 2, ['one', 'two']]]],
      ['gitlab.com', 1, [['fern', 1, ['two']]]],
      ['', 2, ['plain', 'cites']],
    ]);
  });

  it('by status, those that are offered first, and by tag; papers without either come last', () => {
    const papers = [
      paper('none'),
      paper('later', { status: 'to-read', tags: ['vision', 'birds'] }),
      paper('own', { status: 'abandoned' }),
      paper('now', { status: 'reading', tags: ['birds'] }),
      paper('done', { status: 'read' }),
    ];
    assert.deepEqual(outline(groupPapers(papers, 'status')), [
      ['reading', 1, ['now']],
      ['to-read', 1, ['later']],
      ['read', 1, ['done']],
      ['abandoned', 1, ['own']],
      ['', 1, ['none']],
    ]);
    assert.deepEqual(outline(groupPapers(papers, 'tag')), [
      ['birds', 2, ['later', 'now']],
      ['vision', 1, ['later']],
      ['', 3, ['none', 'own', 'done']],
    ]);
  });

  it('by the reading list, in its own order; it is there while it is empty', () => {
    const papers = [paper('b', { readingOrder: 2 }), paper('x'), paper('a', { readingOrder: -1 })];
    assert.deepEqual(outline(groupPapers(papers, 'readingList')), [
      ['listed', 2, ['a', 'b']],
      ['', 1, ['x']],
    ]);
    assert.deepEqual(outline(groupPapers([paper('x')], 'readingList')), [
      ['listed', 0, []],
      ['', 1, ['x']],
    ]);
    assert.deepEqual(outline(groupPapers([papers[0]!], 'readingList')), [['listed', 1, ['b']]]);
  });

  it('by source and by language', () => {
    const papers = [paper('b', { language: 'zh' }), paper('a')];
    assert.deepEqual(outline(groupPapers(papers, 'source')), [['a.txt', 2, ['b', 'a']]]);
    assert.deepEqual(outline(groupPapers(papers, 'language')), [
      ['en', 1, ['a']],
      ['zh', 1, ['b']],
    ]);
  });

  it('by whether they are cited, those that are not last', () => {
    const papers = [paper('a'), paper('b'), paper('c')];
    assert.deepEqual(outline(groupByCited(papers, ({ key }) => key !== 'a')), [
      ['cited', 2, ['b', 'c']],
      ['', 1, ['a']],
    ]);
    assert.deepEqual(outline(groupByCited([paper('a')], () => false)), [['', 1, ['a']]]);
  });

  it('lists a repository once, whatever its case', () => {
    const links = [repository('github.com', 'Moss', 'A'), repository('github.com', 'moss', 'a')];
    assert.equal(repositoriesOf(paper('a', { links })).length, 1);
  });
});

describe('labels', () => {
  it('are the name with what it is behind, or the title', () => {
    assert.deepEqual(paperLabel(paper('a', { names: ['TideMix'], title: 'TideMix: weather patterns' })), {
      label: 'TideMix',
      description: 'weather patterns',
    });
    assert.deepEqual(paperLabel(paper('a', { names: ['RelWeave'], title: 'RelWeave：关系的描述' })), {
      label: 'RelWeave',
      description: '关系的描述',
    });
    assert.deepEqual(
      paperLabel(paper('a', { names: ['X'], title: 'X: its own title', titleIsDerived: false, year: 2020 })),
      { label: 'X: its own title', description: '2020' },
    );
  });

  it('credit authors and year', () => {
    const names = ['Ren', 'Wei', 'Hu'].map((family) => ({ family }));
    assert.equal(creditOf(paper('a', { authors: names, year: 2023 })), 'Ren et al. 2023');
    assert.equal(creditOf(paper('a', { authors: names.slice(0, 2) })), 'Ren & Wei');
    assert.equal(creditOf(paper('a', { authors: [{ literal: '王伟' }], year: 2021 })), '王伟 2021');
    assert.equal(creditOf(paper('a')), '');
  });
});
