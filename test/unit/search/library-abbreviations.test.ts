import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/model/paper';
import { SearchEngine } from '../../../src/core/search/engine';
import { PaperIndex } from '../../../src/core/search/index/paper-index';
import { abbreviationsInLibrary } from '../../../src/core/search/translation/abbreviations';
import { introducedFor, introducesInitials } from '../../../src/core/search/translation/library-abbreviations';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

const indexOf = (...papers: readonly Paper[]): PaperIndex => {
  const index = new PaperIndex();
  papers.forEach((each) => {
    index.add(each);
  });
  return index;
};

describe('abbreviations that papers of the library introduce', () => {
  it('stand in brackets behind English words, in their order', () => {
    const stems = ['moss', 'count'];
    const introduces = (text: string): boolean => introducesInitials('mc', stems, indexOf(paper('one', text)));
    assert.equal(introduces('We study moss counting (MC) on walls.'), true);
    assert.equal(introduces('We study moss-counting（MCs） on walls.'), true);
    assert.equal(introduces('We study counting moss (MC) on walls.'), false);
    assert.equal(introduces('We study moss counting on walls with MC.'), false);
    assert.equal(introduces('Moss counting on walls (MC).'), false);
    assert.equal(introduces('(MC) We study moss counting.'), false);
  });

  it('are told of the words that are asked about, whichever run they stand in', () => {
    const index = indexOf(paper('one', '苔藓计数(MC)是一项任务，地衣测量(LM)也是。'));
    const runs = [['苔藓', '计数'], ['地衣', '测量'], Array.from({ length: 17 }, () => '计数')];
    assert.deepEqual(
      [...abbreviationsInLibrary(runs, ['计数', '测量', '任务'], index)],
      [
        ['计数', ['mc']],
        ['测量', ['lm']],
        ['任务', []],
      ],
    );
  });

  it('stand in brackets behind a Chinese term that has more characters', () => {
    const found = (text: string, term = '苔藓计数') => introducedFor(term, indexOf(paper('one', text)));
    assert.deepEqual(found('苔藓计数(MC)是一项任务，苔藓计数 （MC）也是。'), ['mc']);
    assert.deepEqual(found('苔藓计数（MC，一种任务）'), ['mc']);
    assert.deepEqual(found('苔藓計數（MC）'), ['mc']);
    assert.deepEqual(found('苔藓计数(MCs)'), ['mc', 'mcs']);
    assert.deepEqual(found('苔藓计数(NAS)'), ['nas']);
    assert.deepEqual(found('苔藓计数(M)'), []);
    assert.deepEqual(found('苔藓计数(MOSSY)'), []);
    assert.deepEqual(found('苔藓计数 MC'), []);
    assert.deepEqual(found('苔藓的计数(MC)'), []);
    assert.deepEqual(found('苔藓计数(see)', '计数'), []);
  });

  it('are learnt from the first six papers that have the term, and as papers come and go', () => {
    const others = (count: number) => Array.from({ length: count }, (_, at) => paper(`o${at}`, '苔藓计数很难。'));
    const introducing = paper('x', '苔藓计数(MC)很难。');
    assert.deepEqual(introducedFor('苔藓计数', indexOf(...others(5), introducing)), ['mc']);
    assert.deepEqual(introducedFor('苔藓计数', indexOf(...others(6), introducing)), []);
    const index = indexOf(introducing);
    index.discard(['x']);
    assert.deepEqual(introducedFor('苔藓计数', index), []);
    index.add(introducing);
    assert.deepEqual(introducedFor('苔藓计数', index), ['mc']);
  });

  it('lead from the words of one language to papers of the other, as one more word of the query', () => {
    const engine = new SearchEngine();
    // Neither language's term is in the table.
    engine.useTerms(TermTable.parse('方法 12 method 16\n墙 12 wall 16'));
    engine.update({
      removed: [],
      added: [
        paper('en', 'Moss counting (MC) is done on walls.'),
        paper('en-short', 'A new way of MC.'),
        paper('en-other', 'Lichens are counted on trees.'),
        paper('zh', '我们研究苔藓计数(MC)，它在墙上进行。'),
        paper('zh-short', '关于 MC 的研究。'),
        paper('zh-other', '我们研究天气。'),
      ],
    });
    const keys = (query: string): readonly string[] => engine.search(query).map(({ key }) => key);
    assert.deepEqual(
      keys('moss counting')
        .filter((key) => key.startsWith('zh'))
        .sort(),
      ['zh', 'zh-short'],
    );
    assert.deepEqual(
      keys('苔藓计数')
        .filter((key) => key.startsWith('en'))
        .sort(),
      ['en', 'en-short'],
    );
    engine.update({ removed: [], added: [paper('zh-several', '各种 MCs 的比较。')] });
    assert.equal(keys('moss counting').includes('zh-several'), true);
    engine.update({ removed: ['en', 'zh'], added: [] });
    assert.deepEqual(
      keys('moss counting').filter((key) => key.startsWith('zh')),
      [],
    );
    assert.deepEqual(
      keys('苔藓计数').filter((key) => key.startsWith('en')),
      [],
    );
  });
});
