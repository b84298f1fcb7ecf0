import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextRange } from '../../../../src/core/model/paper';
import { bracesIn } from '../../../../src/core/cite/languages/latex/braces';

/** The same by counting from one brace. */
function counted(text: string, open: number, most: number): TextRange | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + most); at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === '%') {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline;
    } else if (text[at] === '{') {
      depth += 1;
    } else if (text[at] === '}' && (depth -= 1) === 0) {
      return { start: open + 1, end: at };
    }
  }
  return undefined;
}

describe('braces asked for in order', () => {
  it('hold what they hold when asked for one by one, wherever that is asked', () => {
    const texts = fc
      .array(fc.constantFrom('{', '{', '}', '}', 'a', 'bc ', '\\', '\\{', '%', '\n'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (text, most, asked) => {
          const argumentAt = bracesIn(text, most);
          for (let at = 0; at < text.length; at += 1) {
            if (text[at] === '{' && asked[at] !== false) {
              assert.deepEqual(argumentAt(at), counted(text, at, most), `${JSON.stringify(text)} ${String(at)}`);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
