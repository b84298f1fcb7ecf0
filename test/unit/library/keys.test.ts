import assert from 'node:assert/strict';
import {
  contentOf,
  deriveKey,
  isValidKey,
  keyOfEntry,
  needsRomanizer,
  provisionalKey,
  slug,
  suffixOf,
  withSuffix,
} from '../../../src/core/library/keys/keys';
import { romanize } from '../../../src/core/library/keys/pinyin';
import type { Entry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const keyOf = (fields: Partial<Entry>, title = '') => deriveKey(entryOf(fields), fields.title ?? title, romanize);

describe('keys', () => {
  const names: Record<string, string> = {
    'R-Mix': 'r-mix',
    'NAS-Bench-360': 'nas-bench-360',
    'SAM-DETR ++': 'sam-detr-plus-plus',
    'SiamFC++': 'siamfc-plus-plus',
    'C#': 'c-sharp',
    'DeepSpeed Data Efficiency': 'deepspeed-data-efficiency',
    s3: 's3',
    π0: 'pi0',
    'β-VAE': 'beta-vae',
    Vérité: 'verite',
    ＴｉｎｙＭＩＭ: 'tinymim',
    'L²-Net': 'l2-net',
    悟空: 'wu-kong',
    'Łukasz’s Net': 'lukaszs-net',
  };
  for (const [name, key] of Object.entries(names)) {
    it(`makes ${key} of the name ${name}`, () => {
      assert.equal(keyOf({ names: [name] }), key);
      assert.ok(isValidKey(key));
    });
  }

  it('takes author and year where there is no name, else the first informative words of the title', () => {
    const authors = [{ family: 'Müller', given: 'Max' }, { family: 'Doe' }];
    assert.equal(keyOf({ authors, year: 2020, title: 'On Trees' }), 'muller-2020');
    assert.equal(keyOf({ authors: [{ literal: '王小明' }], year: 2020 }), 'wang-xiao-ming-2020');
    assert.equal(keyOf({ authors, title: 'On the Growth of Trees and Houses' }), 'growth-trees-houses');
    assert.equal(keyOf({}, '我们提出一种用于图像分割的神经网络'), 'tu-xiang-fen-ge-shen-jing');
    assert.equal(keyOf({}, 'The and of'), 'the-and-of');
  });

  it('avoids names of devices, bare numbers and single letters', () => {
    assert.equal(keyOf({ names: ['CON'] }, 'Contours of Things'), 'con-contours-things');
    assert.equal(keyOf({ names: ['Aux'] }), 'paper-aux');
    assert.equal(keyOf({ names: ['360'] }, 'A Benchmark'), '360-benchmark');
    assert.equal(keyOf({ names: ['X'] }, 'X marks'), 'x-x-marks');
    assert.equal(keyOf({}), 'paper');
  });

  it('cuts long ones at a word', () => {
    const key = keyOf({ names: ['A Very Long Name Of Something That Goes On And On For Ever'] });
    assert.ok(key.length <= 40 && 'a-very-long-name-of-something-that-goes-on'.startsWith(key));
  });

  it('says which keys a person may choose', () => {
    for (const key of ['r-mix', 'Smith2020', 'a_b', 'x']) {
      assert.ok(isValidKey(key), key);
    }
    for (const key of ['', '-a', 'a-', 'a b', 'ä', 'a:b', 'a/b', 'con', 'NUL', 'a'.repeat(81)]) {
      assert.ok(!isValidKey(key), key);
    }
    assert.equal(slug('A  b/c', romanize), 'a-b-c');
  });

  it('are of at most 40 letters, cut at a word that lies in the second half', () => {
    const named = (name: string) => keyOf({ names: [name] });
    assert.equal(named('a'.repeat(40)), 'a'.repeat(40));
    assert.equal(named('a'.repeat(41)), 'a'.repeat(40));
    assert.equal(named(`${'a'.repeat(20)} ${'b'.repeat(30)}`), `${'a'.repeat(20)}-${'b'.repeat(19)}`);
    assert.equal(named(`${'a'.repeat(21)} ${'b'.repeat(30)}`), 'a'.repeat(21));
    assert.equal(named(`${'a'.repeat(40)} b`), 'a'.repeat(40));
    assert.equal(named(`${'a'.repeat(38)} bcd`), 'a'.repeat(38));
  });

  it('take three words of a title, six syllables of a Chinese one, and none behind 24 letters', () => {
    assert.equal(keyOf({}, 'Moss, Walls, Owls, Barns'), 'moss-walls-owls');
    assert.equal(keyOf({}, `${'a'.repeat(23)} owls barns`), `${'a'.repeat(23)}-owls`);
    assert.equal(keyOf({}, `${'a'.repeat(24)} owls barns`), 'a'.repeat(24));
    assert.equal(keyOf({}, '苔藓墙壁山谷河流'), 'tai-xian-qiang-bi-shan-gu');
    assert.equal(keyOf({}, `${'the '.repeat(100)}moss`), 'the-the-the');
    assert.equal(keyOf({}, '我们提出一种新的方法'), 'wo-men-ti-chu-yi-zhong');
  });

  it('take the first author who has a name, and a year before Christ', () => {
    const by = (author: { family?: string; given?: string; literal?: string }, year = 2020) =>
      keyOf({ authors: [author], year }, 'Moss on Walls');
    assert.equal(by({ family: 'van Berg', given: 'Ada' }), 'van-berg-2020');
    assert.equal(by({ literal: 'Moss Group' }), 'moss-group-2020');
    assert.equal(by({ given: 'Ada' }), 'ada-2020');
    assert.equal(by({}), 'moss-walls');
    assert.equal(by({ family: '!' }), 'moss-walls');
    assert.equal(by({ family: 'Plato' }, -380), 'plato-380bc');
    assert.equal(by({ family: 'Hero' }, 0), 'hero-0');
    assert.equal(keyOf({ authors: [], year: 2020 }, 'Moss on Walls'), 'moss-walls');
    assert.equal(keyOf({ authors: [{ family: 'Berg' }], year: 2020, names: ['!'] }, 'Moss on Walls'), 'moss-walls');
  });

  it('are a name, or what goes with it, of two characters and a letter', () => {
    const named = (name: string, title = '') => keyOf({ names: [name] }, title);
    assert.equal(named('X', 'Moss'), 'x-moss');
    assert.equal(named('XY'), 'xy');
    assert.equal(named('12', '34'), 'paper-12-34');
    assert.equal(named('1a'), '1a');
    assert.equal(named('com1', 'Moss'), 'com1-moss');
    assert.equal(named('com12'), 'com12');
    assert.equal(named('nul'), 'paper-nul');
    assert.equal(named('nuls'), 'nuls');
    assert.equal(named('Bob’s "Net" & Co_2'), 'bobs-net-and-co-2');
  });

  it('write Korean and Cyrillic in Latin letters', () => {
    assert.equal(keyOf({}, '느린 강의 얼음'), 'neurin-gangui-eoleum');
    assert.equal(keyOf({}, 'Лёд на медленных реках'), 'led-na-medlennykh');
    assert.equal(keyOf({ authors: [{ literal: '김철수' }], year: 2020 }, '느린 강의 얼음'), 'gimcheolsu-2020');
  });

  it('need the romanizer where what they are made of is Chinese', () => {
    const needs = (fields: Partial<Entry>, title = '') => needsRomanizer(entryOf(fields), title);
    assert.equal(needs({ names: ['悟空'] }, 'Moss'), true);
    assert.equal(needs({ names: ['Moss'] }, '苔藓'), false);
    assert.equal(needs({}, '苔藓'), true);
    assert.equal(needs({}, 'Moss'), false);
    assert.equal(needs({ authors: [{ family: '王' }], year: 2020 }, 'Moss'), true);
    assert.equal(needs({ authors: [{ literal: '王' }], year: 2020 }, 'Moss'), true);
    assert.equal(needs({ authors: [{ given: '王' }], year: 2020 }, 'Moss'), true);
    assert.equal(needs({ authors: [{ family: 'Wang' }], year: 2020 }, '苔藓'), false);
    assert.equal(needs({ authors: [{ family: '王' }] }, 'Moss'), false);
    assert.equal(needs({ authors: [{}], year: 2020 }, '苔藓'), true);
  });

  it('are worked out once where the title is the one that they were made of', () => {
    const entry = { ...entryOf({ title: 'Moss on Walls' }), derived: { title: 'Owls', key: 'kept', sketch: '' } };
    assert.equal(keyOfEntry(entry, 'Moss on Walls', romanize), 'kept');
    assert.equal(keyOfEntry(entry, 'Owls', romanize), 'owls');
    const untitled = { ...entryOf({}), derived: entry.derived };
    assert.equal(keyOfEntry(untitled, 'Owls', romanize), 'kept');
    assert.equal(keyOfEntry({ ...untitled, title: '' }, 'Owls', romanize), 'kept');
    assert.equal(keyOfEntry({ ...untitled, derived: { title: 'Owls', sketch: '' } }, 'Owls', romanize), 'owls');
    assert.equal(keyOfEntry({ ...untitled, derived: { title: '', key: 'kept', sketch: '' } }, '', romanize), 'paper');
  });

  it('have suffixes of a text, the longer of which goes on as the shorter one begins', () => {
    assert.match(suffixOf('moss', 8), /^[bcdfghjkmnpqrstvwxz2-9]{8}$/);
    assert.equal(suffixOf('moss', 3), suffixOf('Moss!', 8).slice(0, 3));
    assert.equal(suffixOf('', 3), 'bbb');
    assert.equal(suffixOf('moss', 0), '');
    assert.notEqual(suffixOf('moss', 4), suffixOf('owls', 4));
    assert.equal(withSuffix('moss', 'xy'), 'moss-xy');
  });

  it('are provisional where nobody romanizes, and tell papers apart by all that they say', () => {
    assert.match(provisionalKey(entryOf({ title: '苔藓' })), /^paper-[bcdfghjkmnpqrstvwxz2-9]{8}$/);
    const all: readonly Partial<Entry>[] = [
      {},
      { title: 'A' },
      { abstract: 'B' },
      { authors: [{ family: 'C' }] },
      { authors: [{ given: 'D' }] },
      { authors: [{ literal: 'E' }] },
      { year: 2020 },
      { doi: '10.1/f' },
      { arxiv: '2001.1' },
      { note: 'G' },
    ];
    const contents = all.map((fields) => contentOf(entryOf(fields)));
    assert.equal(new Set(contents.map((text) => text.replace(/\s/g, ''))).size, all.length);
    const entry = entryOf({
      title: 'A',
      authors: [{ family: 'C', given: 'D' }, { literal: 'E' }],
      year: 2020,
      doi: 'f',
      arxiv: 'g',
      abstract: 'B',
      note: 'h',
    });
    assert.equal(contentOf(entry), 'A\nC D \n  E\n2020\nf\ng\nB\nh');
  });

  it('may be of 80 characters where a person chooses them', () => {
    assert.ok(isValidKey('a'.repeat(80)));
    for (const key of ['a-_b', '1', 'con1', 'com10', 'Con-a']) {
      assert.ok(isValidKey(key), key);
    }
    for (const key of ['_a', 'a_', 'COM1', 'lpt9', 'Aux', 'a.b', 'a\n', '-']) {
      assert.ok(!isValidKey(key), key);
    }
  });
});
