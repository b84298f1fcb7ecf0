import assert from 'node:assert/strict';
import type { Comparison } from '../../../src/core/identify/match/compare';
import { certainScore, type Facts, probability, scoreOf, statusOf } from '../../../src/core/identify/match/decide';
import { runsOf, sharedRuns } from '../../../src/core/identify/match/runs';

const good: Comparison = {
  kind: 'own',
  score: 200,
  mean: 150,
  deviation: 14,
  explained: 1,
  runs: 1,
  runsOfLonger: 1,
  latinShared: 0,
  latinLacking: 0,
};
const isCertain = (found: Partial<Comparison>, second = 0, records = 20_000): boolean =>
  statusOf(probability({ ...good, ...found }, second, records)) === 'certain';

describe('the probability that a record is the paper’s', () => {
  it('is certain only with enough evidence', () => {
    const short = { mean: 18, deviation: 4 };
    assert.deepEqual(
      [isCertain({ ...short, score: 20 }, 0, 20), isCertain({ ...short, score: 19.9 }, 0, 20)],
      [true, false],
    );
  });

  it('is certain only beyond what chance finds among so many records', () => {
    const short = { mean: 18, deviation: 4 };
    const records = Math.round(Math.exp(15));
    assert.deepEqual(
      [isCertain({ ...short, score: 25.1 }, 0, records), isCertain({ ...short, score: 24.9 }, 0, records)],
      [true, false],
    );
  });

  it('is certain only where no other work is nearly as good', () => {
    assert.deepEqual([isCertain({}, 160), isCertain({}, 160.1)], [true, false]);
  });

  it('is certain within a language only where runs of words agree, and across languages without', () => {
    assert.deepEqual([isCertain({ runs: 0.69 }), isCertain({ runs: 0.67 })], [true, false]);
    assert.ok(isCertain({ kind: 'translated', score: 140, explained: 0.8, runs: 0 }));
  });

  it('is certain only where neither text is much longer, which may be of another work that begins alike', () => {
    assert.deepEqual([isCertain({ runsOfLonger: 0.61 }), isCertain({ runsOfLonger: 0.59 })], [true, false]);
    const fewer = { runs: 0.8, runsOfLonger: 0.49 };
    assert.deepEqual([isCertain(fewer), isCertain({ ...fewer, runsOfLonger: 0.47 })], [true, false]);
    assert.ok(isCertain({ kind: 'translated', score: 140, explained: 0.8, runs: 0, runsOfLonger: 0 }));
  });

  it('falls with what is lacking', () => {
    const base: Comparison = { ...good, kind: 'translated', score: 110, explained: 0.6, runs: 0, latinShared: 20 };
    const at = (found: Partial<Comparison>): number => probability({ ...base, ...found }, 0, 20_000);
    assert.ok(at({ latinLacking: 60 }) < at({}));
    assert.ok(at({ score: 40 }) < at({}));
    assert.ok(probability(base, 80, 20_000) < at({}));
  });
});

describe('facts beside the words', () => {
  const none: Facts = { isSame: false, isOther: false, isDoubtful: false, isCorroborated: false, isBare: false };
  const told = (facts: Partial<Facts>, found: Partial<Comparison> = {}, second = 0) =>
    scoreOf({ ...good, ...found }, { ...none, ...facts }, second, 20_000);
  const nothing = { score: -5, explained: 0.1, runs: 0 };

  it('that contradict a record keep it from being certain, or from being likely', () => {
    assert.equal(statusOf(told({})), 'certain');
    assert.equal(statusOf(told({ isDoubtful: true })), 'likely');
    assert.equal(statusOf(told({ isOther: true })), 'none');
    assert.equal(statusOf(told({ isOther: true, isSame: true })), 'likely');
  });

  it('that agree make it certain, but for an identifier beside words that have nothing in common', () => {
    assert.equal(statusOf(told({ isSame: true }, { score: 1, runs: 0.1, explained: 0.2 })), 'certain');
    assert.equal(statusOf(told({ isSame: true, isDoubtful: true }, { score: 1 })), 'certain');
    assert.equal(statusOf(told({ isSame: true }, nothing)), 'likely');
    assert.equal(statusOf(told({ isSame: true, isBare: true }, nothing)), 'certain');
    assert.equal(statusOf(told({ isCorroborated: true }, nothing)), 'certain');
  });

  it('say nothing where another work scores more', () => {
    assert.ok(told({}, { score: 100 }, 120) <= 0.5);
  });

  it('are certain, likely or none by the probability', () => {
    assert.deepEqual([certainScore, certainScore - 0.001, 0.3, 0.299].map(statusOf), [
      'certain',
      'likely',
      'likely',
      'none',
    ]);
  });
});

describe('runs of words', () => {
  it('are three words or Chinese characters in a row, whatever stands between', () => {
    assert.deepEqual([...runsOf('The finch, sings. Loudly')], ['the finch sings', 'finch sings loudly']);
    assert.deepEqual([...runsOf('雀鸟歌声')], ['雀 鸟 歌', '鸟 歌 声']);
    assert.deepEqual([...runsOf('two words')], []);
  });

  it('are shared wholly by a text and a part of it, and not at all by others', () => {
    const shares = (left: string, right: string) => Object.values(sharedRuns(runsOf(left), runsOf(right)));
    const whole = 'one two three four five six seven';
    assert.deepEqual(shares(whole, 'three four five six'), [1, 0.4]);
    assert.deepEqual(shares('one two three nine', whole), [0.5, 0.2]);
    assert.deepEqual(shares(whole, 'a b c d'), [0, 0]);
    assert.deepEqual(shares('', whole), [0, 0]);
  });
});
