import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, NearestKeys, queryOfKey } from '../../../../src/core/cite/check/nearest-keys';
import { paperWithKey as paper } from '../papers';
import { computingTime } from '../../parse/hostile';

const papers = [
  paper('tinymim', { names: ['TinyMIM'], title: 'TinyMIM: distilling masked image modeling' }),
  paper('r-mix', { names: ['R-Mix'] }),
  paper('nas-bench-360', { names: ['NAS-Bench-360'] }),
  paper('he-2022', { authors: [{ family: 'He' }], year: 2022, title: 'Masked autoencoders are scalable' }),
  paper('smith2020', { aliases: ['old-smith'] }),
  paper('smith2021'),
];
const near = (key: string, others: string[] = []) =>
  new NearestKeys(() => papers).nearest(key, 3, others).map(({ key: found }) => found);
const typo = (key: string) =>
  new NearestKeys(() => papers)
    .nearest(key)
    .filter(({ isTypo }) => isTypo)
    .map(({ key: found }) => found);

describe('nearest keys', () => {
  it('are found by a letter more, less, other or swapped', () => {
    for (const key of ['tinymin', 'tinmim', 'tinymimm', 'tinmyim', 'TinyMIM', 'tiny-mim']) {
      assert.equal(near(key)[0], 'tinymim', key);
    }
    assert.equal(near('rmix')[0], 'r-mix');
    assert.equal(near('nas-bench-306')[0], 'nas-bench-360');
  });

  it('are found by author and year, by a name within the key, by an alias and by the start of the title', () => {
    assert.equal(near('he2022masked')[0], 'he-2022');
    assert.equal(near('ren2023tinymim')[0], 'tinymim');
    assert.equal(near('old_smith')[0], 'smith2020');
    assert.equal(near('masked-autoencoders')[0], 'he-2022');
  });

  it('include those of a bibliography', () => {
    assert.deepEqual(near('vaswani2017atention', ['vaswani2017attention']), ['vaswani2017attention']);
  });

  it('are none where nothing is near', () => {
    assert.deepEqual(near('quantum-gravity-1987'), []);
    assert.deepEqual(near('鲁迅'), []);
    assert.deepEqual(near('x'.repeat(5000)), []);
  });

  it('are slips only where one letter differs, or two of a long key, and no digit', () => {
    assert.deepEqual(typo('tinymin'), ['tinymim']);
    assert.deepEqual(typo('smith2022'), []);
    assert.deepEqual(typo('smiht2020'), ['smith2020']);
    assert.deepEqual(typo('mix'), []);
    assert.deepEqual(typo('ren2023tinymim'), []);
  });

  for (const [written, meant, isSlip] of [
    ['abcd', 'abcx', false],
    ['abcde', 'abcdx', true],
    ['abcde', 'abcxy', false],
    ['abcdefgh', 'abcdefxy', false],
    ['abcdefghi', 'abcdefgxy', true],
    ['abcdefghi', 'abcdefxyz', false],
    ['abcdefghi', 'abcdefg', true],
    ['abcdefghi', 'abcdef', false],
    ['abcdefgh', 'abcdefghi', true],
    ['key2020', 'key2021', false],
    ['kex2020', 'key2020', true],
    ['key202', 'key2020', false],
  ] as const) {
    it(`${isSlip ? 'tell' : 'do not tell'} ${written} for a slip of ${meant}`, () => {
      assert.deepEqual(
        new NearestKeys(() => [paper(meant)])
          .nearest(written)
          .filter(({ isTypo }) => isTypo)
          .map(({ key }) => key),
        isSlip ? [meant] : [],
      );
    });
  }

  it('are as many as are asked for, the nearest first, those as near by their letters', () => {
    const keys = new NearestKeys(() =>
      ['brand-new-pape', 'brand-new-paperb', 'brand-new-papera', 'brand-new-paper', 'brand-old-paper'].map((key) =>
        paper(key),
      ),
    );
    assert.deepEqual(
      keys.nearest('brand-new-paper', 4).map(({ key }) => key),
      ['brand-new-papera', 'brand-new-paperb', 'brand-new-pape', 'brand-old-paper'],
    );
    assert.deepEqual(
      keys.nearest('brand-new-paper', 1).map(({ key }) => key),
      ['brand-new-papera'],
    );
  });

  for (const [what, written, fields, isNear] of [
    ['a name of four letters within it', 'xyzmossxyz', { names: ['Moss'] }, true],
    ['a name of three letters within it', 'xyzmosxyz', { names: ['Mos'] }, false],
    ['a name that holds four letters', 'moss', { names: ['xyzMossxyz'] }, true],
    ['a name that holds three letters', 'mos', { names: ['xyzMosxyz'] }, false],
    ['one edit in three letters', 'abx', { names: [], aliases: ['abc'] }, true],
    ['one edit in two letters', 'ax', { names: [], aliases: ['ab'] }, false],
    ['four edits in twelve letters', 'abcdefghwxyz', { aliases: ['abcdefghijkl'] }, true],
    ['five edits in fifteen letters', 'abcdefghijvwxyz', { aliases: ['abcdefghijklmno'] }, false],
    ['a family name with the year', 'elm2020', { authors: [{ family: 'Elm' }], year: 2020 }, true],
    ['a whole name with the year', 'elm2020', { authors: [{ literal: 'Elm' }], year: 2020 }, true],
    ['a given name alone with the year', 'elm2020', { authors: [{ given: 'Elm' }], year: 2020 }, true],
    ['a family name before the given', 'fay2020', { authors: [{ family: 'Elm', given: 'Fay' }], year: 2020 }, false],
    ['the second author', 'fir2020', { authors: [{ family: 'Elm' }, { family: 'Fir' }], year: 2020 }, false],
    ['an author without year', 'elmundefined', { authors: [{ family: 'Elm' }] }, false],
    ['a year without author', 'undefined2020', { year: 2020 }, false],
    [
      'author, year and the first word of the title with four letters',
      'elm2020rivers',
      { authors: [{ family: 'Elm' }], year: 2020, title: 'On the Rivers of Ice' },
      true,
    ],
    ['the first sixty characters of the title', 'z'.repeat(60), { title: `${'z'.repeat(60)}yyyyyyyyyy` }, true],
  ] as const) {
    it(`are ${isNear ? '' : 'not '}found by ${what}`, () => {
      const found = new NearestKeys(() => [paper('q', { title: '', ...fields })]).nearest(written);
      assert.deepEqual(
        found.map(({ key }) => key),
        isNear ? ['q'] : [],
      );
    });
  }

  it('are sought for up to a hundred letters and digits', () => {
    const keys = new NearestKeys(() => [paper('a'.repeat(100))]);
    assert.equal(keys.nearest(`-${'a'.repeat(99)}b`).length, 1);
    assert.equal(keys.nearest('a'.repeat(101)).length, 0);
  });

  it('are those that are equal but for case and signs, keys before names, then by edits, then by what they hold', () => {
    const keys = new NearestKeys(() => [
      paper('holding', { names: ['mossnetwork'] }),
      paper('edited', { names: ['mosnet'] }),
      paper('named', { names: ['MossNet'] }),
      paper('moss_net'),
    ]);
    assert.deepEqual(
      keys.nearest('moss-net', 4).map(({ key }) => key),
      ['moss_net', 'named', 'edited', 'holding'],
    );
  });

  it('are each told once, never the key itself, and by its best spelling', () => {
    const keys = new NearestKeys(() => [paper('moss-net', { aliases: ['mossnet', 'mossnets'], names: ['MossNet'] })]);
    assert.deepEqual(
      keys.nearest('mossnet', 3, ['moss-net', 'moss.net']).map(({ key, paper: found }) => [key, found?.key]),
      [
        ['moss-net', 'moss-net'],
        ['moss.net', undefined],
      ],
    );
    assert.deepEqual(keys.nearest('moss-net'), []);
  });

  it('are prepared in portions of a hundred papers, once each', () => {
    const steps = (count: number) => {
      const all = Array.from({ length: count }, (_, index) => paper(`key-${String(index)}`));
      const keys = new NearestKeys(() => all);
      return [[...keys.prepare()].length, [...keys.prepare()].length];
    };
    assert.deepEqual(
      [steps(99), steps(100), steps(200)],
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
    );
  });

  it('follow the papers', () => {
    let now = papers;
    const keys = new NearestKeys(() => now);
    assert.deepEqual(keys.nearest('brand-new-pape'), []);
    now = [...papers, paper('brand-new-paper')];
    assert.equal(keys.nearest('brand-new-pape')[0]?.paper?.key, 'brand-new-paper');
  });

  it('cost less than comparing every key, name and title would, at 10,000 papers @slow', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      paper(`paper-of-${(index * 7919).toString(36)}`, {
        names: [`Name${index}`],
        title: `A title of the paper number ${index} on matters`,
      }),
    );
    const keys = new NearestKeys(() => many);
    const wanted = Array.from({ length: 20 }, (_, index) => `paper-og-${index.toString(36)}zz`);
    keys.nearest('warm');
    const asked = computingTime(() => {
      wanted.forEach((key) => keys.nearest(key));
    });
    const compared = computingTime(() => {
      wanted.forEach((key) => {
        many.forEach((each) =>
          [each.key, ...each.names, each.title].forEach((text) => editDistance(key, text, key.length)),
        );
      });
    });
    assert.ok(asked < compared, String(asked));
  });
});

