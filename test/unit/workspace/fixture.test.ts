import { deepEqual, equal, throws } from 'node:assert/strict';
import { fixture } from './fixture';

describe('fixture', () => {
  it('reads files, the cursor and marked ranges', async () => {
    const { workspace, cursor, ranges } = fixture(`
%! a.md
See [@⟦moss⟧; @⟦wa$$CURSOR$$ll⟧] for $5.

%! d/refs.bib
@misc{⟦moss⟧}
`);
    equal((await workspace.read('file:///w/a.md')).text, 'See [@moss; @wall] for $5.\n\n');
    equal((await workspace.read('file:///w/d/refs.bib')).text, '@misc{moss}\n');
    deepEqual(cursor, { uri: 'file:///w/a.md', offset: 15 });
    deepEqual(
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
    throws(() => fixture('text'), /begins with a line/);
    throws(() => fixture('%! a.md\n⟦x'), /does not end/);
    throws(() => fixture('%! a.md\nx⟧'), /has not begun/);
    throws(() => fixture('%! a.md\n$$CURSOR$$$$CURSOR$$'), /one cursor/);
  });
});
