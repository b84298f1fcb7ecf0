import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/core/text/language';

describe('language', () => {
  const cases: readonly (readonly [what: string, text: string, language: string])[] = [
    ['English', 'We propose a small method for large problems.', 'en'],
    ['Chinese', '我们提出了一种解决大问题的小方法。', 'zh'],
    [
      'Chinese full of Latin words',
      '在ImageNet和COCO上，ResNet-50与ViT-Base的结果表明，MiniFoo优于BigBar、HugeBaz和GPT-4o。',
      'zh',
    ],
    [
      'English that quotes a Chinese word',
      'The word 方法 means method, and this English abstract explains at length why that matters to readers.',
      'en',
    ],
    ['Japanese by its kana', '本論文では新しい手法を提案する。', 'ja'],
    ['Korean', '이 논문은 새로운 방법을 제안한다.', 'ko'],
    ['Russian', 'В этой работе предложен новый метод.', 'ru'],
    ['English with Greek symbols', 'For small α and β the bound on ε is tight.', 'en'],
    ['no letters', '12 + 34 = 46.', 'und'],
    ['nothing', '', 'und'],
  ];
  for (const [what, text, language] of cases) {
    it(`${what}: ${language}`, () => assert.equal(detectLanguage(text), language));
  }
});
