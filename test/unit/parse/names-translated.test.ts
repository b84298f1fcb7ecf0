import assert from 'node:assert/strict';
import { hanIntroduces } from '../../../src/core/parse/names/chinese';
import { anyLeft, Feature, Left } from '../../../src/core/parse/names/features';
import { findNames, weigh } from '../../../src/core/parse/names/find-name';
import { plainText, SET_CLOSE, SET_OPEN } from '../../../src/core/parse/names/plain';

/** Whether any spelling of a candidate of the text is `form`. */
function hasCandidate(text: string, form: string): boolean {
  return weigh(text).weighed.some(({ candidate }) => candidate.forms.has(form));
}

/** Whether the candidate spelled `form` has a kind of evidence. */
function hasEvidence(text: string, form: string, feature: number): boolean {
  const found = weigh(text).weighed.find(({ candidate }) => candidate.forms.has(form));
  assert.ok(found !== undefined, `${form} is no candidate`);
  return found.evidence[feature] === 1;
}

describe('names in translated texts and in older abstracts', () => {
  const first: readonly (readonly [what: string, text: string, name: string])[] = [
    ['我们提供 X', '我们提供Lampwerk，地图折叠的工具包。该工具包重视速度和可扩展性。', 'Lampwerk'],
    [
      'behind the noun for its kind and a comma',
      '预测河流的水位是一项挑战。在这项工作中，我们提出了一个框架，River-PhysNet，它能够预测水位。',
      'River-PhysNet',
    ],
    [
      '建议的 X',
      '我们提出了一个自下而上的方法，用于多人地图的折叠。建议的FoldLab模型使用部件。我们的模型很快。',
      'FoldLab',
    ],
    [
      'in brackets after a long form with a spaced hyphen',
      '为了利用多尺度特征，我们提出了一种用于稀疏地图的多尺度编码器 - 解码器网络（MSF-Net），用于处理稀疏输入。实验证明了该方法的有效性。',
      'MSF-Net',
    ],
    [
      'in a command that lost its backslash',
      '我们在联邦环境下研究折叠问题。提出了一种新的方法--Textsc{FoldCG}，它在保护隐私的同时提高了性能。',
      'FoldCG',
    ],
    [
      'that begins a Chinese text and is defined there',
      'Lanterna是一个开源的地图折叠工具包。它支持两种折叠方式。',
      'Lanterna',
    ],
    [
      'behind a spaced hyphen',
      'Maps are hard to explain. Our approach - Fold-weighted Map Activation (Fold-MAP), uses gradients of folds. Fold-MAP is fast.',
      'Fold-MAP',
    ],
    [
      'of `dataset and benchmark`',
      'In this work we propose a new dataset and benchmark FOLDe50, specifically designed for continuous map folding, and introduce baselines.',
      'FOLDe50',
    ],
  ];
  for (const [what, text, name] of first) {
    it(`finds a name ${what}`, () => assert.equal(findNames(text)[0], name));
  }

  it('finds none where only the work of others has such a shape', () => {
    assert.deepEqual(findNames('折叠地图很难。我们使用FoldCG和GrepLike研究地图的速度，结果优于FoldCG。'), []);
    assert.deepEqual(findNames('Maps are folded with Lanterna. We study how fast this is on three machines.'), []);
  });

  it('takes a phrase in lower case of up to four words where it is introduced and explained', () => {
    const text = (phrase: string): string => `Maps get wider. We introduce ${phrase}, a way to fold them.`;
    assert.ok(hasCandidate(text('deep harbor map trimming'), 'deep harbor map trimming'));
    assert.ok(!hasCandidate(text('deep harbor map trimming online'), 'deep harbor map trimming online'));
  });

  it('takes such a phrase before a relative clause and `as a`, not before anything else', () => {
    const text = (after: string): string => `Maps get wider. We introduce harbor trimming${after}.`;
    for (const after of [' which removes folds', ' as a way to fold', ', where folds go']) {
      assert.ok(hasCandidate(text(after), 'harbor trimming'), after);
    }
    for (const after of [' for maps', ' (HT), which removes folds']) {
      assert.ok(!hasCandidate(text(after), 'harbor trimming'), after);
    }
  });

  it('takes no phrase that is made of words of the field alone', () => {
    assert.ok(hasCandidate('We introduce deep folding, a way to fold.', 'deep folding'));
    assert.ok(!hasCandidate('We introduce deep learning, a way to learn.', 'deep learning'));
  });

  it('sees that `refer to … as` names', () => {
    assert.ok(hasEvidence('We refer to this approach as TIDAS-TS.', 'TIDAS-TS', anyLeft + Left.Called));
    assert.ok(!hasEvidence('We work on this approach as TIDAS-TS.', 'TIDAS-TS', anyLeft + Left.Called));
  });

  it('sees that a subject is introduced by its predicate, at most 15 words on', () => {
    const text = (words: number): string => `CascadeFold ${'slowly '.repeat(words)}is proposed here.`;
    assert.ok(hasEvidence(text(14), 'CascadeFold', Feature.IntroducedLater));
    assert.ok(!hasEvidence(text(15), 'CascadeFold', Feature.IntroducedLater));
    assert.ok(!hasEvidence('With CascadeFold a map is proposed.', 'CascadeFold', Feature.IntroducedLater));
  });

  it('sees that a definition names a kind of work, at most 12 words on', () => {
    const text = (words: number): string => `We present LanternFold. LanternFold is a ${'slow '.repeat(words)}toolkit.`;
    assert.ok(hasEvidence(text(10), 'LanternFold', Feature.DefinedKind));
    assert.ok(!hasEvidence(text(11), 'LanternFold', Feature.DefinedKind));
    assert.ok(
      !hasEvidence('We present LanternFold. LanternFold is a town by a lake.', 'LanternFold', Feature.DefinedKind),
    );
  });

  it('takes 展示 and the like as introducing within two characters of the authors', () => {
    const introduces = (text: string): boolean => hanIntroduces(text, 0, text.length);
    assert.ok(introduces('我们展示了'));
    assert.ok(introduces('本文还将描述'));
    assert.ok(!introduces('我们在图里描述'));
    assert.ok(!introduces('结果展示了'));
  });

  it('reads a style whose backslash is lost, with at most two blanks before its brace', () => {
    const set = `${SET_OPEN}FoldCG${SET_CLOSE}`;
    assert.equal(plainText('方法Textsc{FoldCG}，它'), `方法${set}，它`);
    assert.equal(plainText('我们介绍 textbf  {FoldCG}，它'), `我们介绍 ${set}，它`);
    assert.equal(plainText('我们介绍 textbf   {FoldCG}，它'), '我们介绍 textbf   FoldCG，它');
    assert.equal(plainText('集合it {x}'), '集合it x');
  });

  it('drops a command whose name was translated, of at most six characters', () => {
    assert.equal(plainText('\\下划线{J}纵断'), 'J纵断');
    assert.equal(plainText('\\操作符的名称{TV}'), 'TV');
    assert.equal(plainText('\\操作符号的名称{TV}'), '操作符号的名称TV');
  });

  it('takes the long form before a bracket for introduced where the verb leads to it by itself', () => {
    const left = (before: string, kind: Left): boolean =>
      hasEvidence(`Maps get wider. ${before} (FoldGN) on three phones.`, 'FoldGN', anyLeft + kind);
    for (const before of [
      'We propose a folding graph network',
      'We propose a simple and effective folding graph network',
      'We propose a crease based folding graph network',
    ]) {
      assert.ok(left(before, Left.BracketIntroduced), before);
    }
    for (const before of [
      'We propose a crease detector and a folding graph network',
      'We propose a way for any folding graph network',
      'We propose a detector based on a folding graph network',
    ]) {
      assert.ok(!left(before, Left.BracketIntroduced), before);
    }
    assert.ok(left('We propose a way for any folding graph network', Left.BracketLater));
    for (const before of [
      'We propose a way that helps any folding graph network',
      'We propose a way, beside a folding graph network',
      'We study a way for any folding graph network',
    ]) {
      assert.ok(!left(before, Left.BracketLater), before);
    }
  });
});
