import assert from 'node:assert/strict';
import {
  emptyBucket,
  filledBuckets,
  fingerprintsOf,
  similarity,
  sketchText,
  textHash,
  textSketch,
} from '../../../src/core/library/base/fingerprint';

const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `w${String((from + index) * 7919)}`).join(' ');

describe('fingerprints', () => {
  /** What is on both sides of each border between letters and other signs. */
  const borders: readonly (readonly [other: number, letter: number])[] = [
    [0x2f, 0x30],
    [0x3a, 0x39],
    [0x40, 0x41],
    [0x5b, 0x5a],
    [0x60, 0x61],
    [0x7b, 0x7a],
    [0x7f, 0xc0],
    [0xbf, 0xc0],
    [0xd7, 0xd6],
    [0xd7, 0xd8],
    [0xf7, 0xf6],
    [0xf7, 0xf8],
    [0x2000, 0x1fff],
    [0x206f, 0x2070],
    [0x3000, 0x2fff],
    [0x303f, 0x3040],
    [0xfe10, 0xfe0f],
    [0xfe6f, 0xfe70],
    [0xff00, 0xfeff],
    [0xff0f, 0xff10],
    [0xff1a, 0xff19],
    [0xff20, 0xff21],
    [0xff3b, 0xff3a],
    [0xff40, 0xff41],
    [0xff5b, 0xff5a],
    [0xffff, 0xff5a],
  ];
  for (const [other, letter] of borders) {
    it(`see letters and digits alone: U+${letter.toString(16)}, not U+${other.toString(16)}`, () => {
      assert.equal(textHash(`a${String.fromCharCode(other)}b`), textHash('ab'));
      assert.notEqual(textHash(`a${String.fromCharCode(letter)}b`), textHash('ab'));
      assert.equal(textHash(String.fromCharCode(other)), undefined);
      assert.equal(textSketch(`ab${String.fromCharCode(other)}cd`), textSketch('ab cd'));
    });
  }

  it('are both worked out at once: the exact one of the abstract, the sketch of the title too', () => {
    for (const abstract of ['', 'Moss grows. 苔藓 grows', words(0, 300)]) {
      assert.deepEqual(fingerprintsOf({ abstract }), { hash: textHash(abstract), sketch: textSketch(abstract) });
      const titled = { title: 'Moss 苔藓', abstract };
      assert.deepEqual(fingerprintsOf(titled), { hash: textHash(abstract), sketch: textSketch(sketchText(titled)) });
    }
  });

  it('see neither case nor spaces, but order and length', () => {
    assert.equal(textHash('Moss grows.'), textHash('moss GROWS'));
    assert.notEqual(textHash('ab'), textHash('ba'));
    assert.notEqual(textHash('aa'), textHash('a'));
    assert.equal(textHash(''), undefined);
    assert.equal(textHash(' .,-'), undefined);
    for (const text of ['a', 'moss', words(0, 50)]) {
      assert.match(textHash(text) ?? '', /^[0-9a-z]{11}$/);
    }
    const hashes = new Set(Array.from({ length: 2000 }, (_, index) => textHash(`x${String(index)}`)));
    assert.equal(hashes.size, 2000);
  });

  it('stay what they are, since keys files hold them', () => {
    assert.deepEqual(
      ['moss', 'Moss on damp walls', '苔藓'].map((text) => [textHash(text), textSketch(text)]),
      [
        ['0yvvkyvosnv', '........................................................P.......'],
        ['28dnvh9xswy', '...............................................T.....X-.P.......'],
        ['2g2n4q1jy1z', '.................................8..........................2...'],
      ],
    );
  });

  it('compare what a title and an abstract say together', () => {
    assert.equal(sketchText({ title: 'T', abstract: 'A' }), 'T\nA');
    assert.equal(sketchText({ abstract: 'A' }), 'A');
  });

  it('have a sketch of pairs of words, which is fuller the longer the text is', () => {
    assert.equal(filledBuckets(textSketch('')), 0);
    assert.equal(textSketch(''), emptyBucket.repeat(64));
    assert.equal(filledBuckets(textSketch('moss')), 1);
    assert.equal(filledBuckets(textSketch('moss grows')), 2);
    assert.equal(filledBuckets(textSketch('苔藓')), 2);
    assert.equal(filledBuckets(textSketch(words(0, 600))), 64);
    assert.equal(textSketch('Moss  grows!'), textSketch('moss grows'));
    assert.notEqual(textSketch('moss grows'), textSketch('grows moss'));
    assert.notEqual(textSketch('苔藓'), textSketch('藓苔'));
    assert.equal(textSketch('苔，藓'), textSketch('苔藓'));
  });

  it('say how much two texts have in common', () => {
    const [text, half, other] = [words(0, 400), `${words(0, 200)} ${words(900, 200)}`, words(2000, 400)].map(
      textSketch,
    );
    assert.equal(similarity(text!, text!), 1);
    assert.ok(similarity(text!, other!) < 0.15);
    const shared = similarity(text!, half!);
    assert.ok(shared > 0.15 && shared < 0.55, String(shared));
    assert.equal(similarity(text!, half!), similarity(half!, text!));
  });

  it('have nothing in common where a sketch is empty or of another length', () => {
    const empty = emptyBucket.repeat(64);
    assert.equal(similarity(empty, empty), 0);
    assert.equal(similarity(empty, 'A'.repeat(64)), 0);
    assert.equal(similarity('A'.repeat(63), 'A'.repeat(64)), 0);
    assert.equal(similarity('A'.repeat(64), 'A'.repeat(65)), 0);
    assert.equal(similarity('A'.repeat(65), 'A'.repeat(65)), 0);
  });

  it('take one bucket in 64 that agrees for chance', () => {
    const sketch = (equal: number, filled = 64) =>
      `${'A'.repeat(equal)}${'B'.repeat(filled - equal)}${'.'.repeat(64 - filled)}`;
    assert.equal(similarity('A'.repeat(64), sketch(0)), 0);
    assert.equal(similarity('A'.repeat(64), sketch(1)), 0);
    assert.ok(similarity('A'.repeat(64), sketch(2)) > 0.015);
    assert.equal(similarity('A'.repeat(64), sketch(32)), (0.5 - 1 / 64) / (1 - 1 / 64));
    assert.equal(similarity(sketch(10, 10), sketch(10, 10)), 1);
    assert.equal(similarity(sketch(5, 5), sketch(10, 10)), (0.5 - 1 / 64) / (1 - 1 / 64));
  });
});
