import assert from 'node:assert/strict';
import { CitationGraph } from '../../../src/core/cite/model/citation-graph';
import { parseCitations } from '../../../src/core/cite/languages/index';

describe('the citation book', () => {
  const parsed = (text: string) => parseCitations(text, 'pandoc');

  it('counts citations over documents, and forgets what a document no longer cites', () => {
    const book = new CitationGraph();
    assert.deepEqual([...book.set('one', parsed('@a [@b; @a]'))].sort(), ['a', 'b']);
    assert.deepEqual([...book.set('two', parsed('@b'))].sort(), ['b']);
    assert.equal(book.countOf('a'), 2);
    assert.equal(book.countOf('b'), 2);
    assert.deepEqual(
      book.citationsOf('b').map(({ document }) => document),
      ['one', 'two'],
    );
    assert.deepEqual([...book.keys].sort(), ['a', 'b']);
    assert.deepEqual([...book.set('one', parsed('@c'))].sort(), ['a', 'b', 'c']);
    assert.equal(book.countOf('a'), 0);
    assert.deepEqual([...book.keys].sort(), ['b', 'c']);
    assert.deepEqual([...book.set('two', undefined)].sort(), ['b']);
    assert.deepEqual([...book.documents].sort(), ['one']);
    assert.equal(book.documentOf('two'), undefined);
    assert.deepEqual(book.citationsOf('b'), []);
  });
});
