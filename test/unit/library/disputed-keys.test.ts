import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { parsePins } from '../../../src/core/library/pins';
import { problemMessage } from '../../../src/core/problems';
import { sourceOf } from './entries';

const file = 'first/literature-keys.json';
const mix = 'We mix pictures at random, where a saliency map says so.';
const grow = 'Trees are grown on a sphere by a rule that looks at no more than two neighbours.';

describe('pinned keys that stand for two papers in two places', () => {
  const other = 'second/literature-keys.json';
  const open = (mine: object, theirs: object) => {
    const library = new Library((text) => text);
    library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf({ names: ['R-Mix'], abstract: mix, doi: '10.1000/mix' }, { names: ['Grow'], abstract: grow, doi: '10.1000/grow' }) }], removed: [] });
    library.setPins(file, parsePins(JSON.stringify({ version: 1, keys: mine }, undefined, 1)));
    library.setPins(other, parsePins(JSON.stringify({ version: 1, keys: theirs }, undefined, 1)));
    return library;
  };
  const told = (library: Library, source: string) => library.problemsOf(source).map(({ code, args = [], span, elsewhere }) => [code, args[0], span.line, elsewhere?.source, elsewhere?.span.line]);
  const [mixed, grown] = [{ doi: '10.1000/mix' }, { doi: '10.1000/grow' }];

  it('mean none, and both files say where the other stands', () => {
    const library = open({ same: mixed, one: grown }, { a: mixed, same: grown });
    assert.equal(library.get('same'), undefined);
    assert.deepEqual(told(library, file), [['disputed-key', 'same', 3, other, 6]]);
    assert.deepEqual(told(library, other), [['disputed-key', 'same', 6, file, 3]]);
    const [problem] = library.problemsOf(file);
    assert.match(problemMessage(problem!, undefined, (source) => `<${source}>`), /"same".*<second\/literature-keys\.json>, line 7/);
    library.removePins(other);
    assert.deepEqual(told(library, file), []);
    assert.equal(library.get('same')?.abstract, mix);
  });

  it('are told where one of them, or each, is a former key, also within one file, and where a paper is lost', () => {
    for (const [mine, theirs, where] of [
      [{ same: mixed }, { b: { ...grown, aliases: ['same'] } }, other],
      [{ a: { ...mixed, aliases: ['same'] } }, { b: { ...grown, aliases: ['same'] } }, other],
      [{ same: mixed, b: { ...grown, aliases: ['same'] } }, {}, file],
      [{ same: mixed }, { same: { doi: '10.1000/gone' } }, other],
    ] as const) {
      const library = open(mine, theirs);
      assert.equal(library.get('same'), undefined);
      assert.deepEqual(told(library, file)[0]?.slice(0, 4), ['disputed-key', 'same', 3, where]);
      assert.ok(told(library, where).some(([code]) => code === 'disputed-key'));
    }
  });

  it('are no problem where both are about one paper, or one says nothing of its own', () => {
    for (const theirs of [mixed, {}]) {
      const library = open({ same: mixed }, { same: theirs });
      assert.equal(library.get('same')?.abstract, mix);
      assert.deepEqual([...library.problemsOf(file), ...library.problemsOf(other)].filter(({ code }) => code === 'disputed-key'), []);
    }
  });
});
