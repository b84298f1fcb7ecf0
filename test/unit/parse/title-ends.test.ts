import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/core/text/language';
import { findNames } from '../../../src/core/parse/names/find-name';
import { isRunOn } from '../../../src/core/parse/title/asides';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { isFiniteVerb } from '../../../src/core/parse/title/english-words';

const titleOf = (text: string): string => deriveTitle({ text, names: findNames(text), language: detectLanguage(text) });

describe('titles begin and end with whole words', () => {
  const cases: readonly (readonly [what: string, text: string, title: string])[] = [
    [
      'Chinese: not what existing methods cannot do',
      '现有方法难以平衡稳定性和可塑性。RoSE利用提示学习来缓解遗忘。RoSE在三个数据集上优于基线。',
      'RoSE：利用提示学习',
    ],
    [
      'Chinese: not what existing methods depend on',
      '现有目标检测方法依赖大量标注数据。FooNet只需要少量样本即可训练检测器。',
      'FooNet：少量样本即可训练检测器',
    ],
    ['Chinese: dependence as a noun', '我们研究语言变量的空间依赖。', '研究语言变量的空间依赖'],
    [
      'Chinese: limited resources as an attribute',
      '我们提出资源受限环境的目标检测方法。',
      '资源受限环境的目标检测方法',
    ],
    ['Chinese: 用途', '我们研究大型语言模型的双重用途。', '大型语言模型的双重用途'],
    ['Chinese: 法则', '我们研究机器学习的通用法则。', '研究机器学习的通用法则'],
    ['Chinese: a word that ends in 用', '我们研究大模型在医学中的作用。', '大模型在医学中的作用'],
    ['Chinese: characters of two UTF-16 units', '我们提出𠮷字识别网络。', '𠮷字识别网络'],
    [
      'no adjective of a noun that is left out',
      'We propose virtual recovery of the ancient works.',
      'Virtual recovery',
    ],
    [
      'no finite verb',
      'Artificial neural networks thrive in solving the problem of folding. We focus on task incremental classification.',
      'Task incremental classification',
    ],
    ['the letter ℓ', 'We study $\\ell_1$-regularized regression in high dimensions.', 'ℓ_1-regularized regression'],
    [
      'no beginning of the next sentence, though no space is between them',
      'Contrastive pretraining for molecules.we evaluate it on graphs and folding tasks.',
      'Graphs and folding tasks: contrastive pretraining for molecules',
    ],
    ['no half of a character where it was cut', `1${'😀'.repeat(41)}`, `1${'😀'.repeat(39)}`],
  ];
  for (const [what, text, title] of cases) {
    it(what, () => assert.equal(titleOf(text), title));
  }

  it('though a sentence runs on, not in code, addresses and abbreviations', () => {
    const runsOn = (text: string): boolean => isRunOn(text, text.indexOf('.'));
    assert.deepEqual(
      [
        'molecules.we evaluate',
        'maps.in fact',
        'maps.We fold',
        'torch.inference of',
        'torch.nn',
        'is.it so',
        'v2.in a',
      ].filter(runsOn),
      ['molecules.we evaluate', 'maps.in fact', 'maps.We fold'],
    );
  });

  it('and verbs are told from nouns', () => {
    const words = 'thrive thrives generalize generalizes classify size prize model learning work'.split(' ');
    assert.deepEqual(words.filter(isFiniteVerb), ['thrive', 'thrives', 'generalize', 'generalizes', 'classify']);
  });

  it('are read of a text without any mark no farther than of others', () => {
    for (const length of [2_000, 2_047, 2_048, 2_060, 9_000]) {
      const title = deriveTitle({
        text: '我们提出'.repeat(length / 4 + 1).slice(0, length),
        names: ['X'],
        language: 'zh',
      });
      assert.ok(title.length <= 80, title);
    }
  });
});
