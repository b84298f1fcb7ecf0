import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { parsePins, serializePins } from '../../../src/core/library/pins';
import type { Entry } from '../../../src/core/model';
import { assertLinear, assertReads5MB } from '../parse/hostile';
import { sourceOf } from './entries';

const file = 'literature-keys.json';
const mix = 'We mix pictures at random, where a saliency map says so, and find that networks trained on such pictures know better what they do not know, on four data sets and two kinds of network';
const grow = 'Trees are grown on a sphere by a rule that looks at no more than two neighbours, which makes the growth cheap, and the sphere is covered after a number of steps that we bound from both sides';

function libraryOf(...entries: Partial<Entry>[]): Library {
  const library = new Library((text) => text);
  library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
  return library;
}

function set(library: Library, ...entries: Partial<Entry>[]): void {
  library.apply({ updated: [{ source: 'a.txt', parsed: sourceOf(...entries) }], removed: [] });
}

describe('pins file', () => {
  const text = '{\n  "version": 1,\n  "comment": "ours",\n  "keys": {\n    "a": {"name": "A", "hash": "x"},\n    "b": {"aliases": ["c"], "note": {"x":1}}\n  }\n}\n';

  it('writes one line a key, sorted, and keeps what it does not know', () => {
    const { pins, problems, isReadable } = parsePins(text);
    assert.deepEqual(problems, []);
    assert.ok(isReadable);
    assert.equal(serializePins([...pins].reverse(), text), text);
    assert.equal(serializePins([], ''), '{\n  "version": 1,\n  "keys": {}\n}\n');
    assert.ok(serializePins(pins, text.replaceAll('\n', '\r\n'))?.includes('}\r\n'));
    const edited = text.replaceAll('": {"', '": {\n      "').replace('"a"', '// mine\n "a"');
    assert.equal(serializePins(parsePins(edited).pins, edited), text);
  });

  it('reads over commas that merges lose, conflict markers and keys written twice', () => {
    const merged = '{"keys": {\n<<<<<<< ours\n"a": {"name": "A"}\n=======\n"b": {"name": "B"}\n>>>>>>> theirs\n"a": {"name": "C"},\n}}';
    const { pins, problems, isReadable } = parsePins(merged);
    assert.deepEqual(pins.map(({ key, name }) => [key, name]), [['a', 'A'], ['b', 'B'], ['a', 'C']]);
    assert.deepEqual(problems.map(({ code, span }) => [code, span.line]), [['pins-conflict', 1], ['duplicate-pin', 6]]);
    assert.ok(isReadable);
    assert.ok(!serializePins(pins, merged)?.includes('<<<'));
  });

  it('does not write over what it cannot read', () => {
    for (const broken of ['[1]', 'text', '{"keys": []}', '{"keys": {"a": {"name": "x}}', '['.repeat(200_000)]) {
      const parsed = parsePins(broken);
      assert.ok(!parsed.isReadable && parsed.problems.some(({ code }) => code === 'pins-unreadable'), broken.slice(0, 20));
      assert.equal(serializePins([], broken), undefined);
    }
    const { pins, problems } = parsePins('{"keys": {"a": 5, "b": {}}}');
    assert.deepEqual(problems.map(({ code }) => code), ['malformed-pin']);
    assert.ok(serializePins(pins, '')?.includes('"a": 5'));
  });

  it('keeps prototypes clean', () => {
    const { pins } = parsePins('{"keys": {"__proto__": {"__proto__": {"x": 1}, "name": "P"}}}');
    assert.equal(pins[0]?.key, '__proto__');
    assert.equal(({} as Record<string, unknown>).x, undefined);
    assert.ok(serializePins(pins, '')?.includes('"__proto__": {"name": "P", "__proto__": {"x":1}}'));
  });
});

describe('pins file: hostile text', () => {
  it('is read in linear time', function () {
    this.timeout(60_000);
    const units = ['[', '{', '{"', '{"a":', '"', '\\', '"a":{"title":"x"},\n', '<<<<<<< x\n', '=======\n', '}', ',', '//', '/*', '\n'];
    assertLinear((body) => parsePins(`{"keys":{${body}`), units);
    assertReads5MB((body) => parsePins(`{"keys":{${body}`), units);
  });
});

describe('pins', () => {
  it('keep a key through edits, moves and namesakes', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix });
    assert.deepEqual(library.pin(['r-mix', 'nobody'], file), [file]);
    assert.deepEqual(library.pin(['r-mix'], file), []);
    set(library, { names: ['R-Mix'], abstract: grow }, { names: ['R-Mix'], abstract: `${mix.replace('four', 'five')}. R-Mix is open.` });
    assert.equal(library.get('r-mix')?.abstract.includes('five'), true);
    assert.match(library.papers[0]?.key ?? '', /^r-mix-\w{4}$/);
  });

  it('are lost rather than given to another paper, and say so', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix });
    library.pin(['r-mix'], file);
    library.setPins(file, parsePins(serializePins(library.pinsOf(file), '') ?? ''));
    set(library, { names: ['R-Mix'], abstract: grow });
    assert.equal(library.get('r-mix'), undefined);
    assert.deepEqual(library.problemsOf(file).map(({ code, args, span }) => [code, args?.[0], span.line]), [['lost-pin', 'r-mix', 3]]);
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
    without.pin([key], file);
    set(without, { abstract: alike });
    assert.equal(without.get(key)?.abstract, alike, 'the same text is an edit where it was not there before');
  });

  it('hold a written key against another work that takes it', () => {
    const library = libraryOf({ format: 'bibtex', writtenKey: 'doe', title: 'On the growth of trees on spheres', abstract: grow });
    library.pin(['doe'], file);
    set(library, { format: 'bibtex', writtenKey: 'doe', title: 'On the growth of trees on a sphere', year: 2020, abstract: grow.slice(0, 100) });
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

  it('mean nothing where a key stands twice for two papers', () => {
    const library = libraryOf({ names: ['R-Mix'], abstract: mix }, { names: ['Grow'], abstract: grow });
    library.pin(['r-mix', 'grow'], file);
    const written = serializePins(library.pinsOf(file), '') ?? '';
    library.setPins(file, parsePins(written.replace('"grow"', '"r-mix"')));
    assert.equal(library.get('r-mix'), undefined);
    assert.ok(library.problemsOf(file).some(({ code }) => code === 'duplicate-pin'));
  });

  it('wait for the romanizer', () => {
    const library = new Library();
    library.apply({ updated: [{ source: 'a', parsed: sourceOf({ abstract: '我们研究树的生长。', language: 'zh' }) }], removed: [] });
    assert.ok(library.needsRomanizer);
    const [provisional] = library.papers;
    assert.deepEqual(library.pin([provisional?.key ?? ''], file), []);
    library.useRomanizer((text) => text.replace(/\p{Script=Han}/gu, ' han '));
    assert.ok(!library.needsRomanizer);
    assert.match(library.papers[0]?.key ?? '', /^han/);
  });
});
