import { expect } from 'chai';
import { proximity } from '../../../src/core/search/proximity';

describe('proximity', () => {
  it('is the share of neighbours that stand side by side, by their stems', () => {
    const gain = proximity('training graph networks quickly');
    expect(gain?.('We train graph network models. Quickly.')).to.be.closeTo(1 + 2 / 3, 1e-9);
    expect(gain?.('networks graph training quickly')).to.equal(1);
    expect(gain?.('')).to.equal(1);
  });

  it('counts a pair once', () => {
    expect(proximity('one two three four')?.('one two, one two, one two')).to.be.closeTo(1 + 1 / 3, 1e-9);
  });

  it('is silent on short queries and pairs of stop words', () => {
    expect(proximity('graph networks')).to.equal(undefined);
    expect(proximity('such as in the')).to.equal(undefined);
  });
});
