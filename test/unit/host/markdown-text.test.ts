import assert from 'node:assert/strict';
import { commandLink, escapeMarkdown, markdownLink, shortened } from '../../../src/host/markdown-text';

describe('Markdown made of text from files', () => {
  const unescaped = /(?<!\\)(?:\\\\)*[!"#$%'()*+,\-./:=?@[\]^_`{|}~]|[<>]|&(?!amp;|lt;|gt;)/;

  it('means nothing but its text', () => {
    for (const text of [
      '<mask>',
      '[a](command:b)',
      '**a** _b_ `c` ~~d~~',
      '$(bug)',
      '&lt;b&gt;',
      'https://a.org www.a.org me@a.org',
      '# a',
      '1. a',
      '- a',
      '\\*',
      '<!-- a -->',
      '| a | b |',
      '\\(x\\) $x$',
    ]) {
      assert.doesNotMatch(escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]|&(?:amp|lt|gt);/g, ''), unescaped, text);
    }
  });

  it('shows HTML as written', () => {
    assert.equal(escapeMarkdown('a <mask> & &lt;'), 'a &lt;mask&gt; &amp; &amp;lt\\;');
  });

  it('has no lines of its own, so that none can begin a block', () => {
    assert.equal(escapeMarkdown('  a\n\n    b\r\n\tc '), 'a b c');
  });

  it('leaves Han as it is', () => {
    assert.equal(escapeMarkdown('我们提出了《方法》，见。'), '我们提出了《方法》，见。');
  });

  describe('links', () => {
    it('lead to http and https alone', () => {
      assert.equal(markdownLink('a', 'https://a.org/b?c=d#e'), '[a](https://a.org/b?c=d#e)');
      for (const url of ['command:a', 'javascript:a', 'file:///a', 'vscode://a', ' https://a.org']) {
        assert.equal(markdownLink('a', url), 'a');
      }
    });

    it('cannot be left from inside the address', () => {
      assert.equal(
        markdownLink('a]', 'https://a.org/x) [b](command:c) "d" <e>\n'),
        '[a\\]](https://a.org/x%29%20%5Bb%5D%28command:c%29%20%22d%22%20%3Ce%3E%0A)',
      );
      assert.equal(markdownLink('a', 'https://a.org/\uD800中'), '[a](https://a.org/%EF%BF%BD%E4%B8%AD)');
    });

    it('hand arguments to commands as they are', () => {
      const link = commandLink('a', 'b.c', ["k)'y", { d: '中"' }], 'to\n"e"');
      const [, address, tooltip] = /^\[a\]\(command:b\.c\?([^ ()']+) "(.*)"\)$/.exec(link) ?? [];
      assert.deepEqual(JSON.parse(decodeURIComponent(address ?? '')), ["k)'y", { d: '中"' }]);
      assert.equal(tooltip, 'to \\"e\\"');
    });
  });

  describe('shortened', () => {
    it('ends between words, or anywhere without words', () => {
      assert.equal(shortened('one two three', 13), 'one two three');
      assert.equal(shortened('seventeen words fit', 16), 'seventeen words …');
      assert.equal(shortened('一二三四五六', 4), '一二三四 …');
      assert.equal(shortened('ab😀😀', 3), 'ab …');
    });
  });
});
