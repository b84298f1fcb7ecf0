import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import type { DerivedSource } from '../../../src/core/model/paper';
import { sourceOf } from './entries';

describe('the derived title of a paper with a note', () => {
  const abstract = 'We present FinchNet, a network that tells finches from sparrows by their song.';
  const list = sourceOf({ abstract, names: ['FinchNet'] });
  const { key, title } = libraryOf(['a.txt', list]).papers[0]!;
  const note = (of: string) => sourceOf({ format: 'note', writtenKey: of, note: `# ${title}\n\nMine.` });

  function libraryOf(...sources: readonly (readonly [string, DerivedSource])[]): Library {
    const library = new Library();
    for (const [source, parsed] of sources) {
      library.apply({ updated: [{ source, parsed }], removed: [] });
    }
    return library;
  }

  it('is what it was, whichever of them is read first', () => {
    for (const sources of [
      [
        ['a.txt', list],
        ['n.md', note(key)],
      ],
      [
        ['n.md', note(key)],
        ['a.txt', list],
      ],
    ] as const) {
      const library = libraryOf(...sources);
      assert.deepEqual(
        library.papers.map((paper) => [paper.key, paper.title]),
        [[key, title]],
      );
    }
  });

  it('is told from that of a note about another work, also once the note leaves the paper', () => {
    const library = libraryOf(['a.txt', list], ['n.md', note('other')]);
    assert.equal(new Set(library.papers.map((paper) => paper.title)).size, 2);
    library.apply({ updated: [{ source: 'n.md', parsed: note(key) }], removed: [] });
    assert.deepEqual(
      library.papers.map((paper) => paper.title),
      [title],
    );
    library.apply({ updated: [{ source: 'n.md', parsed: note('other') }], removed: [] });
    assert.equal(new Set(library.papers.map((paper) => paper.title)).size, 2);
  });
});
