import { assert } from 'chai';
import { CitationGraph } from '../../../src/core/cite/model/citation-graph';
import { parseCitations } from '../../../src/core/cite/languages/index';

describe('the citation book', () => {
  const parsed = (text: string) => parseCitations(text, 'pandoc');

  it('counts citations over documents, and forgets what a document no longer cites', () => {
    const book = new CitationGraph();
    assert.sameMembers([...book.set('one', parsed('@a [@b; @a]'))], ['a', 'b']);
    assert.sameMembers([...book.set('two', parsed('@b'))], ['b']);
    assert.equal(book.countOf('a'), 2);
    assert.equal(book.countOf('b'), 2);
    assert.deepEqual(
      book.citationsOf('b').map(({ document }) => document),
      ['one', 'two'],
    );
    assert.sameMembers([...book.keys], ['a', 'b']);
    assert.sameMembers([...book.set('one', parsed('@c'))], ['a', 'b', 'c']);
    assert.equal(book.countOf('a'), 0);
    assert.sameMembers([...book.keys], ['b', 'c']);
    assert.sameMembers([...book.set('two', undefined)], ['b']);
    assert.sameMembers([...book.documents], ['one']);
    assert.isUndefined(book.documentOf('two'));
    assert.isEmpty(book.citationsOf('b'));
  });
});