describe('the words of a key', () => {
  for (const [key, words] of [
    ['he2022masked', 'he 2022 masked'],
    ['he1987', 'he 1987'],
    ['he2122', 'he2122'],
    ['he-2022_masked:b', 'he 2022 masked b'],
    ['a20222023', 'a 2022 2023'],
    ['移动2020检测', '移动 2020 检测'],
    ['--', ''],
  ] as const) {
    it(`are sought: ${key}`, () => {
      assert.equal(queryOfKey(key), words);
    });
  }
});

describe('edit distance', () => {
  it('is that of optimal string alignment, up to a bound', () => {
    assert.equal(editDistance('kitten', 'sitting', 5), 3);
    assert.equal(editDistance('ab', 'ba', 2), 1);
    assert.equal(editDistance('', 'abc', 3), 3);
    assert.equal(editDistance('same', 'same', 0), 0);
    assert.equal(editDistance('kitten', 'sitting', 2), undefined);
  });

  it('agrees with the whole table', () => {
    const whole = (left: string, right: string) => {
      const table = Array.from({ length: left.length + 1 }, (_, row) =>
        Array.from({ length: right.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
      );
      for (let row = 1; row <= left.length; row++) {
        for (let column = 1; column <= right.length; column++) {
          const swapped =
            row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
          table[row]![column] = Math.min(
            table[row - 1]![column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1),
            table[row - 1]![column]! + 1,
            table[row]![column - 1]! + 1,
            swapped ? table[row - 2]![column - 2]! + 1 : Infinity,
          );
        }
      }
      return table[left.length]![right.length]!;
    };
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 5 }), (left, right, most) => {
        const distance = whole(left, right);
        assert.equal(editDistance(left, right, most), distance <= most ? distance : undefined);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
