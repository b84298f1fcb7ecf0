import assert from 'node:assert/strict';
import { fixture } from './fixture';

describe('fixture', () => {
  it('reads files, the cursor and marked ranges', async () => {
    const { workspace, cursor, ranges } = fixture(`
%! a.md
See [@⟦moss⟧; @⟦wa$$CURSOR$$ll⟧] for $5.

%! d/refs.bib
@misc{⟦moss⟧}
`);
    assert.equal((await workspace.read('file:///w/a.md')).text, 'See [@moss; @wall] for $5.\n\n');
    assert.equal((await workspace.read('file:///w/d/refs.bib')).text, '@misc{moss}\n');
    assert.deepEqual(cursor, { uri: 'file:///w/a.md', offset: 15 });
    assert.deepEqual(
      [...ranges],
      [
        [
          'file:///w/a.md',
          [
            { start: 6, end: 10 },
            { start: 13, end: 17 },
          ],
        ],
        ['file:///w/d/refs.bib', [{ start: 6, end: 10 }]],
      ],
    );
  });

  it('refuses marks that do not fit', () => {
    assert.throws(() => fixture('text'), /begins with a line/);
    assert.throws(() => fixture('%! a.md\n⟦x'), /does not end/);
    assert.throws(() => fixture('%! a.md\nx⟧'), /has not begun/);
    assert.throws(() => fixture('%! a.md\n$$CURSOR$$$$CURSOR$$'), /one cursor/);
  });
});
