import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { summary } from './summary';

describe('citations of Markdown', () => {
  const cases: [what: string, text: string, found: string][] = [
    ['a group', 'As [see @a, pp. 3-4; also -@b] says', '(see a, pp. 3-4; also -b)'],
    ['keys in the text', 'As @a says, and @b [p. 3], and -@c.', 'a | b, p. 3 | c'],
    [
      'a key in a span behind another',
      'As @a [@b]{.x} says, @c [see @d]{.x} and @e [p. 3]{.x}',
      'a; b | c; see d | e, p. 3',
    ],
    ['a key in the text and more in brackets', '@a [@b; @c] and @d [p. 3; see @e]', 'a; b; c | d, p. 3; see e'],
    ['several keys in one item', '[@a and @b]', '(a, and; b)'],
    ['brackets where an item has no key', '[see @a; nothing]', 'a'],
    ['brackets in brackets', '[@a [see @b]] [[@c]] [@d; [@e]]', '(a, [see; b, ]) | (c) | d | (e)'],
    [
      'punctuation in and behind keys',
      '@a. x @b_c:d.e: @f--g @h/i?j, @k://l @{m n} @{o.}',
      'b_c:d.e | f | h/i?j | k://l | o.',
    ],
    ['addresses and escapes', 'me@example.org <me@example.org> \\@a foo.@b https://medium.com/@user', ''],
    ['code', '`@a` ``@b ` @c`` x `` @d', 'd'],
    ['fences', '```\n@a\n```\n\n~~~~ {.r}\n@b\n~~~\n~~~~\n\n- ```{r}\n  @c\n  ```\n\n> ```\n> @d\n> ```\n> @e', 'e'],
    ['a fence that nothing closes', '```\n@a', 'a'],
    ['indented code', '    @a\n\ntext\n\n1. item\n\n    @b\n\n        @c', 'b'],
    ['comments', 'a <!-- @b\n\n@c --> @d <!-- @e', 'd | e'],
    ['tags', '<a href="https://x.org/@a" title="> @b">@c</a> <script>@d</script> <div>\n@e\n</div>', 'c | e'],
    ['mathematics and TeX', '$@a$ $$@b$$ \\cite{c} \\textbf{@d}\n\n\\begin{x}\n\n@e\n\\end{x} $5 @f $6', 'f'],
    ['links', '[text @a](/url/@b "title @c") ![alt @d](x@e) [@f](x) [@g][x]\n\n[x]: http://x.org/@h', 'a | d | f | g'],
    ['notes', 'x^[see @a and [@b]] y[^1]\n\n[^1]: As @c.', 'a | (b) | c'],
    ['front matter', '---\nauthor: "@a"\ntitle: On @b\nnocite: |\n  @c, @d\n---\n\n@e', 'b | !c | !d | e'],
    ['examples', '(@good) Example\n\nAs (@good) and @bad [@good] @good [@good]', 'bad; good | (good)'],
    ['cross references', 'See @fig-a, @tbl-b [@sec-c; @d] and @tip-adapter', '(d) | tip-adapter'],
    ['cross references that the document defines', '::: {#tip-adapter}\n:::\n\n@tip-adapter @{x}', 'x'],
    ['Chinese prose', '研究表明[@a]说明【@b；@c】，@d，“@e”（见@f）', '(a) | b | c | d | e | ~f'],
    [
      'full-width marks between keys in ASCII brackets',
      '[见 @a；@b, p. 3；-@c], [@a，@b] [@a；[@b]] [@a (x；@b)]',
      '(见 a; b, p. 3; c) | (a; b) | (a; b) | (a, (x；; b, ))',
    ],
    ['keys glued to Han', '研究@a说明，[@b说明]；@张三2020', '~a | ~(b, 说明) | 张三2020'],
    [
      'roles of MyST',
      'As {cite:p}`a, b` and {cite:t}`{see}c{p. 3}` and {ref}`@d`',
      'cite:p:(a; b) | cite:t:{see} c, {p. 3}',
    ],
    ['a heading and a list', '# On @a\n[x]: @b\n\n- @c\n- [@d;\n  @e]', 'a | c | (d; e)'],
    ['Windows line ends', '---\r\nbibliography: a.bib\r\n---\r\n\r\n[@a;\r\n@b]\r\n\r\n```\r\n@c\r\n```\r\n', '(a; b)'],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parseCitations(text, 'pandoc')), found);
    });
  }

  it('knows where items and keys stand', () => {
    const text = 'x [see -@{a}, p. 3;  also @b ] y';
    const [group] = parseCitations(text, 'pandoc').groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(group && cut(group), '[see -@{a}, p. 3;  also @b ]');
    assert.equal(group && cut(group.itemsRange), 'see -@{a}, p. 3;  also @b ');
    assert.deepEqual(group?.citations.map(cut), ['see -@{a}, p. 3', 'also @b']);
    assert.deepEqual(
      group?.citations.map(({ keyRange }) => cut(keyRange)),
      ['a', 'b'],
    );
  });

  it('gives bibliographies and keys of its own', () => {
    const text =
      '---\nbibliography:\n  - "a b.bib"\n  - c.json # mine\nreferences:\n- type: book\n  id: own\n---\n\n```{bibliography} d.bib\n```\n';
    const parsed = parseCitations(text, 'myst');
    assert.deepEqual(
      parsed.bibliographies.map(({ path }) => path),
      ['a b.bib', 'c.json', 'd.bib'],
    );
    for (const { path, start, end } of parsed.bibliographies) {
      assert.equal(text.slice(start, end), path);
    }
    assert.deepEqual([...parsed.definedKeys], ['own']);
    const inLine = parseCitations('---\nbibliography: [a.bib, "b.bib"]\n---\n', 'pandoc');
    assert.deepEqual(
      inLine.bibliographies.map(({ path }) => path),
      ['a.bib', 'b.bib'],
    );
  });

  it('reads bibliographies of front matter as YAML has them', () => {
    const cases: readonly (readonly [yaml: string, paths: readonly string[]])[] = [
      ['bibliography : [\n  "a.bib",  # one\n  b.bib, \'c.bib\'\n]\ntitle: x', ['a.bib', 'b.bib', 'c.bib']],
      ['bibliography: [a.bib,\n  b.bib]\nother: c.bib', ['a.bib', 'b.bib']],
      ['bibliography: {\n  main: a.bib,\n  "sw": "b.bib"\n}', ['a.bib', 'b.bib']],
      ['bibliography: {main: a.bib, "sw": b.bib}', ['a.bib', 'b.bib']],
      ['bibliography: &refs a.bib', ['a.bib']],
      ['x: &refs [a.bib, b.bib]\nbibliography: *refs', ['a.bib', 'b.bib']],
      ['x: &refs *refs\nbibliography: *refs', []],
      ['bibliography: [a.bib\ntitle: b.bib', ['a.bib']],
    ];
    for (const [yaml, paths] of cases) {
      const text = `---\n${yaml}\n---\n`;
      const { bibliographies } = parseCitations(text, 'pandoc');
      assert.deepEqual(
        bibliographies.map(({ path }) => path),
        paths,
        yaml,
      );
      assert.deepEqual(
        bibliographies.map(({ start, end }) => text.slice(start, end)),
        paths,
        yaml,
      );
    }
  });

  it('reads directives of MyST as prose where they hold prose', () => {
    const text = '```{note}\n@a\n```\n\n```{code-cell}\n@b\n```\n\n% @c\n@d';
    assert.equal(summary(parseCitations(text, 'myst')), 'a | d');
    const titled = '```{admonition} On [@a]\n@b\n```\n:::{note} See {cite}`c`\n:::\n+++ @d\n';
    assert.equal(summary(parseCitations(titled, 'myst')), '(a) | b | cite:(c)');
  });

  it('reads keys in Chinese prose as MyST does, which takes only ASCII letters for a part of them', () => {
    assert.equal(summary(parseCitations('研究@r-mix说明 @张三2020 a@b $ @c $', 'myst')), 'r-mix');
  });
});
