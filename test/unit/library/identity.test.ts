import { equal } from 'node:assert/strict';
import { identityOf, normalizeArxiv, normalizeDoi } from '../../../src/core/library/merging/identity';
import { isInformativeTitle, titleRelation } from '../../../src/core/library/merging/title-relation';
import { normalizeText } from '../../../src/core/library/base/normalize';
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
    it(`takes ${written} for the DOI ${String(doi)}`, () => {
      equal(normalizeDoi(written), doi);
    });
  }

  for (const [written, arxiv] of [
    ['arXiv: 2001.00001', '2001.00001'],
    ['2001.00001v2', '2001.00001'],
    ['math.GT/0309136v123', 'math.gt/0309136'],
    ['2001.00001v1234', '2001.00001v1234'],
    ['arXiv:', undefined],
  ] as const) {
    it(`takes ${written} for the arXiv identifier ${String(arxiv)}`, () => {
      equal(normalizeArxiv(written), arxiv);
    });
  }

  it('has the arXiv identifier of an arXiv DOI, unless the entry states one', () => {
    const doi = 'https://doi.org/10.48550/arXiv.2001.00001v2';
    equal(identityOf(entryOf({ doi })).arxiv, '2001.00001');
    equal(identityOf(entryOf({ doi, arxiv: '2002.00002' })).arxiv, '2002.00002');
    equal(identityOf(entryOf({ doi })).doi, undefined);
  });

  it('has the title as far as a thousand characters', () => {
    equal(identityOf(entryOf({ title: 'm'.repeat(1_001) })).title, 'm'.repeat(1_000));
    equal(identityOf(entryOf({ title: '…' })).title, undefined);
  });
});

describe('titles', () => {
  const relation = (left: string, right: string) =>
    titleRelation({ written: left, normal: normalizeText(left) }, { written: right, normal: normalizeText(right) });
  const words = (count: number, start: string) =>
    Array.from({ length: count }, (_, index) => `${start}${'abcdefghijklm'.charAt(index)}`).join(' ');

  it('are near where they have seven tenths of their words in common', () => {
    equal(relation(`${words(3, 'x')} ${words(7, 'm')}`, `${words(3, 'y')} ${words(7, 'm')}`), 'near');
    equal(relation(`${words(4, 'x')} ${words(9, 'm')}`, `${words(4, 'y')} ${words(9, 'm')}`), 'other');
  });

  it('of another script cannot be compared: those that are Han for more than a quarter', () => {
    equal(relation('ab苔', 'xyz'), 'unclear');
    equal(relation('abc苔', 'xyz'), 'other');
  });

  it('tell their work by sixteen letters, or eight Han characters', () => {
    equal(isInformativeTitle('m'.repeat(16)), true);
    equal(isInformativeTitle('m'.repeat(15)), false);
    equal(isInformativeTitle('苔'.repeat(8)), true);
    equal(isInformativeTitle('苔'.repeat(7)), false);
    equal(isInformativeTitle('introductiontothespecialsection'), false);
  });
});
