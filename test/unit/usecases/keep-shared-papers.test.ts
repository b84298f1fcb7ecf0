import assert from 'node:assert/strict';
import { keepSharedPapers, type SharedToKeep } from '../../../src/core/usecases/keep-shared-papers';
import { libraryOf } from '../verify/references';

const owls = { id: '', type: 'article-journal', title: 'Owls', author: [{ family: 'Weiß' }], DOI: '10.1000/owls' };

describe('keeping papers of a shared library', () => {
  const keep = (papers: readonly SharedToKeep[], bib = '', records = '') =>
    keepSharedPapers(papers, {
      library: libraryOf({ 'own.bib': bib }).library,
      records,
      source: 'https://search.example.org/papers',
      date: '2026-11-30',
      loadRomanizer: () => Promise.resolve(() => 'romanized'),
    });

  it('writes an entry under the key of the shared library, and where it is from', async () => {
    const { edits, keys } = await keep([{ id: 'a', item: owls, key: 'weiss-owls' }]);
    assert.deepEqual([...keys], [['a', 'weiss-owls']]);
    assert.match(
      edits[0]?.after ?? '',
      /^@article\{weiss-owls,[^]*10\.1000\/owls[^]*https:\/\/search\.example\.org\/papers/,
    );
  });

  it('takes another key where that is taken, in the library, the file, or by another of them', async () => {
    const taken = '@misc{owl, title = {Another bird}}';
    const { keys } = await keep([{ id: 'a', item: owls, key: 'owl' }], taken);
    assert.match(keys.get('a') ?? '', /^owl-.+/);
    const two = await keep([
      { id: 'a', item: owls, key: 'same' },
      { id: 'b', item: { ...owls, DOI: '10.1000/other', title: 'Other owls' }, key: 'same' },
    ]);
    assert.equal(new Set(two.keys.values()).size, 2);
    assert.match((await keep([{ id: 'a', item: owls, key: 'owl' }], '', taken)).keys.get('a') ?? '', /^owl-.+/);
  });

  it('makes a key where the shared library has none that can be written', async () => {
    for (const key of ['a b', '}x, title={y', '__proto__', '']) {
      const { keys } = await keep([{ id: 'a', item: owls, key }]);
      assert.match(keys.get('a') ?? '', /^[a-z][\w-]*$/);
      assert.notEqual(keys.get('a'), key);
    }
    const han = await keep([{ id: 'a', item: { id: '', type: 'document', title: '猫头鹰' }, key: '猫' }]);
    assert.match(han.keys.get('a') ?? '', /romanized/);
  });

  it('writes nothing of what the library has', async () => {
    const own = '@article{mine, title = {Owls}, doi = {10.1000/OWLS}}';
    const { edits, keys } = await keep([{ id: 'a', item: owls, key: 'weiss-owls' }], own);
    assert.deepEqual([edits, [...keys]], [[], [['a', 'mine']]]);
  });
});
