import assert from 'node:assert/strict';
import { installMyst, type MystNode } from '../../scripts/tools/programs';
import { beforeWith } from './available';
import { keysOf } from './ours';
import { type Place, quoted, writtenAt } from './places';

/** The keys that MyST's parser reads, sorted. What a citation stands as is not compared: of `{cite}` its tools differ. */
function keysOfMyst(parse: (text: string) => MystNode, text: string): string[] {
  const keys: string[] = [];
  const visit = ({ type, label, children }: MystNode): void => {
    if (type === 'cite' && label !== undefined) {
      keys.push(label);
    }
    children?.forEach(visit);
  };
  visit(parse(text));
  return keys.sort();
}

describe('MyST', () => {
  const myst = beforeWith(installMyst);

  const texts = [
    '[see {cite}`a`](u) [@c] ![@no](x.png) [by @no](v)',
    'As {cite:p}`a,b` says, and {cite:t}`c`. {cite}`d` {cite:year}`e` {cite:author}`f`',
    'As [see @a, pp. 3-4; also -@b] says [-@c] and @d, and @e [p. 3].',
    'x @a. y @b_c:d.e: @h/i?j @_p c,@d e;@f g:@k m(@n o/@l q-@r s_@t u*@v w\'@x y"@z A—@B',
    'me@example.org <me@example.org> \\@a [m](mailto:a@b) https://x.org/@c',
    '`@a` ``@b ` @c`` x ` {cite}`d` `{cite}`e``',
    '```\n@a\n```\n\n~~~ r\n{cite}`b`\n~~~\n\n{cite}`c`',
    '```{note}\nSee {cite}`a` and [@b]\n```\n\n```{code-cell} python\n{cite}`b`\n```\n\n:::{note}\n{cite}`c`\n:::',
    '```{code} python\n{cite}`b`\n```\n\n````{note}\n```{tip}\n{cite}`a`\n```\n````\n\n```{math}\n{cite}`c`\n```',
    '```{admonition} On @a and [@b]\nText {cite}`c`\n```\n\n:::{admonition} See {cite}`d`\n:class: tip\n{cite}`e`\n:::\n',
    '```{figure} x.png\n:name: fig\n\nCaption {cite}`a`\n```\n\n```{mermaid}\n{cite}`b`\n```',
    '```{table} On @a\n| x |\n|---|\n| {cite}`b` |\n```\n\n```{list-table} On @c\n* - {cite}`d`\n  - {cite}`e`\n```',
    '% {cite}`a`\n{cite}`b`\n\n+++ {cite}`c`\n\n{cite}`d` % {cite}`e`',
    'a <!-- {cite}`b` --> {cite}`c`',
    '$ {cite}`a` $ $x @b$ $$ {cite}`c` $$ \\cite{d} [@e]',
    '$$\nx @a\n$$\n\n@b\n\n\\begin{equation}\n@c\n\\end{equation}\n\n@d',
    '[@a] [@b] [@c][@d] [x](@g)',
    'x[^1]\n\n[^1]: As {cite}`c`.\n',
    '---\nauthor: "me@a.org"\n---\n\n@e {cite}`x`\n\n---\n\n@f',
    '| a | b |\n|---|---|\n| @a | {cite}`b` |',
    '# On {cite}`a` here\n\n- {cite}`b`\n- [@d;\n  @e]\n\nTerm {cite}`f`\n: Definition {cite}`g`',
    '> quote {cite}`a`\n> @c\n\n- [ ] {cite}`d`\n- [x] @e',
    '*@a*b **{cite}`b`**x _@c_ "@d" \'@e\' x[@f]y',
    '研究表明[@a]说明【@b；@c】，@d，“@e”（见@f）《@g》',
    '研究@r-mix说明。研究{cite:p}`b`说明，{cite:t}`c`。《{cite}`d`》@张三2020 {cite}`王五2022`',
    'word{cite}`a` {cite}`b`word x{cite}`c`y é@d',
    '{cite:p}`{see}a{p. 3}` {cite:p}`a; b` {cite:p}`c,\nd`',
    '\\{cite}`a` {cite}\\`b` {cite} `c` {cite}``d`` {foo}`e` {ref}`f`',
    '    {cite}`a`\n\ntext\n\n1. item\n\n    {cite}`b`',
    '```{bibliography} refs.bib\n```\n\n{cite}`a`',
    '(target)=\n## On @a\n\n@b\n@c [p. 3]\n[x]',
    // Links, whose text may look like a citation.
    '[@a](https://x.org) @b [see @c](x) [{cite}`d`](x) [a [@e] b](#t "x")',
    '[a [@b]](c)\n\n[[@a]](c)',
    // Texts around a key, and identifiers.
    '{cite:t}`{see}a{p. 3}` {cite:p}`b{p. 3}, c` {cite}`10.1000/abc` {cite}`doi:10.1000/x`',
    // Blocks, targets and directives that give names.
    '+++ {"label": "x"}\n\n@a\n\n:::{figure} a.png\n:label: fig\n\nCaption @b\n:::\n\n:::{bibliography}\n:filter: x\n:::\n\n{cite}`c`',
    '```{code-cell} python\n:label: out\n#| fig-cap: "@a"\n```\n\n$$ x $$ (eq)\n\n@b',
  ];
  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(keysOf(text, 'myst'), keysOfMyst(myst(), text));
    });
  }

  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['研究表明', '。'],
    ['（', '）'],
    ['word', 'word'],
    ['x ', '(y)'],
    ['- ', ''],
    ['𠮷', '𠮷'],
    ['*', '*'],
    ['`x`', '`y`'],
  ];
  for (const place of places) {
    it(`reads what we write between ${quoted(place)}`, () => {
      for (const text of writtenAt('myst', place, ['a', 'r-mix', 'b_c:d.e'])) {
        assert.deepEqual(
          ['a', 'r-mix', 'b_c:d.e'].filter((each) => !keysOfMyst(myst(), text).includes(each)),
          [],
          text,
        );
      }
    });
  }
});
