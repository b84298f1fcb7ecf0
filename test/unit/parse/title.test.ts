import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/core/text/language';
import { findNames } from '../../../src/core/parse/names/find-name';
import { deriveTitle } from '../../../src/core/parse/title/derive-title';
import { wholeTitle } from '../../../src/core/parse/title/whole';
import { distinctTitles } from '../../../src/core/parse/title/distinct';
import { computingTime } from './hostile';

const titleOf = (text: string): string => deriveTitle({ text, names: findNames(text), language: detectLanguage(text) });

describe('title', () => {
  it('is what there is where there is no letter', () => {
    for (const text of [';', '…', '**', '😀', '1', '。']) {
      assert.equal(titleOf(text), text);
    }
  });

  const cases: readonly (readonly [what: string, text: string, title: string])[] = [
    [
      'a name and its apposition',
      'Old tools are slow. We propose QuickSift, a fast filter for sparse logs. QuickSift outperforms others.',
      'QuickSift: fast filter for sparse logs',
    ],
    [
      'a noun before the name',
      'We propose an efficient eviction policy, dubbed KeepWarm, for edge devices. KeepWarm reduces misses.',
      'KeepWarm: efficient eviction policy',
    ],
    [
      'a long form',
      'We introduce Tidal Memory Routing for Banks (TIMERB), a new method that moves tokens. TIMERB improves recall by 4%.',
      'TIMERB: Tidal Memory Routing for Banks',
    ],
    [
      'the contribution, without "we propose"',
      'Maps are hard to fold. In this paper, we propose a novel method for folding maps on small screens.',
      'Method for folding maps on small screens',
    ],
    [
      'what is studied',
      'Maps are everywhere. This paper studies the effect of ink density on map folding.',
      'Effect of ink density on map folding',
    ],
    [
      'Chinese: a name and what it is',
      '我们提出了一个名为mmfold的开源工具箱，该工具箱提供了折叠算法。mmfold实现了12种算法。',
      'mmfold：开源工具箱',
    ],
    [
      'Chinese: the contribution, without 我们提出',
      '地图很难折叠。本文提出了一种在小屏幕上折叠地图的方法，效果很好。',
      '小屏幕上折叠地图的方法',
    ],
    [
      'what authors call what they study, as its name',
      'We study a communication pattern in large grain mills, which we call cross-mill folding. We then propose two contributions to address it.',
      'cross-mill folding: communication pattern in large grain mills',
    ],
    [
      'the subject of a clause, without its verb',
      'We propose FoldNet, a method that explores extraordinarily complicated interdisciplinary representations of geographical maps.',
      'FoldNet: method for interdisciplinary representations of geographical maps',
    ],
    [
      'Chinese: a long form before brackets',
      '我们提出了折叠地图的优化网络（FOLDMAD）。FOLDMAD优于现有方法。',
      'FOLDMAD：折叠地图的优化网络',
    ],
    [
      'Chinese: what a name is for',
      '我们介绍了软件Foldstar的初步发布，该版本旨在提高折叠地图的鲁棒性。',
      'Foldstar：折叠地图的鲁棒性',
    ],
    ['Chinese: not what others proposed', '最近提出的方法很慢。我们专注于控制折叠地图时的速度。', '控制折叠地图'],
    [
      'what the first sentence is about, where nothing else is said',
      'Folding maps is hard. Everybody knows it.',
      'Folding maps',
    ],
  ];
  for (const [what, text, title] of cases) {
    it(`shows ${what}`, () => assert.equal(titleOf(text), title));
  }

  describe('written into documents', () => {
    const written = (abstract: string, title: string) => wholeTitle({ title, titleIsDerived: true, abstract });
    const cut = 'FoldNet: method that explores extraordinarily complicated interdisciplinary…';
    const cases: readonly (readonly [what: string, text: string, shown: string, title: string])[] = [
      [
        'to the end of the clause',
        'We propose FoldNet, a method that explores extraordinarily complicated interdisciplinary representations of (large) geographical maps, fast.',
        cut,
        'FoldNet: method that explores extraordinarily complicated interdisciplinary representations of (large) geographical maps',
      ],
      [
        'to the end of the sentence',
        'We propose FoldNet, a method that explores extraordinarily complicated interdisciplinary\nrepresentations. It is fast.',
        cut,
        'FoldNet: method that explores extraordinarily complicated interdisciplinary representations',
      ],
      [
        'to a word, where the clause does not end soon',
        `We propose FoldNet, a method that explores extraordinarily complicated interdisciplinary${' representations'.repeat(20)}.`,
        cut,
        'FoldNet: method that explores extraordinarily complicated interdisciplinary',
      ],
      [
        'in Chinese',
        '我们研究了一个名字很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的折叠地图模型的速度，效果很好。',
        '名字很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的折叠…',
        '名字很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的折叠地图模型的速度',
      ],
    ];
    for (const [what, text, shown, title] of cases) {
      it(`goes on ${what}`, () => assert.equal(written(text, shown), title));
    }

    it('has no cut mark, wherever it was cut', () => {
      const text = 'Folding of extraordinarily complicated maps. It runs on watches of all sizes. And on walls.';
      assert.equal(
        written(text, 'Folding of extraordinarily… – It runs on watches…'),
        'Folding of extraordinarily – It runs on watches of all sizes',
      );
      assert.equal(written('Something else.', 'Folding of maps…'), 'Folding of maps');
    });

    it('is as it was where nothing was cut, or the source says so', () => {
      assert.equal(written('Folding of maps on watches.', 'Folding of maps'), 'Folding of maps');
      assert.equal(
        wholeTitle({ title: 'Once upon a time…', titleIsDerived: false, abstract: 'Once upon a time there was.' }),
        'Once upon a time…',
      );
    });
  });

  it('is never longer than 80 characters, nor cut in a word or after a word that wants another', () => {
    const text =
      'We propose a comprehensive and thoroughly evaluated procedure for the careful folding of extraordinarily large geographical maps, which works on every device that we tried.';
    const title = titleOf(text);
    assert.ok(title.length <= 80, title);
    const at = text.toLowerCase().indexOf(title.toLowerCase());
    assert.ok(at !== -1 && /[ ,]/.test(text.charAt(at + title.length)), title);
    assert.doesNotMatch(title, / (?:of|the|for|and|a)$/);
  });

  it('is one line for a wrapped abstract', () =>
    assert.equal(titleOf('We study\nthe folding\r\nof large maps.'), 'Folding of large maps'));

  it('is empty only for an empty text', () => {
    assert.equal(titleOf(''), '');
    assert.notEqual(titleOf('x'), '');
    assert.notEqual(titleOf('。。。我'), '');
  });

  describe('made distinct', () => {
    const one = { title: 'Method for folding maps', text: 'We propose a method for folding maps. It runs on watches.' };
    const other = {
      title: 'Method for Folding Maps',
      text: 'We propose a method for folding maps. It runs on large walls.',
    };
    const third = { title: 'Something else', text: 'Something else.' };

    it('by words of their own text', () => {
      assert.deepEqual(distinctTitles([one, third, other]), [
        'Method for folding maps – It runs on watches',
        'Something else',
        'Method for Folding Maps – It runs on large walls',
      ]);
    });

    it('whatever the order', () => {
      assert.deepEqual(distinctTitles([other, one, third]).sort(), distinctTitles([one, third, other]).sort());
    });

    it('and within 80 characters', () => {
      const long = 'Method for the careful folding of extraordinarily large geographical maps in tents';
      for (const title of distinctTitles([
        { ...one, title: long },
        { ...other, title: long },
      ])) {
        assert.ok(title.length <= 80, title);
      }
    });

    it('but not where the whole text is the same', () =>
      assert.deepEqual(distinctTitles([one, one]), [one.title, one.title]));
  });

  for (const piece of ['((((', 'AAAA', 'a a a ', '\\textbf{', '我们提出', 'X，', 'We propose ']) {
    it(`reads 5 MB of ${JSON.stringify(piece)} in no more than linear time @slow`, () => {
      const time = (size: number): number => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        return computingTime(() => {
          deriveTitle({ text, names: ['X'], language: 'en' });
          deriveTitle({ text, names: ['X'], language: 'zh' });
          detectLanguage(text);
        });
      };
      time(50_000);
      const small = Math.max(5, time(500_000));
      assert.ok(time(5_000_000) < small * 40);
    });
  }
});
