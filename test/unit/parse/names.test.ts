import assert from 'node:assert/strict';
import { findNames } from '../../../src/core/parse/names/find-name';
import { computingTime } from './hostile';

describe('names', () => {
  const first: readonly (readonly [what: string, text: string, name: string])[] = [
    [
      'introduced, with an apposition',
      'Old tools are slow. In this work, we propose QuickSift, a fast filter for sparse logs. QuickSift outperforms GrepLike on five corpora.',
      'QuickSift',
    ],
    [
      'named with "dubbed"',
      'Existing caches forget too early. We design a new eviction policy, dubbed KeepWarm, for edge devices. KeepWarm reduces misses by 12%.',
      'KeepWarm',
    ],
    [
      'several words',
      'We present Harbor Light Atlas, a dataset of lighthouses seen from ships. Harbor Light Atlas contains 12,000 images.',
      'Harbor Light Atlas',
    ],
    [
      'hyphens and digits',
      'To compare search methods fairly, we introduce Maze-Bench-42, a benchmark suite of forty-two mazes. Maze-Bench-42 is hosted online.',
      'Maze-Bench-42',
    ],
    [
      'lower case with a digit',
      'Search agents need much data. In this work, we propose q7, a lightweight framework that trains a searcher alone. q7 outperforms baselines trained on more data.',
      'q7',
    ],
    [
      'in brackets after the long form',
      'We introduce Tidal Memory Routing for Banks (TIMERB), a new method that moves tokens. TIMERB improves recall by 4%.',
      'TIMERB',
    ],
    [
      'before its long form',
      'We propose WAVES (Weighted Adaptive View Selection), a novel approach to view selection. WAVES achieves better coverage.',
      'WAVES',
    ],
    [
      'LaTeX small capitals',
      'To fill this gap, we introduce \\textsc{PaperKite}, a toolkit for reading tables. \\textsc{PaperKite} supports ten formats.',
      'PaperKite',
    ],
    [
      'LaTeX bold in mathematics',
      'To fill this gap, we introduce $\\textbf{CityGlass}$, a benchmark for street views. Experiments on CityGlass show large gaps.',
      'CityGlass',
    ],
    [
      'LaTeX typewriter',
      'We present \\texttt{LogWeaver}, a library that joins log files. \\texttt{LogWeaver} is fast.',
      'LogWeaver',
    ],
    [
      'an old LaTeX font switch',
      'We present {\\sc GridFox}, a planner for warehouses. GridFox finds paths twice as fast.',
      'GridFox',
    ],
    [
      'Markdown emphasis',
      'To address this, we propose **SnowGate**, a gating module for small models. SnowGate improves accuracy.',
      'SnowGate',
    ],
    [
      'in quotes',
      'This paper introduces "FernTalk", a corpus of dialogues about plants. FernTalk contains 900 dialogues.',
      'FernTalk',
    ],
    [
      'plurals of its abbreviation',
      'This paper presents layered echo networks (LENs), a new family of models. An LEN reads audio twice. LENs outperform earlier networks.',
      'LEN',
    ],
    [
      'named outright',
      'Old tools are slow. We propose a method between two routes. We name our method T-Fold following the idea of "Tidal Fold". It is fast. Code: https://github.com/someone/Tidal-Fold.',
      'T-Fold',
    ],
    [
      'of a family',
      'We study paper. As a result, we derive a new family of maps (e.g., FoldNet and CreaseNet) that contain more paths than maps drawn by hand.',
      'FoldNet',
    ],
    [
      'before that of its repository',
      'We first train a CreaseNet, a kind of folding network, which is able to fold any map. With a single CreaseNet we fold all maps. Code: https://github.com/someone/MetaCrease.',
      'CreaseNet',
    ],
    [
      'as it is spelled where it is defined',
      '我们提出了折叠地图的优化混合物（FOLDMAD）。Foldmad学习折叠。实验表明，Foldmad优于现有方法，Foldmad更快。',
      'FOLDMAD',
    ],
    [
      'of a macro',
      'To address these challenges, we propose the \\FoldPrompt framework, which folds maps. \\FoldPrompt is fast.',
      'FoldPrompt',
    ],
    [
      'only in its repository',
      'We study how to fold maps on small screens and report a faster algorithm. Code is available at https://github.com/someone/FoldMapper.',
      'FoldMapper',
    ],
    [
      'Chinese: 名为',
      '我们提出了一个名为Harbor SiamNet ++的跟踪架构，用于港口视频。实验表明，Harbor SiamNet ++的性能优于现有方法。',
      'Harbor SiamNet ++',
    ],
    [
      'Chinese: 称为',
      '在此激励下，我们提出了一种称为Leafmix的数据增强方法。具体而言，Leafmix混合句子的子结构。',
      'Leafmix',
    ],
    [
      'Chinese: 我们提出了 X, glued on both sides',
      '在本文中，我们提出了Map-Bench-77，这是一套用于评估地图方法的基准套件。Map-Bench-77托管在网上。',
      'Map-Bench-77',
    ],
    [
      'Chinese: lower case',
      '我们提出了一个名为mmfold的开源工具箱，该工具箱提供了折叠算法。mmfold实现了12种算法。',
      'mmfold',
    ],
    [
      'Chinese: in brackets after the long form',
      '为此，我们提出了用于训练的由粗到细的阀（CTF-Valve）。CTF-Valve逐渐变得稀疏。',
      'CTF-Valve',
    ],
  ];
  for (const [what, text, name] of first) {
    it(`finds a name ${what}`, () => assert.equal(findNames(text)[0], name));
  }

  it('gives the long form as a second name', () => {
    assert.deepEqual(
      findNames(
        'In this paper, we introduce Kite Assisted Named Route Tracking (KANRT), a new methodology for maps. KANRT re-purposes old routes. KANRT improves on earlier methods.',
      ),
      ['KANRT', 'Kite Assisted Named Route Tracking'],
    );
  });

  it('gives the abbreviation of a name of a few words', () => {
    assert.deepEqual(
      findNames(
        'We introduce Tidal Memory Routing (TMR), a new method that moves tokens between banks. TMR improves recall by 4%.',
      ),
      ['Tidal Memory Routing', 'TMR'],
    );
  });

  it('gives a lower-case long form that is itself introduced', () => {
    assert.deepEqual(
      findNames(
        'This paper presents layered echo networks (LENs) that learn to listen. LENs use two passes. We develop a deep LEN. The proposed LENs outperform previous approaches.',
      ),
      ['LEN', 'layered echo networks'],
    );
  });

  it('gives a Chinese long form as a second name', () => {
    assert.deepEqual(
      findNames(
        '我们首先将问题形式化为受限制的优化，称为潮汐受限泛化（TCG）。TCG共同学习两个编码器。TCG旨在学习语义。实验表明，TCG可以实现更好的性能。',
      ),
      ['TCG', '潮汐受限泛化'],
    );
  });

  const none: readonly (readonly [what: string, text: string])[] = [
    [
      'compared baselines',
      'We study how training length affects accuracy. Our results on ImageNet show that longer runs help BERT, GPT-3 and ResNet-50 alike, compared with shorter ones.',
    ],
    [
      'generic abbreviations',
      'Large language models (LLMs) are widely used. We investigate whether reinforcement learning (RL) changes the errors of LLMs and find small effects.',
    ],
    [
      'a phenomenon that is only called something',
      'We study a communication pattern, which we call cross-rack resharing. We formalize it and show that existing approaches are sub-optimal.',
    ],
    [
      'a survey',
      'This paper reviews recent work on image compression and discusses open problems. We compare twelve codecs on public data.',
    ],
    [
      'a repository called by plain words',
      'We study how to fold maps on small screens and report a faster algorithm. Code is available at https://github.com/someone/Map-Folding.',
    ],
    [
      'Chinese: what is also called so',
      '通过快速折叠方法（FFM）折叠的地图（也称为FFM-AT）很简单。在这项工作中，我们研究了技巧的集合，以克服FFM-AT中的过度折叠。FFM-AT很快。',
    ],
    [
      'Chinese: an abbreviation of what is known',
      '与纸相比，地图会增加对折叠正则化的依赖（简称为“FOLDREG”）。我们进行了系统的实证研究，以便更好地了解FOLDREG和纸张大小之间的相互作用。',
    ],
    [
      'Chinese baselines',
      '与BERT相比，结果表明在ImageNet上训练更长时间是有益的。我们对不同的学习率进行了系统的实证研究。',
    ],
    ['nothing', ''],
  ];
  for (const [what, text] of none) {
    it(`gives none for ${what}`, () => assert.deepEqual(findNames(text), []));
  }

  it('does not repeat a name in other spellings', () => {
    const names = findNames(
      'We propose Fog-Net, a model for fog. FogNet is small. The proposed Fog-Net outperforms others. Fog-Net is open.',
    );
    assert.deepEqual(names, ['Fog-Net']);
  });

  const hostile = [
    '((((',
    'AAAA',
    'a a a ',
    '\\textbf{',
    'We propose A-',
    '**a',
    'X (X ',
    '提出X，',
    '`',
    'Aa Bb ',
    '"x" ',
    'https://github.com/a/',
  ];
  for (const piece of hostile) {
    it(`reads 5 MB of ${JSON.stringify(piece)} in no more than linear time @slow`, () => {
      const time = (size: number): number => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        return computingTime(() => {
          findNames(text);
        });
      };
      time(50_000);
      const small = Math.max(5, time(500_000));
      assert.ok(time(5_000_000) < small * 40);
    });
  }
});
