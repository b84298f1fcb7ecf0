import assert from 'node:assert/strict';
import type { EntryRecord } from '../../../src/core/library/merging/entry-record';
import { workState } from '../../../src/core/library/merging/work';
import type { Entry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const recordOf = (entry: Partial<Entry>) => ({ entry: entryOf(entry) }) as unknown as EntryRecord;
const claimsOf = (first: Partial<Entry>, ...others: readonly Partial<Entry>[]) =>
  workState([recordOf(first), ...others.map(recordOf)], (text: string) => text).claims;

const ash = { authors: [{ family: 'Ash', given: 'Vera' }], year: 2019 };
const named: Partial<Entry> = { names: ['MossNet'], abstract: 'We present MossNet.' };
const written: Partial<Entry> = { ...ash, title: 'Ice on rivers', abstract: 'On ice.' };
const titled: Partial<Entry> = { title: 'Stones', abstract: 'On stones.' };
const bare: Partial<Entry> = { abstract: 'Kites fly over the hills in the wind of the evening.' };

describe('the key of a work', () => {
  const ranked: readonly (readonly [what: string, best: Partial<Entry>, other: Partial<Entry>])[] = [
    ['its name, before authors and year', named, written],
    ['authors and year, before a title alone', written, titled],
    ['a title, before the abstract', titled, bare],
    ['authors alone are no more than none', titled, { ...bare, authors: ash.authors }],
    ['a year alone is no more than none', titled, { ...bare, year: 2019 }],
    ['the first of two that say as much', titled, { ...titled, title: 'Walls' }],
  ];
  for (const [what, best, other] of ranked) {
    it(`is by what says most of it: ${what}`, () => {
      const { base } = claimsOf(best);
      assert.equal(claimsOf(best, other).base, base);
      if (!what.startsWith('the first')) {
        assert.notEqual(claimsOf(other).base, base);
        assert.equal(claimsOf(other, best).base, base);
      }
    });
  }

  it('is the first that is written in a bibliography, in order of letters, and a note names it where nothing else does', () => {
    const claims = claimsOf(
      { ...written, format: 'bibtex', writtenKey: 'z' },
      { ...written, format: 'bibtex', writtenKey: 'b', aliases: ['old', 'b2'] },
      { ...bare, format: 'note', writtenKey: 'n' },
      { ...bare, format: 'note', writtenKey: 'm' },
    );
    assert.deepEqual(
      [claims.base, claims.written, claims.soft, claims.noteKey],
      ['b', ['b', 'z'], ['b2', 'm', 'n', 'old'], undefined],
    );
  });

  it('is that of the note where there are notes alone, whose other keys are soft', () => {
    const claims = claimsOf(
      { ...bare, format: 'note', writtenKey: 'n', aliases: ['old'] },
      { ...bare, format: 'note', writtenKey: 'm' },
    );
    assert.deepEqual([claims.base, claims.written, claims.soft, claims.noteKey], ['m', [], ['n', 'old'], 'm']);
    assert.equal('noteKey' in claimsOf({ ...bare, format: 'note' }), false);
    assert.equal('noteKey' in claimsOf({ ...bare, format: 'list', writtenKey: 'n' }), false);
  });

  it('is distinguished by title, year, first author and the beginning of the abstract, and by no more', () => {
    const suffixed = (entry: Partial<Entry>) =>
      claimsOf({ ...written, ...entry })
        .suffixed('short')
        .slice(-4);
    const own = suffixed({});
    for (const other of [
      { title: 'Ice on lakes' },
      { year: 2020 },
      { authors: [{ family: 'Birch' }] },
      { abstract: 'On it.' },
    ]) {
      assert.notEqual(suffixed(other), own, JSON.stringify(other));
    }
    const text = 'x'.repeat(119);
    assert.equal(suffixed({ authors: [...ash.authors, { family: 'Birch' }] }), own);
    assert.equal(suffixed({ abstract: `${text}ya` }), suffixed({ abstract: `${text}yb` }));
    assert.notEqual(suffixed({ abstract: `${text}y` }), suffixed({ abstract: `${text}z` }));
    assert.notEqual(
      suffixed({ authors: [], title: 'Ice', abstract: 'On rivers' }),
      suffixed({ authors: [], title: 'Ic', abstract: 'eOn rivers' }),
    );
  });
});
