import assert from 'node:assert/strict';
import { installPandoc } from '../../scripts/tools/programs';
import { parseCitations } from '../../src/core/cite/languages/index';
import { beforeWith } from './available';
import { groupsOf } from './ours';
import { citesOfPandoc } from './pandoc';
import { type Place, quoted, writtenAt } from './places';

describe('Pandoc', () => {
  const pandoc = beforeWith(installPandoc);

  const texts = [
    'As [see @a, pp. 3-4; also -@b] says',
    'As @a says, and @b [p. 3], and -@c.',
    '@a [@b; @c] and @d [p. 3; see @e] and @f [p. 3](x) and @g [p. 3][x]',
    '[@a and @b] [@a\n- @b] [@a;\n@b]',
    '[see @a; nothing] [@a;@b;] [;@a] [@a;;@b]',
    '[@a [see @b]] [[@c]] [@d; [@e]] [x [@f]]',
    "x @a. y @b_c:d.e: @f--g @h/i?j, @k://l @{m n} @{o.} @_p @q: @{k{l}} [@m{n}] @r's",
    'me@example.org <me@example.org> \\@a foo.@b [m](mailto:a@b) [me@x.org] [@a me@b.org]',
    'a_@b and @@c and foo-@d and --@e and .@f 3.@g v1.@h ..@i',
    'c,@d e;@f g:@h i!@j k?@l m(@n o/@p q-@r s_@t u*@v w\'@x y"@z A—@B C…@D',
    '`@a` ``@b ` @c`` x `` @d ```@e',
    '```\n@a\n```\n\n~~~~ {.r}\n@b\n~~~\n~~~~\n\n- ```{r}\n  @c\n  ```\n\n> ```\n> @d\n> ```\n> @e',
    '```\n@a\n````\n\n`````\n```\n@b\n`````\n\n```\n@c',
    'text\n```\n@a\n```\ntext @b',
    '    @a\n\ntext\n\n1. item\n\n    @b\n\n        @c',
    'text\n    @a\n\n\t@b\n\n* x\n\n\ty @c\n\nz @d',
    'a <!-- @b\n\n@c --> @d <!-- @e',
    '<a href="https://x.org/@a" title="> @b">@c</a> <script>@d</script> <div>\n@e\n</div>\n<pre>\n@f\n</pre>\n<style>\n@g\n</style>\n<textarea>@h</textarea>',
    '$@a$ $$@b$$ \\cite{c} \\textbf{@d} $5 @f $6 x $ @g $ \\$@h$ $@i\\$ @j$',
    'x\n\n\\begin{x}\n\n@e\n\\end{x}\n\n@f',
    '[text @a](/url/@b "title @c") ![alt @d](x@e) [@f](x) [@g][x] [@h]{.y} [x](see @i) [z](<@j>)\n\n[x]: http://x.org/@h',
    '[@a] [@b] [@c][@d] [@e](@f)',
    'x^[see @a and [@b]] y[^1]\n\n[^1]: As @c.\n\n    More @d.',
    '---\nauthor: "me@a.org"\ntitle: On @b\nnocite: |\n  @c, [@d]\n---\n\n@e\n\n---\n\n@f',
    'text\n\n---\nfoo: "x"\n...\n\n@f',
    '(@good) Example\n\nAs (@good) and @bad and [@good], @good\n\n(@x) more @y @x',
    '| a | b |\n|---|---|\n| @a | [@b; @c] |\n\n+---+\n|@d |\n+---+\n\n: Caption @e',
    `## T @a {#x .c key='@no' other=@no}\n\n[x @b]{a='a "q" @no' b="@no"} ![c @d](u){#f alt='two\nlines @no'} \`e\`{.r x='@no'}`,
    '# On @a here\n[x]: @b\n\n- @c\n- [@d;\n  @e]\n\nTerm @f\n\n:   Definition @g',
    '> quote [see\n> @c]\n\n| line @a\n| line [@b]',
    '::: {.note}\n@a\n\n[@b]\n:::',
    '*@a*b **[@b]**x _@c_ "@d" \'@e\' x[@f]y ~~@g~~ H~@h~O',
    'Line @a\\\nand [@b]\\\n@c [p. 3]\n [x]',
    'As @a\n[p. 3] and @b\n\n[p. 4] @c  [p. 5]',
    '研究表明[@a]说明【@b；@c】，@d，“@e”（见@f）《@g》—@h…@i·@j',
    '研究@a说明。研究.@b 究,@c 表。@d 明，@e 中/@f 中-@g 中_@h é@i',
    '研究[参见 @a，第3页；@b]，[@c; 另见@d] [见@e]',
    '@张三2020 认为[@李四2021]',
    '[@a；@b] [see @a, p. 3；-@b; @c] [@a， @b] [@a、@b] [@a；[@b, p. 3]；@c] [@a；见 @b] [@a；] [@a -@b] [-@a；@b]',
    '\u{20BB7}[@a]\u{20BB7}@b \u{1F600}@c',
    '[@a,p. 3; *see* `x;y` @b \\] z] [@a, {pp. 3; 4}; @b]',
    '[see `]` @a] [x $]$ @b] [x <!-- ] --> @c] "[see @e]"',
    '[-@a, p. 3] [--@b] [see -@c] -@d [p. 3] - @e',
    '[@a]. [@b]: x [@c];',
    '@a1:b-c_d+e~f#g$h%i&j<k>l?m/n.',
    'Trailing @a. @b; @c! @d? @e) @f] @g} @h" @i> @j~ @k* @l_ @m`x`',
    '\\[@a\\] [\\@b; @c] \\`@d\\` \\\\@e',
    '[@a](b @c) ![@d] ![see @e](f)',
    '<https://x.org/@a> <me@x.org>',
    '@a\n: b\n\n1) @c\n2) [@d]\n\n#. @e\n\na. @f',
    '[[@a]](x) [[x]{.y} @b] [[x](y) @c] [![x](y) @d]',
    '`x`{.r @a} [x @b]{.y k="@c"} ## @e {@f}',
    '{@a} {{@b}} <@c> <x @d>',
    '[@a]\n[@b]\n\n[@c] [@d; @e] [@f]x',
    '@*  [@*]',
    '@a@b@{c} -@d@e [x][see @f][@g] [@h](',
    '[@a]: @b\n\n[c]: @d\n',
    '[see @a](b\n\n![@c][x',
    '[@a|b] [@a @b @c] [@a; see @b, @c]',
    '[@a, *p. 3; q*] "[x; @b]"'.replace('[@a, *p. 3; q*] ', ''),
    '* * *\n\n@a\n***\n@b\n\n@c\n===\n\n@d\n---\n',
    '[^@a] [^1] [@b]^[x]\n',
    '[@a{p. 3}] [@a, {p. 3}] [@a, [p. 3]]',
    '@{a}b @{a/b;c} [@{a;b}; @{https://x.y/z?a=1}] @{ a}',
    '\r\n@a\r\n\r\n[@b;\r\n@c]\r\n\r\n```\r\n@d\r\n```\r\n',
  ];
  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(groupsOf(text, 'pandoc'), citesOfPandoc(pandoc(), text));
    });
  }

  it('reads addresses as we do where it is told to link them, as R Markdown tells it', () => {
    const text = 'See https://medium.com/@a and http://x.org/?@b, @c (https://x.org/@d).';
    assert.deepEqual(groupsOf(text, 'pandoc'), citesOfPandoc(pandoc(), text, 'markdown+autolink_bare_uris'));
  });

  it('takes Han characters into a key, so that we say it is not read', () => {
    assert.deepEqual(citesOfPandoc(pandoc(), 'x @a说明. [@b说明]'), ['(b说明)', 'a说明']);
    assert.deepEqual(
      parseCitations('x @a说明. [@b说明]', 'pandoc').groups.map(({ unread }) => unread),
      ['glued-after', 'glued-after'],
    );
  });

  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['研究表明', '（2020）'],
    ['研究表明', '[1]'],
    ['x', '(y)'],
    ['见《', '》。'],
    ['word', 'word'],
    ['*', '*'],
    ['"', '"'],
    ['x^[see ', ']'],
    ['| a | ', ' |\n|---|---|\n| x | y |'],
    ['\u{20BB7}', '\u{20BB7}'],
    ['- ', ''],
    ['# On ', '\n'],
  ];
  for (const place of places) {
    it(`reads what we write between ${quoted(place)}`, () => {
      const written = ['a', 'r-mix', 'b_c:d.e'];
      for (const text of writtenAt('pandoc', place, written)) {
        assert.deepEqual(citesOfPandoc(pandoc(), text), [`(${written.join('; ')})`], text);
      }
    });
  }
});
