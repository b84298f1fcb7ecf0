import assert from 'node:assert/strict';
import { bilingualItem } from '../../../../src/core/cite/export/bilingual-item';
import type { CslItem, Translation } from '../../../../src/core/model/paper';

const zhang = { family: '张', given: '三' };
const inLatin = { family: 'Zhang', given: 'San' };
const chinese: CslItem = {
  id: 'moss',
  type: 'article-journal',
  title: '墙上的苔藓',
  author: [zhang],
  'container-title': '苔藓学报',
  volume: '3',
};
const both = (item: CslItem, translation?: Translation) =>
  bilingualItem(item, translation === undefined ? {} : { translation });

describe('a work in two languages', () => {
  const english: Translation = { title: 'Moss on Walls', authors: [inLatin], container: 'Journal of Moss' };

  it('has title, authors and journal of each, and all else in common', () => {
    assert.deepEqual(both(chinese, english), {
      chinese,
      other: { ...chinese, title: 'Moss on Walls', author: [inLatin], 'container-title': 'Journal of Moss' },
    });
  });

  it('comes in Chinese first, whichever its source gives first', () => {
    const item = { ...chinese, title: 'Moss on Walls', author: [inLatin] };
    const found = both(item, { title: '墙上的苔藓', authors: [zhang] });
    assert.deepEqual([found?.chinese.title, found?.other.title], ['墙上的苔藓', 'Moss on Walls']);
    assert.deepEqual(found?.chinese.author, [zhang]);
  });

  it('is none where only the title is known in both, or the authors are in one language', () => {
    assert.equal(both(chinese, { title: 'Moss on Walls' }), undefined);
    assert.equal(
      both({ ...chinese, title: 'Moss on Walls', author: [inLatin] }, { title: '墙上的苔藓', authors: [inLatin] }),
      undefined,
    );
    assert.equal(both(chinese), undefined);
    assert.equal(both(chinese, { authors: [inLatin] }), undefined);
    assert.equal(both(chinese, { title: '苔藓，另一题', authors: [zhang] }), undefined);
  });

  it('may have no authors', () => {
    const item = { ...chinese, author: undefined };
    assert.equal(both(item, { title: 'Moss on Walls' })?.other.title, 'Moss on Walls');
  });
});
