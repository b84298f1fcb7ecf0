import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseSource } from '../../../src/core/parse/source';
import { recordsFileName } from '../../../src/core/parse/formats/literature-records';
import { withEdits } from '../../../src/core/records/records-text';
import { type ItemToKeep, keepItems } from '../../../src/core/usecases/keep-zotero-items';
import { itemId } from '../../../src/core/zotero/model';
import { article } from '../../zotero-stand-in';

describe('items of Zotero that are kept', () => {
  const libraryOf = (...files: readonly (readonly [path: string, text: string])[]): Library => {
    const library = new Library((text) => text);
    library.apply({
      updated: files.map(([source, text]) => {
        const parsed = parseSource({ path: source, text }, { markers: [] });
        assert.ok(!('skipped' in parsed));
        return { source, parsed: deriveSource(parsed) };
      }),
      removed: [],
    });
    return library;
  };
  const item = (citationKey: string | undefined, fields: Record<string, unknown>, key = 'ABCD2345'): ItemToKeep => ({
    id: itemId({ path: 'users/0' }, key),
    fields,
    citationKey,
  });
  const keep = async (items: readonly ItemToKeep[], library = libraryOf(), records = '') => {
    const { edits, keys } = await keepItems(items, {
      library,
      records,
      source: 'Zotero',
      date: '2026-11-29',
      loadRomanizer: () => Promise.resolve(() => 'pinyin'),
    });
    const { text, stale } = withEdits(records, edits);
    assert.deepEqual(stale, []);
    return { text, keys: [...keys.values()] };
  };

  it('are papers by themselves, with all that Zotero says of them', async () => {
    const { text, keys } = await keep([
      item(
        'lovelace2021Notes',
        article('Notes on the <i>Analytical Engine</i>', { DOI: '10.1000/engine', issue: '2' }),
      ),
    ]);
    assert.deepEqual(keys, ['lovelace2021Notes']);
    const [paper, ...others] = libraryOf([recordsFileName, text]).papers;
    assert.deepEqual(others, []);
    assert.equal(paper?.key, 'lovelace2021Notes');
    assert.equal(paper.title, 'Notes on the Analytical Engine');
    assert.equal(paper.doi, '10.1000/engine');
    assert.equal(paper.record?.source, 'Zotero');
    for (const said of ['Journal of Engines', 'volume = {3}', 'number = {2}', '12--34', 'Lovelace, Ada', '2021']) {
      assert.ok(text.includes(said), `${said} stands in ${text}`);
    }
    assert.ok(!text.includes('ABCD2345'));
  });

  it('have a key of the library where Zotero has none', async () => {
    assert.deepEqual((await keep([item(undefined, article('Engines'))])).keys, ['lovelace-2021']);
    const chinese = article('引擎', { creators: [{ creatorType: 'author', lastName: '张', firstName: '三' }] });
    assert.deepEqual((await keep([item(undefined, chinese)])).keys, ['pinyin-2021']);
    const nameless = { itemType: 'letter', abstractNote: '' };
    assert.deepEqual((await keep([item(undefined, nameless)])).keys, ['zotero-abcd2345']);
  });

  it('get another key where theirs is taken, in the library, in the file or by each other', async () => {
    const taken = libraryOf(['a.bib', '@book{same2020, title = {Taken already}, author = {Babbage, Charles}}\n']);
    const [inLibrary] = (await keep([item('same2020', article('Engines'))], taken)).keys;
    assert.match(inLibrary ?? '', /^same2020-[a-z0-9]{4}$/);
    const [inFile] = (await keep([item('same2020', article('Engines'))], libraryOf(), '@book{Same2020, title = {X}}\n'))
      .keys;
    assert.match(inFile ?? '', /^same2020-[a-z0-9]{4}$/);
    const both = await keep([item('same2020', article('Engines')), item('same2020', article('Looms'), 'XXXX2345')]);
    assert.equal(both.keys[0], 'same2020');
    assert.match(both.keys[1] ?? '', /^same2020-[a-z0-9]{4}$/);
    assert.equal(libraryOf([recordsFileName, both.text]).papers.length, 2);
  });

  it('are the paper that the library has of them by now, of which nothing is written', async () => {
    const library = libraryOf(['a.bib', '@book{mine, title = {Engines at work}, doi = {10.1000/engine}}\n']);
    const { text, keys } = await keep([item('lovelace2021', article('Engines', { DOI: '10.1000/ENGINE' }))], library);
    assert.deepEqual(keys, ['mine']);
    assert.equal(text, '');
  });

  it('keep hostile texts as texts', async () => {
    const title = 'Zap} @book{evil, title = {Evil}} \\input{/etc/passwd} $(x) %';
    const { text } = await keep([item('zap2020', article(title, { DOI: '10.1000/}evil,' }))]);
    const { papers } = libraryOf([recordsFileName, text]);
    assert.deepEqual(
      papers.map(({ key, title: read }) => [key, read]),
      [['zap2020', title]],
    );
  });
});
