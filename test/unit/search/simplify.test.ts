import assert from 'node:assert/strict';
import { simplify } from '../../../src/core/search/text/simplify';
import { SearchEngine } from '../../../src/core/search/engine';
import { paper } from './paper';

describe('Chinese characters', () => {
  for (const [written, usual] of [
    ['顯著', '显著'],
    ['显着', '显著'],
    ['顯着', '显著'],
    ['最着名的', '最著名的'],
    ['其它噪音', '其他噪声'],
    ['隱馬爾科夫', '隐马尔可夫'],
    ['馬克和科夫', '马克和科夫'],
    ['看着它', '看着它'],
    ['着', '着'],
    ['', ''],
  ] as const) {
    it(`of ${written} are compared as ${usual}`, () => {
      assert.equal(simplify(written), usual);
    });
  }

  it('that a translation program chose do not hide a paper', () => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: [paper('a', '显着目标检测的方法。'), paper('b', '机器翻译的方法。')] });
    assert.deepEqual(
      engine.search('显著目标').map(({ key }) => key),
      ['a'],
    );
  });
});
