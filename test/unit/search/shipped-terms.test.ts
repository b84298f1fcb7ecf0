import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SearchEngine } from '../../../src/core/search/engine';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

describe('the table of terms that ships', () => {
  let engine: SearchEngine;

  before(() => {
    const file = join(__dirname, '../../../media/terms/zh-en.txt.gz');
    engine = new SearchEngine();
    engine.useTerms(TermTable.parse(gunzipSync(readFileSync(file)).toString('utf8')));
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
});
