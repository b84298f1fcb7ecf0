import assert from 'node:assert/strict';
import { identityOf, normalizeArxiv, normalizeDoi } from '../../../src/core/library/merging/identity';
import { isInformativeTitle, titleRelation } from '../../../src/core/library/merging/title-relation';
import { normalizeText } from '../../../src/core/library/base/normalize';
import { entryOf } from './entries';

describe('identity', () => {
  for (const [written, doi] of [
    ['10.1000/A', '10.1000/a'],
    [' https://doi.org/10.1000/a%3Cb ', '10.1000/a<b'],
    ['10.1000/a.,;.,; .', '10.1000/a'],
    ['10.48550/arXiv.2001.00001', undefined],
    ['10.1000', undefined],
    ['moss/a', undefined],
  ] as const) {
    it(`takes ${written} for the DOI ${String(doi)}`, () => {
      assert.equal(normalizeDoi(written), doi);
    });
  }

  for (const [written, arxiv] of [
    ['arXiv: 2001.00001', '2001.00001'],
    ['2001.00001v2', '2001.00001'],
    ['math.GT/0309136v123', 'math.gt/0309136'],
    ['2001.00001v1234', '2001.00001v1234'],
    ['arXiv:', undefined],
  ] as const) {
    it(`takes ${written} for the arXiv identifier ${String(arxiv)}`, () => {
      assert.equal(normalizeArxiv(written), arxiv);
    });
  }

  it('has the arXiv identifier of an arXiv DOI, unless the entry states one', () => {
    const doi = 'https://doi.org/10.48550/arXiv.2001.00001v2';
    assert.equal(identityOf(entryOf({ doi })).arxiv, '2001.00001');
    assert.equal(identityOf(entryOf({ doi, arxiv: '2002.00002' })).arxiv, '2002.00002');
    assert.equal(identityOf(entryOf({ doi })).doi, undefined);
  });

  it('has the title as far as a thousand characters', () => {
    assert.equal(identityOf(entryOf({ title: 'm'.repeat(1_001) })).title, 'm'.repeat(1_000));
    assert.equal(identityOf(entryOf({ title: '…' })).title, undefined);
  });
});

