import assert from 'node:assert/strict';
import { deriveKey, isValidKey, slug } from '../../../src/core/library/keys/keys';
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

  it('takes author and year where there is no name, else the first telling words of the title', () => {
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
});
