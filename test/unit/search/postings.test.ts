import { expect } from 'chai';
import { countOf, PaperCounts, paperOf, TermPostings } from '../../../src/core/search/postings';

const entries = (papers: PaperCounts): (readonly [number, number])[] => [...papers];

describe('postings', () => {
  it('count papers as a map does, in ascending order', () => {
    const papers = new PaperCounts(3, 2);
    const map = new Map([[3, 2]]);
    // Ascending as papers are added, and one in between.
    for (const paper of [...Array.from({ length: 30 }, (_, at) => 4 + at * 3), 5, 0, 7]) {
      papers.set(paper, paper % 7);
      map.set(paper, paper % 7);
    }
    expect(entries(papers)).to.deep.equal([...map].sort(([a], [b]) => a - b));
    expect(papers.size).to.equal(map.size);
    expect(papers.get(7)).to.equal(0);
    expect(papers.has(6)).to.equal(false);
    expect(papers.get(1_000)).to.equal(undefined);
  });

  it('count again what is set again', () => {
    const papers = new PaperCounts(1, 1).set(2, 1).set(1, 5).set(2, 4);
    expect(entries(papers)).to.deep.equal([[1, 5], [2, 4]]);
  });

  it('keep to 63 occurrences, and to their paper', () => {
    const papers = new PaperCounts(2_000_000, 1_000).set(2_000_001, 64);
    expect(entries(papers)).to.deep.equal([[2_000_000, 63], [2_000_001, 63]]);
    expect(papers.packed.map((packed) => [paperOf(packed), countOf(packed)])).to.deep.equal(entries(papers));
  });

  it('may lose papers while they are gone through', () => {
    const papers = new PaperCounts(0, 1);
    for (let paper = 1; paper < 20; paper++) {
      papers.set(paper, 1);
    }
    for (const [paper] of papers) {
      if (paper % 2 === 0) {
        expect(papers.delete(paper)).to.equal(true);
      }
    }
    expect(entries(papers).map(([paper]) => paper)).to.deep.equal([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    expect(papers.delete(2)).to.equal(false);
  });

  it('of a term know its fields', () => {
    const postings = new TermPostings();
    expect(postings.size).to.equal(0);
    postings.add(7, 1, 2);
    postings.add(0, 1, 1);
    postings.add(7, 4, 1);
    expect([...postings].map(([field, papers]) => [field, entries(papers)])).to.deep.equal([[7, [[1, 2], [4, 1]]], [0, [[1, 1]]]]);
    expect(postings.size).to.equal(2);
    expect(postings.frequency).to.equal(3);
    postings.delete(7);
    expect(postings.get(7)).to.equal(undefined);
    expect(postings.size).to.equal(1);
    postings.add(3, 9, 1);
    expect([...postings].map(([field]) => field)).to.deep.equal([3, 0]);
  });
});