describe('titles', () => {
  const relation = (left: string, right: string) =>
    titleRelation({ written: left, normal: normalizeText(left) }, { written: right, normal: normalizeText(right) });
  const words = (count: number, start: string) =>
    Array.from({ length: count }, (_, index) => `${start}${'abcdefghijklm'.charAt(index)}`).join(' ');

  it('are near where they have seven tenths of their words in common', () => {
    assert.equal(relation(`${words(3, 'x')} ${words(7, 'm')}`, `${words(3, 'y')} ${words(7, 'm')}`), 'near');
    assert.equal(relation(`${words(4, 'x')} ${words(9, 'm')}`, `${words(4, 'y')} ${words(9, 'm')}`), 'other');
  });

  it('of another script cannot be compared: those that are Han for more than a quarter', () => {
    assert.equal(relation('ab苔', 'xyz'), 'unclear');
    assert.equal(relation('abc苔', 'xyz'), 'other');
  });

  const title = 'Counting the leaves of tall trees';
  for (const companion of [
    `${title}: Supporting Information`,
    `Supplementary materials for ${title}`,
    `${title}, supplemental data`,
    `${title}: supplementary`,
    `${title} (online appendix)`,
    `${title}: supportive information`,
    `Erratum: ${title}`,
    `Errata to ${title}`,
    `Corrigendum: ${title}`,
    `Correction to: ${title}`,
    `Correction of ${title}`,
    `Corrections: ${title}`,
    `Correction. ${title}`,
    `Author correction: ${title}`,
    `Publisher correction: ${title}`,
    `Addendum: ${title}`,
    `Retraction: ${title}`,
    `Retracted: ${title}`,
    `Withdrawn: ${title}`,
    `Expression of concern: ${title}`,
    `Reply to ${title}`,
    `Response to ${title}`,
    `Rejoinder: ${title}`,
    `Replies by ${title}`,
    `Comment on ${title}`,
    `Comments to ${title}`,
    `Discussion of ${title}`,
    `Comment: ${title}`,
    `Review of ${title}`,
    `Book review of ${title}`,
    `Review: ${title}`,
    `${title}, Part II`,
    `${title}, part 2`,
    `${title} vol. 3`,
    `${title} II`,
    `${title} 2`,
    `${title} (2)`,
    `${title}. Chapter two`,
    `${title}, section b`,
    `SI Appendix for ${title}`,
    `Supporting text: ${title}`,
    `Additional files for ${title}`,
    `Appendix to: ${title}`,
    `Technical appendix: ${title}`,
    `${title} - Appendix B`,
    `Data from: ${title}`,
    `Replication data for: ${title}`,
    `Publisher’s Note: ${title}`,
    `${title} (Correction)`,
    `Correction — ${title}`,
    `Authors’ Response: ${title}`,
    `${title}: Reply`,
    `${title}: Comment`,
  ]) {
    it(`say that another work accompanies theirs: ${companion}`, () => {
      assert.equal(relation(title, companion), 'companion');
    });
  }

  for (const near of [
    `${title}, second edition`,
    `A review: ${title}`,
    `${title} and its comments`,
    `Responses of ${title}`,
    `${title} revisited`,
    `Correcting ${title}`,
    `${title}: data from islands`,
    `${title}, a discussion paper`,
    `${title} - a response`,
    `Error correction in ${title}`,
    `Comment-based ${title}`,
  ]) {
    it(`are near where words alone were added: ${near}`, () => {
      assert.equal(relation(title, near), 'near');
    });
  }

  for (const [left, right, related] of [
    [`${title}, Part II`, `${title}, Part 2`, 'near'],
    [`${title}, part two`, `${title} II`, 'near'],
    [`${title}, Part II`, `${title}, Part III`, 'companion'],
    ['数高树的叶子（一）', '数高树的叶子（二）', 'companion'],
    ['数高树的叶子（一）', '数高树的叶子(1)', 'near'],
    ['数高树的叶子第一部分', '数高树的叶子第1部分', 'near'],
    ['数高树的叶子上', '数高树的叶子下', 'companion'],
    ['数高树的叶子', '数高树的叶子：补充材料', 'companion'],
    ['数高树的叶子', '《数高树的叶子》勘误', 'companion'],
    ...[
      '高树叶片计数方法研究：附录',
      '高树叶片计数方法研究 支撑材料',
      '高树叶片计数方法研究：附加材料',
      '《高树叶片计数方法研究》订正',
      '关于《高树叶片计数方法研究》一文的更正声明',
      '高树叶片计数方法研究（撤回）',
      '高树叶片计数方法研究（续）',
      '评《高树叶片计数方法研究》',
      '与《高树叶片计数方法研究》作者商榷',
      '对《高树叶片计数方法研究》的讨论',
      '对《高树叶片计数方法研究》一文的回复',
      '高树叶片计数方法研究之二',
      '高树叶片计数方法研究 勘誤',
      '高树叶片计数方法研究：補充材料',
    ].map((companion) => ['高树叶片计数方法研究', companion, 'companion'] as const),
    ['高树叶片计数方法研究之一', '高树叶片计数方法研究（一）', 'near'],
    ['高树叶片计数方法研究之一', '高树叶片计数方法研究之二', 'companion'],
    ['简化办理手续', '简化办理手续：三个城市', 'near'],
    ['气温订正方法', '气温订正方法研究', 'near'],
    ['数高树的叶子', '数高树的枝叶子', 'near'],
    ['数高树的叶子', '养小狗的乐趣', 'other'],
    ['A B', 'a-b!', 'same'],
    ['The use of it', 'Its use', 'other'],
    ['Alpha beta', 'Alpha beta: a study of gamma and delta', 'near'],
  ] as const) {
    it(`are compared by parts and words: ${left} | ${right}`, () => {
      assert.equal(relation(left, right), related);
    });
  }

  it('that every journal has tell no work', () => {
    const general = [
      'Guest editors: introduction',
      'Editorial board members',
      'Introduction to the special issue',
      'Book reviews section',
      'Letters to the editor',
      'Letter from the president',
      'Table of contents',
      'Note from the editors',
      'Message from the chairman',
      'Listof the contributors',
      'Retraction notice',
      'Acknowledgements',
      'Calendar of events',
      'Authors’ reply',
      'In this issue',
      'News and views',
      'Call for papers',
      'Obituaries',
      'Miscellaneous',
      '编者按',
      '征稿启事',
    ];
    assert.deepEqual(
      general.filter((each) => isInformativeTitle(normalizeText(each))),
      [],
    );
    const informative = [
      'Preface to the series',
      'Table of contents of it',
      'From matter of things',
      'Call for papers of this year',
      'Calendar of many further events',
      'Conclusions and outlook',
      '征稿启事通知各位作者',
    ];
    assert.deepEqual(
      informative.filter((each) => !isInformativeTitle(normalizeText(each))),
      [],
    );
  });

  it('tell their work by sixteen letters, or eight Han characters', () => {
    assert.equal(isInformativeTitle('m'.repeat(16)), true);
    assert.equal(isInformativeTitle('m'.repeat(15)), false);
    assert.equal(isInformativeTitle('苔'.repeat(8)), true);
    assert.equal(isInformativeTitle('苔'.repeat(7)), false);
    assert.equal(isInformativeTitle('introductiontothespecialsection'), false);
  });
});
