import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { SearchEngine } from '../../../src/core/search/engine';
import { parseSource } from '../../../src/core/parse/source';
import { itemId, partsOfId, type ZoteroFields } from '../../../src/core/zotero/model';
import { isOfZotero, itemsPath, itemsText, ownCitationKey, workOfEntry } from '../../../src/core/zotero/works';
import { article } from '../../zotero-stand-in';

describe('works of Zotero', () => {
  const id = itemId({ path: 'users/0' }, 'ABCD2345');
  const workOf = (fields: ZoteroFields) => {
    const parsed = parseSource({ path: itemsPath, text: itemsText([{ id, fields }]) }, { markers: [] });
    assert.ok(!('skipped' in parsed));
    const [entry] = deriveSource(parsed).entries;
    assert.equal(entry?.writtenKey, id);
    return workOfEntry(entry, id, ownCitationKey(fields));
  };

  it('are papers with what items say', () => {
    const { whole } = workOf(
      article('Notes on the <i>Analytical Engine</i>', {
        DOI: '10.1000/engine',
        abstractNote: 'We describe an engine.',
        tags: [{ tag: 'engines' }, { tag: 'history', type: 1 }],
        citationKey: 'lovelace2021Notes',
      }),
    );
    assert.equal(whole.key, id);
    assert.deepEqual(whole.aliases, ['lovelace2021Notes']);
    assert.equal(whole.title, 'Notes on the Analytical Engine');
    assert.deepEqual(whole.authors, [{ family: 'Lovelace', given: 'Ada' }]);
    assert.equal(whole.year, 2021);
    assert.equal(whole.doi, '10.1000/engine');
    assert.deepEqual(whole.tags, ['engines', 'history']);
    assert.equal(whole.abstract, 'We describe an engine.');
    assert.ok(isOfZotero(whole));
  });

  it('are found by what they say, and by no word of their identifier', () => {
    const engine = new SearchEngine();
    const { whole } = workOf(article('Notes on engines', { citationKey: 'lovelace2021' }));
    engine.update({ removed: [], added: [whole] });
    const found = ['engines', 'lovelace2021', 'items', 'users', 'user', 'groups', '0', 'u', 'zotero'].filter(
      (query) => engine.search(query).length > 0,
    );
    assert.deepEqual(found, ['engines', 'lovelace2021']);
  });

  it('have identifiers that tell libraries and keys', () => {
    for (const [path, key] of [
      ['users/0', 'ABCD2345'],
      ['groups/12', 'ZZZZ2345'],
      ['groups/1', '2ZZZ2345'],
    ] as const) {
      assert.deepEqual(partsOfId(itemId({ path }, key)), { library: path, key });
    }
    assert.deepEqual(partsOfId('tidemix'), { library: '', key: '' });
  });

  it('have identifiers that stand among the further lines or in fields of their own', () => {
    assert.equal(
      workOf({ itemType: 'book', title: 'A book', extra: 'OCLC: 12\nDOI: 10.1000/book' }).whole.doi,
      '10.1000/book',
    );
    const preprint = {
      itemType: 'preprint',
      title: 'A preprint',
      repository: 'arXiv',
      archiveID: 'arXiv:1810.04805',
      url: 'http://arxiv.org/abs/1810.04805',
    };
    assert.equal(workOf(preprint).whole.arxiv, '1810.04805');
    assert.equal(workOf({ ...preprint, url: '' }).whole.arxiv, '1810.04805');
  });

  it('have the title of their kind', () => {
    assert.equal(
      workOf({ itemType: 'case', caseName: 'One v. Other', dateDecided: '1999' }).whole.title,
      'One v. Other',
    );
    assert.equal(workOf({ itemType: 'statute', nameOfAct: 'An Act', dateEnacted: '2001' }).whole.year, 2001);
    assert.equal(workOf({ itemType: 'email', subject: 'Re: engines' }).whole.title, 'Re: engines');
  });

  it('are read however little is said of them', () => {
    assert.deepEqual(workOf({ itemType: 'letter', date: '1843' }).whole.year, 1843);
    assert.equal(workOf({ itemType: 'podcast', title: 'Engines' }).whole.title, 'Engines');
    assert.equal(workOf({ itemType: 'book', id: 'other', title: 'A book' }).whole.key, id);
  });

  it('show the beginning of a long abstract, and are searched by all of it', () => {
    const { whole, work } = workOf(article('Long', { abstractNote: `${'word '.repeat(500)}end` }));
    assert.ok(whole.abstract.endsWith('end'));
    assert.equal(work.paper.abstract.length, 600);
    assert.ok(work.textHash);
  });

  it('have the key that Zotero gave, else that which Better BibTeX wrote among the further lines', () => {
    assert.equal(ownCitationKey({ citationKey: ' one2020 ' }), 'one2020');
    assert.equal(ownCitationKey({ citationKey: '', extra: 'tex.ids: x\nCitation Key: two2020\nPMID: 3' }), 'two2020');
    assert.equal(ownCitationKey({ extra: 'citation-key: three2020 ' }), 'three2020');
    assert.equal(ownCitationKey({ extra: 'The Citation Key: no' }), undefined);
    assert.equal(ownCitationKey({ citationKey: 7 }), undefined);
    assert.equal(ownCitationKey({}), undefined);
    assert.equal(ownCitationKey({ extra: `${' '.repeat(100_000)}Citation Key${' '.repeat(100_000)}` }), undefined);
  });
});
