import assert from 'node:assert/strict';
import { insertionAt } from '../../../../src/core/cite/edit/insertion';
import { previewOf } from '../../../../src/core/cite/edit/preview';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';

/** How `k` would stand where `|` is. */
function preview(marked: string, syntax: CitationSyntax, form: 'parenthetical' | 'textual' = 'parenthetical'): string {
  const [before = '', after = ''] = marked.split('|');
  const text = before + after;
  const insertion = insertionAt(
    parseCitations(text, syntax),
    text,
    { start: before.length, end: before.length },
    ['k'],
    { form },
  );
  assert.notEqual(insertion, undefined);
  return previewOf(text, insertion!, syntax);
}

describe('how a citation would stand', () => {
  const cases: readonly (readonly [CitationSyntax, string, string])[] = [
    ['pandoc', 'see | here', '[@k]'],
    ['pandoc', 'As [see -@a, p. 3|; @b] says', '[see -@a, p. 3; @k; @b]'],
    ['pandoc', 'As |[@a] says', '[@k; @a]'],
    ['pandoc', 'see [@k| here', '[@k]'],
    ['latex', 'As \\cite{a|,b} says', '\\cite{a,k,b}'],
    ['typst', 'As @a| says', '@a @k'],
    ['org', 'As [cite:@a|] says', '[cite:@a;@k]'],
    ['rst', 'As :cite:p:`a|` says', ':cite:p:`a,k`'],
  ];
  for (const [syntax, marked, shown] of cases) {
    it(`shows ${shown} at | in ${marked}`, () => {
      assert.equal(preview(marked, syntax), shown);
    });
  }

  it('shows bare citations with the one that they are separated from', () => {
    assert.equal(preview('研究【@a|】说明 [@c]', 'pandoc', 'textual'), '@a；@k');
    assert.equal(preview('研究【|@a】说明', 'pandoc', 'textual'), '@k；@a');
  });

  it('shows what goes beside a group by itself, unless the tool reads the two together', () => {
    assert.equal(preview('As [@a]| says', 'pandoc', 'textual'), '@k');
    assert.equal(preview('As @a| says', 'pandoc'), '@a [@k]');
  });
});
