import assert from 'node:assert/strict';
import {
  collectionCompletions,
  collectionNames,
  collectionQuery,
  collectionsMeant,
  collectionTest,
} from '../../../src/core/zotero/collection-filter';
import { partsOfId, type ZoteroLibrary } from '../../../src/core/zotero/model';

describe('filters by collection of Zotero', () => {
  const own: ZoteroLibrary = {
    path: 'users/0',
    name: '',
    items: new Map(),
    collections: [
      { key: 'A', path: 'Thesis' },
      { key: 'B', path: 'Thesis / Chapter 2' },
      { key: 'C', path: '深度学习' },
    ],
  };
  const lab: ZoteroLibrary = {
    path: 'groups/1',
    name: 'Vision Lab',
    items: new Map(),
    collections: [{ key: 'D', path: 'Thesis' }],
  };

  it('are taken out of a query', () => {
    assert.deepEqual(collectionQuery('engines collection:thesis'), {
      rest: 'engines ',
      wanted: ['thesis'],
      unwanted: [],
    });
    assert.deepEqual(collectionQuery('collection:"chapter 2" -collection:old "exact words" eng'), {
      rest: '"exact words" eng',
      wanted: ['chapter 2'],
      unwanted: ['old'],
    });
    assert.deepEqual(collectionQuery('collection:深度学习'), { rest: '', wanted: ['深度学习'], unwanted: [] });
    assert.equal(collectionQuery('eng collection:thesis ines').rest, 'eng ines');
  });

  it('leave a query as it is that has none, and words that only look like one', () => {
    for (const query of [
      'engines  ',
      'collection: thesis',
      'collection:',
      'my-collection:x',
      'year:2020 tag:collection',
    ]) {
      assert.deepEqual(collectionQuery(query), { rest: query, wanted: [], unwanted: [] });
    }
  });

  it('mean collections with all that lies in them, and all of a group by its name', () => {
    assert.deepEqual(collectionsMeant(own, 'thesis'), new Set(['A', 'B']));
    assert.deepEqual(collectionsMeant(own, 'THESIS / chapter'), new Set(['B']));
    assert.deepEqual(collectionsMeant(own, '深度'), new Set(['C']));
    assert.deepEqual(collectionsMeant(own, 'nothing'), new Set());
    assert.equal(collectionsMeant(lab, 'vision'), 'all');
    assert.deepEqual(collectionsMeant(lab, 'thesis'), new Set(['D']));
    assert.deepEqual(collectionsMeant(lab, 'vision lab / thesis'), new Set(['D']));
  });

  it('tell which items lie in all that are wanted, and in none that are not', () => {
    const items = new Map(
      Object.entries({ ONE: ['A'], TWO: ['B', 'C'], THREE: [] }).map(([key, collections]) => [
        key,
        { key, version: 1, fields: {}, collections, modified: '' },
      ]),
    );
    const libraries = [
      { ...own, items },
      { ...lab, items: new Map([...items].slice(0, 1)) },
    ];
    const found = (wanted: readonly string[], unwanted: readonly string[] = []) =>
      ['zzu0zONE', 'zzu0zTWO', 'zzu0zTHREE', 'zzg1zONE', 'zzg2zONE']
        .filter(collectionTest(libraries, wanted, unwanted))
        .map((id) => `${partsOfId(id).library}/${partsOfId(id).key}`);
    assert.deepEqual(found(['thesis']), ['users/0/ONE', 'users/0/TWO']);
    assert.deepEqual(found(['thesis', '深度']), ['users/0/TWO']);
    assert.deepEqual(found(['thesis'], ['chapter']), ['users/0/ONE']);
    assert.deepEqual(found(['vision']), ['groups/1/ONE']);
    assert.deepEqual(found([], ['thesis']), ['users/0/THREE', 'groups/1/ONE']);
  });

  it('are completed by name and value', () => {
    const names = collectionNames([own, lab]);
    assert.deepEqual(names, ['Thesis', 'Thesis / Chapter 2', '深度学习', 'Vision Lab', 'Vision Lab / Thesis']);
    assert.deepEqual(collectionCompletions('eng col', names), [
      { filter: 'collection:', example: 'collection:Thesis', query: 'eng collection:' },
    ]);
    assert.deepEqual(
      collectionCompletions('collection:chap', names).map(({ query }) => query),
      ['collection:"Thesis / Chapter 2" '],
    );
    assert.deepEqual(
      collectionCompletions('collection:"vis', names).map(({ filter }) => filter),
      ['collection:"Vision Lab"', 'collection:"Vision Lab / Thesis"'],
    );
    assert.equal(collectionCompletions('collection:', names).length, 5);
    assert.deepEqual(collectionCompletions('engines', names), []);
    assert.deepEqual(collectionCompletions('col', []), []);
    assert.deepEqual(collectionCompletions('collection:thesis ', names), []);
  });
});
