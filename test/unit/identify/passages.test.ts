import assert from 'node:assert/strict';
import { atOnce } from '../../../src/core/async/time-slicer';
import { isLikelySource } from '../../../src/core/identify/passages/decide';
import { textSources } from '../../../src/core/identify/passages/find-sources';
import { sentencesIn } from '../../../src/core/identify/passages/sentences';
import type { Paper } from '../../../src/core/model/paper';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from '../search/paper';

const papers: readonly Paper[] = [
  paper(
    'moss',
    'Moss covers the northern walls of old barns. We count 312 patches of moss on walls of limestone, i.e. where water stays. The patches grow by two millimetres a year.',
  ),
  paper('owl', 'Owls leave their hollow trees an hour after sunset. They hunt voles along hedges until midnight.'),
  paper('苔', '苔藓覆盖旧谷仓的北墙。我们统计了石灰岩墙上的苔藓斑块。'),
  ...Array.from({ length: 30 }, (_, at) =>
    paper(
      `fern${at}`,
      `Ferns of valley ${at} unroll in spring. The walls of the valley keep them from wind until autumn.`,
    ),
  ),
];
const stems = { share: () => 1 / 500 };
const table = TermTable.parse(
  [
    '苔藓 20 moss 18',
    '覆盖 24 cover 17',
    '谷仓 30 barn 18',
    '旧 24 old 17',
    '北 24 northern 16',
    '墙 24 wall 18',
    '猫头鹰 30 owl 18',
    '田鼠 30 vole 18',
    '树篱 30 hedg 18',
    '午夜 30 midnight 18',
    '捕猎 30 hunt 18',
    '沿着 24 along 14',
  ].join('\n'),
);

const found = (text: string, terms?: TermTable) => atOnce(textSources([text], papers, stems, terms))[0]?.sources ?? [];
const keys = (text: string, terms?: TermTable) => found(text, terms).map((each) => each.paper.key);

describe('textSources', () => {
  it('finds paper and sentence, as it stands there', () => {
    const [source] = found('Moss covers the northern walls of old barns.');
    assert.equal(source?.paper.key, 'moss');
    assert.equal(source.sentence, 'Moss covers the northern walls of old barns.');
    assert.ok(source.score > 0.9);
  });

  it('finds sentences that were shortened, or changed a little', () => {
    assert.equal(keys('312 patches of moss on walls of limestone')[0], 'moss');
    assert.equal(keys('Owls hunt voles along the hedges till midnight')[0], 'owl');
  });

  it('finds none where nothing fits, whatever single words are shared', () => {
    assert.deepEqual(keys('The price of copper rose by a third during the strike of the dock workers.'), []);
    assert.deepEqual(keys('Old walls of the harbour keep ships from the northern storms of autumn.'), []);
    assert.deepEqual(keys(''), []);
    assert.deepEqual(keys('...'), []);
    assert.deepEqual(atOnce(textSources(['Moss covers the northern walls of old barns.'], [], stems)), [
      { sources: [], nearest: [] },
    ]);
  });

  it('names the nearest where none says it, and no others where one does', () => {
    const near = (text: string) =>
      atOnce(textSources([text], papers, stems))[0]?.nearest.map(({ paper: { key } }) => key);
    assert.deepEqual(near('Owls and bats hunt around midnight along rivers, where voles live.'), ['owl']);
    assert.deepEqual(near('Moss covers the northern walls of old barns.'), []);
    assert.deepEqual(near('The price of copper rose by a third during the strike of the dock workers.'), []);
  });

  it('takes three words for a sentence, and fewer for none', () => {
    assert.deepEqual(keys('moss'), []);
    assert.deepEqual(keys('moss covers'), []);
    assert.equal(keys('moss covers the northern')[0], 'moss');
  });

  it('crosses languages with a table of terms, and does not without', () => {
    assert.equal(keys('猫头鹰沿着树篱捕猎田鼠直到午夜', table)[0], 'owl');
    assert.deepEqual(keys('猫头鹰沿着树篱捕猎田鼠直到午夜'), []);
    assert.equal(keys('我们统计了石灰岩墙上的苔藓斑块')[0], '苔');
  });

  it('finds the source of several sentences, and answers several texts in their order', () => {
    assert.equal(
      keys('Owls leave their hollow trees an hour after sunset. They hunt voles along hedges until midnight.')[0],
      'owl',
    );
    const both = atOnce(
      textSources(
        ['They hunt voles along hedges until midnight.', 'Moss covers the northern walls of old barns.'],
        papers,
        stems,
      ),
    );
    assert.deepEqual(
      both.map(({ sources: [first] }) => first?.paper.key),
      ['owl', 'moss'],
    );
  });

  it('pauses between papers', () => {
    const steps = textSources(
      ['Moss covers walls.'],
      Array.from({ length: 350 }, () => papers)
        .flat()
        .slice(0, 350),
      stems,
    );
    let pauses = 0;
    while (steps.next().done !== true) {
      pauses++;
    }
    assert.ok(pauses >= 4, String(pauses));
  });

  it('takes a score for enough from its bound on', () => {
    assert.deepEqual([isLikelySource('own', 0.5), isLikelySource('own', 0.499)], [true, false]);
    assert.deepEqual([isLikelySource('fromChinese', 0.35), isLikelySource('fromChinese', 0.349)], [true, false]);
    assert.deepEqual([isLikelySource('fromEnglish', 0.4), isLikelySource('fromEnglish', 0.399)], [true, false]);
  });
});

describe('sentencesIn', () => {
  it('keeps end marks, and does not end at abbreviations or decimals', () => {
    assert.deepEqual(sentencesIn('We reach 0.92, i.e. more than before.  It holds! 我们提出方法。它有效？'), [
      'We reach 0.92, i.e. more than before.',
      'It holds!',
      '我们提出方法。',
      '它有效？',
    ]);
    assert.deepEqual(sentencesIn(' \n ... '), []);
  });

  it('cuts what is longer than any sentence', () => {
    const cut = sentencesIn('word '.repeat(1000));
    assert.ok(cut.length > 5);
    assert.ok(cut.every((sentence) => sentence.length <= 600));
  });
});
