import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Dictionary } from '../../../src/core/search/index/dictionary';
import { mergeLog } from '../../../src/core/search/index/merge-log';
import { PostingLog } from '../../../src/core/search/index/posting-log';
import { countOf, type PackedPostings, paperNumberOf } from '../../../src/core/search/index/postings';
import { TermList } from '../../../src/core/search/index/term-list';
import { forgetRuns, loggedTermsOf } from '../../../src/core/search/text/tokenize';

interface Text {
  readonly words: readonly string[];
  readonly field: number;
}

const texts: fc.Arbitrary<Text[]> = fc.array(
  fc.record({
    words: fc.array(fc.constantFrom('graph', 'graphs', 'net', 'SAM-DETR', 'TinyMIM', '检测', '目标检测', '检'), {
      maxLength: 9,
    }),
    field: fc.constantFrom(0, 3, 10),
  }),
  { maxLength: 12 },
);

const none: PackedPostings = {
  masks: new Uint16Array(0),
  firstLists: new Uint32Array(1),
  firstEntries: new Uint32Array(1),
  entries: new Uint32Array(0),
};

describe('what is added to an index', () => {
  it('is packed in one go as it is when it is taken in paper by paper', () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (first, second, forgets) => {
        const slowly = new Dictionary();
        let merged = { terms: new TermList(''), postings: none };
        let paper = 0;
        for (const added of [first, second]) {
          const log = new PostingLog();
          for (const { words, field } of added) {
            const terms = () => loggedTermsOf(words.join(' '));
            const different = new Set(terms().map(({ text }) => text)).size;
            assert.equal(log.add(terms(), field, paper), different);
            assert.equal(slowly.add(terms(), field, paper), different);
            slowly.has('graph');
            paper++;
            if (forgets) {
              forgetRuns();
            }
          }
          merged = mergeLog(merged.terms, merged.postings, log);
        }
        const { terms, postings } = slowly.pack();
        assert.equal(merged.terms.text, terms);
        assert.deepEqual(merged.postings, postings);
      }),
      { seed: 17, numRuns: 300 },
    );
  });

  it('is kept in order of papers over more entries than stand in one piece', () => {
    const log = new PostingLog();
    const papers = 9000;
    for (let paper = 0; paper < papers; paper++) {
      log.add(loggedTermsOf(paper % 2 === 0 ? 'even number' : 'odd odd number'), 7, paper);
    }
    assert.equal(log.size, papers * 2);
    const { terms, postings } = mergeLog(new TermList(''), none, log);
    assert.equal(terms.text, 'even\nnumber\nodd\n');
    assert.deepEqual([...postings.masks], [1 << 7, 1 << 7, 1 << 7]);
    assert.deepEqual([...postings.firstEntries], [0, papers / 2, papers * 1.5, papers * 2]);
    const odd = Array.from(postings.entries.subarray(papers * 1.5), (entry) => [paperNumberOf(entry), countOf(entry)]);
    assert.deepEqual(
      odd,
      Array.from({ length: papers / 2 }, (_, at) => [at * 2 + 1, 2]),
    );
  });

  it('counts a term as often as a list can tell', () => {
    const log = new PostingLog();
    log.add(loggedTermsOf('graph '.repeat(255)), 0, 0);
    log.add(loggedTermsOf('graph '.repeat(256)), 0, 1);
    log.add(loggedTermsOf('graph '.repeat(254)), 0, 2);
    const { entries } = mergeLog(new TermList(''), none, log).postings;
    assert.deepEqual(Array.from(entries, countOf), [255, 255, 254]);
  });
});

describe('a paper that is taken out before terms are looked up', () => {
  for (const [terms, what] of [
    [3, 'few'],
    [5001, 'many'],
  ] as const) {
    it(`leaves nothing, with ${what} terms`, () => {
      const names = Array.from({ length: terms }, (_, at) => `n${String(at)}`);
      const dictionary = new Dictionary();
      dictionary.add(loggedTermsOf('n0 old'), 0, 0);
      assert.equal(dictionary.has('old'), true);
      dictionary.add(loggedTermsOf(`${names.join(' ')} gone`), 0, 1);
      dictionary.add(loggedTermsOf(names.join(' ')), 3, 2);
      assert.equal(dictionary.forget(0), false);
      assert.equal(dictionary.forget(1), true);
      assert.equal(dictionary.has('gone'), false);
      assert.equal(dictionary.get('gone'), undefined);
      assert.deepEqual([...dictionary.withPrefix('g')], []);
      assert.deepEqual(
        ['n0', 'n1', 'n2', 'old'].map((name) => dictionary.get(name)?.size),
        [2, 1, 1, 1],
      );
      assert.deepEqual(
        Array.from(dictionary.get('n1')?.list(3) ?? [], (entry) => paperNumberOf(entry)),
        [2],
      );
      const { terms: packed, postings } = dictionary.pack();
      assert.equal(packed.split('\n').length - 1, terms + 1);
      assert.equal(postings.entries.length, terms + 2);
      assert.equal(dictionary.forget(2), false);
    });
  }
});

describe('a dictionary that is read while it grows', () => {
  it('finds all, whether what came is little or much', () => {
    const dictionary = new Dictionary();
    const names = Array.from({ length: 5001 }, (_, at) => `n${String(at)}`);
    dictionary.add(loggedTermsOf(names.slice(0, 5000).join(' ')), 0, 0);
    assert.equal(dictionary.get('n4999')?.size, 1);
    dictionary.add(loggedTermsOf(names.join(' ')), 1, 1);
    assert.deepEqual(
      ['n0', 'n4999', 'n5000', 'n5001'].map((name) => dictionary.get(name)?.size),
      [2, 2, 1, undefined],
    );
    dictionary.add(loggedTermsOf('n5001 n0'), 0, 2);
    assert.deepEqual(
      ['n0', 'n4999', 'n5000', 'n5001'].map((name) => dictionary.get(name)?.size),
      [3, 2, 1, 1],
    );
    assert.equal([...dictionary.withPrefix('n')].length, 5002);
  });
});
