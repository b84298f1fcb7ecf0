import { expect } from 'chai';
import { crossProximity, proximity } from '../../../src/core/search/ranking/proximity';
import { TermTable } from '../../../src/core/search/translation/term-table';
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
    const papers = Array.from({ length: 300 }, (_, index) =>
      paper(`p${index}`, index % 2 === 0 ? 'one two three four' : 'two one'),
    );
    const once = papers.map((each) => gain?.(each));
    expect(once.slice(0, 2)).to.deep.equal([2, 1]);
    expect(papers.map((each) => gain?.(each))).to.deep.equal(once);
  });

  it('is silent on short queries and pairs of stop words', () => {
    expect(proximity('graph networks')).to.equal(undefined);
    expect(proximity('such as in the')).to.equal(undefined);
  });
});

describe('proximity across languages', () => {
  const table = TermTable.parse(
    '知识图谱 20 knowledg 16 graph 14\n补全 24 complet 15\n方法 12 method 16 approach 10\n的 4\n稀疏 20 spars 18',
  );
  const gainAcross = (query: string, abstract: string) => crossProximity(query, table)?.(paper('any', abstract));

  it('is the share of neighbours that stand side by side as their translations, in either order', () => {
    const query = '稀疏知识图谱的补全方法';
    expect(gainAcross(query, 'An approach: completion of sparse knowledge graphs.')).to.be.closeTo(
      1 + (2 * 3) / 4,
      1e-9,
    );
    expect(gainAcross(query, 'A method to complete graphs.')).to.be.closeTo(1 + (2 * 2) / 4, 1e-9);
    expect(gainAcross(query, 'Graphs.')).to.equal(1);
  });

  it('finds English neighbours in Chinese text', () => {
    expect(gainAcross('sparse knowledge graph completion', '我们研究稀疏的知识图谱补全。')).to.equal(3);
    expect(gainAcross('sparse knowledge graph completion', '我们研究知识图谱，它很稀疏。')).to.be.closeTo(
      1 + 2 / 3 + 2 / 3,
      1e-9,
    );
  });

  it('is silent on short queries', () => {
    expect(crossProximity('补全方法', table)).to.equal(undefined);
    expect(crossProximity('graph completion', table)).to.equal(undefined);
  });
});
