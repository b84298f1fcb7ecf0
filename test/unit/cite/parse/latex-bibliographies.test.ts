import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';

describe('bibliographies that LaTeX names', () => {
  /** What is written, and the path that it means; `?` behind one that may be missing. */
  const cases: readonly (readonly [text: string, named: readonly string[]])[] = [
    ['\\bibliography{a}', ['a -> a.bib']],
    ['\\bibliography{a,b.bib}', ['a -> a.bib', 'b.bib -> b.bib']],
    ['\\bibliography{ a , b }', ['a -> a.bib', 'b -> b.bib']],
    ['\\bibliography{a,,b}', ['a -> a.bib', 'b -> b.bib']],
    ['\\bibliography{a%x,y\n,b}', ['a -> a.bib', 'b -> b.bib']],
    ['\\bibliography{%\n a}', ['a -> a.bib']],
    ['\\bibliography{"a b"}', ['a b -> a b.bib']],
    ['\\bibliography{{a}}', ['a -> a.bib']],
    ['\\bibliography{\\subfix{a}}', ['a -> a.bib']],
    ['\\bibliography{\\subfix {dir/a},b}', ['dir/a -> dir/a.bib', 'b -> b.bib']],
    ['\\bibliography{#1}', []],
    ['\\bibliography{}', []],
    ['\\addbibresource{a.bib}', ['a.bib -> a.bib']],
    ['\\addbibresource{a}', ['a -> a']],
    ['\\addbibresource[location=remote]{a.bib}', ['a.bib -> a.bib']],
    ['\\addbibresource [x] {a.bib}', ['a.bib -> a.bib']],
    ['\\addglobalbib{a.json}', ['a.json -> a.json']],
    ['\\addsectionbib{a.bib}', ['a.bib -> a.bib']],
    ['\\addbibresource{*.bib}', ['*.bib -> *.bib?']],
    ['\\addbibresource{a?.bib}', ['a?.bib -> a?.bib?']],
    [
      '\\addbibresource[glob]{x/{a,b}/[c-e]*.bib}',
      ['x/{a,b}/[c-e]*.bib -> x/a/?*.bib?', 'x/{a,b}/[c-e]*.bib -> x/b/?*.bib?'],
    ],
    ['\\addbibresource[location=local, glob = true]{{a,b}.bib}', ['{a,b}.bib -> a.bib', '{a,b}.bib -> b.bib']],
    ['\\addbibresource[glob=false]{a[1].bib}', ['a[1].bib -> a[1].bib']],
    ['\\addbibresource{a,b.bib}', ['a -> a', 'b.bib -> b.bib']],
    ['\\nobibliography{a}', ['a -> a.bib']],
    ['\\nobibliography*{a}', ['a -> a.bib']],
    ['\\bibliography*{a}', ['a -> a.bib']],
    ['\\putbib[a]', ['a -> a.bib']],
    ['\\defaultbibliography{a}', ['a -> a.bib']],
    ['\\bibliographystyle{plain}', []],
    ['\\bibliographybooks{a}', ['a -> a.bib']],
    ['\\bibliographyunit{a}', []],
    ['\\bibliographyname{a}', []],
    ['\\newbibliography{a}', []],
    ['\\def\\x{dir}\\bibliography{\\x/a}', ['\\x/a -> dir/a.bib']],
    ['\\newcommand{\\x}{dir/}\\addbibresource{\\x a.bib}', ['\\x a.bib -> dir/a.bib']],
    ['\\newcommand\\x{refs}\\bibliography{\\x}', ['\\x -> refs.bib']],
    ['\\bibliography{\\y}', ['\\y -> *.bib?']],
    ['\\bibliography{\\y/a}', ['\\y/a -> **/a.bib?']],
    ['\\bibliography{\\y a}', ['\\y a -> **/a.bib?']],
    ['\\addbibresource{\\y.bib}', ['\\y.bib -> *.bib?']],
    ['\\addbibresource{\\y{}/b.bib}', ['\\y{}/b.bib -> **/b.bib?']],
    ['\\addbibresource{x/\\y{z}/b.bib}', ['x/\\y{z}/b.bib -> **/z/b.bib?']],
    ['\\begin{refsection}[a.bib,b.bib]\\end{refsection}', ['a.bib -> a.bib', 'b.bib -> b.bib']],
    ['\\newrefsection[a.bib]', ['a.bib -> a.bib']],
    ['\\begin{btSect}{a}\\end{btSect}', ['a -> a.bib']],
    ['\\begin{btSect}[plain]{a}\\end{btSect}', ['a -> a.bib']],
    ['% \\bibliography{a}', []],
    ['\\bibliography{a', []],
    ['\\bibliographyx{a}', ['a -> a.bib']],
    ['\\addbibresources{a}', []],
    ['\\begin{filecontents}{a.bib}\n@misc{k}\n\\end{filecontents}', []],
    ['\\bibliography{%x\n%y\n  a}', ['a -> a.bib']],
    ['\\bibliography{x\\subfix{a}}', ['x\\subfix{a} -> **/a.bib?']],
    ['\\bibliography{\\subfix{ a }}', ['a -> a.bib']],
    ['\\bibliography{%x}', []],
    ['\\bibliography{{a,b},c}', ['a,b -> a,b.bib', 'c -> c.bib']],
    ['\\bibliography{"a"b}', ['"a"b -> "a"b.bib']],
    ['\\bibliography{{a}b}', ['{a}b -> {a}b.bib']],
    ['\\bibliographyitem{a}', []],
    ['\\printbibliographyx{a}', []],
    ['\\putbib{a}', []],
    ['\\putbib', []],
    ['\\putbib[a.bib,b]', ['a.bib -> a.bib', 'b -> b.bib']],
    ['\\begin{refsection}{a}', []],
    ['\\begin{btSect}[a]', []],
    ['\\addbibresource[glob]{{a,b,{c}}.bib}', ['a', 'b', 'c'].map((name) => `{a,b,{c}}.bib -> ${name}.bib`)],
    ['\\addbibresource{{a,b}.bib}', ['{a,b}.bib -> {a,b}.bib']],
    ['\\addbibresource[noglob]{{a,b}.bib}', ['{a,b}.bib -> {a,b}.bib']],
    ['\\bibliography[glob]{{a,b}}', ['a,b -> a,b.bib']],
    ['\\bibliography{a}\\bibliography{b}', ['a -> a.bib', 'b -> b.bib']],
    ['\\bibliography{\\x/\\y/a}', ['\\x/\\y/a -> **/a.bib?']],
    ['\\bibliography{dir/\\jobname-x,\\jobname_y}', ['dir/\\jobname-x -> *-x.bib?', '\\jobname_y -> *_y.bib?']],
    [
      '\\providecommand*\\x{p}\\gdef\\y{q}\\bibliography{\\x\\y,\\x{}r,\\x\ts}',
      ['\\x\\y -> pq.bib', '\\x{}r -> pr.bib', '\\x\ts -> ps.bib'],
    ],
    ['\\renewcommand{\\x}{\\y}\\bibliography{\\x}', ['\\x -> *.bib?']],
    ['\\addbibresource{\\x.json}', ['\\x.json -> *.json?']],
    ['\\addbibresource\n{a.bib}', ['a.bib -> a.bib']],
    ['\\addbibresource% c\n [x]% d\n {a.bib}', ['a.bib -> a.bib']],
    ['\\addbibresource\n\n{a.bib}', []],
    ['\\verb|\\bibliography{a}|', []],
  ];
  for (const [text, named] of cases) {
    it(`are ${named.length === 0 ? 'none' : named.join(', ')} in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(
        parseCitations(text, 'latex').bibliographies.map(
          ({ start, end, path, mayBeMissing }) =>
            `${text.slice(start, end)} -> ${path}${mayBeMissing === true ? '?' : ''}`,
        ),
        named,
      );
    });
  }

  it('are held by the document where it writes them itself', () => {
    const held = (text: string) =>
      parseCitations(text, 'latex').bibliographies.map(({ path, isHeld }) => [path, isHeld ?? false]);
    assert.deepEqual(held('\\begin{filecontents}{a.bib}\n@misc{k}\n\\end{filecontents}\\bibliography{a,b}'), [
      ['a.bib', true],
      ['b.bib', false],
    ]);
    assert.deepEqual(
      held('\\begin{filecontents*}[overwrite]{ a.bib }\n@misc{k}\n\\end{filecontents*}\\addbibresource{a.bib}'),
      [['a.bib', true]],
    );
    assert.deepEqual(held('\\begin{filecontents}{a.tex}\n@misc{k}\n\\end{filecontents}\\bibliography{a}'), [
      ['a.bib', false],
    ]);
  });
});

describe('keys that a LaTeX document defines', () => {
  const cases: readonly (readonly [text: string, keys: readonly string[]])[] = [
    [
      '\\begin{filecontents*}[overwrite]{a.bib}\n@misc{k,\n@book ( l ,\n@x{m n}\n@string{s = "t"}\\end{filecontents*}',
      ['k', 'l'],
    ],
    ['\\begin{filecontents}{a.tex}\n@misc{k,}\\end{filecontents}', []],
    ['\\bibitem{ k % x\n}\\bibitem[x]{l}\\bibitem [y]\n{m}\\bibitem{a\\b}\\bibitem', ['k', 'l', 'm']],
    ['\\harvarditem{A}{2001}{n}\\harvarditem[B]{C}{D} {o}\\harvarditem{E}{p}', ['n', 'o']],
    ['\\bib{p}{book}{}\\bib*{q}{x}\\bibs{r}', ['p', 'q']],
    ['\\defbibentryset{ s % x\n}{a,b}\\defbibentryset{u\\v}{a}\\defbibentryset {w}{c}\\defbibentryset', ['s', 'w']],
  ];
  for (const [text, keys] of cases) {
    it(`are ${keys.join(', ') || 'none'} in ${text.replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual([...parseCitations(text, 'latex').definedKeys], keys);
    });
  }
});

describe('works that a LaTeX document cites all', () => {
  for (const [text, all] of [
    ['\\nocite{*}', true],
    ['\\nocite{a, *}', true],
    ['\\nocite{*,b}', true],
    ['\\nocite{ * }', true],
    ['\\nocite{a*}', false],
    ['\\nocite{**}', false],
    ['\\cite{*}', false],
    ['\\nocite{a}{*}', false],
  ] as const) {
    it(`${all ? '' : 'not '}by ${text}`, () => {
      assert.equal(parseCitations(text, 'latex').citesAll ?? false, all);
    });
  }
});
