import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import {
  readingComments,
  readingCommentText,
  type ReadingState,
} from '../../../src/core/parse/formats/shared/reading-comments';
import { parseSource } from '../../../src/core/parse/source';
import { undone } from '../../../src/core/records/decisions';
import { type ReadingChange, readingEdits } from '../../../src/core/records/reading-states';
import { withEdits } from '../../../src/core/records/records-text';
import { sourceOf } from '../library/entries';
import { assertLinear } from '../parse/hostile';

const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain.';
const heron = 'Herons stand still for hours. HeronTrack follows them over a season with three cameras and no tag.';
const file = 'literature-records.bib';
const own = '% Mine\n@article{own, title = {Own}, note = {x} }\n';
const state: ReadingState = { status: 'to-read; {soon} @ 50%', rating: 4.5, tags: ['a, b', '鸟'], readingOrder: -1.5 };

function libraryOf(...abstracts: string[]): Library {
  const library = new Library((text) => text);
  const parsed = sourceOf(...abstracts.map((abstract) => ({ abstract, tags: ['bird'] })));
  library.apply({ updated: [{ source: 'a.txt', parsed }], removed: [] });
  return library;
}

function apply(library: Library, text: string): void {
  const parsed = parseSource({ path: file, text }, { markers: [] });
  assert.ok(!('skipped' in parsed));
  library.apply({ updated: [{ source: file, parsed: deriveSource(parsed) }], removed: [] });
}

const to =
  (wanted: ReadingState): ReadingChange =>
  () =>
    wanted;

describe('what readers note of papers in a records file', () => {
  it('is read again as it was, beside what sources say, and is undone without a trace', () => {
    for (const before of ['', own, own.trimEnd(), own.replaceAll('\n', '\r\n')]) {
      const library = libraryOf(finch, heron);
      const [paper, other] = library.papers;
      assert.ok(paper && other);
      const { text, made } = withEdits(before, readingEdits(library, [paper.key], to(state), before));
      apply(library, text);
      const after = library.get(paper.key);
      assert.ok(after);
      const { status, rating, readingOrder, tags } = after;
      assert.deepEqual({ status, rating, readingOrder }, { status: state.status, rating: 4.5, readingOrder: -1.5 });
      assert.deepEqual(tags, ['a, b', '鸟', 'bird']);
      assert.deepEqual(after.sources, paper.sources);
      assert.equal(after.record, undefined);
      assert.equal(library.get(other.key), other);
      assert.equal(withEdits(text, undone([...made.values()])).text, before);
    }
  });

  it('is changed in place, and nothing stands there once nothing is left to be noted', () => {
    const library = libraryOf(finch);
    const { key } = library.papers[0]!;
    const change = (text: string, next: ReadingChange) =>
      withEdits(text, readingEdits(library, [key], next, text)).text;
    const once = change(own, to(state));
    const twice = change(once, (before) => ({ ...before, status: 'read' }));
    assert.deepEqual(
      readingComments(twice).map((comment) => comment.state),
      [{ ...state, status: 'read' }],
    );
    assert.equal(
      change(twice, (before) => before),
      twice,
    );
    assert.equal(change(twice, to({})), own);
  });

  it('goes by the text of its paper, not by its key, and where the paper has gone that is told', () => {
    const library = libraryOf(finch);
    const { key } = library.papers[0]!;
    const text = withEdits('', readingEdits(library, [key], to({ status: 'read' }), '')).text;
    const other = libraryOf(heron);
    apply(other, text.replace(`paper=${key}`, `paper=${other.papers[0]!.key}`));
    assert.equal(other.papers[0]!.status, undefined);
    assert.deepEqual(
      other.problemsOf(file).map(({ code }) => code),
      ['lost-record'],
    );
    const renamed = libraryOf(finch);
    apply(renamed, text.replace(`paper=${key}`, 'paper=former'));
    assert.equal(renamed.papers[0]!.status, 'read');
  });

  it('gives way to what the note of the paper says', () => {
    const library = libraryOf(finch);
    const { key } = library.papers[0]!;
    apply(library, withEdits('', readingEdits(library, [key], to({ status: 'read', rating: 2 }), '')).text);
    const note = { format: 'note', writtenKey: key, status: 'reading', note: '' };
    library.apply({ updated: [{ source: 'n.md', parsed: sourceOf(note) }], removed: [] });
    assert.deepEqual([library.get(key)?.status, library.get(key)?.rating], ['reading', 2]);
  });

  it('is read again whatever it holds', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((inner) => `x${inner}x`);
    fc.assert(
      fc.property(text, fc.uniqueArray(text, { maxLength: 3, minLength: 1 }), fc.integer(), (status, tags, number) => {
        const written = readingCommentText(
          status,
          { status, tags, rating: number, readingOrder: number / 4 },
          { hash: status },
        );
        const [comment] = readingComments(`${own}${written}`);
        assert.deepEqual(comment?.state, { status, tags, rating: number, readingOrder: number / 4 });
        assert.deepEqual([comment.key, comment.evidence], [status, { hash: status }]);
      }),
    );
  });

  it('is looked for in linear time', () => {
    assertLinear(readingComments, [
      '@comment{literature-reading: paper=x; tags=a,',
      '@comment{literature-reading:;;,,==',
    ]);
  });
});
