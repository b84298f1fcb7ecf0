import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that the code once had for what its field has a word for, and that word. */
const replaced: readonly (readonly [former: RegExp, word: string])[] = [
  [/\bisTelling\b|\b(?:most|more) telling\b/i, 'informative'],
  [/\bparted\b/i, 'separated, or split'],
  [/\bpins? files?\b/i, 'keys file'],
  [/\bguest(?:s|Key)?\b(?!\)\?)/i, 'attached note'],
  [/\bshelf\b/i, 'store'],
];

describe('vocabulary', () => {
  for (const [former, word] of replaced) {
    it(`says ${word}`, () => {
      // Weights of titles are lists of words that papers say.
      const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.ts') && !/(?:english|chinese)-weights\.ts$/.test(file),
      );
      assert.ok(files.length > 100);
      const found = files.filter((file) => former.test(readFileSync(join('src', file), 'utf8')));
      assert.deepEqual(found, []);
    });
  }
});
