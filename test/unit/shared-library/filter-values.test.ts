import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import { SharedClient } from '../../../src/core/shared-library/client';
import { filterValuesQuery, sharedFilterValues } from '../../../src/core/shared-library/filter-values';
import { SharedLibraryError } from '../../../src/core/shared-library/model';
import { sharedDocument } from '../../../src/core/usecases/shared-document';
import { SearchEngineStandIn } from '../../services/search-engine';
import { ManualClock } from '../async/manual-clock';
import { libraryOf } from '../verify/references';

const place = { url: 'https://search.example.org', index: 'papers', name: 'Lab' };

describe('values of filters in a shared library', () => {
  let engine: SearchEngineStandIn;
  const valuesFor = (query: string) =>
    sharedFilterValues(
      new SharedClient(place, { network: engine.network(), clock: new ManualClock() }),
      query,
      new Abort(),
    );
  const answered = (buckets: unknown) => {
    engine.intercept = () => ({ status: 200, text: JSON.stringify({ aggregations: { values: { buckets } } }) });
  };

  beforeEach(() => {
    engine = new SearchEngineStandIn();
  });

  it('are those of its papers as they are written, those of most papers first', async () => {
    const bib = [
      '@misc{a, title = {A}, author = {Weiß, Karl}, keywords = {Night owls, moss}, url = {https://github.com/merle/songs}}',
      '@misc{b, title = {B}, author = {Wade, Anna}, keywords = {moss, "quoted"}, url = {https://github.com/merle/owls}}',
    ].join('\n');
    const { papers } = libraryOf({ 'birds.bib': bib }).library;
    const documents = papers.map((paper) => sharedDocument({ paper }, 'birds').body);
    engine.fill('papers', documents);
    for (const [query, ...values] of [
      ['owls tag:', 'moss', 'Night owls'],
      ['tag:ow', 'Night owls'],
      ['-tag:"night o', 'Night owls'],
      ['author:w', 'Karl Weiß', 'Anna Wade'],
      ['author:WEISS', 'Karl Weiß'],
      ['author:weiß', 'Karl Weiß'],
      ['host:', 'github'],
      ['owner:me', 'merle'],
      ['file:', 'birds'],
      ['lang:', 'en'],
    ] as const) {
      assert.deepEqual(await valuesFor(query), values, query);
    }
  });

  it('are asked for where a filter is being typed whose values papers have, and nowhere else', async () => {
    for (const query of [
      '',
      'owls',
      'tag',
      'year:20',
      'key:a',
      'has:',
      'cited:',
      'status:r',
      'rating:',
      'tag:a b',
      'unknown:',
    ]) {
      assert.equal(filterValuesQuery(query), undefined, query);
      assert.deepEqual(await valuesFor(query), [], query);
    }
    assert.equal(engine.asked.length, 0);
    assert.equal(filterValuesQuery(`tag:${'a'.repeat(201)}`), undefined);
    assert.notEqual(filterValuesQuery(`tag:${'a'.repeat(200)}`), undefined);
  });

  it('are sought as text, whatever signs it has', () => {
    assert.deepEqual(filterValuesQuery('author:a*b?c\\')?.query, {
      bool: { filter: [{ wildcard: { 'sought.authors': { value: '*a\\*b\\?c\\\\*' } } }] },
    });
    assert.deepEqual(filterValuesQuery('host:git.*')?.query, {
      bool: { filter: [{ prefix: { 'sought.hosts': { value: 'git.*' } } }] },
    });
    assert.equal(filterValuesQuery('tag:')?.query, undefined);
  });

  it('are bounded and clean, whatever the server says', async () => {
    answered([{ key: 'ni\u0000ght\n' }, { key: 7 }, 'x', null, { key: 'n'.repeat(201) }, { key: '__proto__' }, {}]);
    assert.deepEqual(await valuesFor('tag:'), ['ni ght', '__proto__']);
    answered(Array.from({ length: 10_000 }, (_, at) => ({ key: `night ${String(at)}` })));
    assert.equal((await valuesFor('tag:n')).length, 5);
    for (const buckets of [undefined, {}, 'x', [[]]]) {
      answered(buckets);
      assert.deepEqual(await valuesFor('tag:n'), []);
    }
  });

  it('are refused where the server does not count them', async () => {
    engine.intercept = () => ({ status: 400, text: '{"error":{"reason":"fielddata is disabled"}}' });
    await assert.rejects(valuesFor('tag:n'), SharedLibraryError);
  });
});
