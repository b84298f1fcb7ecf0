import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { stem } from '../../../src/core/search/text/stem';
import { tokenize } from '../../../src/core/search/text/tokenize';
import { ownCopy } from '../../../src/core/text/own-copy';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const texts = 40;
const megabyte = 1_000_000;

/** How many megabytes are in use more, once a part of each of forty large texts was used. */
function kept(use: (text: string, word: string) => unknown): number {
  const word = (at: number) =>
    `unmistakable${'abcdefghij'.charAt(at % 10)}${'klmnopqrst'.charAt(Math.floor(at / 10))}ness`;
  const results: unknown[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < texts; at++) {
    const text = Buffer.from(`${word(at)} ${'and so on '.repeat(megabyte / 10)}`).toString('latin1');
    results.push(use(text, word(at)));
  }
  collect();
  const grown = (process.memoryUsage().heapUsed - before) / megabyte;
  assert.equal(results.length, texts);
  return grown;
}

describe('a small part of a large text', () => {
  it('is the same text', () => {
    for (const text of [
      '',
      'short',
      'exactly13char',
      'a longer text, 其中有汉字, "quotes" and \\ a lone \ud800 surrogate',
    ]) {
      assert.equal(ownCopy(text), text);
    }
  });

  it('does not keep all of it alive where a copy is kept, as the part itself does', () => {
    const part = (text: string) => text.slice(0, 18);
    assert.ok(kept(part) > texts / 2);
    assert.ok(kept((text) => ownCopy(part(text))) < texts / 4);
  });

  it('is remembered by itself, as a stem and as a run of letters', () => {
    assert.ok(kept((text, word) => stem(text.slice(0, word.length))) < texts / 4);
    assert.ok(kept((text, word) => tokenize(text.slice(0, word.length + 4)).length) < texts / 4);
  });
});
