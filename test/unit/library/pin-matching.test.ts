import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { isDrifted, keepsName, meanSamePaper, titleAgreement } from '../../../src/core/library/pins/pin-evidence';
import { PinMatcher } from '../../../src/core/library/pins/pin-matching';
import { parsePins, type Pin } from '../../../src/core/library/pins/pins';
import type { EntryRecord, Work } from '../../../src/core/library/merging/entry-record';
import { RecordIndex } from '../../../src/core/library/merging/record-index';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import type { Entry } from '../../../src/core/model/paper';
import { sourceOf } from './entries';

const file = 'literature-keys.json';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+=';
/** A sketch of which `filled` buckets hold something. */
const whole = (filled = 64) => [...letters].slice(0, filled).join('').padEnd(64, '.');
/** The same but for `changed` buckets, of those that are filled. */
const changedIn = (sketch: string, changed: number, by = '!') =>
  [...sketch].map((char, index) => (index < changed ? by : char)).join('');
/** The likeness of sketches of 64 of which so many buckets are other ones. */
const likeness = (changed: number, filled = 64) => ((filled - changed) / filled - 1 / 64) / (1 - 1 / 64);

interface Given {
  readonly sketch: string;
  readonly title?: string;
  readonly name?: string;
  readonly year?: number;
}

/** Which of the works a pin means, by number; works that have nothing else than what is given. */
function meant(pin: Partial<Pin>, ...works: readonly Given[]): number | undefined {
  const records = works.map(({ sketch, title, name, year }) => {
    const [entry] = sourceOf({
      abstract: '',
      names: name === undefined ? [] : [name],
      ...(title === undefined ? {} : { title }),
      ...(year === undefined ? {} : { year }),
    }).entries;
    const derived = { ...entry!.derived, sketch };
    return {
      source: 'a',
      entry: { ...entry!, derived },
      tokens: [],
      identity: {
        doi: undefined,
        arxiv: undefined,
        title: title?.toLowerCase().replaceAll(' ', ''),
        year,
        authors: [],
        text: undefined,
      },
    } as unknown as EntryRecord;
  });
  const states = new Map(records.map((record) => [record, { records: [record] as unknown as Work }]));
  const matcher = new PinMatcher(new RecordIndex(), (record) => states.get(record));
  matcher.setPins([{ key: 'k', aliases: [], ...pin }], records);
  const [found] = matcher.match();
  const at = [...states.values()].indexOf(found ?? { records: [] as unknown as Work });
  return at < 0 ? undefined : at;
}

/** The greatest number of changed buckets at which a likeness is still enough. */
const maxChanges = (least: number, filled = 64) =>
  Array.from({ length: filled }, (_, changed) => changed).filter((changed) => likeness(changed, filled) >= least)
    .length - 1;

