import assert from 'node:assert/strict';
import { isRunOn } from '../../../src/core/parse/title/asides';
import { chineseParts, partsOfWord } from '../../../src/core/parse/title/chinese-words';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { readEnglish } from '../../../src/core/parse/title/english-text';
import { englishParts, saysWhatAuthorsDo } from '../../../src/core/parse/title/english-words';
import { saysName } from '../../../src/core/parse/title/phrases';
import { chineseStatement, englishStatement } from '../../../src/core/parse/title/statement';
import { PhrasePart, unpackModel } from '../../../src/core/parse/title/title-model';
import { hashSeed, hashStep, hashStepBack } from '../../../src/core/text/fnv';

const titleOf = (text: string, language: string, ...names: string[]) => deriveTitle({ text, names, language });
const english = unpackModel(
  { evidence: [], neighbours: [], words: {}, breaks: '', unfinished: '', verbs: '', joints: {}, lexicon: {} },
  englishParts,
  saysWhatAuthorsDo,
);

describe('what authors state', () => {
  const stated = (text: string) => englishStatement(readEnglish(text, [], english));

  it('follows the verb that says what they do, without its article', () => {
    assert.equal(stated('Folding is hard. Here we present a new tent for wet moss. It is green.'), 'tent for wet moss');
    assert.equal(stated('Tents leak in the rain. Here nobody presents a new tent.'), 'Tents leak in the rain');
  });

  it('is the first sentence where they state nothing, without what a heading says before it', () => {
    assert.equal(
      stated('Objective: To assess whether cold tea keeps sailors awake. Methods: We had 12 sailors.'),
      'cold tea keeps sailors awake',
    );
    assert.equal(stated('“Tea” keeps sailors awake.'), undefined);
  });

  it('is nothing where that is a clause', () => {
    assert.equal(stated('Tents are wet.'), undefined);
    assert.equal(stated('Tents (green) keep moss.'), undefined);
  });

  it('is told in Chinese by the first verb that something follows', () => {
    assert.equal(
      chineseStatement('我们提供了第一项研究，该研究从三个角度彻底研究了技巧的集合，以克服过度拟合。'),
      '技巧的集合，以克服过度拟合',
    );
    assert.equal(chineseStatement('我们比较了三种帐篷的防水效果。'), '三种帐篷的防水效果');
    assert.equal(chineseStatement('人们比较了三种帐篷的防水效果'), '人们比较了三种帐篷的防水效果');
    assert.equal(chineseStatement('人们比较了三种帐篷，效果很好'), undefined);
  });

  it('is at most 40 characters in Chinese, cut at a clause', () => {
    const forty = '湖'.repeat(40);
    assert.equal(chineseStatement(`本文研究了${forty}`), forty);
    assert.equal(chineseStatement(`本文研究了${forty}湖`), undefined);
    assert.equal(chineseStatement(`本文研究了${'湖'.repeat(9)}，${forty}`), '湖'.repeat(9));
  });

  it('is the title where no phrase is likely to be one', () => {
    assert.equal(
      titleOf(
        '黄土高原的土壤侵蚀长期威胁着当地农业生产。我们比较了梯田、造林和自然恢复三种措施的减沙效果，发现造林在年降水量低于400毫米的地区效果有限。',
        'zh',
      ),
      '梯田、造林和自然恢复三种措施的减沙效果',
    );
    assert.match(titleOf('我们比较了三种目标检测网络的效果，发现造林在降水少的地区效果有限。', 'zh'), /目标检测/);
  });
});

