import assert from 'node:assert/strict';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { TopicTable } from '../../../src/core/search/topics/topic-table';
import { topicsOf } from '../../../src/core/search/topics/topics';
import { paper } from './paper';

const terms = TermTable.parse(
  [
    '检测 20 detect 18',
    '对象 20 object 16',
    '目标 20 target 12 object 10',
    '联邦 24 feder 19',
    '客户端 24 client 19',
  ].join('\n'),
);
const table = TopicTable.parse(
  [
    '= 1000',
    '~ 8 detect object feder client',
    '~ 6 box learn privaci',
    'Object detection\tobject detect,object detector\t目标检测 对象检测\tdetect object box',
    'Federated learning\tfeder learn\t联邦学习\tfeder client privaci',
  ].join('\n'),
);
const papers = [
  paper('a', 'An object detector that draws tighter boxes around harbour seals.'),
  paper('b', '本文研究雾天的目标检测方法，速度更快。'),
  paper('c', '我们重新审视对象检测中的损失函数。'),
  paper('d', 'Federated learning lets clinics train together while clients keep their privacy.'),
  paper('e', '联邦学习中客户端掉线时的聚合方法。'),
  paper('f', 'A history of tea bowls.'),
];

describe('topics', () => {
  it('groups papers of both languages by subject, the rest last', () => {
    assert.deepEqual(topicsOf(papers, terms, table), [
      { label: 'Object detection', labelZh: '目标检测', keys: ['a', 'b', 'c'] },
      { label: 'Federated learning', labelZh: '联邦学习', keys: ['d', 'e'] },
      { label: '', keys: ['f'] },
    ]);
  });

  it('does not depend on the order of the papers', () => {
    const groups = topicsOf([...papers].reverse(), terms, table);
    assert.deepEqual(
      groups.map(({ label, keys }) => [label, [...keys].sort()]),
      [
        ['Object detection', ['a', 'b', 'c']],
        ['Federated learning', ['d', 'e']],
        ['', ['f']],
      ],
    );
  });

  it('takes a subject that the table lacks from the papers themselves', () => {
    const kilns = ['one', 'two', 'three'].map((key) =>
      paper(key, `Anagama kilns of the ${key} valley. Such anagama kilns burn pine.`),
    );
    const groups = topicsOf([...papers, ...kilns], terms, table);
    assert.deepEqual(
      groups.find(({ label }) => label === 'Anagama kilns'),
      { label: 'Anagama kilns', keys: ['one', 'two', 'three'] },
    );
  });

  it('puts papers without any known word under no label', () => {
    assert.deepEqual(topicsOf([paper('x', ''), paper('y', '…')], terms, TopicTable.empty), [
      { label: '', keys: ['x', 'y'] },
    ]);
    assert.deepEqual(topicsOf([], terms, table), []);
  });

  it('reads what it writes', () => {
    const text = TopicTable.text(1000, table.topics, [{ stem: 'detect', count: 16 }]);
    const again = TopicTable.parse(text);
    assert.deepEqual(again.topics, table.topics);
    assert.ok(Math.abs(again.share('detect') - 0.016) <= 0.001);
    assert.deepEqual(again.ofChinese('对象检测'), ['object detect']);
    assert.equal(again.rarity('detect'), -Math.log(again.share('detect')));
    assert.equal(again.rarity('box'), undefined);
  });

  it('tells what goes on to a topic, word by word and character by character', () => {
    const long = TopicTable.parse(
      ['= 10', 'Large language model\tlarg languag model,languag model\t大语言模型 大语言\tlanguag'].join('\n'),
    );
    assert.deepEqual(
      ['larg', 'larg languag', 'languag', 'larg languag model', 'model', 'lar'].filter((words) =>
        long.beginsTopic(words),
      ),
      ['larg', 'larg languag', 'languag'],
    );
    assert.deepEqual([long.longestChinese('大语'), long.longestChinese('语言')], [5, 0]);
    assert.deepEqual(
      topicsOf(
        ['Large language models talk.', 'Some large language here, then models.', '一个大语言模型。'].map((text, at) =>
          paper(String(at), text),
        ),
        terms,
        long,
      ).map(({ label, keys }) => [label, keys.length]),
      [
        ['Large language model', 2],
        ['', 1],
      ],
    );
  });

  it('leaves out damaged lines', () => {
    assert.equal(TopicTable.parse('# note\nno tabs\n= x\n~ \n\t\t\t').topics.length, 0);
  });
});
