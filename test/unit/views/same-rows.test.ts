import assert from 'node:assert/strict';
import { sameRows } from '../../../src/views/same-rows';

describe('rows of a pick list', () => {
  const paper = {};
  const row = { paper, label: 'RelWeave', description: 'relations', detail: '…of RelWeave…' };

  it('are the same where they show and stand for the same', () => {
    assert.equal(sameRows([], []), true);
    assert.equal(sameRows([row], [{ ...row }]), true);
  });

  it('differ by number, order, paper, or anything they show', () => {
    const other = { ...row, paper: {}, label: 'TideMix' };
    assert.equal(sameRows([row], []), false);
    assert.equal(sameRows([], [row]), false);
    assert.equal(sameRows([row, other], [other, row]), false);
    for (const change of [{ paper: {} }, { label: 'a' }, { description: 'a' }, { detail: 'a' }, { completion: 'a' }, { kind: -1 }]) {
      assert.equal(sameRows([row], [{ ...row, ...change }]), false, JSON.stringify(change));
    }
  });
});
