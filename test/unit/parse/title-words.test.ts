import assert from 'node:assert/strict';
import { partsOfWord } from '../../../src/core/parse/title/chinese-words';
import { isAction, isAdjective, isAttributive } from '../../../src/core/parse/title/english-words';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { readEnglish } from '../../../src/core/parse/title/english-text';
import { split, splitRun } from '../../../src/core/parse/title/segment';
import { hashOf, PhrasePart, unpackModel, wordParts, wordWeight } from '../../../src/core/parse/title/title-model';
import { WordTable } from '../../../src/core/parse/title/word-table';

const nothing = { evidence: [], neighbours: [], words: {}, breaks: '', unfinished: '', verbs: '', joints: {} };

describe('words of titles', () => {
  it('are found in a table by their hashes, however many there are', () => {
    const table = new WordTable();
    const words = Array.from({ length: 5000 }, (_, at) => `word${at}`);
    words.forEach((word, at) => {
      table.set(hashOf(word), at + 1);
    });
    assert.equal(table.size, 5000);
    assert.deepEqual(
      words.filter((word, at) => table.find(hashOf(word)) !== at + 1),
      [],
    );
    assert.equal(table.find(hashOf('word5000')), 0);
    table.set(hashOf('WORD7'), 3);
    assert.deepEqual([table.find(hashOf('word7')), table.size], [3, 5000]);
    table.clear();
    assert.deepEqual([table.find(hashOf('word7')), table.size], [0, 0]);
  });

  it('are numbered as they come', () => {
    const table = new WordTable();
    const numbers = Array.from({ length: 300 }, (_, at) => table.enter(hashOf(`word${at % 200}`)));
    assert.deepEqual(
      numbers,
      Array.from({ length: 300 }, (_, at) => (at % 200) + 1),
    );
    assert.equal(table.size, 200);
  });

  it('are told by their endings', () => {
    const words =
      'detection mapping analysis distances questions training rings sis map networks robust adaptive learnable possible noisy binary basic neural useful endless porous latent relevant trained red graph-based multi-level jointly bed'.split(
        ' ',
      );
    assert.deepEqual(words.filter(isAction), ['detection', 'mapping', 'analysis', 'distances', 'training', 'sis']);
    assert.deepEqual(
      words.filter(isAdjective),
      'adaptive learnable possible binary basic neural useful endless porous latent relevant trained red graph-based bed'.split(
        ' ',
      ),
    );
    assert.deepEqual(words.filter(isAttributive), ['trained', 'graph-based', 'multi-level', 'jointly']);
  });

  it('of Chinese clauses end phrases, those that only begin like them do not', () => {
    assert.deepEqual(
      ['以提高', '可以', '能够', '来实现', '以太网', '可解释', '能量', '来源', '并行'].filter(
        (word) => (partsOfWord(word) & PhrasePart.Break) !== 0,
      ),
      ['以提高', '可以', '能够', '来实现'],
    );
  });

  it('keep their weights and what they are in phrases', () => {
    const model = unpackModel(
      { ...nothing, words: { '-26': 'fold', 0: 'map', 40: 'Crease' }, breaks: 'map', lexicon: {} },
      [[PhrasePart.Article, 'the']],
      (word) => word === 'fold',
    );
    const known = (word: string) => model.words.find(hashOf(word));
    assert.deepEqual(
      ['fold', 'map', 'crease', 'the', 'tent'].map((word) => wordWeight(known(word))),
      [-2.6, 0, 4, Number.NaN, Number.NaN],
    );
    assert.deepEqual(
      ['fold', 'map', 'crease', 'the', 'tent'].map((word) => wordParts(known(word))),
      [PhrasePart.Doing, PhrasePart.Break, 0, PhrasePart.Article, 0],
    );
  });

  it('of Chinese are the cheapest way to split a run', () => {
    const model = unpackModel(
      { ...nothing, lexicon: { 20: '折叠 地图', 30: '折 叠地', 50: '折叠地图' } },
      [],
      () => false,
    );
    const wordsOf = (text: string): string[] => {
      const count = splitRun(text, 0, text.length, model);
      return Array.from({ length: count }, (_, at) =>
        text.slice(split.starts[at], at + 1 < count ? split.starts[at + 1] : text.length),
      );
    };
    assert.deepEqual(wordsOf('折叠地图'), ['折叠', '地图']);
    assert.deepEqual(wordsOf('折叠地'), ['折', '叠地']);
    assert.deepEqual(wordsOf('新地图'), ['新', '地图']);
    assert.deepEqual(wordsOf('折叠地图集'), ['折叠', '地图', '集']);
  });

  it('of one text are not those of the text before', () => {
    const model = unpackModel({ ...nothing, lexicon: {} }, [], () => false);
    assert.equal(readEnglish('Folding maps and tents.', [], model).units.size, 4);
    const words = readEnglish("A map's folds", [], model);
    assert.deepEqual(
      [words.units.size, words.units.numbersOf([hashOf('map'), hashOf('fold'), hashOf('tent')])],
      [2, [0, 1]],
    );
  });
});

