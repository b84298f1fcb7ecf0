import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { summary } from './summary';

describe('citations of Org', () => {
  const cases: [what: string, text: string, found: string][] = [
    ['citations', '[cite:@a;@b] and [cite:see @a p. 3; also @x-y:z]', 'cite:(a; b) | cite:(see a, p. 3; also x-y:z)'],
    [
      'styles',
      '[cite/t:@a] [cite/na/b:@b] [cite/year:@c] [cite/n:@d] [cite/footnote:@e]',
      'cite/t:a | cite/na/b:(-b) | cite/year:-c | cite/n:!d | cite/footnote:(e)',
    ],
    ['prefix and suffix of the whole', '[cite: see ; @a [3] ;\n@b; end]', 'cite:(a, [3]; b)'],
    ['brackets without a key', '[cite:no] [cite] [cite: @a', ''],
    [
      'blocks',
      '#+begin_src r\n[cite:@a]\n#+end_src\n#+BEGIN_QUOTE\n[cite:@b]\n#+END_QUOTE\n#+begin_example\n[cite:@c]\n#+end_example',
      'cite:(b)',
    ],
    ['a block that nothing ends', '#+begin_src r\n[cite:@a]', 'cite:(a)'],
    ['comments and fixed width', '# [cite:@a]\n: [cite:@b]\n#[cite:@c]', 'cite:(c)'],
    ['verbatim and code', '=[cite:@a]= ~[cite:@b]~ (=[cite:@c]=), x=[cite:@d]=', 'cite:(d)'],
    [
      'keywords and drawers',
      '#+title: On [cite:@a]\n#+print_bibliography: [cite:@b]\n* On [cite:@c]\n:PROPERTIES:\n:X: [cite:@d]\n:END:\n:note:\n[cite:@e]\n:END:',
      'cite:(a) | cite:(c) | cite:(e)',
    ],
    [
      'mathematics, links and exports',
      '\\( [cite:@a] \\) $x [cite:@b]$ [[x][cite:c [cite:@d]]] @@html:[cite:@e]@@ src_x{[cite:@f]} \\begin{x}\n\n\\begin{x}\n[cite:@g]\n\\end{x}\n$5 [cite:@h] $6',
      'cite:(h)',
    ],
    [
      'links of org-ref',
      'cite:a,b citep:c. [[citet:see &d p. 3;&e][text]] [[cite:f]] please cite: x',
      'cite:(a; b) | citep:(c) | citet:see d, p. 3; e | cite:(f)',
    ],
    [
      'Chinese prose',
      '研究表明[cite:@a]说明，[cite:@b说明]；[cite:@张三2020]',
      'cite:(a) | ~cite:(b, 说明) | cite:(张三2020)',
    ],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parseCitations(text, 'org')), found);
    });
  }

  it('knows where items and keys stand', () => {
    const text = 'x [cite/t: see @a p. 3; @b ] y';
    const [group] = parseCitations(text, 'org').groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(group && cut(group), '[cite/t: see @a p. 3; @b ]');
    assert.deepEqual(group?.citations.map(cut), ['see @a p. 3', '@b']);
    assert.deepEqual(
      group?.citations.map(({ keyRange }) => cut(keyRange)),
      ['a', 'b'],
    );
  });

  it('gives bibliographies', () => {
    const parsed = parseCitations('#+bibliography: "a b.bib"\n#+BIBLIOGRAPHY: c.bib\nbibliography:d.bib,e.bib', 'org');
    assert.deepEqual(
      parsed.bibliographies.map(({ path }) => path),
      ['a b.bib', 'c.bib', 'd.bib', 'e.bib'],
    );
    const paths = (text: string) => parseCitations(text, 'org').bibliographies.map(({ path }) => path);
    assert.deepEqual(
      paths(
        '#+latex_header: \\addbibresource[location=remote]{a.bib}\n#+LATEX_HEADER_EXTRA: \\bibliography{b,c}\n#+xlatex_header: \\bibliography{d}\n#+latex_headers: \\bibliography{e}',
      ),
      ['a.bib', 'b.bib', 'c.bib'],
    );
    assert.deepEqual(paths('\\addbibresource{a.bib} x \\bibliography{b, c} \\addbibresource{d'), [
      'a.bib',
      'b.bib',
      'c.bib',
    ]);
    assert.deepEqual(
      paths('#+bibliography: c d\n#+bibliography: e.json apa\n#+bibliography:\n#+bibliography: f g.bib'),
      ['c.bib', 'e.json', 'f g.bib'],
    );
    assert.deepEqual(
      paths(
        'bibliography:a.bib,b [[bibliography:c d.bib,e][x]] nobibliography:~/f.bib addbibresource:g.bib xbibliography:h.bib',
      ),
      ['a.bib', 'b.bib', 'c d.bib', 'e.bib', '~/f.bib', 'g.bib'],
    );
  });
});
