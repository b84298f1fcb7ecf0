import assert from 'node:assert/strict';
import { rowsEqual } from '../../../src/views/rows-equal';

describe('rows of a pick list', () => {
  const paper = {};
  const row = { paper, label: 'RelWeave', description: 'relations', detail: '…of RelWeave…' };

  it('are the same where they show and stand for the same', () => {
    assert.equal(rowsEqual([], []), true);
    assert.equal(rowsEqual([row], [{ ...row }]), true);
  });

  it('differ by number, order, paper, or anything they show', () => {
    const other = { ...row, paper: {}, label: 'TideMix' };
    assert.equal(rowsEqual([row], []), false);
    assert.equal(rowsEqual([], [row]), false);
    assert.equal(rowsEqual([row, other], [other, row]), false);
    for (const change of [
      { paper: {} },
      { label: 'a' },
      { description: 'a' },
      { detail: 'a' },
      { completion: 'a' },
      { kind: -1 },
    ]) {
      assert.equal(rowsEqual([row], [{ ...row, ...change }]), false, JSON.stringify(change));
    }
  });
});
