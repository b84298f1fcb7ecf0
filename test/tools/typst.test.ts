import assert from 'node:assert/strict';
import { installTypst } from '../../scripts/tools/programs';
import { parseCitations } from '../../src/core/cite/languages/index';
import { beforeWith } from './available';
import { keysOf } from './ours';
import { insertedAt, type Place, quoted, writtenAt } from './places';
import { Typst } from './typst';

describe('Typst', () => {
  const create = beforeWith(installTypst);
  const keys = ['a', 'b', 'c', 'd', 'e', 'r-mix', 'x_y:z.w', 'example.org', '张三2020'];
  const compiled = (text: string, more: readonly string[] = []) => new Typst(create()).cites(text, [...keys, ...more]);
  const withoutForms = (cites: readonly string[]) =>
    cites.map((cite) => cite.replace(/:(?:prose|author|year|full|null)$/, ''));

  const texts = [
    'As @a says, and @b[p. 3]. @c.',
    '@a @b\n@c\n\n@d',
    '#cite(<a>) #cite(<b>, form: "prose") x #cite(label("c"), supplement: [p. 4])',
    '#cite(<a>, form: "year") #cite(<b>, form: none) #cite(<c>, form: "full") #ref(<d>)',
    '#let f(x, y) = [see @a #y]\n#f("@no")[@b] #{ [@c] + cite(<d>) }\n@e',
    '#if 1 == 2 [@a] else [@b] "@c // no @d',
    '#set text(lang: "en")\n#show strong: it => [@b #it]\n*x* "@a',
    '@a // @b\n/* @c /* */ @d */ @e',
    '`@a` ```typ @b `` ``` `` @c',
    '$a "@b"$ \\@c https://medium.com/@user @d',
    '= Intro <intro>\n@intro @a',
    '@a[see [3] and @b] @c',
    '研究表明@a。说@b，@c[第3页]和#cite(<d>)说明',
    '《研究》@张三2020 和（@a）',
    'me@example.org',
    '@x_y:z.w: and @a... and @b',
    '- @a\n+ @b\n/ Term: @c\n== On @d <x>\n#table([@e], [@a])',
    '#context [@a] #for x in (1, 2) [@b] #while false { [@c] } @d',
    '#figure([@a], caption: [After @b]) <fig:x>\n@fig:x',
    '#quote(block: true, attribution: <a>)[x] #quote(block: true, attribution: [@b])[y] @c',
    '#footnote[See @a and #cite(<b>, supplement: [@c]).]',
    '#let c = cite\n#let k = <a>\n@b',
    '*@a* _@b _ #emph[@c] #text(red)[@d]',
    '@a-b @a',
    '#(cite(<a>)) #((x) => cite(<b>))(1)',
    '"@a" \'@b\' (@c) [@d] @e;',
  ];
  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      const found = withoutForms(compiled(text, ['a-b', 'b-c', 'user']));
      const unchosen = text.startsWith('#if') || text.includes('#while');
      const own = keysOf(text, 'typst');
      // A branch that is not taken is read but not shown; a loop shows a citation more than once.
      if (unchosen) {
        assert.deepEqual(
          found.filter((each) => !own.includes(each)),
          [],
        );
      } else {
        assert.deepEqual(own, found);
      }
    });
  }

  for (const marked of [
    '#cite(|)',
    '#cite(|, supplement: [p. 3])',
    '#cite(form: "prose", |)',
    '#cite(supplement: [p. 3], |)',
    '#cite(label(|))',
    '#quote(block: true, attribution: <|>)[x]',
    '#ref(|)',
    '#let x = |\n#x',
    '#{ | }',
    '#if true { | }',
    '#figure(rect(), caption: |)',
    '#text(red, |)',
    '$ x | $',
    'x $y$ |',
  ]) {
    it(`reads what is inserted in ${marked}`, () => {
      assert.deepEqual(withoutForms(compiled(insertedAt('typst', marked, 'a'))), ['a']);
    });
  }

  it('knows the labels that code makes, and asks for every work', () => {
    const text =
      '#let fig(name, body) = [#figure(body) #label(name)]\n#fig("one", [x])\n#for n in range(2) [#figure([x])#label("part-" + str(n))]\n@one @part-1 @a';
    assert.deepEqual(compiled(text), ['a']);
    const { labels, labelStarts } = parseCitations(text, 'typst');
    assert.ok(labels?.has('one'));
    assert.deepEqual(labelStarts, ['part-']);
  });

  it('takes Han characters into a key, so that we say it is not read', () => {
    const text = '研究表明@r-mix说明';
    assert.deepEqual(compiled(text, ['r-mix说明']), ['r-mix说明']);
    assert.throws(() => compiled(text), /does not exist/);
    assert.equal(parseCitations(text, 'typst').groups[0]?.unread, 'glued-after');
  });

  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['（', '）'],
    ['见《', '》。'],
    ['word', 'word'],
    ['x ', '.then'],
    ['x ', '. Then'],
    ['x ', ':3'],
    ['x ', '[3]'],
    ['*', '*'],
    ['', '-based'],
    ['"', '"'],
    ['𠮷', '𠮷'],
    ['x ', '(y)'],
  ];
  for (const place of places) {
    it(`reads what we write between ${quoted(place)}`, () => {
      const written = ['a', 'r-mix'];
      for (const text of writtenAt('typst', place, written)) {
        assert.deepEqual(compiled(text), written, text);
      }
    });
  }
});
