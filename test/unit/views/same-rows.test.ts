import { expect } from 'chai';
import { rowsEqual } from '../../../src/views/rows-equal';

describe('rows of a pick list', () => {
  const paper = {};
  const row = { paper, label: 'RelWeave', description: 'relations', detail: '…of RelWeave…' };

  it('are the same where they show and stand for the same', () => {
    expect(rowsEqual([], [])).to.equal(true);
    expect(rowsEqual([row], [{ ...row }])).to.equal(true);
  });

  it('differ by number, order, paper, or anything they show', () => {
    const other = { ...row, paper: {}, label: 'TideMix' };
    expect(rowsEqual([row], [])).to.equal(false);
    expect(rowsEqual([], [row])).to.equal(false);
    expect(rowsEqual([row, other], [other, row])).to.equal(false);
    for (const change of [
      { paper: {} },
      { label: 'a' },
      { description: 'a' },
      { detail: 'a' },
      { completion: 'a' },
      { kind: -1 },
    ]) {
      expect(rowsEqual([row], [{ ...row, ...change }]), JSON.stringify(change)).to.equal(false);
    }
  });
});
