import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { citationMarks, unmarked } from './marks';
import { summary } from './summary';

type Row = readonly [what: string, marked: string, said: string];

/** What lies at the edges of what each language reads: what begins like a citation, or ends it, and does not. */
const tables: Partial<Readonly<Record<CitationSyntax, readonly Row[]>>> = {
  pandoc: [
    ['code attributes', '`x`{a="@a"} `x`{.r a="@b" b="c"} `x` {a="«@‹c›»"} `x`{a="«@‹d›»', 'c | d'],
    ['span attributes', '[x]{title="@a"} [x] {title="«@‹b›»"} x{title="«@‹c›»"}', 'b | c'],
    ['link attributes', '[x](y){title="@a"} (z){t="@b"}', ''],
    ['heading attributes', '# H {title="@a"}\n\nH {title="«@‹b›»"}\n\n####### H {t="«@‹c›»"}', 'b | c'],
    ['attributes over lines', '`x`{a="b\n@c"} `x`{a="b\n\n«@‹d›»"}', 'd'],
    [
      'urls',
      'https://a.org/@a http://a.org/@b ftp://a/«@‹c›» https://a.org/x«[@‹d›]» (https://a.org/@e)«@‹f›»',
      'c | (d) | f',
    ],
    ['url han', 'https://a.org/x，«@‹a›» https://a.org/研究✗«@‹b›»', 'a | ~b'],
    ['url quotes', '"https://a.org/@a"«@‹b›» <https://a.org/@c>', 'b'],
    ['autolinks', '<mailto:a@b.org> <a@b.org> <«@‹a›»> <a b@c> <x:@d>', 'a'],
    [
      'tags',
      "<b>«@‹a›»</b> <b title='@b'> <b «@‹c›»> <b title=\"«@‹d›»> <1 «@‹e›»> </b «@‹f›»> <b/@g>",
      'a | c | d | e | f',
    ],
    [
      'raw elements',
      '<script>@a</script> <style>@b</STYLE> <pre>@c</pre> <SVG>@d</svg> <math>@e <b>@f</b></math> <script>«@‹g›»',
      'g',
    ],
    ['closing tags', '</script>«@‹a›» <script/>«@‹b›»', 'a | b'],
    ['comments', '<!-- @a --> «@‹b›» <!---> @c --> <!--«@‹d›»', 'b | d'],
    ['images', '![«@‹a›»](b) ![«@‹b›»] ![x «@‹c›»; «@‹d›»]', 'a | b | c | d'],
    [
      'links',
      '[«@‹a›»](b) «[@‹b›]» (c) [«@‹c›»](d "e") [«@‹d›»]( e ) [«@‹e›»](x\ny) [«@‹f›»](x\n"t") [«@‹g›»](x (y) z)',
      'a | (b) | c | d | e | f | g',
    ],
    ['links nested', '[a «[@‹b›]»](c) [«[@‹a›]»](c) [«@‹a›»](b (@c)) [«@‹a›»](b', '(b) | (a) | a | a'],
    ['math', '$@a$ $ «@‹b›»$ $«@‹c›» $ $«@‹d$5›» $@e \\$ @f$ $$@g$$ $$«@‹h›»', 'b | c | d$5 | h'],
    ['math two', 'a $5 «@‹a›» $x$ «@‹b›» $$ @c $$ «@‹d›»', 'a | b | d'],
    ['escapes', '\\@a \\\\«@‹b›» \\[«@‹c›»\\] \\`«@‹d›»\\` \\$«@‹e›»\\$', 'b | c | d | e'],
    [
      'tex',
      '\\emph{@a} \\emph[@b]{@c} \\emph{x}«[@‹d›]» \\emph{x}[y]{@e} \\emph {«@‹f›»} \\emph*{@g} \\emph{«@‹h›»',
      '(d) | f | h',
    ],
    ['environments', '\\begin{a}@b\\end{b}@c\\end{a}«@‹d›» \\begin{x}«@‹e›»', 'd | e'],
    ['hyphens', '-«@‹a›» --«@‹b›» x-«@‹c›» .-«@‹d› [-@‹e›]» (-«@‹f›») -\\@g', 'a | b | c | d; -e | f'],
    ['glued', 'x@a 1@b _«@‹c›» é@d 研✗«@‹e›» ）«@‹f›» «@‹g›»«@‹h›»', 'c | ~e | f | g | h'],
    [
      'glued two',
      '«@‹a›»，«@‹b›»、✗«@‹c›»研究 ✗«@‹d›»的 "«@‹e›»" \'«@‹f›»\' *«@‹g›»* **«@‹h›»** («@‹i›»)',
      'a | b | ~c | ~d | e | f | g | h | i',
    ],
    [
      'brackets',
      '«[@‹a›]» «[ @‹a›]» «[@‹a› ]» [«@‹a›»;] [;«@‹a›»] [«@‹a›»;;«@‹b›»] [] [;] [«@‹a›»; ] [x]',
      '(a) | (a) | (a) | a | a | a | b | a',
    ],
    ['brackets open', '«[@‹a› @‹b› ]» «@‹c›»] [ «@‹d›»', '(a; b) | c | d'],
    [
      'suffix',
      '«[@‹a›, p. 3]» «[@‹a› p. 3]» «[@‹a› {p. 3}]» «[@‹a›, {}]» «[@‹a› [x]]» «[@‹a›, *see* x]»',
      '(a, p. 3) | (a, p. 3) | (a, {p. 3}) | (a, {}) | (a, [x]) | (a, *see* x)',
    ],
    ['braces', '@{a b} «@{‹a›}» @{} «@{‹a{b}›}» @{a\nb} -«@{‹c›}»', 'a | a{b} | c'],
    [
      'suffix of text',
      '«@‹a› [p. 1]» «@‹b›  [p. 2]» «@‹c›\n[p. 3]» «@‹d›»\n\n[p. 4] «@‹e›[p. 5]» «@‹f› [@‹g›]» «@‹h›» [p. 6](x)',
      'a, p. 1 | b, p. 2 | c, p. 3 | d | e, p. 5 | f; g | h',
    ],
    ['code runs', '``@a` @b`` `@c`` ` ```@d``` `«@‹e›»\n\n`«@‹f›»', 'e | f'],
    ['code escaped', '\\`«@‹a›»` `\\`«@‹b›»` `', 'a | b'],
    [
      'hanzi brackets',
      '【«@‹a›»】 【«@‹a›»；«@‹b›»】 【见✗«@‹a›»】 【«@‹a›»】【«@‹b›»】 【«@‹a›»',
      'a | a | b | ~a | a | b | a',
    ],
    [
      'blocks',
      '> «@‹a›»\n> > «@‹b›»\n\n- «@‹c›»\n\n      @d\n\n| «@‹e›»\n\nTerm\n: «@‹f›»\n\n+---+\n| «@‹g›»|\n+---+',
      'a | b | c | e | f | g',
    ],
    ['headings', '# «@‹a›»\n«@‹b›»\n===\n\n«@‹c›»\n---\n#«@‹d›»', 'a | b | c | d'],
  ],
  myst: [
    ['code attributes', '`x`{a="@a"} `x`{.r a="@b" b="c"} `x` {a="«@‹c›»"} `x`{a="«@‹d›»', 'c | d'],
    ['span attributes', '[x]{title="@a"} [x] {title="«@‹b›»"} x{title="«@‹c›»"}', 'b | c'],
    ['link attributes', '[x](y){title="@a"} (z){t="@b"}', ''],
    ['heading attributes', '# H {title="@a"}\n\nH {title="«@‹b›»"}\n\n####### H {t="«@‹c›»"}', 'b | c'],
    ['attributes over lines', '`x`{a="b\n@c"} `x`{a="b\n\n«@‹d›»"}', 'd'],
    [
      'urls',
      'https://a.org/@a http://a.org/@b ftp://a/«@‹c›» https://a.org/x«[@‹d›]» (https://a.org/@e)«@‹f›»',
      'c | (d) | f',
    ],
    ['url han', 'https://a.org/x，«@‹a›» https://a.org/研究«@‹b›»', 'a | b'],
    ['url quotes', '"https://a.org/@a"«@‹b›» <https://a.org/@c>', 'b'],
    ['autolinks', '<mailto:a@b.org> <a@b.org> <«@‹a›»> <a b@c> <x:@d>', 'a'],
    [
      'tags',
      "<b>«@‹a›»</b> <b title='@b'> <b «@‹c›»> <b title=\"«@‹d›»> <1 «@‹e›»> </b «@‹f›»> <b/@g>",
      'a | c | d | e | f',
    ],
    [
      'raw elements',
      '<script>@a</script> <style>@b</STYLE> <pre>@c</pre> <SVG>@d</svg> <math>@e <b>@f</b></math> <script>«@‹g›»',
      'g',
    ],
    ['closing tags', '</script>«@‹a›» <script/>«@‹b›»', 'a | b'],
    ['comments', '<!-- @a --> «@‹b›» <!---> @c --> <!--«@‹d›»', 'b | d'],
    ['images', '![@a](b) ![«@‹b›»] ![x «@‹c›»; «@‹d›»]', 'b | c | d'],
    ['links', '[@a](b) «[@‹b›]» (c) [@c](d "e") [@d]( e ) [«@‹e›»](x\ny) [@f](x\n"t") [@g](x (y) z)', '(b) | e'],
    ['links nested', '[a «[@‹b›]»](c) [«[@‹a›]»](c) [@a](b (@c)) [«@‹a›»](b', '(b) | (a) | a'],
    ['math', '$@a$ $ @b$ $@c $ $«@‹d$5›» $@e \\$ @f$ $$@g$$ $$«@‹h›»', 'd$5 | h'],
    ['math two', 'a $5 @a $x$ @b $$ @c $$ «@‹d›»', 'd'],
    ['escapes', '\\@a \\\\«@‹b›» \\[«@‹c›»\\] \\`«@‹d›»\\` \\$«@‹e›»\\$', 'b | c | d | e'],
    [
      'tex',
      '\\emph{@a} \\emph[@b]{@c} \\emph{x}«[@‹d›]» \\emph{x}[y]{@e} \\emph {«@‹f›»} \\emph*{@g} \\emph{«@‹h›»',
      '(d) | f | h',
    ],
    ['environments', '\\begin{a}@b\\end{b}@c\\end{a}«@‹d›» \\begin{x}«@‹e›»', 'd | e'],
    ['hyphens', '-«@‹a›» --«@‹b›» x-«@‹c›» .-«@‹d› [-@‹e›]» (-«@‹f›») -\\@g', 'a | b | c | d; -e | f'],
    ['glued', 'x@a 1@b _«@‹c›» é«@‹d›» 研«@‹e›» ）«@‹f›» «@‹g›»@h', 'c | d | e | f | g'],
    [
      'glued two',
      '«@‹a›»，«@‹b›»、«@‹c›»研究 «@‹d›»的 "«@‹e›»" \'«@‹f›»\' *«@‹g›»* **«@‹h›»** («@‹i›»)',
      'a | b | c | d | e | f | g | h | i',
    ],
    [
      'brackets',
      '«[@‹a›]» «[ @‹a›]» «[@‹a› ]» [«@‹a›»;] [;«@‹a›»] [«@‹a›»;;«@‹b›»] [] [;] [«@‹a›»; ] [x]',
      '(a) | (a) | (a) | a | a | a | b | a',
    ],
    ['brackets open', '«[@‹a› @‹b› ]» «@‹c›»] [ «@‹d›»', '(a; b) | c | d'],
    [
      'suffix',
      '«[@‹a›, p. 3]» «[@‹a› p. 3]» «[@‹a› {p. 3}]» «[@‹a›, {}]» «[@‹a› [x]]» «[@‹a›, *see* x]»',
      '(a, p. 3) | (a, p. 3) | (a, {p. 3}) | (a, {}) | (a, [x]) | (a, *see* x)',
    ],
    ['braces', '@{a b} «@{‹a›}» @{} «@{‹a{b}›}» @{a\nb} -«@{‹c›}»', 'a | a{b} | c'],
    [
      'suffix of text',
      '«@‹a› [p. 1]» «@‹b›  [p. 2]» «@‹c›\n[p. 3]» «@‹d›»\n\n[p. 4] «@‹e›[p. 5]» «@‹f› [@‹g›]» «@‹h›» [p. 6](x)',
      'a, p. 1 | b, p. 2 | c, p. 3 | d | e, p. 5 | f; g | h',
    ],
    ['code runs', '``@a` @b`` `@c`` ` ```@d``` `«@‹e›»\n\n`«@‹f›»', 'e | f'],
    ['code escaped', '\\`«@‹a›»` `\\`«@‹b›»` `', 'a | b'],
    [
      'hanzi brackets',
      '【«@‹a›»】 【«@‹a›»；«@‹b›»】 【见«@‹a›»】 【«@‹a›»】【«@‹b›»】 【«@‹a›»',
      'a | a | b | a | a | b | a',
    ],
    [
      'blocks',
      '> «@‹a›»\n> > «@‹b›»\n\n- «@‹c›»\n\n      @d\n\n| «@‹e›»\n\nTerm\n: «@‹f›»\n\n+---+\n| «@‹g›»|\n+---+',
      'a | b | c | e | f | g',
    ],
    ['headings', '# «@‹a›»\n«@‹b›»\n===\n\n«@‹c›»\n---\n#«@‹d›»', 'a | b | c | d'],
  ],
  latex: [
    [
      'commands and their stars',
      '«\\cite{‹a›}» «\\citep*{‹b›}» «\\Citet{‹c›}» «\\parencite{‹d›}» «\\textcite{‹e›}» «\\footcite{‹f›}» «\\nocite{‹g›}» «\\citeauthor{‹h›}» «\\citeyear{‹i›}» «\\autocite*{‹j›}» «\\cites{‹k›}» \\citation{l}',
      'cite:(a) | citep*:(b) | Citet:c | parencite:(d) | textcite:e | footcite:(f) | nocite:!g | citeauthor:h | citeyear:-i | autocite*:(-j) | cites:(k)',
    ],
    [
      'options',
      '«\\cite[p. 1]{‹a›}» «\\cite[see][p. 2]{‹b›}» «\\cite[see][]{‹c›}» «\\cite[][p. 3]{‹d›}» «\\cite[]{‹e›}» «\\cite [p. 4] {‹f›}» «\\cite[{]}]{‹g›}» «\\cite[[x]]{‹h›}» \\cite[x{h}',
      'cite:(a, p. 1) | cite:(see b, p. 2) | cite:(see c) | cite:(d, p. 3) | cite:(e) | cite:(f, p. 4) | cite:(g, {]}) | cite:(h, [x])',
    ],
    [
      'space before keys',
      '«\\cite {‹a›}» «\\cite\n{‹b›}» \\cite\n\n{c} «\\cite % x\n{‹d›}»',
      'cite:(a) | cite:(b) | cite:(d)',
    ],
    [
      'lists of keys',
      '«\\cite{‹a›,‹b›}» «\\cite{ ‹a› , ‹b› }» «\\cite{‹a›,,‹b›}» \\cite{} \\cite{,} «\\cite{‹a›\n,‹b›}» «\\cite{‹a›%\n,‹b›}»',
      'cite:(a; b) | cite:(a; b) | cite:(a; b) | cite:(a; b) | cite:(a; b)',
    ],
    [
      'multicite',
      '«\\cites{‹a›}{‹b›}» «\\cites[p. 1]{‹a›}[see][p. 2]{‹b›}» «\\parencites(pre)(post){‹a›}{‹b›}» «\\textcites(pre){‹a›}» «\\cites {‹a›} {‹b›}» x',
      'cites:(a; b) | cites:(a, p. 1; see b, p. 2) | parencites:(a; b) | textcites:a | cites:(a; b)',
    ],
    [
      'volumes',
      '«\\volcite{2}{‹a›}» «\\volcite[see]{2}[p. 3]{‹b›}» «\\pvolcite{1}{‹c›}» \\volcite{2}',
      'volcite:(a) | volcite:(see b, p. 3) | pvolcite:(c)',
    ],
    ['comments', '% \\cite{a}\n\\% «\\cite{‹b›}» \\\\% \\cite{c}\n«\\cite{‹d›}»% \\cite{e}', 'cite:(b) | cite:(d)'],
    [
      'verbatim',
      '\\verb|\\cite{a}| \\verb*+\\cite{b}+ «\\cite{‹c›}» \\lstinline!\\cite{d}! \\begin{verbatim}\\cite{e}\\end{verbatim} \\begin{lstlisting}[x]\n\\cite{f}\n\\end{lstlisting} «\\cite{‹g›}» \\begin{comment}\\cite{h}\\end{comment}',
      'cite:(c) | cite:(g)',
    ],
    ['escapes', '\\\\cite{a} \\\\«\\cite{‹b›}» \\{«\\cite{‹c›}»\\}', 'cite:(b) | cite:(c)'],
    ['what nothing closes', '\\cite{a \\cite[b', ''],
    ['end', '«\\cite{‹a›}»\\end{document}\\cite{b}', 'cite:(a)'],
    ['newcommand', '\\newcommand{\\mycite}[1]{\\cite{#1}} \\cite{#2} \\cite{\\x} «\\mycite{‹a›}»', 'mycite:(a)'],
    [
      'within',
      '\\emph{«\\cite{‹a›}»} \\footnote{See «\\cite[p.~1]{‹b›}».} $«\\cite{‹c›}»$',
      'cite:(a) | cite:(b, p.~1) | cite:(c)',
    ],
    [
      'prefix',
      '\\citetext{see «\\citealp{‹a›}»; «\\citealt*{‹b›}»} «\\citealp[e.g.][]{‹c›}» «\\citeyearpar{‹d›}» «\\fullcite{‹e›}» «\\citetitle*{‹f›}» «\\supercite{‹g›}» «\\smartcite{‹h›}» «\\Autocite{‹i›}»',
      'citealp:(a) | citealt*:b | citealp:(e.g. c) | citeyearpar:(-d) | fullcite:(e) | citetitle*:f | supercite:(g) | smartcite:(h) | Autocite:(i)',
    ],
  ],
  typst: [
    [
      'keys with marks',
      '«@‹a› @‹a-b› @‹a_b› @‹a.b› @‹a›»: «@‹a›». x«@‹b›» 1«@‹c›» («@‹d›») [«@‹e›»] *«@‹f›»* _«@‹g_›»',
      '(a; a-b; a_b; a.b; a) | (a) | (b) | (c) | (d) | (e) | (f) | (g_)',
    ],
    ['supplements', '«@‹a›[p. 1] @‹b›» [p. 2] «@‹c›[] @‹d›[x [y]]» @e[z', '(a, p. 1; b) | (c; d, x [y])'],
    [
      'calls',
      '«#cite(<‹a›>) #cite(<‹b›>, supplement: [p. 1])» «#cite(<‹c›>, form: "prose") #cite(form: "author", <‹d›>)» «#cite(label("‹e›")) #cite( <‹f›> ) #cite(<‹g›>)»[x] #cite("h") #cite()',
      'cite:(a; b, p. 1) | cite:c; d | cite:(e; f; g)',
    ],
    [
      'forms',
      '«#cite(<‹a›>, form: "year")» «#cite(<‹b›>, form: "full")» «#cite(<‹c›>, form: none)» «#cite(<‹d›>, form: "normal")»',
      'cite:-a | cite:(b) | cite:!c | cite:(d)',
    ],
    [
      'code',
      '#{ «cite(<‹a›>)» } #let x = «cite(<‹b›>)» #if true { [«@‹c›»] } #f[«@‹d›»] #f(x: [«@‹e›»]) #f("@f") #[«@‹g›»]',
      'cite:(a) | cite:(b) | (c) | (d) | (e) | (g)',
    ],
    ['comments', '// @a\n«@‹b›» /* @c */ «@‹d›» /* @e /* @f */ @g */ «@‹h›» https://x.org/@i', '(b) | (d) | (h)'],
    ['raw', '`@a` ```x @b``` ```typ\n@c\n``` «@‹d›» `@e', '(d)'],
    ['mathematics', '$@a$ $ x @b $ «@‹c›» $«@‹d›»', '(c) | (d)'],
    ['escapes', '\\@a \\\\«@‹b›» \\#cite(<c>)', '(b)'],
    ['labels', '<a> = H <b> «@‹a-b›»<c> «#ref(<‹d›>) @‹e›»<f>', '(a-b) | ref:(d; e)'],
    ['bibliography', '#bibliography("a.bib") #bibliography(("a.bib", "b.yml"), full: true) «@‹c›»', '(c)'],
    ['neighbours', '«@‹a› @‹b› @‹c›»;«@‹d› @‹e› @‹f›», «@‹g›\n@‹h›»\n\n«@‹i›»', '(a; b; c) | (d; e; f) | (g; h) | (i)'],
    ['Han', '研究✗«@‹a›»说明 «@‹b›»。«@‹c›»，«@‹张三›» ✗«@‹d›»研', '~(a) | (b) | (c) | (张三) | ~(d)'],
    ['strings', '#f("a\\"@b", [«@‹c›»]) "«@‹d›»" #let s = "@e"; «@‹f›»', '(c) | (d) | (f)'],
    ['imports', '#import "x.typ": @a #include "y.typ" @b #set text(lang: "de") @c #show: f.with(a: [«@‹d›»])', '(d)'],
    [
      'closures',
      '#let f(x) = [«@‹a›» #x] #f(y => [«@‹b›»]) #for x in (1, 2) [«@‹c›»] else [«@‹d›»]',
      '(a) | (b) | (c) | (d)',
    ],
  ],
  org: [
    [
      'cite and its styles',
      '«[cite:@‹a›]» «[cite/t:@‹b›]» «[cite/author:@‹c›]» «[cite/noauthor/bare:@‹d›]» «[cite/n:@‹e›]» «[cite/nocite:@‹f›]» «[cite/t/c:@‹g›]» «[cite/xnocite:@‹h›]»',
      'cite:(a) | cite/t:b | cite/author:c | cite/noauthor/bare:(-d) | cite/n:!e | cite/nocite:!f | cite/t/c:g | cite/xnocite:(h)',
    ],
    [
      'texts around keys',
      '«[cite:see @‹a› p. 1; also @‹b›]» «[cite:pre; @‹a›; post]» «[cite:;@‹a›]» «[cite:@‹a›;]» «[cite:@‹a› @b]»',
      'cite:(see a, p. 1; also b) | cite:(a) | cite:(a) | cite:(a) | cite:(a, @b)',
    ],
    ['line ends', '«[cite:@‹a›;\n@‹b›]» [cite:@a\n\n@b]', 'cite:(a; b)'],
    ['brackets', '«[cite:@‹a› [x]]» [cite:@a [x] [[«cite:@‹b›»]] [cite:@c', 'cite:(a, [x]) | cite:(b)'],
    [
      'keys',
      '«[cite:@‹a-b:c.d/e›]» «[cite:@‹a›,]» «[cite:@‹a.›]» «[cite:@‹ä›]» [cite:@] «[cite: @‹a›]» [ «cite:@‹b›»] [CITE:@c] [cite @d]',
      'cite:(a-b:c.d/e) | cite:(a) | cite:(a.) | cite:(ä) | cite:(a) | cite:(b)',
    ],
    [
      'org-ref',
      '«cite:‹a›» «cite:‹a›,‹b›» «citep:‹a›;‹b›» «citet:&‹a›» «citep:&‹a›;&‹b›» «autocite:‹c›» «nocite:‹d›» xcite:e acite:f cite: g «cite:‹h›».',
      'cite:(a) | cite:(a; b) | citep:(a; b) | citet:a | citep:(a; b) | autocite:(c) | nocite:!d | cite:(h)',
    ],
    [
      'org-ref in brackets',
      '[[«cite:&‹a›»]] [[«citep:see &‹a› p. 3;&‹b›»][x]] [[«citet:‹a›,‹b›»]] [[«cite:‹a› b»]]',
      'cite:(a) | citep:(see a, p. 3; b) | citet:a; b | cite:(a, b)',
    ],
    [
      'blocks',
      '#+begin_src x\n[cite:@a]\n#+end_src\n#+begin_quote\n«[cite:@‹b›]»\n#+end_quote\n#+BEGIN_EXAMPLE\n[cite:@c]\n#+END_EXAMPLE\n«[cite:@‹d›]»\n#+begin_src\n«[cite:@‹e›]»',
      'cite:(b) | cite:(d) | cite:(e)',
    ],
    [
      'comments',
      '# [cite:@a]\n#«[cite:@‹b›]»\n#+title: «[cite:@‹c›]»\n: [cite:@d]\n#+begin_comment\n[cite:@e]\n#+end_comment\n# x',
      'cite:(b) | cite:(c)',
    ],
    [
      'verbatim',
      '=[cite:@a]= ~[cite:@b]~ x=«[cite:@‹c›]»= *«[cite:@‹d›]»* =x «[cite:@‹e›]» /«[cite:@‹f›]»/',
      'cite:(c) | cite:(d) | cite:(e) | cite:(f)',
    ],
    [
      'tables and notes',
      '| «[cite:@‹a›]» | x |\n[fn:1] «[cite:@‹b›]»\n[fn::«[cite:@‹c›]»] [fn:x: «[cite:@‹d›]»]',
      'cite:(a) | cite:(b) | cite:(c) | cite:(d)',
    ],
    ['links', '[[x][[cite:@a]]] [[x cite:b]] https://x.org/«cite:‹c›» <«cite:‹d›»>', 'cite:(c) | cite:(d)'],
    ['Han', '研究«[cite:@‹a›]»说明 «cite:‹b说明›» 研究cite:c', 'cite:(a) | cite:(b说明)'],
    [
      'macros',
      '{{{x(«[cite:@‹a›]»)}}} src_x{[cite:@b]} call_x(«[cite:@‹c›]») @@x:[cite:@d]@@ $[cite:@e]$ \\([cite:@f]\\)',
      'cite:(a) | cite:(c)',
    ],
  ],
  rst: [
    [
      'roles',
      '«:cite:`‹a›`» «:cite:p:`‹b›`» «:cite:t:`‹c›, ‹d›`» «:cite:ts:`‹e›`» «:cite:alp:`‹f›`» «:cite:author:`‹g›`» «:footcite:`‹h›`» «:cite:empty:`‹i›`» «`‹x›`:cite:»',
      'cite:(a) | cite:p:(b) | cite:t:c; d | cite:ts:e | cite:alp:(f) | cite:author:g | footcite:(h) | cite:empty:(i) | cite:(x)',
    ],
    [
      'what touches',
      'x✗«:cite:`‹i›`» ✗«:cite:`‹j›`»x *:cite:`k`* («:cite:`‹l›`») "«:cite:`‹m›`»". «:cite:`‹n›`»-«:cite:`‹o›`» «:cite:`‹p›`»«:cite:`‹q›`» x\\ «:cite:`‹r›`»\\ y',
      '~cite:(i) | ~cite:(j) | cite:(l) | cite:(m) | cite:(n) | cite:(o) | cite:(p) | cite:(q) | cite:(r)',
    ],
    ['escapes', ':cite:\\`c` \\:cite:`d` \\\\✗«:cite:`‹e›`»', '~cite:(e)'],
    [
      'literals',
      '``«:cite:`‹b›`» `` ::\n\n  :cite:`c`\n\n«:cite:`‹d›`» x::\n\n> :cite:`e`\n\n«:cite:`‹f›`»',
      'cite:(b) | cite:(d) | cite:(f)',
    ],
    [
      'directives',
      '.. note:: «:cite:`‹a›`»\n\n   «:cite:`‹b›`»\n\n.. code::\n\n   :cite:`c`\n\n.. comment :cite:`e`\n   :cite:`f`\n\n«:cite:`‹g›`»',
      'cite:(a) | cite:(b) | cite:(g)',
    ],
    [
      'directives that hold text',
      '.. figure:: a.png\n   :alt: x\n\n   «:cite:`‹a›`»\n\n.. math::\n\n   :cite:`b`\n\n.. literalinclude:: x\n\n.. parsed-literal::\n\n   «:cite:`‹c›`»\n\n.. raw:: html\n\n   :cite:`d`',
      'cite:(a) | cite:(c)',
    ],
    [
      'definitions',
      '.. [a] Text «:cite:`‹b›`»\n.. [c]\n   «:cite:`‹d›`»\n\n.. _e: x :cite:`f`\n.. |g| replace:: «:cite:`‹h›`»',
      'cite:(b) | cite:(d) | cite:(h)',
    ],
    ['doctest', '>>> :cite:`a`\n:cite:`b`\n\n«:cite:`‹c›`»', 'cite:(c)'],
    ['inline', '*x :cite:`a` y* |x ✗«:cite:`‹c›`»| **d** «:cite:`‹e›`» `f :cite:`g` ``h', '~cite:(c) | cite:(e)'],
    [
      'lists of keys',
      '«:cite:`‹a›,‹b›`» «:cite:`‹a› , ‹b›`» «:cite:`,‹a›`» :cite:`` «:cite:`‹a› b`» «:cite:`{see}‹a›{p. 1}`» «:cite:`‹a›\nb`» :cite:`a\n\nb`',
      'cite:(a; b) | cite:(a; b) | cite:(a) | cite:(a, b) | cite:({see} a, {p. 1}) | cite:(a, b)',
    ],
    ['other roles', ':ref:`a` :cite `b` «:cite:x:`‹c›`» cite:`d` :Cite:`f` :cite_t:`g`', 'cite:x:(c)'],
    ['Han', '研究\\ «:cite:`‹b›`»\\ 说明 研究✗«:cite:`‹c›`»说明，«:cite:`‹d›`»。', 'cite:(b) | ~cite:(c) | cite:(d)'],
    ['tables', '+---+\n|«:cite:`‹a›`»|\n+---+\n\n=== ===\n«:cite:`‹b›`» x\n=== ===', 'cite:(a) | cite:(b)'],
    ['line ends', 'x::\r\n\r\n  :cite:`a`\r\n\r\n«:cite:`‹b›`»', 'cite:(b)'],
    [
      'indents',
      '- «:cite:`‹a›`»\n\n  «:cite:`‹b›`»::\n\n    :cite:`c`\n\n  «:cite:`‹d›`»\n\n   «:cite:`‹e›`»',
      'cite:(a) | cite:(b) | cite:(d) | cite:(e)',
    ],
  ],
  asciidoc: [
    [
      'blocks',
      '----\ncite:[a]\n----\n....\ncite:[b]\n....\n====\n«cite:[‹c›]»\n====\n++++\ncite:[d]\n++++\n////\ncite:[e]\n////\n____\n«cite:[‹f›]»\n____\n```\ncite:[g]\n```\n«cite:[‹h›]»',
      'cite:(c) | cite:(f) | cite:(h)',
    ],
    [
      'comments',
      '// cite:[a]\n/// «cite:[‹b›]»\n«cite:[‹c›]» // «cite:[‹d›]»\n:x: «cite:[‹e›]»\n[«cite:[‹f›]»]\n.«cite:[‹g›]»\n= «cite:[‹h›]»\n cite:[i]\n\n  cite:[j]',
      'cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(f) | cite:(g) | cite:(h)',
    ],
    [
      'sources',
      '[source]\ncite:[a]\ncite:[b]\n\n«cite:[‹c›]»\n\n[listing]\ncite:[d]\n\n[stem]\n++++\ncite:[e]\n++++',
      'cite:(c)',
    ],
    [
      'passages',
      'cite:[see a] cite:[a p. 2] «cite:[‹a›(p. 2; 3)]» cite:[a(x] cite:[a)b] cite:[a\nb] cite:[a\n\nb] cite:[a',
      'cite:(a, p. 2; 3)',
    ],
    [
      'lists and tables',
      '* «cite:[‹a›]»\n. «cite:[‹b›]»\nx:: «cite:[‹c›]»\n|===\n|«cite:[‹d›]» |x\n|===\n<1> «cite:[‹e›]»\nNOTE: «cite:[‹f›]»',
      'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(f)',
    ],
    ['Han', '研究«cite:[‹a›]»说明，«cite:[‹b›]»。«citenp:[‹张三›]»', 'cite:(a) | cite:(b) | citenp:张三'],
    [
      'lengths of fences',
      '-----\ncite:[a]\n----\ncite:[b]\n-----\n«cite:[‹c›]»\n---\n«cite:[‹d›]»\n----\ncite:[e]',
      'cite:(c) | cite:(d)',
    ],
  ],
};

describe('citations and what looks like them', () => {
  for (const [syntax, rows] of Object.entries(tables) as [CitationSyntax, readonly Row[]][]) {
    for (const [what, marked, said] of rows) {
      it(`${syntax}: ${what}`, () => {
        const text = unmarked(marked);
        assert.equal(citationMarks(text, syntax), marked);
        assert.equal(summary(parseCitations(text, syntax)), said);
      });
    }
  }
});
