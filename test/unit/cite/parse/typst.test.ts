import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { summary } from './summary';

describe('citations of Typst', () => {
  const cases: [what: string, text: string, found: string][] = [
    ['keys and supplements', 'As @a says, and @b[p. 3]. @c.', '(a) | (b, p. 3) | (c)'],
    ['keys next to each other', '@a @b\n@c\n\n@d', '(a; b; c) | (d)'],
    [
      'calls',
      '#cite(<a>) #cite(<b>, form: "prose") x #cite(label("c"), supplement: [p. 4])',
      'cite:(a) | cite:b | cite:(c, p. 4)',
    ],
    [
      'forms',
      '#cite(<a>, form: "year") #cite(<b>, form: none) #cite(<c>, form: "full") #ref(<d>)',
      'cite:-a | cite:!b | cite:(c; d)',
    ],
    ['code', '#let f(x) = [see @a]\n#f("@no")[@b] #{ [@c] + cite(<d>) }\n@e', '(a) | (b) | (c) | cite:(d) | (e)'],
    ['conditions and loops', '#if x == "@no" [@a] else [@b] "@c // no @d', '(a) | (b) | (c)'],
    ['rules up to the end of their line', '#set text(lang: "@no")\n#show: it => [@a #it]\n"@b', '(a) | (b)'],
    ['comments', '@a // @b\n/* @c /* */ @d */ @e', '(a) | (e)'],
    ['raw text', '`@a` ```typ @b `` ``` `` @c', '(c)'],
    ['mathematics, escapes and addresses', '$@a "@b"$ \\@c https://medium.com/@user @d', '(d)'],
    ['labels of the document', '= Intro <intro>\n@intro @a @fig:b <sec-x> @sec-x', '(a)'],
    ['brackets in supplements', '@a[see [3] and @b] @c', '(a, see [3] and @b; b; c)'],
    ['brackets that nothing closes', '#cite(<a>\n\n@b and #f(x) @c $ @d', '(b) | (c) | (d)'],
    ['Chinese prose', '研究表明@a。说@b，@c[第3页]和#cite(<d>)说明', '(a) | (b) | (c, 第3页) | cite:(d)'],
    ['keys glued to Han', '研究表明@r-mix说明，@张三2020', '~(r-mix) | (张三2020)'],
    ['functions of the writer', '#citet(<a>) and #my-cite(<b>)', 'citet:a | my-cite:(b)'],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parseCitations(text, 'typst')), found);
    });
  }

  it('knows where items and keys stand', () => {
    const text = 'x #cite(<a>, supplement: [p. 3]) @b[4] y';
    const [group] = parseCitations(text, 'typst').groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(group && cut(group), '#cite(<a>, supplement: [p. 3]) @b[4]');
    assert.deepEqual(group?.citations.map(cut), ['#cite(<a>, supplement: [p. 3])', '@b[4]']);
    assert.deepEqual(
      group?.citations.map(({ keyRange }) => cut(keyRange)),
      ['a', 'b'],
    );
  });

  it('gives bibliographies', () => {
    const paths = (text: string) => parseCitations(text, 'typst').bibliographies.map(({ path }) => path);
    assert.deepEqual(paths('#bibliography("a.bib", style: "apa.csl", title: "x")'), ['a.bib']);
    assert.deepEqual(paths('#bibliography(("a.bib", "b.yml"))'), ['a.bib', 'b.yml']);
    assert.deepEqual(paths('#let bibs = ("a.bib", read("b.yml"),)'), ['a.bib', 'b.yml']);
    assert.deepEqual(paths('#let terms = ("a.yml", "b.yml")'), []);
    assert.deepEqual(paths('#bibliography("x/" + "a.bib")#bibliography(x + "y/a.bib")'), ['x/a.bib', '**/y/a.bib']);
    assert.deepEqual(paths('// #bibliography("a.bib")'), []);
  });
});
