import assert from 'node:assert/strict';
import { SearchEngine } from '../../../src/core/search/engine';
import { PaperIndex } from '../../../src/core/search/index/paper-index';
import { Scores } from '../../../src/core/search/index/scores';
import { queryTermsOf, resolve } from '../../../src/core/search/query/query-terms';
import {
  isSentence,
  maxPromising,
  mostTellingOf,
  sharesOf,
  type SlotsAndWords,
} from '../../../src/core/search/ranking/sentences';
import { TermScores } from '../../../src/core/search/ranking/term-scores';
import { paper } from './paper';

/** Characters that all papers have, in an order that the paper's number decides, and those of its own. */
const common = Array.from({ length: 80 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
const rotated = (by: number): string => common.slice(by % 80) + common.slice(0, by % 80);
const rare = (number: number): string => String.fromCharCode(0x6000 + 2 * number, 0x6001 + 2 * number);
const textOf = (number: number): string => `${rotated(number)}。${rare(number)}${rare(number + 1)}。`;
const papers = Array.from({ length: 2000 }, (_, number) => paper(`p${number}`, textOf(number)));

/** How often it is worked out in a search what a paper gains for a term. */
function gainsIn(engine: SearchEngine, query: string): number {
  const { saturation } = PaperIndex.prototype;
  let count = 0;
  PaperIndex.prototype.saturation = function (this: PaperIndex, ...terms) {
    count++;
    return saturation.apply(this, terms);
  };
  try {
    engine.search(query);
  } finally {
    PaperIndex.prototype.saturation = saturation;
  }
  return count;
}

describe('sentences as queries', () => {
  const index = new PaperIndex();
  const engine = new SearchEngine();
  before(() => {
    papers.forEach((each) => {
      index.add(each);
    });
    engine.update({ removed: [], added: papers });
  });

  const slotsOf = (text: string): SlotsAndWords => ({
    slots: queryTermsOf(text, false, index).map((slot) => resolve(slot, 'similar', index, () => false)),
    words: [],
  });
  const sentence = `${rare(7)}${rare(8)}，${common.slice(0, 70)}，${rare(300)}${rare(301)}`;

  it('are those of 49 slots and more', () => {
    assert.equal(isSentence(slotsOf(common.slice(0, 49))), false);
    assert.equal(isSentence(slotsOf(common.slice(0, 50))), true);
  });

  it('are asked of all papers by what tells most alone', () => {
    const short = gainsIn(engine, `${rare(7)}${common.slice(0, 45)}${rare(300)}`);
    const long = gainsIn(engine, sentence);
    assert.ok(short > 40 * papers.length, `${short} for a short one`);
    assert.ok(long < short, `${long} for a sentence, ${short} for less`);
  });

  it('are asked whole of the papers that promise most, to the bit as they would be of all', () => {
    const all = slotsOf(sentence);
    const scores = new TermScores(index);
    const telling = mostTellingOf(all, scores);
    assert.equal(telling.slots.length, 32);
    const within = new Scores();
    [3, 7, 8, 150, 300].forEach((number) => {
      within.add(number, 1);
    });
    const whole = sharesOf(all, scores);
    const some = sharesOf(all, scores, within);
    assert.deepEqual([...some.strength.papers].sort(), [...within.papers].sort());
    for (const number of within.papers) {
      assert.equal(some.strength.get(number), whole.strength.get(number));
      assert.equal(some.coverage.get(number), whole.coverage.get(number));
    }
  });

  it('find first the papers that have most of them', () => {
    const found = engine.search(sentence, { limit: 3 }).map(({ key }) => key);
    assert.ok(
      ['p7', 'p300'].every((key) => found.includes(key)),
      found.join(' '),
    );
    assert.ok(engine.search(sentence).every(({ isPartial }) => isPartial === true));
  });

  it('find a paper that has all of them whole', () => {
    const [first, second] = engine.search(textOf(20));
    assert.deepEqual([first?.key, first?.isPartial, second?.isPartial], ['p20', undefined, true]);
  });

  it('find papers that pass a filter, however many others promise more', () => {
    const tagged = paper('tagged', common.slice(0, 60), { tags: ['kept'] });
    const others = Array.from({ length: maxPromising + 50 }, (_, at) => paper(`o${at}`, `${common}${rare(at)}`));
    const filtered = new SearchEngine();
    filtered.update({ removed: [], added: [...others, tagged] });
    const found = filtered.search(`tag:kept ${sentence}`).map(({ key }) => key);
    assert.deepEqual(found, ['tagged']);
  });
});
