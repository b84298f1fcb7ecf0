import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { parsePins } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import type { Entry } from '../../../src/core/model/paper';
import { sourceOf } from './entries';

const file = 'literature-keys.json';
const mix =
  'We mix pictures at random, where a saliency map says so, and find that networks trained on such pictures know better what they do not know, on four data sets and two kinds of network';
const grow =
  'Trees are grown on a sphere by a rule that looks at no more than two neighbours, which makes the growth cheap, and the sphere is covered after a number of steps that we bound from both sides';

function libraryOf(...entries: Partial<Entry>[]): Library {
  const library = new Library((text) => text);
  library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
  return library;
}

function set(library: Library, ...entries: Partial<Entry>[]): void {
  library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
}

describe('pins', () => {
  it('keep a key through edits, moves and namesakes', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix });
    assert.deepEqual(library.pin(['r-mix', 'nobody'], file), [file]);
    assert.deepEqual(library.pin(['r-mix'], file), []);
    set(
      library,
      { names: ['R-Mix'], abstract: grow },
      { names: ['R-Mix'], abstract: `${mix.replace('four', 'five')}. R-Mix is open.` },
    );
    assert.equal(library.get('r-mix')?.abstract.includes('five'), true);
    assert.match(library.papers[0]?.key ?? '', /^r-mix-\w{4}$/);
  });

  it('are lost rather than given to another paper, and say so', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix });
    library.pin(['r-mix'], file);
    library.setPins(file, parsePins(serializePins(library.pinsOf(file), '') ?? ''));
    set(library, { names: ['R-Mix'], abstract: grow });
    assert.equal(library.get('r-mix'), undefined);
    assert.deepEqual(
      library.problemsOf(file).map(({ code, args, span }) => [code, args?.[0], span.line]),
      [['lost-pin', 'r-mix', 3]],
    );
    set(library, { names: ['R-Mix'], abstract: mix });
    assert.equal(library.get('r-mix')?.abstract, mix);
    assert.deepEqual(library.problemsOf(file), []);
    assert.deepEqual(library.unpin('r-mix'), [file]);
    set(library, { names: ['R-Mix'], abstract: grow });
    assert.equal(library.get('r-mix')?.abstract, grow);
  });

  it('do not go to a paper of another name, or with another identifier, however alike', () => {
    const named = libraryOf({ names: ['R-Mix'], abstract: `R-Mix. ${mix}` });
    named.pin(['r-mix'], file);
    set(named, { names: ['S-Mix'], abstract: `S-Mix. ${mix}` });
    assert.equal(named.get('r-mix'), undefined);
    const identified = libraryOf({ names: ['R-Mix'], abstract: mix, doi: '10.1/a' });
    identified.pin(['r-mix'], file);
    set(identified, { names: ['R-Mix'], abstract: `${mix}.`, doi: '10.1/b' });
    assert.equal(identified.get('r-mix'), undefined);
    set(identified, { names: ['Q'], abstract: grow, doi: '10.1/A' });
    assert.equal(identified.get('r-mix')?.abstract, grow);
  });

  it('do not go to a look-alike that was there beside the paper, also after a restart', () => {
    const alike = mix.replace('four', 'nine').replace('pictures', 'sounds');
    const library = libraryOf({ abstract: mix }, { abstract: alike });
    const key = library.papers[0]?.key ?? '';
    library.pin([key], file);
    const written = serializePins(library.pinsOf(file), '') ?? '';
    set(library, { abstract: alike });
    assert.equal(library.get(key), undefined);
    const restarted = libraryOf({ abstract: alike });
    restarted.setPins(file, parsePins(written));
    assert.equal(restarted.get(key), undefined);
    const without = libraryOf({ abstract: mix });
    const only = without.papers[0]?.key ?? '';
    without.pin([only], file);
    set(without, { abstract: alike });
    assert.equal(without.get(only)?.abstract, alike, 'the same text is an edit where it was not there before');
  });

  it('hold a written key against another work that takes it', () => {
    const library = libraryOf({
      format: 'bibtex',
      writtenKey: 'doe',
      title: 'On the growth of trees on spheres',
      abstract: grow,
    });
    library.pin(['doe'], file);
    set(library, {
      format: 'bibtex',
      writtenKey: 'doe',
      title: 'On the growth of trees on a sphere',
      year: 2020,
      abstract: grow.slice(0, 100),
    });
    assert.equal(library.get('doe')?.year, 2020);
    set(library, { format: 'bibtex', writtenKey: 'doe', title: 'Mixing pictures at random', abstract: mix });
    assert.equal(library.get('doe'), undefined);
  });

  it('a renamed key stays as an alias, also of a paper that was not pinned', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix }, { names: ['Grow'], abstract: grow });
    assert.deepEqual(library.rename('r-mix', 'mixing', file), [file]);
    assert.equal(library.get('r-mix')?.key, 'mixing');
    assert.deepEqual(library.get('mixing')?.aliases, ['r-mix']);
    library.rename('mixing', 'mix-2', file);
    assert.deepEqual(library.get('mix-2')?.aliases, ['mixing', 'r-mix']);
    library.rename('mix-2', 'r-mix', file);
    assert.deepEqual(library.get('mixing')?.aliases, ['mix-2', 'mixing']);
    assert.equal(library.rename('grow', 'mixing', file), 'taken');
    assert.equal(library.rename('grow', 'no good', file), 'invalid');
    assert.equal(library.rename('grow', 'con', file), 'invalid');
    assert.equal(library.rename('none', 'some', file), 'unknown');
    const again = libraryOf({ names: ['R-Mix'], abstract: `${mix}!` });
    again.setPins(file, parsePins(serializePins(library.pinsOf(file), '') ?? ''));
    assert.equal(again.get('mix-2')?.key, 'r-mix');
  });

  describe('of one key, which two branches gave to two papers', () => {
    const third =
      'Birds count their eggs by touch, as we show with eggs of glass in nests of four kinds of gull, which sit on as many as they have laid and throw out what is more';
    const read = (library: Library, text: string) => {
      library.setPins(file, parsePins(text));
    };
    const pinnedTwice = () => {
      const library = libraryOf({ names: ['R-Mix'], abstract: mix }, { names: ['Grow'], abstract: grow });
      library.rename('r-mix', 'mixing', file);
      library.rename('grow', 'growing', file);
      return (serializePins(library.pinsOf(file), '') ?? '').replace(
        '"growing": {"aliases": ["grow"]',
        '"mixing": {"aliases": ["grow"]',
      );
    };
    const both = () =>
      libraryOf(
        { names: ['R-Mix'], abstract: mix },
        { names: ['Grow'], abstract: grow },
        { names: ['Eggs'], abstract: third },
      );

    it('mean none, now and when others are pinned; their other keys mean what they did', () => {
      const library = both();
      read(library, pinnedTwice());
      for (let round = 0; round < 2; round++) {
        assert.equal(library.get('mixing'), undefined);
        assert.equal(library.get('r-mix')?.abstract, mix);
        assert.equal(library.get('grow')?.abstract, grow);
        assert.ok(library.get('r-mix')?.aliases.includes('r-mix'));
        assert.ok(library.problemsOf(file).some(({ code }) => code === 'duplicate-pin'));
        assert.equal(library.renameRefusal('eggs', 'mixing'), 'taken');
        library.pin(['eggs'], file);
        read(library, serializePins(library.pinsOf(file), pinnedTwice()) ?? '');
      }
      assert.equal(library.pinsOf(file).length, 3);
    });

    it('mean none where one of the two papers is lost, since a citation may mean it', () => {
      const library = libraryOf({ names: ['R-Mix'], abstract: mix });
      read(library, pinnedTwice());
      assert.equal(library.get('mixing'), undefined);
      assert.equal(library.get('r-mix')?.abstract, mix);
      assert.equal(library.get('grow'), undefined);
    });

    it('mean none where the key of one is a former key of the other', () => {
      const library = both();
      read(library, pinnedTwice().replace('"mixing": {"aliases": ["grow"]', '"growing": {"aliases": ["mixing"]'));
      assert.equal(library.get('mixing'), undefined);
      assert.equal(library.get('growing')?.abstract, grow);
      assert.equal(library.get('r-mix')?.abstract, mix);
    });

    it('mean the paper where both are about it, and a line that cannot be read costs nothing', () => {
      const library = both();
      const pin = (serializePins(library.pinsOf(file), '') && library.pin(['r-mix'], file), library.pinsOf(file)[0]!);
      const older = { ...pin, hash: 'of-an-older-text', aliases: ['old-two'] };
      read(
        library,
        serializePins([{ ...pin, aliases: ['old-one'] }, older, { key: 'r-mix', aliases: [], unreadable: '5' }], '') ??
          '',
      );
      for (const key of ['r-mix', 'old-one', 'old-two']) {
        assert.equal(library.get(key)?.abstract, mix, key);
      }
      assert.equal(library.get('old-two')?.key, 'r-mix');
    });

    it('keep the former keys of both where one is renamed to the other', () => {
      const library = both();
      library.pin(['r-mix'], file);
      const [pin] = library.pinsOf(file);
      read(
        library,
        serializePins(
          [
            { ...pin!, aliases: ['one'] },
            { ...pin!, key: 'mix', aliases: ['two'] },
          ],
          '',
        ) ?? '',
      );
      assert.deepEqual(library.rename('mix', 'r-mix', file), [file]);
      assert.deepEqual(library.get('r-mix')?.aliases, ['mix', 'one', 'two']);
    });
  });

  it('wait for the romanizer', () => {
    const library = new Library();
    library.apply({
      updated: [{ source: 'a', parsed: sourceOf({ abstract: '我们研究树的生长。', language: 'zh' }) }],
      removed: [],
    });
    assert.ok(library.needsRomanizer);
    const [provisional] = library.papers;
    assert.deepEqual(library.pin([provisional?.key ?? ''], file), []);
    library.useRomanizer((text) => text.replace(/\p{Script=Han}/gu, ' han '));
    assert.ok(!library.needsRomanizer);
    assert.match(library.papers[0]?.key ?? '', /^han/);
  });

  it('keep no fields and aliases that are empty or of another kind', () => {
    const pinned = (item: string) => parsePins(`{"keys": {"a": ${item}}}`).pins[0];
    assert.deepEqual(pinned('{"title": "", "year": "2020", "name": 7, "aliases": ["", 5, "x", "x"]}'), {
      key: 'a',
      aliases: ['x'],
    });
    assert.deepEqual(pinned('{"title": "T", "year": 2020, "aliases": "y"}'), {
      key: 'a',
      aliases: ['y'],
      title: 'T',
      year: 2020,
    });
    assert.deepEqual(pinned('{"mine": 1}'), { key: 'a', aliases: [], unknown: new Map([['mine', 1]]) });
  });
});
