import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/core/text/language';
import { findNames } from '../../../src/core/parse/names/find-name';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { readTitledTexts } from '../../eval/title-papers';
import { forbiddenShapes } from '../../eval/title-shapes';
import { hasCorpus } from '../../data';

const titleOf = (text: string): string => deriveTitle({ text, names: findNames(text), language: detectLanguage(text) });

describe('shapes of titles', () => {
  const texts: readonly (readonly [what: string, text: string])[] = [
    [
      'an enumeration',
      'We present a map folder, (i) the first paper folder for hikers with (ii) crease detection (iii) on watches.',
    ],
    [
      "another work's citation",
      'We study the crease normalization method [Miller and Baker, 2016] for neural map folding (Smith et al., 2019).',
    ],
    [
      'an abbreviation in brackets',
      'We study crease prediction in large-scale paper learning (PL) with map transformers (MT).',
    ],
    [
      'a bracket that never closes',
      'We study crease prediction (for maps in tents and crease detection in paper learning.',
    ],
    ['an odd quotation mark', 'We study the "crease prediction problem for the folding of maps on small screens.'],
    [
      'a clause',
      'We argue that, which is new, crease prediction is what it takes and that it helps when maps are folded.',
    ],
    ['a preposition at its end', 'We study crease prediction for. Folding of. Learning with the.'],
    ['Chinese: an enumeration', '我们提出了地图折叠方法，（i）是第一个折痕检测器，（ii）用于手表。'],
    ['Chinese: a citation', '我们研究了折痕归一化方法[米勒和贝克，2016年]的动态，Smith等人的地图学习。'],
    ['Chinese: an abbreviation in brackets', '我们研究了大规模纸张学习（PL）中的折痕预测和地图变换器（MT）。'],
    ['Chinese: a bracket that never closes', '我们研究了折痕预测（用于帐篷里的地图和纸张学习中的折痕检测。'],
    ['Chinese: the tail of a clause', '我们讨论了折痕检测领域的主要作品，并讨论了他们的优点和缺点，以进行进一步研究。'],
    ['Chinese: a verb or particle at its end', '折痕检测正在成为。地图折叠方法的。我们将折痕预测用于。'],
  ];
  for (const [what, text] of texts) {
    it(`have no ${what}`, () => {
      const title = titleOf(text);
      assert.notEqual(title, '');
      assert.deepEqual(
        forbiddenShapes.filter(([, has]) => has(title)).map(([shape]) => `${shape}: ${title}`),
        [],
      );
    });
  }

  it('are told from others by what is counted', () => {
    const shapeOf = (title: string): string[] =>
      forbiddenShapes.filter(([, has]) => has(title)).map(([shape]) => shape);
    assert.deepEqual(shapeOf('Crease: method for folding maps'), []);
    assert.deepEqual(shapeOf('折痕：折叠地图的方法'), []);
    assert.deepEqual(shapeOf('折痕：和谐的地图'), []);
    for (const title of [
      'Folding (of maps',
      'Folding “maps',
      'Folding [Miller and Baker, 2016]',
      'Folding (Miller, 2016)',
      'Folding of',
      'Folding maps,',
      'Folding (FM)',
      'Folding maps (kgs)',
      '(i) folding of maps',
      'Crease: which folds maps',
      'And folding of maps',
      'Folding of extraordinarily…',
      '折叠地图的',
      '折叠（i）地图',
      '折痕：和地图',
      'x'.repeat(81),
    ]) {
      assert.notDeepEqual(shapeOf(title), [], title);
    }
  });

  it('are well formed for every text of both corpora @cases', function () {
    if (!hasCorpus) {
      this.skip();
    }
    this.timeout(600_000);
    const ill = readTitledTexts().flatMap(({ text, language }) => {
      const title = deriveTitle({ text, names: findNames(text), language });
      return forbiddenShapes.filter(([, has]) => has(title)).map(([shape]) => `${shape}: ${title}`);
    });
    assert.deepEqual(ill.slice(0, 20), []);
  });
});
