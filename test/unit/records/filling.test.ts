import assert from 'node:assert/strict';
import { filledEntry, placeToFill } from '../../../src/core/records/filling';
import { webSearches } from '../../../src/core/records/web-search';

const from =
  '@article{x,\n  author = {Merle, Anna},\n  title = {Songs},\n  year = {2021},\n  month = mar,\n  journal = {Birds},\n}\n';

describe('filling in an entry', () => {
  it('adds what it lacks and fills in what is empty, and leaves all that it says to the letter', () => {
    assert.equal(
      filledEntry('@misc{own,\n  title = "My Songs", % mine\n  author = {},\n  x-y = {z}\n}\n', from),
      '@misc{own,\n  title = "My Songs", % mine\n  author = {Merle, Anna},\n  x-y = {z},\n  year = {2021},\n  month = mar,\n  journal = {Birds},\n}\n',
    );
  });

  it('takes fields that say the same for one', () => {
    const own = '@inproceedings{own, title={A}, author={B}, date={2020-03}, month=3, booktitle={C}}\n';
    assert.equal(filledEntry(own, from), own);
  });

  it('leaves a damaged entry, and one that lacks nothing, as it is', () => {
    assert.equal(filledEntry('@misc{own, title = {A', from), '@misc{own, title = {A');
    assert.equal(filledEntry(from, from), from);
    assert.equal(filledEntry('@misc{own}\n', '@misc{other}\n'), '@misc{own}\n');
  });

  it('goes on in the first empty field', () => {
    const text = '@misc{own,\n  title = {A},\n  author = {},\n}\n';
    assert.equal(placeToFill(text), text.indexOf('{}') + 1);
    assert.equal(placeToFill(from), 0);
  });
});

describe('searching on the web', () => {
  const paper = { names: ['RefT'], title: 'A & B = "C"?', titleIsDerived: false, abstract: '' };

  it('asks for name and title, encoded, at addresses of https', () => {
    for (const { url } of webSearches(paper)) {
      const parsed = new URL(url);
      assert.equal(parsed.protocol, 'https:');
      assert.equal(parsed.searchParams.get('q') ?? parsed.searchParams.get('query'), 'RefT A & B = "C"?');
    }
  });

  it('names a paper once, takes any text, and is not longer than what is sought by', () => {
    const queries = (title: string, names: string[] = []) =>
      webSearches({ ...paper, names, title }).map(({ url }) => new URL(url).searchParams.get('q'))[1];
    assert.equal(queries('RefT: twice', ['reft']), 'RefT: twice');
    assert.equal(queries('\ud800'), '\ufffd');
    assert.equal(queries('x'.repeat(1_000))?.length, 200);
  });
});
