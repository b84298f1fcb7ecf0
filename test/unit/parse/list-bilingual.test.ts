import assert from 'node:assert/strict';
import { parseList } from '../../../src/core/parse/list/parse-list';

const ice = {
  han: '冬季缓慢的河流会结冰，但其破裂如何取决于积雪尚不清楚。本文收集了三个站点九十个冬天的记录，结果表明破裂日期取决于积雪深度。',
  latin:
    'Ice forms on slow rivers in winter, but it is not known how its breaking depends on snow. We collected records of ninety winters from three stations and fitted a model with two terms.',
};
const stones = {
  han: '本文列出了下游山谷的石头，并提出它们如何到达那里的假说，方法是将它们的磨损与上游山谷的石头进行比较。',
  latin:
    'We list the stones of the lower valley and propose how they came there. The method is to compare their wear with that of stones of the upper valley.',
};
const read = (text: string) =>
  parseList(text, { markers: [] }).entries.map(({ title, abstract, authors, translation, tags }) => ({
    title,
    abstract,
    authors: authors?.length,
    tags,
    translation: translation?.title,
    translated: translation?.abstract,
    others: translation?.authors?.length,
  }));
const both = [
  {
    title: '河冰的形成',
    abstract: ice.han,
    authors: 2,
    tags: ['河冰', '积雪', 'river ice', 'snow'],
    translation: 'Formation of river ice',
    translated: ice.latin,
    others: 2,
  },
  {
    title: '下游山谷的石头',
    abstract: stones.han,
    authors: 1,
    tags: ['石头', 'stones'],
    translation: 'Stones of the lower valley',
    translated: stones.latin,
    others: 1,
  },
];

describe('an entry in Chinese and English', () => {
  it('is one where both versions are labelled, with a blank line between them or without', () => {
    for (const gap of ['', '\n']) {
      const text = `题名：河冰的形成\n作者：王小明，李红\n摘要：${ice.han}\n关键词：河冰；积雪\n${gap}Title: Formation of river ice\nAuthors: WANG Xiaoming, LI Hong\nAbstract: ${ice.latin}\nKeywords: river ice; snow\n\n题名：下游山谷的石头\n作者：赵强\n摘要：${stones.han}\n关键词：石头\n${gap}Title: Stones of the lower valley\nAuthors: ZHAO Qiang\nAbstract: ${stones.latin}\nKeywords: stones\n`;
      assert.deepEqual(read(text), both, gap);
    }
  });

  it('is one as a journal prints it', () => {
    const text = `河冰的形成\n王小明，李红\n（河流研究所，北京 100000）\n摘  要：${ice.han}\n关键词：河冰；积雪\n中图分类号：P343.6    文献标识码：A\nFormation of river ice\nWANG Xiaoming, LI Hong\n(Institute of Rivers, Beijing 100000, China)\nAbstract: ${ice.latin}\nKey words: river ice; snow\n\n下游山谷的石头\n赵强\n（山谷研究所，上海 200000）\n摘  要：${stones.han}\n关键词：石头\n中图分类号：P58    文献标识码：A\nStones of the lower valley\nZHAO Qiang\n(Institute of Valleys, Shanghai 200000, China)\nAbstract: ${stones.latin}\nKey words: stones\n`;
    assert.deepEqual(read(text), both);
  });

  it('is one below a heading, whichever comes first, and where only the abstract is in both', () => {
    const below = `## Formation of river ice\n**Authors**: Wang Xiaoming, Li Hong\n**Abstract**: ${ice.latin}\n**题名**：河冰的形成\n**作者**：王小明，李红\n**摘要**：${ice.han}\n\n## Stones of the lower valley\n**Authors**: Zhao Qiang\n**Abstract**: ${stones.latin}\n**题名**：下游山谷的石头\n**作者**：赵强\n**摘要**：${stones.han}\n`;
    assert.deepEqual(
      read(below).map(({ title, abstract, authors, translation, translated, others }) => [
        title,
        abstract,
        authors,
        translation,
        translated,
        others,
      ]),
      both.map(({ title, abstract, authors, translation, translated, others }) => [
        translation,
        translated,
        others,
        title,
        abstract,
        authors,
      ]),
    );
    const [only] = read(
      `河冰的形成\n王小明，李红\n【摘要】${ice.han}\n【关键词】河冰；积雪\n【Abstract】${ice.latin}\n【Key words】river ice; snow\n\n下游山谷的石头\n赵强\n【摘要】${stones.han}\n`,
    );
    assert.deepEqual([only?.abstract, only?.translated, only?.tags], [ice.han, ice.latin, both[0]?.tags]);
  });

  it('is two where other people or more of them are named, or nobody and a blank line stands between', () => {
    const versions = (names: string, gap = '') =>
      read(
        `题名：河冰的形成\n作者：王小明\n摘要：${ice.han}\n${gap}Title: Stones\nAuthors: ${names}\nAbstract: ${stones.latin}\n`,
      ).length;
    assert.equal(versions('Wang Xiaoming'), 1);
    assert.equal(versions('Vera Ash'), 2);
    assert.equal(versions('Wang Xiaoming, Li Hong'), 2);
    const unnamed = (gap: string) =>
      read(`题名：河冰的形成\n摘要：${ice.han}\n${gap}Title: Formation of river ice\nAbstract: ${ice.latin}\n`).length;
    assert.deepEqual([unnamed(''), unnamed('\n')], [1, 2]);
  });
});
