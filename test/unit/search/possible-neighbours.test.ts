import assert from 'node:assert/strict';
import { PaperIndex } from '../../../src/core/search/index/paper-index';
import { SearchEngine } from '../../../src/core/search/engine';
import { DocumentStore } from '../../../src/core/search/index/document-store';
import { possibleNeighbours } from '../../../src/core/search/ranking/possible-neighbours';
import { crossProximity, type Gain, proximity } from '../../../src/core/search/ranking/proximity';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

const papers = [
  paper('both', 'Graph neural networks forecast floods.'),
  paper('apart', 'A graph of rivers; neural models of floods.'),
  paper('one', 'A graph of rivers and floods.'),
  paper('title', 'Nothing else.', { title: 'Neural graphs', titleIsDerived: false }),
  paper('note', 'Nothing else.', { note: 'A graph, neural or not.' }),
  paper('tags', 'Nothing else.', { tags: ['graph neural'] }),
  paper('plural', 'Graphs are neural networks here.'),
  paper('chinese', '图神经网络预测洪水。'),
  paper('mixed', '图 neural 网络预测洪水。', { translation: { title: 'Graph neural networks' } }),
  paper('used', 'It used us well, and using it is of use.'),
];
const index = new PaperIndex();
papers.forEach((each) => {
  index.add(each);
});
const table = TermTable.parse('图 10 graph 18\n神经 10 neural 18\n网络 10 network 18\n洪水 10 flood 18');

/** Which papers may gain anything. */
function mayGain(gain: Gain | undefined, terms?: TermTable): (number: number) => boolean {
  const tests = (gain?.neighbours ?? []).map(({ pairs }) => possibleNeighbours(pairs, index, terms));
  return (number) => tests.some((mayHave) => mayHave(number));
}

function possible(query: string): readonly string[] {
  const mayHave = mayGain(proximity(query));
  return papers.filter((_, number) => mayHave(number)).map(({ key }) => key);
}

describe('papers that may have neighbouring words of a query', () => {
  it('have both words of a pair, in whatever field and form', () => {
    assert.deepEqual(possible('graph neural'), ['both', 'apart', 'title', 'note', 'tags', 'plural', 'mixed']);
  });

  it('are none while the last word is being typed', () => {
    assert.deepEqual(possible('graph neura'), []);
    assert.deepEqual(possible('graph neural netw'), possible('graph neural'));
  });

  it('have both pairs of characters', () => {
    assert.deepEqual(possible('神经网络'), ['chinese']);
    assert.deepEqual(possible('神经计算'), []);
  });

  it('may be all where a word is too short to be looked for: of three letters, not of four', () => {
    assert.equal(possible('use us').length, papers.length);
    assert.deepEqual(possible('floo used'), []);
  });

  const mayHave = (query: string, terms: TermTable) => {
    const tell = mayGain(crossProximity(query, terms), terms);
    return papers.filter((_, number) => tell(number)).map(({ key }) => key);
  };

  it('of the other language have a Chinese word of each, or the words themselves', () => {
    assert.deepEqual(mayHave('neural network', table), ['both', 'plural', 'chinese', 'mixed']);
    assert.deepEqual(mayHave('neural flood', table), ['both', 'apart', 'chinese', 'mixed']);
    assert.deepEqual(mayHave('neura network', table), []);
  });

  it('are not told by a word that a single character most likely means: not below three fifths', () => {
    const withCharacter = (weight: number) =>
      TermTable.parse(`图 10 graph ${weight}\n神经 10 neural 18\n图形 10 graph 9`);
    assert.deepEqual(mayHave('graph neural', withCharacter(12)), [
      'both',
      'apart',
      'title',
      'note',
      'tags',
      'plural',
      'chinese',
      'mixed',
    ]);
    assert.deepEqual(mayHave('graph neural', withCharacter(11)), [
      'both',
      'apart',
      'title',
      'note',
      'tags',
      'plural',
      'mixed',
    ]);
  });

  it('are others by another table', () => {
    const engine = new SearchEngine();
    engine.update({
      removed: [],
      added: [paper('apart', '图形河流，神经。'), paper('near', '图形神经，河流。')],
    });
    const found = (terms: string) => {
      engine.useTerms(TermTable.parse(`${terms}\n神经 20 neural 18\n河流 20 river 18`));
      return engine.search('graph neural').map(({ key }) => key);
    };
    assert.deepEqual(found('图形 20 shape 18\n形状 20 graph 18'), ['apart', 'near']);
    assert.deepEqual(found('图形 20 graph 18'), ['near', 'apart']);
  });

  const queries =
    'graph neural networks flood|neural networks forecast|graph ne|us use|图神经网络|洪水 graph|网络预测'.split('|');

  it('are all that gain anything', () => {
    for (const query of queries) {
      for (const [gain, read] of [
        [proximity(query), undefined],
        [crossProximity(query, table), table],
      ] as const) {
        for (const { name, pairs, count } of gain?.neighbours ?? []) {
          const mayHave = possibleNeighbours(pairs, index, read);
          papers.forEach((each, number) => {
            assert.ok(mayHave(number) || count(each) === 0, `${name}: ${each.key}`);
          });
        }
      }
    }
  });

  it('alone are read for an answer of keys', () => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    const { paper: read } = DocumentStore.prototype;
    let count = 0;
    DocumentStore.prototype.paper = function (this: DocumentStore, number) {
      count++;
      return read.call(this, number);
    };
    try {
      engine.find('graph neura', { limit: 100 });
      assert.equal(count, 0);
      engine.find('graph neural', { limit: 100 });
      assert.ok(count > 0);
    } finally {
      DocumentStore.prototype.paper = read;
    }
  });
});
