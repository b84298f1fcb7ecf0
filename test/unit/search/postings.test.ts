import assert from 'node:assert/strict';
import {
  countIn,
  countOf,
  packPostings,
  paperNumberOf,
  Postings,
  type PostingList,
} from '../../../src/core/search/index/postings';

const papersIn = (list: PostingList): [number, number][] =>
  Array.from(list, (posting) => [paperNumberOf(posting), countOf(posting)]);

function listsOf(postings: Postings): [number, [number, number][]][] {
  const lists: [number, [number, number][]][] = [];
  postings.forEach((list, field) => lists.push([field, papersIn(list)]));
  return lists;
}

/** Old numbers of papers are new ones too. */
const same = Uint32Array.from({ length: 40 }, (_, number) => number);

describe('postings', () => {
  it('lose the papers that leave, and no others, whichever fields are empty then', () => {
    for (const left of [[1], [2], [1, 2], [1, 3], [1, 2, 3]]) {
      const postings = new Postings('term');
      const all = [
        [0, 1],
        [3, 2],
        [5, 3],
        [7, 4],
      ] as const;
      all.forEach(([field, paper]) => {
        postings.add(field, paper, 1);
      });
      postings.keep((paper) => !left.includes(paper));
      assert.deepEqual(
        listsOf(postings),
        all.flatMap(([field, paper]) => (left.includes(paper) ? [] : [[field, [[paper, 1]]]])),
      );
    }
  });

  it('keep papers and counts by field, in order of the fields', () => {
    const postings = new Postings('term');
    postings.add(7, 1, 2);
    postings.add(0, 1, 1);
    postings.add(7, 4, 1);
    assert.deepEqual(listsOf(postings), [
      [0, [[1, 1]]],
      [
        7,
        [
          [1, 2],
          [4, 1],
        ],
      ],
    ]);
    assert.equal(postings.size, 3);
    assert.deepEqual(papersIn(postings.list(7)), [
      [1, 2],
      [4, 1],
    ]);
    assert.equal(postings.list(3).length, 0);
  });

  it('count to 255, and know papers of high numbers', () => {
    const postings = new Postings('term');
    postings.add(1, 12_000_000, 1_000);
    postings.add(1, 12_000_001, 255);
    assert.deepEqual(papersIn(postings.list(1)), [
      [12_000_000, 255],
      [12_000_001, 255],
    ]);
    assert.equal(countIn(postings.list(1), 12_000_001), 255);
    assert.equal(countIn(postings.list(1), 11_999_999), 0);
  });

  it('lose papers, then fields', () => {
    const postings = new Postings('term');
    Array.from({ length: 20 }, (_, paper) => {
      postings.add(7, paper, 1);
    });
    postings.add(9, 3, 1);
    postings.remove(7, 0);
    postings.remove(7, 0);
    postings.remove(9, 4);
    assert.equal(postings.size, 20);
    postings.remove(9, 3);
    assert.deepEqual(
      listsOf(postings).map(([field]) => field),
      [7],
    );
    postings.keep((paper) => paper % 5 === 0);
    assert.deepEqual(
      papersIn(postings.list(7)).map(([paper]) => paper),
      [5, 10, 15],
    );
    postings.keep(() => false);
    assert.equal(postings.isEmpty, true);
    assert.equal(postings.size, 0);
  });

  it('are read from packed lists, and copy one when it changes', () => {
    const one = new Postings('one');
    const two = new Postings('two');
    one.add(2, 5, 3);
    one.add(7, 5, 1);
    two.add(7, 5, 1);
    two.add(7, 9, 2);
    const packed = packPostings([one, two], same);
    assert.deepEqual(
      [...packed.entries].map((entry) => [paperNumberOf(entry), countOf(entry)]),
      [
        [5, 3],
        [5, 1],
        [5, 1],
        [9, 2],
      ],
    );
    const stored = Postings.stored('two', packed, 1);
    assert.equal(stored.size, 2);
    stored.add(7, 11, 1);
    stored.remove(7, 5);
    assert.deepEqual(listsOf(stored), [
      [
        7,
        [
          [9, 2],
          [11, 1],
        ],
      ],
    ]);
    assert.deepEqual(listsOf(Postings.stored('two', packed, 1)), [
      [
        7,
        [
          [5, 1],
          [9, 2],
        ],
      ],
    ]);
    assert.deepEqual(listsOf(Postings.stored('one', packed, 0)), [
      [2, [[5, 3]]],
      [7, [[5, 1]]],
    ]);
    const renumbered = packPostings(
      [stored],
      Uint32Array.from({ length: 12 }, (_, number) => (number < 10 ? 0 : 1)),
    );
    assert.deepEqual(listsOf(Postings.stored('two', renumbered, 0)), [
      [
        7,
        [
          [0, 2],
          [1, 1],
        ],
      ],
    ]);
  });
});
