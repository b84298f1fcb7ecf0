import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SearchEngine } from '../../../src/core/search/engine';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

const shippedTerms = (): TermTable =>
  TermTable.parse(gunzipSync(readFileSync(join(__dirname, '../../../media/terms/zh-en.txt.gz'))).toString('utf8'));

describe('the table of terms that ships', () => {
  let engine: SearchEngine;

  before(() => {
    engine = new SearchEngine();
    engine.useTerms(shippedTerms());
    engine.update({
      removed: [],
      added: [
        paper('shared', '联合学习(FL)在多个客户端上训练模型，而不交换其数据。'),
        paper('facts', '我们从语言模型中提取知识图(kgs)，其中的节点是实体。'),
        paper('tools', '我们提供一个用于旋转框的工具箱，支持多种检测器。'),
        paper('birds', '候鸟在秋天飞过山脉，并在湖边休息。'),
        paper('agents', 'Federated clients keep their records at home and send gradients only.'),
        paper('nets', 'A knowledge graph of proteins is completed by embeddings.'),
      ],
    });
  });

  // Words as translation programs write them.
  for (const [query, ...expected] of [
    ['federated', 'agents', 'shared'],
    ['联合学习', 'agents', 'shared'],
    ['graph', 'facts', 'nets'],
    ['知识图', 'facts', 'nets'],
    ['toolbox', 'tools'],
  ] as const) {
    it(`finds papers of both languages by ${query}`, () => {
      assert.deepEqual(
        engine
          .search(query)
          .map(({ key }) => key)
          .sort(),
        expected,
      );
    });
  }

  it('finds for a sentence in Chinese the paper that is about it before English ones that have its general words', () => {
    const papers = [
      paper(
        'masks',
        'We study methods based on distillation for small models and their applications to data and protocols.',
      ),
      paper('tables', 'A framework based on learned rules: methods, data and applications of trees.'),
      paper('learners', 'Learning from data by a method based on search, with applications to robots.'),
    ];
    const mixed = new SearchEngine();
    mixed.useTerms(shippedTerms());
    mixed.update({
      removed: [],
      added: [
        ...papers,
        paper(
          'shared',
          '联合学习(FL)在多个客户端上训练模型。数据不离开设备，隐私得到保护，异构的客户端以原型共享知识。',
        ),
      ],
    });
    assert.equal(mixed.search('基于联合学习的隐私保护方法在异构数据上的应用')[0]?.key, 'shared');
  });
});
