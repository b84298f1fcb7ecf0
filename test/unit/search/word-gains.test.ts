import assert from 'node:assert/strict';
import { SearchEngine } from '../../../src/core/search/engine';
import { PaperIndex } from '../../../src/core/search/index/paper-index';
import { crossMatches } from '../../../src/core/search/translation/cross-language';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

/** What a query finds by a table, best first. Words that none of the papers has make them alike in length. */
function found(query: string, table: string, abstracts: Readonly<Record<string, string>>): readonly string[] {
  const engine = new SearchEngine();
  engine.update({ removed: [], added: Object.entries(abstracts).map(([key, text]) => paper(key, text)) });
  engine.useTerms(TermTable.parse(table));
  return engine.search(query).map(({ key }) => key);
}

describe('what papers gain for words of the other language', () => {
  it('counts the English words of a Chinese one as one word, in queries of more than three words', () => {
    const table = '模态 20 modal 18 mode 6\n河流 20 river 18\n城镇 20 town 18\n夜晚 20 night 18';
    const abstracts = {
      either: 'One mode of modal fusion: rivers, towns, nights.',
      twice: 'One modal flight of modal fusion: rivers, towns, nights.',
    };
    assert.deepEqual(found('模态 河流 城镇 夜晚', table, abstracts), ['twice', 'either']);
    assert.deepEqual(found('模态 河流 城镇', table, abstracts), ['either', 'twice']);
  });

  it('counts a Chinese word the less, the less sure its English words are', () => {
    const abstracts = {
      unsure: 'Papers on rivers and their towns.',
      sure: 'Papers on graphs and their towns.',
    };
    const table = (ofRivers: number) => `河流 20 river ${ofRivers}\n图谱 20 graph 14`;
    assert.deepEqual(found('河流 图谱', table(8), abstracts), ['sure', 'unsure']);
    assert.deepEqual(found('河流 图谱', table(18), abstracts), ['unsure', 'sure']);
  });

  it('counts an English word the less, the less sure its Chinese words are', () => {
    const abstracts = { unsure: '论文研究河流及其城镇。', sure: '论文研究图谱及其城镇。' };
    const table = (ofRivers: number) => `河流 20 river ${ofRivers}\n图谱 20 graph 14`;
    assert.deepEqual(found('river graph', table(8), abstracts), ['sure', 'unsure']);
    assert.deepEqual(found('river graph', table(18), abstracts), ['unsure', 'sure']);
  });

  it('seeks as many words of a query as are asked for, those that tell most', () => {
    const index = new PaperIndex();
    index.add(paper('all', 'Rivers, towns and nights.'));
    index.add(paper('river', 'Rivers again.'));
    const table = TermTable.parse('河流 20 river 18\n城镇 20 town 18\n夜晚 20 night 18');
    const sought = (most?: number) => [...crossMatches('河流 城镇 夜晚', table, index, () => false, false, most).terms];
    assert.deepEqual(sought(), ['river', 'town', 'night']);
    assert.deepEqual(sought(3), ['river', 'town', 'night']);
    assert.deepEqual(sought(2), ['town', 'night']);
  });
});
