import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestPapers, type Neighbours } from '../../../src/core/map/neighbours';
import { vectorsOfWords } from './vectors-of-words';

function nearest(texts: readonly string[], languages: readonly number[], count: number): Neighbours {
  const steps = nearestPapers(vectorsOfWords(texts), Uint8Array.from(languages), count);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

const rowOf = ({ papers, count }: Neighbours, paper: number): number[] => [
  ...papers.slice(paper * count, (paper + 1) * count),
];

describe('neighbours of papers', () => {
  it('are those with most words in common, nearest first', () => {
    const found = nearest(['a b c', 'a b d', 'a e f', 'g h i', 'a b c j'], [0, 0, 0, 0, 0], 3);
    assert.deepEqual(rowOf(found, 0), [4, 1, 2]);
    assert.deepEqual(rowOf(found, 3), [-1, -1, -1]);
    assert.ok(found.likeness.every((likeness) => likeness >= 0 && likeness <= 1));
  });

  it('come from every language alike, as far as it has papers', () => {
    const texts = ['a b c', 'a b c d', 'a b c e', 'a b c f', 'a x', 'a y'];
    assert.deepEqual(rowOf(nearest(texts, [0, 0, 0, 0, 1, 1], 4), 0).sort(), [1, 2, 4, 5]);
    assert.deepEqual(rowOf(nearest(texts, [0, 0, 0, 0, 0, 1], 4), 0).sort(), [1, 2, 3, 5]);
    assert.deepEqual(rowOf(nearest(texts, [0, 0, 0, 0, 0, 0], 3), 0).sort(), [1, 2, 3]);
  });

  it('are the greatest cosines of all, whatever the texts', () => {
    const text = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 14 }), fc.integer({ min: 1, max: 6 }), (texts, count) => {
        const found = nearest(
          texts,
          texts.map(() => 0),
          count,
        );
        const sets = texts.map((each) => new Set(each.split(' ').filter((word) => word !== '')));
        const cosine = (a: number, b: number): number => {
          const common = [...sets[a]!].filter((word) => sets[b]!.has(word)).length;
          return common === 0 ? 0 : common / Math.sqrt(sets[a]!.size * sets[b]!.size);
        };
        texts.forEach((_, paper) => {
          const best = texts
            .map((__, other) => (other === paper ? 0 : cosine(paper, other)))
            .filter((value) => value > 0)
            .sort((a, b) => b - a)
            .slice(0, count);
          const own = rowOf(found, paper).filter((other) => other >= 0);
          assert.equal(own.length, best.length);
          own.forEach((other, rank) => {
            assert.ok(Math.abs(cosine(paper, other) - best[rank]!) < 1e-6);
          });
        });
      }),
    );
  });
});
