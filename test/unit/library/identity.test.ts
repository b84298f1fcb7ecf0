import assert from 'node:assert/strict';
import { identityOf, normalizeArxiv, normalizeDoi } from '../../../src/core/library/identity';
import { isTellingTitle, titleRelation } from '../../../src/core/library/title-relation';
import { normalizeText } from '../../../src/core/library/normal';
import { entryOf } from './entries';

describe('identity', () => {
  for (const [written, doi] of [
    ['10.1000/A', '10.1000/a'],
    [' https://doi.org/10.1000/a%3Cb ', '10.1000/a<b'],
    ['10.1000/a.,;.,; .', '10.1000/a'],
    ['10.48550/arXiv.2001.00001', undefined],
    ['10.1000', undefined],
    ['moss/a', undefined],
  ] as const) {
    it(`takes ${written} for the DOI ${String(doi)}`, () => { assert.equal(normalizeDoi(written), doi); });
  }

  for (const [written, arxiv] of [['arXiv: 2001.00001', '2001.00001'], ['2001.00001v2', '2001.00001'], ['math.GT/0309136v123', 'math.gt/0309136'], ['2001.00001v1234', '2001.00001v1234'], ['arXiv:', undefined]] as const) {
    it(`takes ${written} for the arXiv identifier ${String(arxiv)}`, () => { assert.equal(normalizeArxiv(written), arxiv); });
  }

  it('has the arXiv identifier of an arXiv DOI, unless the entry states one', () => {
    const doi = 'https://doi.org/10.48550/arXiv.2001.00001v2';
    assert.equal(identityOf(entryOf({ doi })).arxiv, '2001.00001');
    assert.equal(identityOf(entryOf({ doi, arxiv: '2002.00002' })).arxiv, '2002.00002');
    assert.equal(identityOf(entryOf({ doi })).doi, undefined);
  });

  it('has the title as far as a thousand characters', () => {
    assert.equal(identityOf(entryOf({ title: 'm'.repeat(1_001) })).title, 'm'.repeat(1_000));
    assert.equal(identityOf(entryOf({ title: '…' })).title, undefined);
  });
});

describe('titles', () => {
  const relation = (left: string, right: string) => titleRelation({ written: left, normal: normalizeText(left) }, { written: right, normal: normalizeText(right) });
  const words = (count: number, start: string) => Array.from({ length: count }, (_, index) => `${start}${'abcdefghijklm'.charAt(index)}`).join(' ');

  it('are near where they have seven tenths of their words in common', () => {
    assert.equal(relation(`${words(3, 'x')} ${words(7, 'm')}`, `${words(3, 'y')} ${words(7, 'm')}`), 'near');
    assert.equal(relation(`${words(4, 'x')} ${words(9, 'm')}`, `${words(4, 'y')} ${words(9, 'm')}`), 'other');
  });

  it('of another script cannot be compared: those that are Han for more than a quarter', () => {
    assert.equal(relation('ab苔', 'xyz'), 'unclear');
    assert.equal(relation('abc苔', 'xyz'), 'other');
  });

  it('tell their work by sixteen letters, or eight Han characters', () => {
    assert.equal(isTellingTitle('m'.repeat(16)), true);
    assert.equal(isTellingTitle('m'.repeat(15)), false);
    assert.equal(isTellingTitle('苔'.repeat(8)), true);
    assert.equal(isTellingTitle('苔'.repeat(7)), false);
    assert.equal(isTellingTitle('introductiontothespecialsection'), false);
  });
});
