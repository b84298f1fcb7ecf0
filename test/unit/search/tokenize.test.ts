import assert from 'node:assert/strict';
import { fold, singular, tokenize, words } from '../../../src/core/search/text/tokenize';

describe('tokenize', () => {
  it('makes bigrams of Han runs and keeps a lone character', () => {
    assert.deepEqual(tokenize('目标检测的 U型 网'), ['目标', '标检', '检测', '测的', 'u', '型', '网']);
  });

  it('keeps the whole of a compound beside its parts', () => {
    assert.deepEqual(tokenize('NAS-Bench-360'), ['nas', 'bench', '360', 'nasbench360']);
    assert.deepEqual(tokenize('TinyMIM'), ['tinymim', 'tiny', 'mim']);
    assert.deepEqual(tokenize('SAM-DETR++'), ['sam', 'detr', 'samdetr']);
    assert.deepEqual(tokenize('LMs'), ['lms']);
  });

  it('joins nothing over a space, a slash or Han', () => {
    assert.deepEqual(tokenize('a - b open/mmlab 基于-SNN'), ['a', 'b', 'open', 'mmlab', '基于', 'snn']);
  });

  it('folds case, accents, full width and letters without decomposition', () => {
    assert.equal(fold('Ｔｉｎｙ'), 'tiny');
    assert.equal(fold('Café Łódź Straße'), 'cafe lodz strasse');
    assert.equal(fold('İstanbul'), 'istanbul');
  });

  it('folds traditional Chinese characters', () => {
    assert.equal(fold('目標檢測'), '目标检测');
    assert.deepEqual(tokenize('知識圖譜'), tokenize('知识图谱'));
  });

  it('folds an English plural only', () => {
    assert.deepEqual(['networks', 'class', 'bias', 'focus', 'analysis', 'gas'].map(singular), [
      'network',
      'class',
      'bias',
      'focus',
      'analysis',
      'gas',
    ]);
  });

  it('gives offsets into the text as it is, astral Han included', () => {
    const text = 'é 𠀀𠀁x';
    assert.deepEqual(
      words(text).map(({ start, end }) => text.slice(start, end)),
      ['é', '𠀀𠀁', 'x'],
    );
    assert.deepEqual(tokenize('𠀀𠀁'), ['𠀀𠀁']);
  });

  it('is fast on one long run and cuts the term', () => {
    const terms = tokenize('a'.repeat(1_000_000));
    assert.equal(terms.length, 1);
    assert.ok((terms[0] ?? '').length < 100);
    assert.ok(tokenize('aB'.repeat(200_000)).length < 100);
    assert.ok(tokenize('a-'.repeat(20_000)).length < 30_000);
  });
});

describe('words and tokenize', () => {
  for (const text of [
    'A state-of-the-art SAM-DETR++ for 目标-检测, by-a',
    'a-b-c-d-e-f-g TinyMIM_x 𠀀𠀁-y',
    'x–y‑z 基于SNN的U-Net',
  ]) {
    it(`agree on ${text}`, () => {
      assert.deepEqual(
        tokenize(text).sort(),
        words(text)
          .flatMap(({ terms }) => terms)
          .sort(),
      );
    });
  }
});
