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
});
