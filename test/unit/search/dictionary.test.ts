import assert from 'node:assert/strict';
import fc from 'fast-check';
import SearchableMap from 'minisearch/SearchableMap';
import { Dictionary } from '../../../src/core/search/index/dictionary';
import { countOf, paperNumberOf, type Postings } from '../../../src/core/search/index/postings';
import { NearTerms } from '../../../src/core/search/index/near-terms';
import { TermList } from '../../../src/core/search/index/term-list';
import { type Term, termNamed } from '../../../src/core/search/text/term';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '检', '测', '𠀀'), minLength: 1, maxLength: 7 });
const words = fc.uniqueArray(word, { maxLength: 60 }).map((all) => all.sort());

describe('a list of terms', () => {
  it('finds terms, those with a prefix, and those that hold a text', () => {
    fc.assert(
      fc.property(words, word, (terms, text) => {
        const list = TermList.of(terms);
        assert.equal(list.count, terms.length);
        assert.deepEqual(
          terms.map((_, number) => list.term(number)),
          terms,
        );
        assert.deepEqual(
          [...terms, text].map((term) => list.numberOf(term)),
          [...terms, text].map((term) => terms.indexOf(term)),
        );
        const [from, to] = list.withPrefix(text);
        assert.deepEqual(
          terms.slice(from, to),
          terms.filter((term) => term.startsWith(text)),
        );
        assert.deepEqual(
          Array.from(list.holding(text), (number) => terms[number]),
          terms.filter((term) => term.includes(text)),
        );
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  const nearIn = (terms: readonly string[], text: string, distance: number): Map<string, readonly [number, number]> => {
    const found = new Map<string, readonly [number, number]>();
    new NearTerms(TermList.of(terms)).forEach(text, distance, (number, each) => {
      found.set(terms[number] ?? '', [number, each]);
    });
    return found;
  };
  const grownIn = (terms: readonly string[], text: string, distance: number): Map<string, [number, number]> =>
    new Map(SearchableMap.from(terms.map((term, number) => [term, number])).fuzzyGet(text, distance));

  it('finds what is nearly like a term, as MiniSearch does', () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 0, max: 3 }), (terms, text, distance) => {
        assert.deepEqual(nearIn(terms, text, distance), grownIn(terms, text, distance));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('finds it among many of many lengths, too', () => {
    const terms = Array.from({ length: 3000 }, (_, number) => `${'t'.repeat(number % 30)}${String(number)}`).sort();
    for (const text of ['2999', 'ttt12', 'x3', 'tttttt29999', 't100', 'z'.repeat(60), `${'t'.repeat(28)}28a`]) {
      assert.deepEqual(nearIn(terms, text, 2), grownIn(terms, text, 2), text);
    }
  });
});

interface Step {
  readonly term: string;
  readonly isRemoved: boolean;
  readonly then: 'nothing' | 'pack' | 'forget' | 'look';
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    term: word,
    isRemoved: fc.boolean(),
    then: fc.constantFrom('nothing', 'nothing', 'nothing', 'pack', 'forget', 'look'),
  }),
  { maxLength: 60 },
);

const papersOf = (postings: Postings): [string, number[]] => {
  const papers: number[] = [];
  postings.forEachRun((entries, from, to) => papers.push(...Array.from(entries.slice(from, to), paperNumberOf)));
  return [postings.term, papers];
};

describe('a dictionary', () => {
  it('holds what was added and not taken out, however it is packed meanwhile', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const dictionary = new Dictionary();
        const truth = new Map<string, number[]>();
        all.forEach(({ term, isRemoved, then }, paper) => {
          const known = truth.get(term) ?? [];
          const [gone] = known;
          if (isRemoved) {
            dictionary.remove(term, 0, gone ?? 0);
            truth.set(term, known.slice(1));
          } else {
            assert.equal(dictionary.add([termNamed(term)], 0, paper), 1);
            truth.set(term, [...known, paper]);
          }
          if (then === 'pack') {
            dictionary.pack();
          } else if (then === 'forget') {
            dictionary.keep((number) => number % 3 !== 0);
            truth.forEach((papers, each) =>
              truth.set(
                each,
                papers.filter((number) => number % 3 !== 0),
              ),
            );
          }
          if (then !== 'nothing') {
            const there = [...truth].filter(([, papers]) => papers.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
            const sorted = (found: Iterable<Postings>) =>
              Array.from(found, papersOf).sort(([a], [b]) => (a < b ? -1 : 1));
            assert.deepEqual(
              sorted(dictionary.withPrefix(term)),
              there.filter(([each]) => each.startsWith(term)),
            );
            const bySize = there.filter(([each]) => each.startsWith(term)).sort(([, a], [, b]) => b.length - a.length);
            const frequent = new Set(Array.from(dictionary.frequent(term, 2), (postings) => postings.term));
            assert.ok(bySize.slice(0, 2).every(([each]) => frequent.has(each)));
            assert.deepEqual(
              sorted(dictionary.holding(term)),
              there.filter(([each]) => each.includes(term)),
            );
            const near = new SearchableMap<number[]>();
            there.forEach(([each, papers]) => near.set(each, papers));
            assert.deepEqual(
              sorted(Array.from(dictionary.near(term, 1), ([postings]) => postings)),
              [...near.fuzzyGet(term, 1)]
                .map(([each, [papers]]): [string, number[]] => [each, papers])
                .sort(([a], [b]) => (a < b ? -1 : 1)),
            );
            assert.deepEqual(
              there.map(([each]) => dictionary.get(each)?.size),
              there.map(([, papers]) => papers.length),
            );
            assert.deepEqual(
              all.map(({ term: each }) => dictionary.has(each)),
              all.map(({ term: each }) => (truth.get(each) ?? []).length > 0),
            );
          }
        });
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('packs many new terms by itself, and finds them as before', () => {
    const dictionary = new Dictionary();
    const terms = Array.from({ length: 7000 }, (_, number) => `term${String(number)}`);
    terms.forEach((term, paper) => {
      dictionary.add(new Array<Term>(1 + (paper % 3)).fill(termNamed(term)), 2, paper);
    });
    const before = dictionary.get('term6999');
    assert.equal([...dictionary.withPrefix('term699')].length, 11);
    assert.deepEqual(
      [...dictionary.near('trm6999', 1)].map(([{ term }, distance]) => [term, distance]),
      [['term6999', 1]],
    );
    const after = dictionary.get('term6999');
    assert.notEqual(after, before);
    assert.deepEqual(
      Array.from(after?.list(2) ?? [], (entry) => [paperNumberOf(entry), countOf(entry)]),
      [[6999, 1]],
    );
    dictionary.add([termNamed('term6999')], 2, 7000);
    assert.equal(dictionary.get('term6999')?.size, 2);
  });
});
