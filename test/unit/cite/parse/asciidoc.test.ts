import assert from 'node:assert/strict';
import { findDocumentKeys } from '../../../../src/core/cite/bibliographies/find-document-keys';
import { escapeText } from '../../../../src/core/cite/write/escape';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { renderReferences } from '../../../../src/core/cite/references/render';
import { filesOf } from '../bibliographies/files-in-memory';
import { summary } from './summary';

const parse = (text: string) => parseCitations(text, 'asciidoc');

describe('citations of AsciiDoc', () => {
  const cases: [what: string, text: string, found: string][] = [
    ['macros', 'As cite:[a] says, citenp:[b]; cite:[c,d , e].', 'cite:(a) | citenp:b | cite:(c; d; e)'],
    [
      'locators and text before',
      'cite:[a(12-14),b(3, 4)] cite:see[c] citenp:[d()]',
      'cite:(a, 12-14; b, 3, 4) | cite:(see c) | citenp:d',
    ],
    ['whole references', '* bibitem:[a]\n* bibitem:[DBLP:conf/x]', 'bibitem:(a) | bibitem:(DBLP:conf/x)'],
    ['Chinese prose', '研究表明cite:[a]说明，citenp:[研究2020]。', 'cite:(a) | citenp:研究2020'],
    ['no macros without keys or with words', 'cite:[] cite:[ a] cite:[a b] I cite: [a], cite:[a\nb]', ''],
    [
      'lists, tables, titles, quotations and descriptions',
      '.On cite:[a]\n* x cite:[b]\n  more cite:[c]\n\n== See cite:[d]\n\n|===\n| cite:[e] | f\n|===\n\n____\ncite:[g]\n____\n\nterm:: cite:[h]',
      'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(g) | cite:(h)',
    ],
    ['comments', '// cite:[a]\n/// cite:[b]\n\n////\ncite:[c]\n\n//// \ncite:[d]', 'cite:(b) | cite:(d)'],
    [
      'listings, literal and passed text',
      '----\ncite:[a]\n-----\ncite:[b]\n----\n\n....\ncite:[c]\n....\n++++\ncite:[d]\n++++\n```ruby\ncite:[e]\n```\ncite:[f]',
      'cite:(f)',
    ],
    [
      'blocks in blocks',
      '====\ncite:[a]\n\n----\ncite:[b]\n----\n\ncite:[c]\n====\n--\ncite:[d]\n--',
      'cite:(a) | cite:(c) | cite:(d)',
    ],
    [
      'styles',
      '[source,ruby]\ncite:[a]\ncite:[b]\n\n[,c]\n.Title cite:[c]\n--\ncite:[d]\n--\n\n[quote, who]\ncite:[e]\n\n[stem]\nx cite:[f]',
      'cite:(c) | cite:(e)',
    ],
    [
      'indented text',
      'Text\n cite:[a]\n\n cite:[b]\ncite:[c]\n\n  * cite:[d]\n+\n----\ncite:[e]\n----',
      'cite:(a) | cite:(d)',
    ],
    [
      'code and passed text in a line',
      '`cite:[a]` ``cite:[b]`` +++cite:[c]+++ pass:[cite:x] cite:[d] "`cite:[e]`" it`s cite:[f]`',
      'cite:(d) | cite:(e) | cite:(f)',
    ],
    ['an unclosed block to its end', 'cite:[a]\n\n----\ncite:[b]', 'cite:(a)'],
    ['attributes as none', '= Title\nSomeone\n:name: cite:[a]\n\nText\n:x: cite:[b]', 'cite:(b)'],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parse(text)), found);
      assert.equal(summary(parse(text.replaceAll('\n', '\r\n'))), found, 'with the line ends of Windows');
    });
  }

  it('knows where items and keys stand', () => {
    const text = 'x citenp:see[a(12), b] y';
    const [group] = parse(text).groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.deepEqual(
      group && [
        cut(group),
        cut(group.itemsRange),
        ...group.citations.map(cut),
        ...group.citations.map(({ keyRange }) => cut(keyRange)),
      ],
      ['citenp:see[a(12), b]', 'a(12), b', 'a(12)', 'b', 'a', 'b'],
    );
  });

  it('gives the bibliography that the header or the macro names', () => {
    const paths = (text: string) =>
      parse(text).bibliographies.map(({ path, start, end }) => [path, text.slice(start, end)]);
    assert.deepEqual(paths('= Title\nA. Author\n:toc:\n:bibtex-file: my refs.bib \n\nText'), [
      ['my refs.bib', 'my refs.bib'],
    ]);
    assert.deepEqual(paths(':bibtex-file: {docdir}/x.bib\n\nbibliography::y.bib[apa]\n\nbibliography::[]'), [
      ['x.bib', 'x.bib'],
      ['y.bib', 'y.bib'],
    ]);
    assert.deepEqual(paths(':bibtex-file: {where}/x.bib\n:!bibtex-file:\n\n----\nbibliography::z.bib[]\n----'), []);
  });

  it('resolves keys by the bibliography beside it, by what it names, and by that of the document that includes it', async () => {
    const keysOf = async (files: Record<string, string>, path: string) => {
      const text = files[path] ?? '';
      const keys = await findDocumentKeys({ path, top: '/book', text, parsed: parse(text) }, filesOf(files));
      return [keys.state, ...keys.keys()];
    };
    const bib = '@misc{k, title = {K}}';
    assert.deepEqual(await keysOf({ '/book/a.adoc': 'cite:[k]', '/book/any.bib': bib }, '/book/a.adoc'), ['none', 'k']);
    assert.deepEqual(
      await keysOf({ '/book/a.adoc': '= A\n:bibtex-file: x.bib\n', '/book/any.bib': bib }, '/book/a.adoc'),
      ['unread'],
    );
    const book = {
      '/book/book.adoc': '= Book\n:bibtex-file: x.bib\n\ninclude::chapters/one.adoc[leveloffset=+1]\n',
      '/book/chapters/one.adoc': '== One\n\ncite:[k]',
      '/book/x.bib': bib,
    };
    assert.deepEqual(await keysOf(book, '/book/chapters/one.adoc'), ['read', 'k']);
  });

  it('writes text that Asciidoctor shows as it is', () => {
    assert.equal(
      escapeText('asciidoc', 'On_* cite:[k] a--b C:: x_y {z} <<w>>'),
      'On&#95;&#42; cite&#58;&#91;k&#93; a-&#45;b C:&#58; x_y &#123;z&#125; &#60;&#60;w&#62;&#62;',
    );
    assert.deepEqual(
      ['= A', '. B', '* C', '2. D', '(a) E', 'F', '// G', 'NOTE: H', '===='].map((text) =>
        escapeText('asciidoc', text, true),
      ),
      ['&#61; A', '&#46; B', '&#42; C', '2&#46; D', '(a&#41; E', 'F', '/&#47; G', 'NOTE&#58; H', '&#61;==='],
    );
    const rendered = renderReferences(
      [
        {
          id: 'a',
          label: '[1]',
          spans: [
            'A ',
            { style: 'italic', spans: ['J_1'] },
            { style: 'superscript', spans: ['2'] },
            ' ',
            { url: 'https://x.org/a_b', spans: ['https://x.org/a_b'] },
          ],
        },
      ],
      'asciidoc',
    );
    assert.equal(rendered, '&#91;1&#93; A __J_1__^2^ link:++https://x.org/a_b++[]');
  });
});