describe('short texts', () => {
  const titleOf = (text: string, language: string) => deriveTitle({ text, names: [], language });
  const han = '折叠地图的小屏幕';

  it('are titles as they are up to 40 Chinese characters, or 80 others', () => {
    assert.equal(titleOf(han.repeat(5), 'zh'), han.repeat(5));
    assert.notEqual(titleOf(`${han.repeat(5)}图`, 'zh'), `${han.repeat(5)}图`);
    const eighty = 'Why trees grow on spheres where no two of them ever stand too near to each other';
    assert.equal(eighty.length, 80);
    assert.equal(titleOf(eighty, 'en'), eighty);
    assert.ok(titleOf(`${eighty}s`, 'en').length < 80);
  });

  it('are no titles where they tell of their authors, or are of two sentences', () => {
    assert.equal(titleOf('We study the folding of large maps', 'en'), 'Folding of large maps');
    assert.equal(titleOf('这些树为什么会长', 'zh'), '这些树为什么会长');
    assert.notEqual(titleOf('本文研究折叠地图', 'zh'), '本文研究折叠地图');
    assert.notEqual(titleOf('Folding is hard. Everybody knows it', 'en'), 'Folding is hard. Everybody knows it');
  });
});

describe('phrases of titles', () => {
  const titleOf = (text: string, language: string, ...names: string[]) => deriveTitle({ text, names, language });

  it('hold no part of a link', () => {
    for (const link of ['https://example.org/maps/folding', 'github.com/maps/folding', 'map-folding.org']) {
      const english = titleOf(`We release all detection data for map folding at ${link}.`, 'en');
      assert.ok(!/[/]|\.org|github/.test(english) && english !== '', english);
      const chinese = titleOf(`我们在${link}发布了目标检测的数据集，用于折叠地图的学习。`, 'zh');
      assert.ok(!/[/]|\.org|github/.test(chinese) && chinese !== '', chinese);
    }
  });

  it('say what the name is where the text says it right after', () => {
    const text =
      'Coastal cameras see fog more often than blue sky, yet most segmentation networks are trained on clear images. We present FoldNet, an ' +
      'augmentation method that blends weather patterns from neighbouring frames into a training image while leaving object borders untouched. ' +
      'FoldNet needs no extra labels and adds less than two percent to the training time.';
    assert.equal(titleOf(text, 'en', 'FoldNet'), 'FoldNet: augmentation method for segmentation networks');
    assert.equal(
      titleOf(text.replace('We present FoldNet, an', 'With FoldNet and the'), 'en', 'FoldNet'),
      'FoldNet: segmentation networks',
    );
  });

  it('do not say the name once more in another spelling', () => {
    const text =
      '我们提出NAS-Bench-360，它测试神经网络架构搜索。NAS BENCH-360的神经网络架构搜索基准很有用。神经网络架构搜索基准很重要。';
    assert.doesNotMatch(titleOf(text, 'zh', 'NAS-Bench-360').slice('NAS-Bench-360'.length), /NAS.?BENCH/i);
  });

  it('are what a name stands for, whatever its words are', () => {
    const text =
      'Maps are folded by hand. We introduce Bootstrap Your Own Map (BYOM), which learns to fold. It needs no labels, and folds large maps faster than people do.';
    assert.match(titleOf(text, 'en', 'BYOM', 'Bootstrap Your Own Map'), /^BYOM: Bootstrap Your Own Map\b/);
    assert.doesNotMatch(titleOf(text, 'en', 'BYOM'), /Bootstrap Your/);
  });

  it('do not begin with the paper itself', () => {
    const text = 'This article traces the history of grain prices in old ports. It is long.';
    assert.match(titleOf(text, 'en'), /^History of grain prices/);
    assert.match(
      titleOf(text.replace('This article traces', 'Article recommendation and'), 'en'),
      /^Article recommendation/,
    );
  });

  it('are joined by a preposition after a kind of work only', () => {
    const text =
      'We present an augmentation METHOD. It has many uses. Image segmentation networks for street scenes are trained with it.';
    assert.match(titleOf(text.replace('METHOD', 'method'), 'en', 'Foldy'), /augmentation method for/);
    assert.doesNotMatch(titleOf(text.replace('METHOD', 'trick'), 'en', 'Foldy'), /augmentation trick for/);
  });

  it('end before what is said of them in Chinese', () => {
    const title = titleOf('深度学习的旋转目标检测很重要。图像分割网络的训练非常困难。', 'zh');
    assert.ok(title.includes('旋转目标检测') && !/很|非常|重要|困难/.test(title), title);
  });

  it('do not end with an adjective after an adverb', () => {
    assert.doesNotMatch(
      titleOf('This makes neural detection techniques highly attractive. It works.', 'en'),
      /attractive$/,
    );
  });
});