describe('parts of titles', () => {
  it('begin behind the dot of a sentence without a space', () => {
    assert.ok(isRunOn('wet.We fold', 3) && isRunOn('wet.A fold', 3) && isRunOn('wet.we fold', 3));
    for (const text of ['wet.wet fold', 'WET.We fold', 'wet.WE fold', 'wet,We fold', 'wet. We fold']) {
      assert.ok(!isRunOn(text, 3), text);
    }
    assert.match(titleOf('Moss is green and wet.We propose neural map segmentation. It is good.', 'en'), /^Neural map/);
  });

  it('end before a determiner, and with no negation or verb', () => {
    const text =
      'Deep neural segmentation networks lost VERB of their training data. We looked at that for a long time.';
    assert.doesNotMatch(titleOf(text.replace('VERB', 'half'), 'en'), /lost/);
    assert.doesNotMatch(
      titleOf('Semantic segmentation learning doesn’t help. It is long, as we saw here.', 'en'),
      /doesn/,
    );
  });

  it('end where an abbreviation is introduced, not before any other noun', () => {
    const text =
      'While some progress has been made in neural machine translation (NMT) QQQ, there have not been many reports.';
    assert.equal(titleOf(text, 'en'), 'Neural machine translation');
    assert.doesNotMatch(titleOf(text.replace(' (NMT)', ''), 'en'), /translation$/);
  });

  it('may share a word with what the name stands for', () => {
    const text =
      'We propose a detector, named Cross Modal Transformer (CMT), for multi-modal object detection. It is quite simple, and fast.';
    assert.equal(
      titleOf(text, 'en', 'CMT', 'Cross Modal Transformer'),
      'CMT: Cross Modal Transformer for multi-modal object detection',
    );
    assert.doesNotMatch(
      titleOf(text.replaceAll('multi-modal', 'cross-modal'), 'en', 'CMT', 'Cross Modal Transformer'),
      /for cross-modal/,
    );
  });

  it('keep the capitals of a name of several words', () => {
    const text = 'Few WORD Instance Segmentation is hard. We present Foldy, a network.';
    assert.match(titleOf(text.replace('WORD', 'Shot'), 'en', 'Foldy'), /Few Shot Instance/);
  });

  it('say no work of others in Chinese', () => {
    const text = '许多ADJECTIVE神经模型在机器阅读理解中表现很好。因此，我们介绍了折叠，它检测偏见。';
    assert.doesNotMatch(titleOf(text.replace('ADJECTIVE', '最近的'), 'zh', '折叠'), /神经模型/);
  });

  it('begin with the preposition that follows what the authors do', () => {
    assert.match(
      titleOf('本文旨在从文本收获知识图谱，它是一个框架。效果很好，而且速度很快，我们非常高兴。', 'zh'),
      /^从文本收获知识图谱/,
    );
    assert.doesNotMatch(titleOf('本文很好，从文本收获知识图谱。效果很好，而且速度很快，我们非常高兴。', 'zh'), /^从/);
  });

  it('do not end with a verb in Chinese', () => {
    assert.doesNotMatch(
      titleOf('深度学习网络的训练直接影响其目标检测能力。这很重要，我们非常高兴，也很惊讶。', 'zh'),
      /影响$/,
    );
  });
});

describe('words of titles by their characters', () => {
  it('are told in Chinese with the lexicon', () => {
    assert.ok(chineseParts.length > 0);
    assert.deepEqual(['可以通过', '通过', '还是', '还原', '目的', '以提高', '检测'].map(partsOfWord), [
      PhrasePart.Break | PhrasePart.Unfinished,
      PhrasePart.Unfinished,
      PhrasePart.NotFirst,
      0,
      0,
      PhrasePart.Break,
      0,
    ]);
  });

  it('say a name in any case of Latin letters', () => {
    assert.ok(saysName('a FoldNet b', 'foldnet') && saysName('折叠地图', '地图') && saysName('FOLD', 'fold'));
    assert.ok(!saysName('FoldNe', 'foldnet') && !saysName('fold net', 'foldnet') && !saysName('fold', ''));
  });

  it('have hashes whose last step can be undone', () => {
    for (const unit of [0, 0x73, 0x4e00, 0xffff]) {
      const hash = hashStep(hashSeed, 0x61);
      assert.equal(hashStepBack(hashStep(hash, unit), unit), hash);
    }
  });
});
