import assert from 'node:assert/strict';
import { hanByOthers, hanIntroduces } from '../../../src/core/parse/names/chinese';
import { anyLeft, anyRight, Feature, Left, Right } from '../../../src/core/parse/names/features';
import { findNames, mainName, weigh } from '../../../src/core/parse/names/find-name';
import { plainText, SET_CLOSE, SET_OPEN } from '../../../src/core/parse/names/plain';

/** Whether the candidate spelled `form` has a kind of evidence. */
function hasEvidence(text: string, form: string, feature: number): boolean {
  const found = weigh(text).weighed.find(({ candidate }) => candidate.forms.has(form));
  assert.ok(found !== undefined, `${form} is no candidate`);
  return found.evidence[feature] === 1;
}

describe('names of what others made', () => {
  const pairs: readonly (readonly [what: string, mention: string, own: string, name: string])[] = [
    [
      'described beside another',
      '我们描述了FoldGPT与CreaseBERT的区别，并分析它们在地图折叠中的错误。',
      '我们描述了FoldGPT，一种用于折叠地图的工具包。FoldGPT速度很快。',
      'FoldGPT',
    ],
    [
      'defined where a text opens',
      'FoldFlow is an open-source library for folding maps. In this paper, we measure how fast maps are folded with it on three phones.',
      'We present FoldFlow, an open-source library for folding maps. We measure how fast it is on three phones.',
      'FoldFlow',
    ],
    [
      'introduced by others',
      'FoldFormer was introduced by Ada et al. in 2017. We study how its layers fold maps.',
      'We study how maps are folded. FoldFormer is introduced, a layered network that folds maps. FoldFormer is fast.',
      'FoldFormer',
    ],
    [
      'proposed by others in Chinese',
      'FoldFormer由Ada等人于2017年提出。我们研究它的各层如何折叠地图。',
      '由此我们提出了FoldFormer，一种折叠地图的网络。FoldFormer速度很快。',
      'FoldFormer',
    ],
    [
      'that others proposed',
      '我们研究地图的折叠，并分析Ada等人提出的FoldFormer在三种手机上的速度。',
      '我们研究地图的折叠。所提出的FoldFormer在三种手机上速度更快，FoldFormer优于现有方法。',
      'FoldFormer',
    ],
    [
      'that was proposed recently',
      'We study how maps are folded on phones, and analyse the recently proposed FoldFormer on three of them.',
      'We study how maps are folded on phones, and propose FoldFormer, which runs on three of them.',
      'FoldFormer',
    ],
  ];
  for (const [what, mention, own, name] of pairs) {
    it(`gives no name to what is ${what}`, () => {
      assert.deepEqual(findNames(mention), []);
      assert.equal(findNames(own)[0], name);
    });
  }

  it('tells the agents of Chinese verbs', () => {
    const byOthers = (text: string): boolean => hanByOthers(text, 0, text.length);
    for (const text of ['由谷歌提出', '等人提出', '学者们提出']) {
      assert.ok(byOthers(text), text);
    }
    for (const text of [
      '由此提出',
      '由于地图',
      '由我们提出',
      '由三层组成的网络提出',
      '自由折叠',
      '我们在等人工作上提出',
    ]) {
      assert.ok(!byOthers(text), text);
    }
    assert.ok(!hanIntroduces('由谷歌提出', 0, 5));
    assert.ok(hanIntroduces('由此提出', 0, 4));
  });

  it('tells whose a passive introduction is', () => {
    const own = (after: string): boolean =>
      hasEvidence(`Maps are wide. FoldNet is introduced${after}.`, 'FoldNet', anyRight + Right.IsIntroduced);
    for (const after of ['', ' by folding twice', ' here for maps', ' in 3 steps']) {
      assert.ok(own(after), after);
    }
    for (const after of [' by Ada', ' in 2011', ' recently', ' for maps by Ada et al. as well']) {
      assert.ok(!own(after), after);
    }
  });

  it('tells whose an introducing verb is', () => {
    const own = (before: string): boolean =>
      hasEvidence(`Maps are wide. ${before} FoldNet for maps.`, 'FoldNet', anyLeft + Left.Introduced);
    for (const before of ['We introduced', 'Here we recently introduced', 'Building on Ada et al., we propose']) {
      assert.ok(own(before), before);
    }
    for (const before of ['Ada et al. introduced', 'Harborsoft introduced', 'Some use the previously proposed']) {
      assert.ok(!own(before), before);
    }
  });

  it('takes a definition for the authors’ own where they introduce what it defines', () => {
    const defined = (after: string): boolean =>
      hasEvidence(`FoldFlow is a folding library. ${after}`, 'FoldFlow', Feature.DefinedKind);
    assert.ok(!defined('It folds maps.'));
    assert.ok(defined('We describe FoldFlow and its folds.'));
    assert.ok(!defined('We fold maps.'));
  });

  it('reads styles whatever the case of their letters', () => {
    for (const style of [
      '\\BOLD{FoldCG}',
      '\\Bold{FoldCG}',
      '\\EM{FoldCG}',
      '\\Emph{FoldCG}',
      '{\\BF FoldCG}',
      '{\\Bold FoldCG}',
    ]) {
      assert.equal(plainText(`We present ${style}, a map`), `We present ${SET_OPEN}FoldCG${SET_CLOSE}, a map`, style);
      assert.equal(findNames(`We present ${style}, a folding tool. It folds maps.`)[0], 'FoldCG', style);
      assert.equal(findNames(`我们提出了${style}，一种折叠地图的工具。`)[0], 'FoldCG', style);
    }
    assert.equal(plainText('\\EM{}We fold'), 'We fold');
    assert.equal(plainText('\\FoldCG{} folds'), 'FoldCG folds');
  });

  it('takes what stands right behind the authors’ own kind of thing for theirs, and what they introduce between commas', () => {
    const first = (text: string) => findNames(text)[0];
    const isOwn = (text: string) => hasEvidence(text, 'Foldis', anyLeft + Left.Own);
    for (const own of ['Our proposed method', 'Our method', 'The proposed method']) {
      assert.ok(isOwn(`Maps tear. ${own} Foldis folds maps, and Foldis is fast.`), own);
    }
    for (const other of ['Our map for the method', 'The old method']) {
      assert.ok(!isOwn(`Maps tear. ${other} Foldis folds maps, and Foldis is fast.`), other);
    }
    assert.equal(first('Maps tear. In this paper, we propose, Foldak, to fold maps. Foldak is fast.'), 'Foldak');
    assert.equal(first('Maps tear. They propose, Foldak, to fold maps. We tear maps.'), undefined);
  });

  it('asks more of a name that is only mentioned than of one that is introduced', () => {
    const takes = (text: string, odds: number): boolean => mainName(weigh(text).weighed, () => odds) !== undefined;
    for (const [text, threshold] of [
      ['We propose FoldNet for maps.', -0.45],
      ['我们提出FoldNet用于地图。', -0.45],
      ['Maps are folded with FoldNet.', 0.1],
      ['地图用FoldNet折叠。', 0.1],
    ] as const) {
      assert.ok(takes(text, threshold), text);
      assert.ok(!takes(text, threshold - 0.01), text);
    }
  });
});
