import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { contextOf } from './begun-context';

/** Cursors beside percent signs, which begin a comment in LaTeX but not in addresses, in code or in Markdown. */
const rows: readonly (readonly [syntax: CitationSyntax, marked: string, typed: string, partial: string])[] = [
  ['latex', '\\url{x/%20y} \\cite{a,\n  b‸}', 'key b', 'b in \\cite{«a,\n  b» cite'],
  ['latex', '\\href{x/%20y}{z} \\cite{a,\n  b‸}', 'key b', 'b in \\cite{«a,\n  b» cite'],
  ['latex', '\\verb|%| \\cite{a,\n  b‸}', 'key b', 'b in \\cite{«a,\n  b» cite'],
  ['latex', '\\lstinline[x=y]{%d} \\cite{a,\n  b‸}', 'key b', 'b in \\cite{«a,\n  b» cite'],
  ['latex', '\\\\% \\cite{a,\n  b‸}', '', ''],
  ['latex', '\\verb|x| % \\cite{a,\n  b‸}', '', ''],
  ['pandoc', '5% \\cite{a,\n  b‸}', 'key b', 'b in \\cite{«a,\n  b» cite'],
  // Nothing is offered in a comment.
  ['latex', '\\cite{a, % one ‸\n  b}', '', ''],
  ['latex', '\\cite{\n  a, % x\n  b % two‸\n}', '', ''],
  ['latex', '\\cite{\n  a, % x\n  b‸ % two\n}', 'key b', 'b in \\cite{«\n  a, % x\n  b % two\n» cite'],
];

describe('a cursor beside a percent sign', () => {
  for (const [syntax, marked, ...told] of rows) {
    it(`${syntax}: ${marked.replace(/\n/g, '⏎')}`, () => {
      assert.deepEqual(contextOf(syntax, marked), told);
    });
  }
});
