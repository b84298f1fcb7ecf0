import { expect } from 'chai';
import { sameRows } from '../../../src/views/same-rows';

describe('rows of a pick list', () => {
  const paper = {};
  const row = { paper, label: 'RelWeave', description: 'relations', detail: '…of RelWeave…' };

  it('are the same where they show and stand for the same', () => {
    expect(sameRows([], [])).to.equal(true);
    expect(sameRows([row], [{ ...row }])).to.equal(true);
  });

  it('differ by number, order, paper, or anything they show', () => {
    const other = { ...row, paper: {}, label: 'TideMix' };
    expect(sameRows([row], [])).to.equal(false);
    expect(sameRows([], [row])).to.equal(false);
    expect(sameRows([row, other], [other, row])).to.equal(false);
    for (const change of [{ paper: {} }, { label: 'a' }, { description: 'a' }, { detail: 'a' }, { completion: 'a' }, { kind: -1 }]) {
      expect(sameRows([row], [{ ...row, ...change }]), JSON.stringify(change)).to.equal(false);
    }
  });
});
