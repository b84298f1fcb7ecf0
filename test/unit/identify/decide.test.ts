import assert from 'node:assert/strict';
import type { Comparison } from '../../../src/core/identify/match/compare';
import { certainScore, probability } from '../../../src/core/identify/match/decide';
import { runsOf, sharedRuns } from '../../../src/core/identify/match/runs';

const good: Comparison = {
  kind: 'own',
  score: 200,
  mean: 150,
  deviation: 14,
  explained: 1,
  runs: 1,
  latinShared: 0,
  latinLacking: 0,
};
const isCertain = (found: Partial<Comparison>, second = 0): boolean =>
  probability({ ...good, ...found }, second) >= certainScore;

describe('the probability that a record is the paper’s', () => {
  it('is certain only with enough evidence', () => {
    const short = { mean: 22, deviation: 4 };
    assert.deepEqual([isCertain({ ...short, score: 30 }), isCertain({ ...short, score: 29.9 })], [true, false]);
  });

  it('is certain only where no other work is nearly as good', () => {
    assert.deepEqual([isCertain({}, 160), isCertain({}, 160.1)], [true, false]);
  });

  it('is certain within a language only where runs of words agree, and across languages without', () => {
    assert.deepEqual([isCertain({ runs: 0.69 }), isCertain({ runs: 0.67 })], [true, false]);
    assert.ok(isCertain({ kind: 'translated', score: 140, explained: 0.8, runs: 0 }));
  });

  it('falls with what is lacking', () => {
    const base: Comparison = { ...good, kind: 'translated', score: 110, explained: 0.6, runs: 0, latinShared: 20 };
    const at = (found: Partial<Comparison>): number => probability({ ...base, ...found }, 0);
    assert.ok(at({ latinLacking: 60 }) < at({}));
    assert.ok(at({ score: 40 }) < at({}));
    assert.ok(probability(base, 80) < at({}));
  });
});

describe('runs of words', () => {
  it('are three words or Chinese characters in a row, whatever stands between', () => {
    assert.deepEqual([...runsOf('The finch, sings. Loudly')], ['the finch sings', 'finch sings loudly']);
    assert.deepEqual([...runsOf('雀鸟歌声')], ['雀 鸟 歌', '鸟 歌 声']);
    assert.deepEqual([...runsOf('two words')], []);
  });

  it('are shared wholly by a text and a part of it, and not at all by others', () => {
    const whole = runsOf('one two three four five six seven');
    assert.equal(sharedRuns(whole, runsOf('three four five six')), 1);
    assert.equal(sharedRuns(runsOf('one two three nine'), whole), 0.5);
    assert.equal(sharedRuns(whole, runsOf('a b c d')), 0);
    assert.equal(sharedRuns(runsOf(''), whole), 0);
  });
});
