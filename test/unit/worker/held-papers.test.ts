import assert from 'node:assert/strict';
import type { LibraryChange } from '../../../src/core/library/change';
import type { Paper } from '../../../src/core/model/paper';
import { HeldPapers } from '../../../src/worker/held-papers';

const paper = (key: string, title = key) => ({ key, title }) as Paper;
const change = (changes: Partial<LibraryChange>): LibraryChange => ({
  added: [],
  changed: [],
  moved: [],
  removed: [],
  ...changes,
});

describe('papers that are held until an index confirms them', () => {
  it('are those that were added, changed or moved last, each once', () => {
    const held = new HeldPapers();
    held.take(change({ added: [paper('a'), paper('b')] }));
    held.take(change({ changed: [paper('a', 'new')], moved: [paper('c')] }));
    assert.equal(held.isEmpty, false);
    assert.deepEqual(held.next(), [paper('a', 'new'), paper('b'), paper('c')]);
    assert.equal(held.isEmpty, true);
    assert.deepEqual(held.next(), []);
  });

  it('are let go of where they are gone, and the index is told of others alone', () => {
    const held = new HeldPapers();
    held.take(change({ added: [paper('a')] }));
    held.next();
    assert.deepEqual(held.take(change({ added: [paper('b'), paper('c')], removed: [paper('a')] })), ['a']);
    assert.deepEqual(held.take(change({ added: [paper('b-x')], removed: [paper('b'), paper('old')] })), ['old']);
    assert.deepEqual(held.next(), [paper('c'), paper('b-x')]);
  });

  it('are given some at a time', () => {
    const held = new HeldPapers();
    const papers = Array.from({ length: 401 }, (_, at) => paper(String(at)));
    held.take(change({ added: papers }));
    const given = [held.next(), held.next(), held.next()];
    assert.deepEqual(
      given.map(({ length }) => length),
      [200, 200, 1],
    );
    assert.deepEqual(given.flat(), papers);
  });
});
