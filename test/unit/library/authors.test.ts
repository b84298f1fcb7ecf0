import assert from 'node:assert/strict';
import { authorRelation, authorsOf, authorsText, comparedAuthors } from '../../../src/core/library/base/authors';
import type { PersonName } from '../../../src/core/model/paper';

describe('authors as they are compared', () => {
  const compared: readonly (readonly [
    PersonName,
    readonly [family: string, initial: string, words: string] | undefined,
  ])[] = [
    [{ family: 'Müller', given: 'Max' }, ['muller', 'm', 'max muller']],
    [{ family: 'van der Berg', given: 'Anna-Maria' }, ['berg', 'a', 'anna berg der maria van']],
    [{ family: 'Berg ', given: 'A.' }, ['berg', 'a', 'a berg']],
    [{ family: 'Berg' }, ['berg', '', 'berg']],
    [{ literal: 'Moss Group' }, ['group', '', 'group moss']],
    [{ given: 'Ada' }, ['ada', 'a', 'ada']],
    [{ family: '王', given: '小明' }, ['小明王', '', '小明王']],
    [{ family: '小明王' }, ['小明王', '', '小明王']],
    [{ family: '!' }, undefined],
    [{}, undefined],
  ];
  for (const [name, expected] of compared) {
    it(`have a family, an initial and words: ${JSON.stringify(name)}`, () => {
      assert.deepEqual(
        comparedAuthors([name]).map(({ family, initial, words }) => [family, initial, words]),
        expected === undefined ? [] : [expected],
      );
    });
  }

  const person = (index: number): PersonName => ({ family: `Name${'abcdefghij'.charAt(index)}`, given: 'X' });
  const people = (count: number) => Array.from({ length: count }, (_, index) => person(index));

  it('are the first eight', () => {
    assert.equal(comparedAuthors(people(7)).length, 7);
    assert.equal(comparedAuthors(people(8)).length, 8);
    assert.equal(comparedAuthors(people(9)).length, 8);
    assert.equal(authorsText(people(9)), authorsText(people(8)));
    assert.equal(
      authorsOf(Array.from({ length: 9 }, (_, index) => `N${'abcdefghi'.charAt(index)}`).join('; ')).length,
      8,
    );
  });

  it('stand in one text, which is read again as them', () => {
    assert.equal(authorsText([{ family: 'Berg', given: 'Ada' }, { literal: 'Moss; Group' }]), 'Berg, Ada; Moss Group');
    assert.equal(authorsText([{ family: 'Berg,\n x', given: ' A ' }, { family: 'Berg' }]), 'Berg x, A; Berg');
    assert.equal(authorsText([{ family: 'Berg' }, { family: 'Berg' }, {}]), 'Berg');
    assert.equal(authorsText([]), '');
    assert.equal(authorsText([{ family: 'x'.repeat(201) }]), 'x'.repeat(200));
    const names = [
      { family: 'van der Berg', given: 'Ada' },
      { literal: 'Moss Group' },
      { family: '王', given: '小明' },
    ];
    assert.deepEqual(authorsOf(authorsText(names)), comparedAuthors(names));
    assert.deepEqual(authorsOf(''), []);
  });

  const related: readonly (readonly [PersonName, PersonName, ReturnType<typeof authorRelation>])[] = [
    [{ family: 'Berg', given: 'Ada' }, { family: 'Berg', given: 'Ada' }, 'common'],
    [{ family: 'Berg', given: 'Ada' }, { family: 'Berg', given: 'A.' }, 'common'],
    [{ family: 'Berg', given: 'Ada' }, { family: 'Berg' }, 'common'],
    [{ family: 'Berg' }, { family: 'Berg', given: 'Ada' }, 'common'],
    [{ family: 'Berg', given: 'Ada' }, { family: 'Berg', given: 'Bea' }, 'none'],
    [{ family: 'Berg', given: 'Ada' }, { family: 'Ada', given: 'Berg' }, 'common'],
    [{ family: 'Berg', given: 'Ada' }, { family: 'Moss', given: 'Ada' }, 'none'],
    [{ family: '王小明' }, { family: '明', given: '王小' }, 'common'],
    [{ family: '王小明' }, { family: '李红' }, 'none'],
    [{ family: '王小明' }, { family: 'Wang', given: 'Xiaoming' }, 'unknown'],
  ];
  for (const [left, right, relation] of related) {
    it(`have ${relation} in common: ${JSON.stringify([left, right])}`, () => {
      const other = comparedAuthors([{ family: 'Elm' }]);
      const [one, two] = [comparedAuthors([left]), comparedAuthors([right])];
      assert.equal(authorRelation(one, two), relation);
      assert.equal(authorRelation(two, one), relation);
      if (relation === 'common') {
        assert.equal(authorRelation([...other, ...one], two), 'common');
        assert.equal(authorRelation(one, [...other, ...two]), 'common');
      }
    });
  }

  it('are unknown if there are none', () => {
    const one = comparedAuthors([{ family: 'Berg' }]);
    assert.equal(authorRelation([], one), 'unknown');
    assert.equal(authorRelation(one, []), 'unknown');
    assert.equal(authorRelation([], []), 'unknown');
  });
});
