import assert from 'node:assert/strict';
import type { PaperLink } from '../../../src/core/model/paper';
import { SearchEngine } from '../../../src/core/search/engine';
import { filterCompletions, FilterValues, papersBeforeCompletions } from '../../../src/core/search/filter-completions';
import { assertLinear } from '../parse/hostile';
import { paper } from './paper';

const repository = (host: string, owner: string): PaperLink => ({
  kind: 'repository',
  url: `https://${host}/${owner}/x`,
  host,
  owner,
  repo: 'x',
  start: 0,
  end: 1,
  source: 'list.txt',
});
const inFile = (source: string) => [{ ...paper('', '').sources[0], source }] as const;

describe('completions of filters', () => {
  const papers = [
    paper('a', '目标检测', {
      tags: ['vision', 'small objects'],
      links: [repository('github.com', 'open-mmlab')],
      sources: inFile('file:///lib/%E6%A3%80%E6%B5%8B.txt'),
    }),
    paper('b', '检测', {
      tags: ['vision'],
      links: [repository('github.com', 'moss')],
      sources: inFile('lists/001_vision.txt'),
    }),
    paper('c', 'Walls', {
      authors: [{ family: 'Wade', given: 'Anna' }],
      links: [repository('git.uni.example', 'moss')],
      year: 2021,
      status: 'reading',
      rating: 4,
    }),
  ];
  const values = new FilterValues(papers);
  const offered = (query: string) => filterCompletions(query, values).map(({ filter }) => filter);

  it('are names of filters that begin as the last word does', () => {
    assert.deepEqual(offered('deep h'), ['has:', 'host:']);
    assert.deepEqual(offered('deep '), []);
    assert.deepEqual(filterCompletions('deep -ye', values), [
      { filter: 'year:', example: 'year:2020..2022', query: 'deep -year:' },
    ]);
  });

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['lang:', ['lang:zh', 'lang:en']],
    ['deep -lang:z', ['lang:zh']],
    ['lang:zh', []],
    ['has:', ['has:code', 'has:note', 'has:link', 'has:doi', 'has:arxiv']],
    ['cited:n', ['cited:no']],
    ['host:', ['host:github', 'host:git.uni.example']],
    ['owner:m', ['owner:moss']],
    ['file:', ['file:检测', 'file:001_vision', 'file:list']],
    ['tag:', ['tag:vision', 'tag:"small objects"']],
    ['tag:"small o', ['tag:"small objects"']],
    ['author:wad', ['author:"Anna Wade"']],
    ['status:', ['status:reading']],
    ['rating:', ['rating:4']],
    ['year:', []],
    ['unknown:', []],
    ['constructor:', []],
  ];
  for (const [query, filters] of cases) {
    it(`are ${filters.join(', ') || 'none'} for ${query}`, () => {
      assert.deepEqual(offered(query), filters);
    });
  }

  it('find papers, each of them', () => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    for (const name of ['lang', 'host', 'owner', 'file', 'tag', 'status', 'rating', 'author']) {
      for (const { query } of filterCompletions(`${name}:`, values)) {
        assert.notEqual(engine.search(query).length, 0, query);
      }
    }
  });

  it('are a handful', () => {
    const many = new FilterValues(
      Array.from({ length: 40 }, (_, index) => paper(`p${index}`, '', { tags: [`tag ${index}`] })),
    );
    assert.equal(filterCompletions('tag:', many).length, 5);
  });

  it('stand behind the best paper, and first where no paper is called so', () => {
    assert.equal(papersBeforeCompletions('lang', { matches: { abstract: ['language'] } }), 0);
    assert.equal(papersBeforeCompletions('lang', { matches: { names: ['LangNet'] } }), 1);
    assert.equal(
      papersBeforeCompletions('la', { matches: { abstract: ['latent'] } }),
      1,
      'what begins so may be any word',
    );
    assert.equal(papersBeforeCompletions('deep lang', { matches: { abstract: ['language'] } }), 1);
    assert.equal(papersBeforeCompletions('deep lang:', { matches: { names: ['LangNet'] } }), 0);
    assert.equal(papersBeforeCompletions('author:wa', { matches: {} }), 1);
  });

  it('are found in linear time @slow', () => {
    for (const unit of ['a:"', 'a', ' a:', ' ']) {
      assertLinear((query) => [filterCompletions(query, values), papersBeforeCompletions(query, undefined)], [unit]);
    }
  });
});
