import assert from 'node:assert/strict';
import type { EntryRecord, Work } from '../../../src/core/library/merging/entry-record';
import {
  evidenceOf,
  hasEvidence,
  idsOfPin,
  isDrifted,
  keepsName,
  meanSamePaper,
  titleAgreement,
} from '../../../src/core/library/pins/pin-evidence';
import { idsContradict, idsOf } from '../../../src/core/library/merging/verdicts';
import { PinMatcher } from '../../../src/core/library/pins/pin-matching';
import type { Pin } from '../../../src/core/library/pins/pins';
import { RecordIndex } from '../../../src/core/library/merging/record-index';
import { recordOf } from '../../../src/core/library/merging/merge';
import type { Entry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+=';
const whole = (filled = 64) => letters.slice(0, filled).padEnd(64, '.');
/** A sketch that is like `whole()` but for so many buckets. */
const changed = (count: number, by = '!') => by.repeat(count) + whole().slice(count);
const likeness = (count: number) => (63 - count) / 63;
/** As many changed buckets as leave at least so much. */
const changesFor = (least: number) => Math.floor(63 * (1 - least));

interface Given extends Partial<Entry> {
  readonly sketch?: string;
  readonly hash?: string;
}

function recordWith({ sketch = '', hash, ...fields }: Given): EntryRecord {
  const entry = entryOf({ format: 'bibtex', ...fields });
  const { hash: own, ...derived } = entry.derived;
  return recordOf('a.bib', {
    ...entry,
    derived: { ...derived, sketch, ...(hash === undefined ? (own === undefined ? {} : { hash: own }) : { hash }) },
  });
}

const pinWith = (fields: Partial<Pin>): Pin => ({ key: 'k', aliases: [], ...fields });

/** A matcher of pins among works of one entry each, and the number of a work. */
function matching(pins: readonly Partial<Pin>[], works: readonly Given[]) {
  const records = works.map(recordWith);
  const states = new Map(records.map((record) => [record, { records: [record] as const as Work }]));
  const index = new RecordIndex();
  index.replace([], records);
  const matcher = new PinMatcher(index, (record) => states.get(record));
  const made = pins.map(pinWith);
  matcher.setPins(made, records);
  const numbers = () =>
    matcher.match().map((found) => (found === undefined ? undefined : [...states.values()].indexOf(found)));
  return { matcher, pins: made, records, states, index, numbers };
}

const meant = (pins: readonly Partial<Pin>[], ...works: readonly Given[]) => matching(pins, works).numbers();

const half = ['one two three four', 'one two three four five six seven eight'] as const;
const lessThanHalf = ['a b c d e f g h i j k l m n o', 'a b c d e f g h i j p q r s t u'] as const;

describe('what pins mean: identifiers and texts', () => {
  it('an equal text under another title is the paper where it is long, or half of the title is left', () => {
    assert.equal(
      titleAgreement(pinWith({ title: lessThanHalf[0] }), [recordWith({ title: lessThanHalf[1] })]),
      10 / 21,
    );
    for (const [[pinned, stated], filled, found] of [
      [half, 40, 0],
      [lessThanHalf, 40, undefined],
      [lessThanHalf, 41, 0],
      [[half[0], undefined], 8, 0],
    ] as const) {
      assert.deepEqual(
        meant([{ hash: 'h', title: pinned, sketch: whole(filled) }], {
          hash: 'h',
          sketch: whole(filled),
          ...(stated === undefined ? {} : { title: stated }),
        }),
        [found],
        `${String(stated)} ${String(filled)}`,
      );
    }
    // Where another paper had the same text, a work under another title may be that one.
    assert.deepEqual(
      meant([{ hash: 'h', title: lessThanHalf[0], sketch: whole(41), near: 1 }], {
        hash: 'h',
        title: lessThanHalf[1],
        sketch: whole(41),
      }),
      [undefined],
    );
  });

  it('one of two equal texts is meant by an identifier, which names no other work', () => {
    assert.deepEqual(meant([{ hash: 'h', doi: '10.1/a' }], { hash: 'h', doi: '10.1/a' }, { hash: 'h' }), [0]);
    assert.deepEqual(
      meant([{ hash: 'h', doi: '10.1/a', arxiv: '2001.00001' }], { hash: 'h', doi: '10.1/a' }, { arxiv: '2001.00001' }),
      [undefined],
    );
    assert.deepEqual(meant([{ hash: 'h' }], { hash: 'h' }, { hash: 'h' }), [undefined]);
  });

  it('a text with another identifier is another paper', () => {
    assert.deepEqual(meant([{ hash: 'h', doi: '10.1/a' }], { hash: 'h', doi: '10.1/b' }), [undefined]);
    assert.deepEqual(meant([{ hash: 'h', arxiv: '2001.00001' }], { hash: 'h', arxiv: '2001.00002' }), [undefined]);
    assert.deepEqual(meant([{ sketch: whole(), doi: '10.1/a' }], { sketch: whole(), doi: '10.1/b' }), [undefined]);
  });
});

describe('what pins mean: keys that a source writes', () => {
  const writtenKey = 'k';

  it('what stands under the key is the paper where nothing else is known', () => {
    assert.deepEqual(meant([{}], { writtenKey, title: 'Moss' }), [0]);
    assert.deepEqual(meant([{ hash: 'h' }], { writtenKey, title: 'Moss' }), [undefined]);
  });

  it('four tenths of the text are left, and more than any other paper has', () => {
    const most = changesFor(0.4);
    for (const [count, near, found] of [
      [most, 0, 0],
      [most + 1, 0, undefined],
      [most, 0.9, undefined],
      [most, likeness(most), undefined],
      [most, likeness(most + 1), 0],
    ] as const) {
      assert.deepEqual(
        meant([{ hash: 'h', sketch: whole(), near }], { writtenKey, sketch: changed(count) }),
        [found],
        `${String(count)} ${String(near)}`,
      );
    }
  });

  it('or half of a title of sixteen letters', () => {
    for (const [pinned, stated, found] of [
      ['abcd efgh ijkl mnop', 'abcd efgh ijkl mnop q r s t', 0],
      ['abcd efgh ijkl mno', 'abcd efgh ijkl mno q r s t', undefined],
      [lessThanHalf[0].replace('a', 'aaaa'), lessThanHalf[1].replace('a', 'aaaa'), undefined],
    ] as const) {
      assert.deepEqual(meant([{ title: pinned }], { writtenKey, title: stated }), [found], pinned);
    }
  });

  it('and the name is kept', () => {
    assert.deepEqual(
      meant([{ hash: 'h', sketch: whole(), name: 'R-Mix' }], { writtenKey, sketch: whole(), names: ['R-Mix'] }),
      [0],
    );
    assert.deepEqual(
      meant([{ hash: 'h', sketch: whole(), name: 'R-Mix' }], { writtenKey, sketch: whole(), names: ['S-Mix'] }),
      [undefined],
    );
  });

  it('a title says more than the key, also a short one where the key is written', () => {
    const pin = { title: 'Leaves', sketch: whole() };
    assert.deepEqual(meant([pin], { title: 'Leaves' }, { writtenKey, sketch: changed(30) }), [0]);
    assert.deepEqual(meant([pin], { title: 'Leaves' }), [undefined]);
    assert.deepEqual(
      meant([pin], { title: 'Leaves', year: 2020 }, { title: 'Leaves', writtenKey, sketch: whole() }),
      [1],
    );
  });

  it('a title that several works have is none of a third, whatever its key', () => {
    const title = 'Sixteen letters xy';
    assert.deepEqual(
      meant(
        [{ title, sketch: whole() }],
        { title, year: 2020 },
        { title, year: 2010 },
        { writtenKey, sketch: changed(35) },
      ),
      [undefined],
    );
  });

  it('a note under the key is about the paper, unless it states another identifier', () => {
    assert.deepEqual(meant([{ hash: 'h', doi: '10.1/a' }], { format: 'note', writtenKey }), [0]);
    assert.deepEqual(meant([{ hash: 'h', doi: '10.1/a' }], { format: 'note', writtenKey, doi: '10.1/b' }), [undefined]);
  });
});

describe('what pins mean: texts alike', () => {
  it('half of the title is kept, and its half counts as much as the name', () => {
    const sketch = changed(changesFor(0.5));
    assert.deepEqual(meant([{ sketch: whole(), title: half[0] }], { sketch, title: half[1] }), [0]);
    assert.deepEqual(
      meant([{ sketch: whole(), title: lessThanHalf[0] }], { sketch: whole(), title: lessThanHalf[1] }),
      [undefined],
    );
  });

  it("a work that pins of two papers claim is neither's, and one that is firmly another pin's is nobody else's", () => {
    const [one, other] = [changed(4, '!'), changed(4, '?')];
    const work = { sketch: whole() };
    assert.deepEqual(
      meant(
        [
          { hash: 'x', sketch: one },
          { key: 'l', hash: 'y', sketch: other },
        ],
        work,
      ),
      [undefined, undefined],
    );
    assert.deepEqual(
      meant(
        [
          { hash: 'x', sketch: one },
          { key: 'l', hash: 'x', sketch: other },
        ],
        work,
      ),
      [0, 0],
    );
    assert.deepEqual(
      meant(
        [
          { hash: 'x', sketch: one },
          { key: 'l', hash: 'y', sketch: one },
        ],
        work,
      ),
      [0, 0],
    );
    assert.deepEqual(
      meant(
        [{ hash: 'h' }, { key: 'l', hash: 'y', sketch: whole() }],
        { hash: 'h', sketch: whole() },
        { sketch: changed(4) },
      ),
      [0, 1],
    );
  });

  it('a pin remembers the nearest other paper, to a hundredth, and none that is less near', () => {
    const {
      matcher,
      pins: [pin],
      records,
      states,
      index,
      numbers,
    } = matching([{ hash: 'h', sketch: whole() }], [{ hash: 'h', sketch: whole() }, { sketch: changed(9) }]);
    assert.deepEqual(numbers(), [0]);
    assert.equal(matcher.nearOf(pin!), 0.86);
    const fresh = [{ sketch: changed(20) }, { sketch: changed(22) }].map(recordWith);
    states.clear();
    fresh.forEach((record) => states.set(record, { records: [record] as const as Work }));
    index.replace(records, fresh);
    matcher.update(records, fresh);
    assert.deepEqual(numbers(), [undefined]);
    assert.equal(matcher.nearOf(pin!), 0.86);
  });
});

describe('what a pin keeps of a work', () => {
  it('is its longest text, and 160 characters of its title', () => {
    const work: Work = [
      recordWith({ abstract: 'short', hash: 'a' }),
      recordWith({ title: 'm'.repeat(161), abstract: 'longer than short', hash: 'b' }),
      recordWith({ abstract: 'mid', hash: 'c' }),
    ];
    const { hash, title } = evidenceOf(work, 'x');
    assert.deepEqual({ hash, title }, { hash: 'b', title: 'm'.repeat(160) });
    assert.equal(evidenceOf([work[0]], 'x').about, 'x');
  });

  it('agrees with a longer title by its first 160 characters, and with the closest of several', () => {
    const title = `${'moss '.repeat(31)}walls and ice`;
    assert.equal(title.slice(0, 160), `${'moss '.repeat(31)}walls`);
    assert.equal(titleAgreement(pinWith({ title: title.slice(0, 160) }), [recordWith({ title })]), 1);
    assert.equal(
      titleAgreement(pinWith({ title: 'moss' }), [recordWith({ title: 'ice' }), recordWith({ title: 'moss' })]),
      1,
    );
  });

  it('is brought up to date where the work has come to state an identifier', () => {
    for (const [stated, drifted] of [
      [{}, false],
      [{ doi: '10.1/a' }, true],
      [{ arxiv: '2001.00001' }, true],
    ] as const) {
      assert.equal(isDrifted(pinWith({ sketch: whole() }), [recordWith({ sketch: whole(), ...stated })]), drifted);
    }
    assert.equal(
      isDrifted(pinWith({ sketch: whole(), doi: '10.1/a', arxiv: '2001.00001' }), [
        recordWith({ sketch: whole(), doi: '10.1/b', arxiv: '2001.00002' }),
      ]),
      false,
    );
  });

  it('contradicts a work that states other identifiers only', () => {
    for (const [field, own, other] of [
      ['doi', '10.1/a', '10.1/b'],
      ['arxiv', '2001.00001', '2001.00002'],
    ] as const) {
      const pin = pinWith({ [field]: own });
      assert.equal(idsContradict(idsOfPin(pin), idsOf([recordWith({ [field]: other })])), true);
      assert.equal(
        idsContradict(idsOfPin(pin), idsOf([recordWith({ [field]: other }), recordWith({ [field]: own })])),
        false,
      );
      assert.equal(idsContradict(idsOfPin(pin), idsOf([recordWith({})])), false);
    }
  });

  it('has its name among the names of the work or in its text', () => {
    const pin = pinWith({ name: 'R-Mix' });
    assert.equal(keepsName(pin, [recordWith({ names: ['r mix'] })]), true);
    assert.equal(keepsName(pin, [recordWith({ abstract: 'We use R-Mix.', names: ['S-Mix'] })]), true);
    assert.equal(keepsName(pin, [recordWith({ abstract: 'We use Mix.' })]), false);
  });

  it('is evidence unless it cannot be read, and likeness counts beyond the nearest other paper', () => {
    assert.equal(hasEvidence(pinWith({ doi: '10.1/a' })), true);
    assert.equal(hasEvidence(pinWith({ doi: '10.1/a', unreadable: '7' })), false);
    const near = likeness(10);
    const isSame = (fields: Partial<Pin>, others: Partial<Pin>) =>
      meanSamePaper(pinWith({ sketch: whole(), ...fields }), pinWith({ sketch: changed(10), ...others }));
    assert.deepEqual(
      [isSame({ near }, {}), isSame({}, { near }), isSame({ near: likeness(11) }, {})],
      [false, false, true],
    );
  });
});
