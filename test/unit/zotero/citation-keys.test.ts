import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import { ZoteroApi } from '../../../src/core/zotero/api';
import { citationKeys, isWritableKey, type KeyedItem } from '../../../src/core/zotero/citation-keys';
import { itemId } from '../../../src/core/zotero/model';
import { ZoteroStandIn } from '../../zotero-stand-in';
import { ManualClock } from '../async/manual-clock';

describe('citation keys of Zotero', () => {
  const one: KeyedItem = { id: itemId({ path: 'users/0' }, 'AAAA2345'), fields: { citationKey: 'own2020' }, group: '' };
  const two: KeyedItem = { id: itemId({ path: 'users/0' }, 'BBBB2345'), fields: {}, group: '' };
  const ofGroup: KeyedItem = { id: itemId({ path: 'groups/12' }, 'BBBB2345'), fields: {}, group: 'Lab' };
  let zotero: ZoteroStandIn;
  const keysOf = async (...items: KeyedItem[]) => {
    const api = new ZoteroApi({ network: zotero.network(), clock: new ManualClock() });
    return Object.fromEntries(await citationKeys(api, items, new Abort()));
  };

  beforeEach(() => {
    zotero = new ZoteroStandIn();
    zotero.addGroup(12, 'Lab');
  });

  it('are its own, for which nobody is asked', async () => {
    assert.deepEqual(await keysOf(one), { [one.id]: 'own2020' });
    assert.deepEqual(zotero.asked, []);
  });

  it('are those of Better BibTeX where it has none', async () => {
    zotero.betterBibtex = new Map([
      ['1:BBBB2345', 'babbage1837'],
      ['2:BBBB2345', 'babbage1837lab'],
    ]);
    assert.deepEqual(await keysOf(one, two, ofGroup), {
      [one.id]: 'own2020',
      [two.id]: 'babbage1837',
      [ofGroup.id]: 'babbage1837lab',
    });
  });

  it('are none where two groups have one name, since Better BibTeX counts them otherwise', async () => {
    zotero.addGroup(13, 'Lab');
    zotero.betterBibtex = new Map([['2:BBBB2345', 'babbage1837']]);
    assert.deepEqual(await keysOf(ofGroup), {});
  });

  it('are none without Better BibTeX, or where Zotero is gone', async () => {
    assert.deepEqual(await keysOf(one, two), { [one.id]: 'own2020' });
    zotero.mode = 'closed';
    assert.deepEqual(await keysOf(one, two), { [one.id]: 'own2020' });
  });

  it('are none where they could not be written in a document', async () => {
    zotero.betterBibtex = new Map([['1:BBBB2345', 'a},\n@string{x']]);
    assert.deepEqual(await keysOf(two, { ...one, fields: { citationKey: 'two words' } }), {});
    for (const key of ['smith2020', 'Smith_2020-a', 'doi:10.1/x', 'müller2020', '张2020', 'a'.repeat(80)]) {
      assert.ok(isWritableKey(key), key);
    }
    for (const key of ['', 'a b', 'a,b', '{a}', 'a%', '@a', '-a', 'a:', 'a\\b', '#a', '$(zap)', 'a'.repeat(81)]) {
      assert.ok(!isWritableKey(key), key);
    }
  });
});
