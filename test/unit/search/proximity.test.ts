import { expect } from 'chai';
import { proximity } from '../../../src/core/search/proximity';
import { paper } from './paper';

const gainOf = (query: string, abstract: string) => proximity(query)?.(paper('any', abstract));

describe('proximity', () => {
  it('is the share of neighbours that stand side by side, by their stems', () => {
    const query = 'training graph networks quickly';
    expect(gainOf(query, 'We train graph network models. Quickly.')).to.be.closeTo(1 + 2 / 3, 1e-9);
    expect(gainOf(query, 'networks graph training quickly')).to.equal(1);
    expect(gainOf(query, '')).to.equal(1);
  });

  it('counts a pair once', () => {
    expect(gainOf('one two three four', 'one two, one two, one two')).to.be.closeTo(1 + 1 / 3, 1e-9);
  });

  it('is the same when many other papers were asked about between', () => {
    const gain = proximity('one two three four');
    const papers = Array.from({ length: 300 }, (_, index) => paper(`p${index}`, index % 2 === 0 ? 'one two three four' : 'two one'));
    const once = papers.map((each) => gain?.(each));
    expect(once.slice(0, 2)).to.deep.equal([2, 1]);
    expect(papers.map((each) => gain?.(each))).to.deep.equal(once);
  });

  it('is silent on short queries and pairs of stop words', () => {
    expect(proximity('graph networks')).to.equal(undefined);
    expect(proximity('such as in the')).to.equal(undefined);
  });
});