describe('matching of pins: thresholds', () => {
  for (const [what, least, filled, extra, work] of [
    ['a long text without name and title', 0.65, 64, {}, {}],
    ['a text of fewer words', 0.65, 48, {}, {}],
    ['a short text', 0.75, 31, {}, {}],
    ['a text that is long enough', 0.65, 32, {}, {}],
    ['a long text that bears the name', 0.5, 64, { name: 'R-Mix' }, { name: 'R-Mix' }],
    [
      'a long text with much the same title',
      0.5,
      64,
      { title: 'on the growth of trees' },
      { title: 'on the growth of plants' },
    ],
    ['a text of which another one was near', 0.6 + 0.4 * 0.4, 64, { near: 0.6 }, {}],
  ] as const) {
    it(`${what} is one where ${String(least)} of it stay`, () => {
      const changes = maxChanges(least, filled);
      const sketch = whole(filled);
      const match = (changed: number) => meant({ sketch, ...extra }, { sketch: changedIn(sketch, changed), ...work });
      assert.equal(match(changes), 0);
      assert.equal(match(changes + 1), undefined);
    });
  }

  it('the best of two leads by a tenth, or none is meant', () => {
    const sketch = whole();
    const other = (changed: number) => ({ sketch: changedIn(sketch, changed, '?') });
    const leading =
      Array.from({ length: 30 }, (_, changed) => changed).find(
        (changed) => likeness(4) - likeness(4 + changed) >= 0.1,
      ) ?? 0;
    assert.equal(meant({ sketch }, { sketch: changedIn(sketch, 4) }, other(4 + leading)), 0);
    assert.equal(meant({ sketch }, { sketch: changedIn(sketch, 4) }, other(3 + leading)), undefined);
  });

  it('the title of a text has half its words in common, and a name is kept', () => {
    const sketch = whole();
    assert.equal(meant({ sketch, title: 'a b c d' }, { sketch, title: 'a b c d e f g h' }), 0);
    assert.equal(meant({ sketch, title: 'a b c d' }, { sketch, title: 'a b c e f g h i' }), undefined);
    assert.equal(meant({ sketch, name: 'R-Mix' }, { sketch, name: 'S-Mix' }), undefined);
  });

  it('an equal title tells from sixteen letters on, for years at most two apart', () => {
    const [short, long] = ['fifteen letters x', 'sixteen letters xy'] as const;
    assert.equal(meant({ title: long }, { sketch: '', title: long }), 0);
    assert.equal(meant({ title: short }, { sketch: '', title: short }), undefined);
    for (const [year, found] of [
      [2018, 0],
      [2020, 0],
      [2022, 0],
      [2017, undefined],
      [2023, undefined],
      [2200, undefined],
    ] as const) {
      assert.equal(meant({ title: long, year: 2020 }, { sketch: '', title: long, year }), found, String(year));
    }
  });

  it('a pin is brought up to date where less than 0.85 of its text is left', () => {
    const sketch = whole();
    const changes = maxChanges(0.85);
    const workWith = (other: string) =>
      [
        { entry: { title: undefined, abstract: '', names: [], derived: { sketch: other } }, identity: {} },
      ] as unknown as Work;
    assert.ok(!isDrifted({ key: 'k', aliases: [], sketch }, workWith(changedIn(sketch, changes))));
    assert.ok(isDrifted({ key: 'k', aliases: [], sketch }, workWith(changedIn(sketch, changes + 1))));
    assert.ok(isDrifted({ key: 'k', aliases: [] }, workWith(sketch)));
  });

  it('two pins mean one paper by identifier, text, title and year, or likeness beyond the nearest other', () => {
    const sketch = whole();
    const pin = (fields: Partial<Pin>): Pin => ({ key: 'k', aliases: [], ...fields });
    const title = 'Sixteen letters xy';
    const changes = maxChanges(0.65);
    for (const [left, right, expected] of [
      [{ doi: '10.1/A' }, { doi: 'https://doi.org/10.1/a' }, true],
      [{ doi: '10.1/a', hash: 'x' }, { doi: '10.1/b', hash: 'x' }, false],
      [{ arxiv: '2001.00001v2' }, { arxiv: '2001.00001' }, true],
      [{ arxiv: '2001.00001', hash: 'x' }, { arxiv: '2001.00002', hash: 'x' }, false],
      [{ hash: 'x', about: 'a' }, { hash: 'x' }, true],
      [{ title, year: 2020 }, { title: title.toUpperCase(), year: 2022 }, true],
      [{ title, year: 2020, about: 'a' }, { title, year: 2023, about: 'b' }, false],
      [{ title: 'Fifteen letters x', about: 'a' }, { title: 'Fifteen letters x', about: 'b' }, false],
      [{ sketch }, { sketch: changedIn(sketch, changes) }, true],
      [{ sketch }, { sketch: changedIn(sketch, changes + 1) }, false],
      [{ sketch: whole(48) }, { sketch: changedIn(whole(48), maxChanges(0.65, 48)) }, true],
      [{ sketch: whole(48) }, { sketch: changedIn(whole(48), maxChanges(0.65, 48) + 1) }, false],
      [{ sketch, near: 0.9 }, { sketch: changedIn(sketch, changes) }, false],
      [{ sketch, name: 'A' }, { sketch: changedIn(sketch, 1), name: 'B' }, false],
      [{}, {}, false],
      [{ name: 'A' }, { name: 'A' }, true],
    ] as const) {
      assert.equal(meanSamePaper(pin(left), pin(right)), expected, JSON.stringify([left, right]).slice(0, 90));
      assert.equal(meanSamePaper(pin(right), pin(left)), expected);
    }
  });

  it('titles agree by the share of their words, Han characters singly', () => {
    const work = (title?: string) => [{ entry: { title, abstract: '', names: [] } }] as unknown as Work;
    assert.equal(titleAgreement({ key: 'k', aliases: [], title: '树的生长' }, work('树的增长')), 3 / 5);
    assert.equal(titleAgreement({ key: 'k', aliases: [], title: 'A b' }, work('a B')), 1);
    assert.equal(titleAgreement({ key: 'k', aliases: [], title: 'A b' }, work()), undefined);
    assert.ok(keepsName({ key: 'k', aliases: [] }, work()));
  });
});

describe('matching of pins: two candidates', () => {
  const library = (...entries: Partial<Entry>[]) => {
    const made = new Library((text) => text);
    made.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
    return made;
  };
  const words = Array.from({ length: 60 }, (_, index) => `word${String(index)}`);
  const text = (changed: number, by: string) =>
    words.map((word, index) => (index < changed ? `${by}${String(index)}` : word)).join(' ');

  it('a look-alike that was in doubt does not become the paper when the paper is edited on', () => {
    const made = library({ abstract: text(0, '') });
    const [paper] = made.papers;
    made.pin([paper!.key], file);
    const written = serializePins(made.pinsOf(file), '') ?? '';
    const show = (...entries: Partial<Entry>[]) => {
      made.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
    };
    made.setPins(file, parsePins(written));
    show({ abstract: text(5, 'edited') });
    assert.ok(made.get(paper!.key));
    show({ abstract: text(5, 'edited') }, { abstract: text(5, 'other') });
    assert.equal(made.get(paper!.key), undefined);
    show({ abstract: text(40, 'edited') }, { abstract: text(5, 'other') });
    assert.equal(made.get(paper!.key), undefined);
    show({ abstract: text(0, '') }, { abstract: text(5, 'other') });
    assert.equal(made.get(paper!.key)?.abstract, text(0, ''));
  });
});
