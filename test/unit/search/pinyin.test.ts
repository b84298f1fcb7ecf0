import assert from 'node:assert/strict';
import { romanize } from '../../../src/core/library/keys/pinyin';
import { SearchEngine } from '../../../src/core/search/engine';
import { pinyinText } from '../../../src/core/search/text/pinyin-text';
import { paper } from './paper';

const syllables = new Map(
  [...'基于注意力的神经网络'].map((character, index) => [
    character,
    'ji yu zhu yi li de shen jing wang luo'.split(' ')[index] ?? '',
  ]),
);
const stub = (text: string): string => [...text].map((character) => syllables.get(character) ?? character).join(' ');

describe('pinyin', () => {
  it('is the syllables joined and their initials, from every syllable on', () => {
    assert.deepEqual(
      new Set(pinyinText(paper('a', '', { title: 'A 神经网络 B' }), stub)?.split(' ')),
      new Set(
        'shen shenjing shenjingwang shenjingwangluo sj sjw sjwl jing jingwang jingwangluo jw jwl wang wangluo wl luo'.split(
          ' ',
        ),
      ),
    );
    assert.equal(pinyinText(paper('a', '神经', { title: 'English' }), stub), undefined);
  });

  const papers = [
    paper('zh', '这里没有。', { title: '基于注意力的神经网络' }),
    paper('en', 'Nothing of this.', { title: 'Attention' }),
  ];

  for (const [name, romanizer] of [
    ['a stub', stub],
    ['pinyin-pro', romanize],
  ] as const) {
    it(`finds Chinese titles while it is typed, by ${name}`, () => {
      const engine = new SearchEngine();
      engine.usePinyin(romanizer);
      engine.update({ removed: [], added: papers });
      for (const query of [
        'sjwl',
        'sjw',
        'shenjing',
        'shenjingw',
        'shen jing',
        'shenjing wangluo',
        'zhuyili',
        'zyl sjwl',
        'jyzyldsj',
      ]) {
        assert.deepEqual(
          engine.search(query).map(({ key }) => key),
          ['zh'],
          query,
        );
      }
      assert.deepEqual(engine.search('wlsj'), []);
    });
  }

  it('is found only when asked for, and papers stay when it changes', () => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    assert.deepEqual(engine.search('sjwl'), []);
    engine.usePinyin(stub);
    assert.equal(engine.search('sjwl')[0]?.key, 'zh');
    assert.equal(engine.search('attention')[0]?.key, 'en');
    assert.equal(engine.search('nothing')[0]?.key, 'en');
    engine.usePinyin(undefined);
    assert.deepEqual(engine.search('sjwl'), []);
    assert.equal(engine.size, 2);
  });
});
