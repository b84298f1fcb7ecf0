import assert from 'node:assert/strict';
import { bibliographyEntries } from '../../../src/core/parse/bibliography';
import { uncitedEntries } from '../../../src/core/verify/uncited';

const entriesIn = (text: string, path = 'refs.bib') => [...(bibliographyEntries({ path, text })?.values() ?? [])];
const uncited = (text: string, keys: readonly string[], citesAll = false) =>
  uncitedEntries(text, entriesIn(text), { keys: new Set(keys), citesAll });
const keysOf = (text: string, ...keys: readonly string[]) => uncited(text, keys).map(({ key }) => key);

describe('entries that nothing cites', () => {
  const three = '@misc{a, title = {A}}\n\n@misc{b, title = {B}}\n\n@misc{c, title = {C}}\n';

  it('are those without a citation', () => {
    assert.deepEqual(keysOf(three, 'b'), ['a', 'c']);
    assert.deepEqual(keysOf(three, 'a', 'b', 'c'), []);
    assert.deepEqual(keysOf(three), ['a', 'b', 'c']);
  });

  it('are none where a document asks for every work', () => {
    assert.deepEqual(uncited(three, [], true), []);
  });

  it('are none that differ from a cited key in case alone', () => {
    assert.deepEqual(keysOf(three, 'A', 'B'), ['c']);
  });

  it('are none that a cited entry takes along, at any remove', () => {
    const text =
      '@inproceedings{a, crossref = {p}}\n@proceedings{p, xdata = {x}}\n@xdata{x, year = 2020}\n@misc{r, related = {s, t}}\n@misc{s}\n@misc{t}\n';
    assert.deepEqual(keysOf(text, 'a'), ['r', 's', 't']);
    assert.deepEqual(keysOf(text, 'r'), ['a', 'p']);
    assert.deepEqual(keysOf('@set{set, entryset = {a, b}}\n@misc{a}\n@misc{b}\n@misc{c}\n', 'set'), ['c']);
  });

  it('are none that are cited by another key of theirs', () => {
    assert.deepEqual(keysOf('@misc{a, ids = {old}}\n@misc{b}\n', 'old'), ['b']);
  });

  it('are no strings, comments or preambles', () => {
    assert.deepEqual(keysOf('@string{j = "J"}\n@comment{x}\n@preamble{"p"}\n@misc{a}\n'), ['a']);
  });

  it('end when a cycle of entries does', () => {
    assert.deepEqual(keysOf('@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}\n@misc{c}\n', 'a'), ['c']);
  });

  it('may be taken out with their lines, and leave the others as they are', () => {
    const [a, , c] = uncited(three, []);
    const without = (text: string, { whole }: { whole?: { start: number; end: number } } = {}) =>
      text.slice(0, whole!.start) + text.slice(whole!.end);
    assert.equal(without(three, a), '@misc{b, title = {B}}\n\n@misc{c, title = {C}}\n');
    assert.equal(without(three, c), '@misc{a, title = {A}}\n\n@misc{b, title = {B}}\n\n');
  });

  it('may not be taken out where another entry names them, or shares their lines, or they are damaged', () => {
    const whole = (text: string, key: string) => uncited(text, []).find((entry) => entry.key === key)?.whole;
    assert.equal(whole('@misc{a, crossref = {p}}\n@misc{p}\n', 'p'), undefined);
    assert.notEqual(whole('@misc{a, crossref = {p}}\n@misc{p}\n', 'a'), undefined);
    assert.equal(whole('@misc{a} @misc{b}\n', 'a'), undefined);
    assert.equal(whole('@misc{a} @misc{b}\n', 'b'), undefined);
    assert.equal(whole('@misc{a, title = {A\n\n@misc{b}\n', 'a'), undefined);
  });

  it('of other formats are told, and not taken out', () => {
    const text = '[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]';
    const found = uncitedEntries(text, entriesIn(text, 'refs.json'), { keys: new Set(['b']), citesAll: false });
    assert.deepEqual(
      found.map(({ key, whole }) => [key, whole]),
      [['a', undefined]],
    );
  });
});
