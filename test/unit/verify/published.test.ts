import assert from 'node:assert/strict';
import type { CachedAnswers, ServiceRecord, WorkIdentifier } from '../../../src/core/services/model';
import { publishedVersion, type PublishedSources } from '../../../src/core/verify/published';
import { isPreprint, isPublished, referenceItem } from '../../../src/core/verify/reference';
import { referencesOf } from './references';

const nothing: PublishedSources = { library: () => [], catalogues: () => [], cached: { get: () => [] } };

/** Answers that were kept of an identifier each. */
function answers(kept: readonly (readonly [WorkIdentifier, Partial<ServiceRecord>])[]): CachedAnswers {
  return {
    get: ({ kind, value }) =>
      kept
        .filter(([identifier]) => identifier.kind === kind && identifier.value === value)
        .map(([, record]) => ({
          item: { id: '1', type: 'article' },
          service: 'crossref',
          asked: '2026-11-29',
          ...record,
        })),
  };
}

const preprint =
  '@article{a, author = {Merle, Anna}, title = {Songs of birds at noon}, journal = {arXiv preprint arXiv:2001.00001}, year = {2020}}\n';
const published = {
  id: 'x',
  type: 'article-journal',
  title: 'Songs of Birds at Noon',
  author: [{ family: 'Merle', given: 'A.' }],
  'container-title': 'Birds',
  issued: { 'date-parts': [[2021]] },
  DOI: '10.1000/birds',
};

describe('a preprint', () => {
  const entries: readonly (readonly [entry: string, isOne: boolean])[] = [
    [preprint, true],
    ['@misc{a, title = {T}, eprint = {2001.00001}, archiveprefix = {arXiv}}', true],
    ['@online{a, title = {T}, eprint = {2001.00001}, eprinttype = {arxiv}}', true],
    ['@article{a, title = {T}, journal = {CoRR}, volume = {abs/2001.00001}}', true],
    ['@article{a, title = {T}, journal = {bioRxiv}, doi = {10.1101/2020.01.01.123456}}', true],
    ['@misc{a, title = {T}, doi = {10.48550/arXiv.2001.00001}}', true],
    [
      '@misc{a, title = {T}, howpublished = {Cryptology ePrint Archive}, url = {https://arxiv.org/abs/2001.00001}}',
      true,
    ],
    ['@article{a, title = {T}, journal = {Birds}, eprint = {2001.00001}, archiveprefix = {arXiv}}', false],
    ['@inproceedings{a, title = {T}, booktitle = {Birds}, eprint = {2001.00001}}', false],
    ['@inproceedings{a, title = {T}, eprint = {2001.00001}}', false],
    ['@article{a, title = {T}, journal = {Birds}}', false],
    ['@misc{a, title = {T}, eprint = {2001.00001}, doi = {10.1103/PhysRevX.1}}', false],
    ['@misc{a, title = {T}, url = {https://example.org}}', false],
    ['@phdthesis{a, title = {T}, eprint = {2001.00001}, school = {S}}', false],
  ];
  for (const [entry, isOne] of entries) {
    it(`is ${isOne ? '' : 'not '}${entry.trim()}`, async () => {
      const [reference] = await referencesOf(entry);
      assert.equal(isPreprint(referenceItem(reference!)), isOne);
    });
  }

  it('is published where a record names a journal or book that is no server of preprints', () => {
    assert.equal(isPublished(published), true);
    assert.equal(isPublished({ ...published, 'container-title': 'arXiv' }), false);
    assert.equal(isPublished({ ...published, 'container-title': 'IACR Eprint archive' }), false);
    assert.equal(isPublished({ id: 'x', type: 'book', title: 'T', publisher: 'P' }), false);
  });
});

describe('the published version of a preprint', () => {
  const found = async (entry: string, sources: Partial<PublishedSources>) => {
    const [reference] = await referencesOf(entry);
    return publishedVersion(reference!, { ...nothing, ...sources });
  };
  const inLibrary = (item: object) => ({ library: () => [{ item: { ...published, ...item }, source: 'p' }] });

  it('is that of the library, by title and author', async () => {
    assert.equal((await found(preprint, inLibrary({})))?.doi, '10.1000/birds');
  });

  const others: Readonly<Record<string, object>> = {
    'another title': { title: 'Nests of Wrens in Winter' },
    'a part of another number': { title: 'Songs of Birds at Noon, Part II' },
    'a correction': { title: 'Correction to: Songs of Birds at Noon' },
    'other authors': { author: [{ family: 'Lee', given: 'K.' }] },
    'a year that is far off': { issued: { 'date-parts': [[2030]] } },
    'no journal': { 'container-title': undefined },
    'another preprint': { 'container-title': 'arXiv' },
  };
  for (const [what, item] of Object.entries(others)) {
    it(`is no record of ${what}`, async () => {
      assert.equal(await found(preprint, inLibrary(item)), undefined);
    });
  }

  it('may be published two years later, and not three', async () => {
    for (const [year, from] of [
      [2022, 'library'],
      [2023, undefined],
    ] as const) {
      assert.equal((await found(preprint, inLibrary({ issued: { 'date-parts': [[year]] } })))?.from, from);
    }
  });

  it('is not told by a short title alone, but by one with the identifier', async () => {
    const short = preprint.replace('Songs of birds at noon', 'Moss');
    assert.equal(await found(short, inLibrary({ title: 'Moss' })), undefined);
    assert.equal((await found(short, inLibrary({ title: 'Moss', custom: { arxiv: '2001.00001' } })))?.from, 'library');
  });

  it('is not sought for what is no preprint', async () => {
    const entry = preprint.replace('arXiv preprint arXiv:2001.00001', 'Nature');
    assert.equal(await found(entry, inLibrary({})), undefined);
  });

  it('is the record that says most', async () => {
    const fuller = { ...published, volume: '3', page: '1-9', DOI: '10.1000/full' };
    const sources = { library: () => [published, fuller].map((item) => ({ item, source: 'p' })) };
    assert.equal((await found(preprint, sources))?.doi, '10.1000/full');
  });

  it('is that of a catalogue where the library has none', async () => {
    const version = await found(preprint, { catalogues: () => [{ item: published, source: 'arxiv.json' }] });
    assert.deepEqual([version?.from, version?.source], ['catalogue', 'arxiv.json']);
  });

  const arxiv: WorkIdentifier = { kind: 'arxiv', value: '2001.00001' };
  const doi: WorkIdentifier = { kind: 'doi', value: '10.1000/birds' };

  it('is what a service has answered, with its record where that was asked for', async () => {
    const said = [arxiv, { publishedAs: [doi] }] as const;
    assert.deepEqual(await found(preprint, { cached: answers([said]) }), {
      from: 'service',
      source: 'Crossref',
      doi: '10.1000/birds',
    });
    const whole = await found(preprint, { cached: answers([said, [doi, { item: published }]]) });
    assert.equal(whole?.item, published);
  });

  const said = (item: object) =>
    found(preprint, {
      cached: answers([
        [arxiv, { publishedAs: [doi] }],
        [doi, { item: { ...published, ...item } }],
      ]),
    });
  for (const [what, item, isTaken] of [
    ['another title and an author in common', { title: 'Nests of Wrens in Winter' }, true],
    ['another title and other authors', { title: 'Nests of Wrens', author: [{ family: 'Lee' }] }, false],
    ['a correction by the same authors', { title: 'Correction to: Songs of Birds at Noon' }, false],
    ['a correction without more', { title: 'Erratum' }, false],
  ] as const) {
    it(`is ${isTaken ? '' : 'not '}the record of the DOI that a service has told, if that has ${what}`, async () => {
      const version = await said(item);
      assert.deepEqual([version?.doi, version?.item !== undefined], ['10.1000/birds', isTaken]);
    });
  }

  it('is what arXiv tells with the preprint', async () => {
    const cached = answers([[arxiv, { service: 'arxiv', item: published }]]);
    assert.deepEqual(await found(preprint, { cached }), {
      from: 'service',
      source: 'arXiv',
      item: published,
      doi: '10.1000/birds',
    });
    assert.equal(
      await found(preprint, { cached: answers([[arxiv, { item: { ...published, title: 'Nests of wrens' } }]]) }),
      undefined,
    );
  });

  it('is not the preprint itself', async () => {
    const cached = answers([[arxiv, { publishedAs: [arxiv, { kind: 'doi', value: '10.48550/arxiv.2001.00001' }] }]]);
    assert.equal((await found(preprint, { cached }))?.doi?.startsWith('10.48550'), undefined);
  });
});
