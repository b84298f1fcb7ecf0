import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { citationMarks, unmarked } from './marks';
import { summary } from './summary';

type Row = readonly [what: string, marked: string, summary: string];

/** What is a citation and what is none, with marks where groups and keys stand, and what they say. */
const tables: Readonly<Partial<Record<CitationSyntax, readonly Row[]>>> = {
  pandoc: [
    [
      'keys and the punctuation behind them',
      'a «@‹a›». b «@‹b›»: c «@‹c›»; d «@‹d›», e «@‹e›»! f «@‹f›»? g «@‹g›») h',
      'a | b | c | d | e | f | g',
    ],
    [
      'keys in braces, and punctuation in keys',
      '@{a b} «@{‹a›}» «@{‹a{b}c›}» @{} «@‹a›»--b «@‹a_b›» «@‹a.b.c›». «@‹a//b›» «@‹a:/b›»',
      'a | a{b}c | a | a_b | a.b.c | a//b | a:/b',
    ],
    [
      'no keys in words and behind dots that are no ellipsis',
      'x@a ä@b 9@c -«@‹e›» --«@‹f›» .@g ..@h ...«@‹i›» ....@j x...«@‹k›»',
      'e | f | i | k',
    ],
    [
      'hyphens that leave out the author, in brackets alone',
      '«[-@‹a›]» «[- @‹b›]» «[see -@‹c›, p. 3]» «[a @‹d›; b @‹e›; c -@‹f›]» -«@‹g›»',
      '(-a) | (- b) | (see -c, p. 3) | (a d; b e; c -f) | g',
    ],
    [
      'brackets behind a key, in the same paragraph and with nothing between',
      '«@‹a› [p. 3]» «@‹b›[p. 4]» «@‹c›\n[p. 5]» «@‹d›»\n\n[p. 6] «@‹e›  [p. 7]» «@‹f›» x [p. 8]',
      'a, p. 3 | b, p. 4 | c, p. 5 | d | e, p. 7 | f',
    ],
    [
      'brackets of links, attributes, images and notes',
      '[«@‹a›»](x) [«@‹b›»][x] [«@‹c›»]{.x} «[@‹d›]» (x) ![«@‹e›»](x) ![«@‹f›»] ^[«@‹g›»] ^[see «[@‹h›]»]',
      'a | b | c | (d) | e | f | g | (h)',
    ],
    [
      'brackets behind brackets',
      '[a]«[@‹b›]» [«@‹c›»]«[@‹d›]» «[@‹e›]» «[@‹f›]» «[@‹g› [p. 3]]»',
      '(b) | c | (d) | (e) | (f) | (g, [p. 3])',
    ],
    [
      'brackets in which each item must hold a key',
      '[«@‹a›»; b] [a; «@‹b›»] «[@‹c›; @‹d›]» «[a @‹e› b; c @‹f› d]» [g; h]',
      'a | b | (c; d) | (a e, b; c f, d)',
    ],
    [
      'code within a paragraph, by the number of its backticks',
      '`@a` «@‹b›» ``@c`d`` «@‹e›» `@f\n@g` «@‹h›» `«@‹i›»\n\n«@‹j›»`',
      'b | e | h | i | j',
    ],
    [
      'quoted attributes behind code, spans and images only',
      '`x`{.r data="@a"} «@‹b›» `x` {"«@‹c›»"} [t]{k="@d"} ![](x){k="@e"} {k="«@‹f›»"}',
      'b | c | f',
    ],
    [
      'automatic links, tags and comments',
      '<https://x.org/@a> <b@c.d> <span title="@d">«@‹e›»</span> <!-- @f --> «@‹g›» <b «@‹h›»>',
      'e | g | h',
    ],
    [
      'elements whose text is not Markdown',
      '<style>@a</style> «@‹b›» <PRE>@c</PRE> «@‹d›» <em>«@‹e›»</em> «@‹g›»',
      'b | d | e | g',
    ],
    [
      'mathematics between dollars that touch it',
      '$@a$ «@‹b›» $ «@‹c›» $ «@‹d›» $$@g$$ «@‹h›» \\$«@‹i›»\\$ $x@j',
      'b | c | d | h | i',
    ],
    [
      'TeX commands with their arguments, and environments',
      '\\cite{@a}«[@‹b›]» \\foo*{@c}{@d} «@‹e›» \\begin{x}@f\\end{x} «@‹g›» \\begin{y}«@‹h›» \\@i',
      '(b) | e | g | h',
    ],
    [
      'addresses up to a space or a Chinese mark',
      'https://x.org/@a «@‹b›» https://x.org/@c，«@‹d›» (https://x.org/@e) «@‹f›»',
      'b | d | f',
    ],
    [
      'destinations of links, which balance their parentheses',
      '[x](@a) [x](y "@b") [x] («@‹d›») [x](y(@e)z) «@‹f›» [x](«@‹g›»',
      'd | f | g',
    ],
    ['brackets within a paragraph', '«[@‹a›\n@‹b›]» [«@‹c›»\n\n«@‹d›»] [^@e] «@‹f›»', '(a; b) | c | d | f'],
    [
      'code by four spaces or a tab behind a blank line',
      'a\n\n    @a\n\nb\n\n   «@‹b›»\n\n\t@c\n\n  \t@d\n\ne\n    «@‹e›»',
      'b | e',
    ],
    ['code in a list, by the column of its text', '- a\n\n    «@‹a›»\n\n      @b\n\n«@‹d›»\n\n    @e', 'a | d'],
    ['code in a numbered list', '1. a\n\n   «@‹a›»\n\n       @b\n\n10) c\n\n    «@‹c›»\n\n        @d', 'a | c'],
    [
      'quotations with fences, code and lists',
      '> «@‹a›»\n> ```\n> @b\n> ```\n> «@‹c›»\n\n>     @d\n\n> - «@‹e›»',
      'a | c | e',
    ],
    ['fences that as many marks close', '```\n@a\n``\n@b\n```\n«@‹c›»\n````\n@d\n```\n@e\n````\n«@‹f›»', 'c | f'],
    ['fences that the same marks close', '~~~\n@a\n```\n@b\n~~~\n«@‹c›»', 'c'],
    ['no fence where a backtick follows', '``` a`b\n«@‹a›»\n\n«@‹b›»', 'a | b'],
    ['headings', '# «@‹a›»\n## «@‹b›» #\n\n«@‹c›»\n===\n\n«@‹d›»\n---\n\n«@‹e›»\n***\n«@‹f›»', 'a | b | c | d | e | f'],
    ['divisions, whose attributes are none', '::: {.x data="@a"}\n«@‹b›»\n:::\n\n:::: x\n«@‹c›»\n::::', 'b | c'],
    ['definitions', 'Term\n: «@‹a›»\n\n~ «@‹b›»\n\n    «@‹c›»', 'a | b | c'],
    ['definitions of links', '[x]: http://@a\n\n  [y]: @c\n\nz «@‹d›»', 'd'],
    [
      'metadata at the start and behind a blank line where a field follows',
      '---\nx: "@a"\n...\n«@‹b›»\n\n---\n\n«@‹c›»\n\n---\ny: "@d"\n---\n«@‹e›»',
      'b | c | e',
    ],
    ['examples and their labels', '«@‹a›»\n\n(@ex) x\n\n(@) y «@‹b›»\n\n(@ex) @ex', 'a | b'],
    ['lines and tables', '| «@‹a›»\n| «@‹b›»\n\n+---+\n| «@‹c›» |\n+---+', 'a | b | c'],
    ['Chinese marks around keys', '«@‹a›»：«@‹b›» «@‹c›»、«@‹d›»「«@‹e›»」 é@f 「«@‹g›»', 'a | b | c | d | e | g'],
    ['several keys in an item', '«[@‹a›, p. 3 @‹b›]» «[@‹c›, see @‹d›; @‹e›]»', '(a, p. 3; b) | (c, see; d; e)'],
    [
      'comments over paragraphs, and one that nothing ends',
      '<!-- @a\n\n-->\n«@‹b›»\n\n<!--\n«@‹c›»\n\n«@‹d›»',
      'b | c | d',
    ],
    [
      'keys in emphasis and quotation marks',
      '**«@‹a›»** *-«@‹c›»* "«@‹d›»" \'«@‹e›»\' («@‹f›») /«@‹g›» ~«@‹h›» ^«@‹i›» |«@‹j›»',
      'a | c | d | e | f | g | h | i | j',
    ],
  ],
  typst: [
    [
      'keys and the punctuation behind them',
      '«@‹a›». «@‹b›»: «@‹c›»; «@‹d›», «@‹e-f_g› @‹h:i.j›». «@‹k›».. x«@‹l›» é«@‹m›»',
      '(a) | (b) | (c) | (d) | (e-f_g; h:i.j) | (k) | (l) | (m)',
    ],
    [
      'supplements directly behind a key',
      '«@‹a›[p. 3] @‹b›» [p. 4] «@‹c›[@‹d›] @‹e›[x]» y «@‹f›»\n[p. 5]',
      '(a, p. 3; b) | (c, @d; d; e, x) | (f)',
    ],
    [
      'arguments of calls in any order',
      '«#cite(<‹a›>)» «#cite(<‹b›>, supplement: [p. 3], form: "prose") #cite(form: "year", <‹c›>)» «#cite(<‹d›>, form: none)»',
      'cite:(a) | cite:b, p. 3; -c | cite:!d',
    ],
    [
      'labels by their function, and the first of two keys',
      '«#cite(label("‹a›")) #cite(label("‹b›"), supplement: "@x")» #cite("c") #cite() «#cite(<‹a›>, <b>)»',
      'cite:(a; b) | cite:(a)',
    ],
    [
      'definitions up to the end of their line, or a semicolon',
      '#let x = «cite(<‹a›>)»\n«@‹b›» #let y = [«@‹c›»];«@‹d›» #let z = "@e"\n«@‹f›»',
      'cite:(a) | (b) | (c) | (d) | (f)',
    ],
    ['rules', '#show ref: it => [«@‹a›»]\n«@‹b›»\n#set text(size: 3pt)\n«@‹c›»', '(a) | (b) | (c)'],
    [
      'conditions and loops with their branches',
      '#if true [«@‹a›»] else if x [«@‹b›»] else [«@‹c›»] «@‹d›» #for x in y { «cite(<‹e›>)» } «@‹f›» #while x { [«@‹g›»] } «@‹h›»',
      '(a) | (b) | (c) | (d) | cite:(e) | (f) | (g) | (h)',
    ],
    [
      'chains of content, arguments and members',
      '#f[«@‹a›»][«@‹b›»] #f(x)[«@‹c›»] #f.g(<h>)[«@‹d›»] #(x + «cite(<‹e›>)») #[«@‹f›»] #{ «cite(<‹g›>)» } #"@h" «@‹i›»',
      '(a) | (b) | (c) | (d) | cite:(e) | (f) | cite:(g) | (i)',
    ],
    ['raw text, by the number of its backticks', '`@a` ``«@‹b›»`` ```@c``` ````@d```@e```` «@‹f›»', '(b) | (f)'],
    [
      'mathematics, with code in it',
      '$@a$ «@‹b›» $x "#cite(<c>)" «#cite(<‹d›>)»$ «@‹e›» \\$ «@‹f›» $ «@‹g›»',
      '(b) | cite:(d) | (e) | (f) | (g)',
    ],
    [
      'comments, nested ones too, and addresses',
      '// @a\n«@‹b›» /* @c /* @d */ @e */ «@‹f›» https://x.org/@g «@‹h›» http://a «@‹i›»',
      '(b) | (f) | (h) | (i)',
    ],
    ['labels of the document, which are no keys', '= @a <a>\n@a <b> @b #link("@c")[«@‹d›»] #label("e") @e', '(d)'],
    ['contexts', '#context [«@‹a›»] #context { «cite(<‹b›>)» } «@‹c›»', '(a) | cite:(b) | (c)'],
    ['figures', '#image("a.png") «@‹a›» #figure(image("@b"), caption: [«@‹c›»]) <fig> @fig «@‹d›»', '(a) | (c) | (d)'],
    [
      'functions with cite in their names',
      '«#ref(<‹a›>) #ref(<‹b›>, supplement: [x]) #citep(<‹c›>)» «#textcite(<‹d›>) #prose-cite(<‹e›>)» #other(<f>)',
      'ref:(a; b, x; c) | textcite:d; e',
    ],
    [
      'marks of text',
      '"«@‹a›»" \'«@‹b›»\' («@‹c›») [«@‹d›»] {«@‹e›»} *«@‹f›»* ~«@‹h›»',
      '(a) | (b) | (c) | (d) | (e) | (f) | (h)',
    ],
    ['escapes', '\\@a «@‹b›»\\ «@‹c›» \\\\«@‹d›» \\#cite(<e>)', '(b) | (c) | (d)'],
    [
      'strings with escaped quotation marks',
      '#f("a\\"@b") «@‹c›» #f("x @d") «@‹e›» "unclosed «@‹f›»',
      '(c) | (e) | (f)',
    ],
    ['brackets that close nothing', '«@‹a›»] «@‹b›») «@‹c›»} «@‹d›»', '(a) | (b) | (c) | (d)'],
    ['what is included or imported', '#include "a.typ"\n«@‹a›» #import "x": y; «@‹b›»', '(a) | (b)'],
    ['calls over lines', '«#cite(<‹a›>,\n  form: "author",\n)» «@‹b›»', 'cite:a | (b)'],
  ],
  org: [
    [
      'styles',
      '«[cite:@‹a›]» «[cite/t:@‹b›]» «[cite/n:@‹c›]» «[cite/na:@‹d›]» «[cite/text/bare:@‹e›]» [cite/nocite:@*]',
      'cite:(a) | cite/t:b | cite/n:!c | cite/na:(-d) | cite/text/bare:e',
    ],
    [
      'texts around the items',
      '«[cite:see @‹a› p. 3; and @‹b›; end]» «[cite:x; @‹c›; y]» «[cite: @‹d›]» [cite:none] [cite:@e',
      'cite:(see a, p. 3; and b) | cite:(c) | cite:(d)',
    ],
    [
      'brackets that balance, in a paragraph',
      '«[cite:@‹a› [x] y]» «[cite:@‹b›\nc]» [cite:@d\n\n@e] «[cite:@‹f›;@‹g›]»',
      'cite:(a, [x] y) | cite:(b, c) | cite:(f; g)',
    ],
    [
      'verbatim text, which begins and ends beside spaces or marks',
      '=[cite:@a]= ~[cite:@b]~ x=«[cite:@‹c›]»= («[cite:@‹d›]») (=[cite:@e]=) = «[cite:@‹f›]» =',
      'cite:(c) | cite:(d) | cite:(f)',
    ],
    ['verbatim text in cells', '| =[cite:@a]= | «[cite:@‹b›]» |', 'cite:(b)'],
    [
      'mathematics, code and exports in a line',
      '$[cite:@a]$ \\([cite:@b]\\) \\[[cite:@c]\\] $$[cite:@d]$$ $ «[cite:@‹e›]» $ src_python{[cite:@f]} @@html:[cite:@g]@@ «[cite:@‹h›]»',
      'cite:(e) | cite:(h)',
    ],
    [
      'comments, fixed width, keywords, headings and items',
      '# [cite:@a]\n#«[cite:@‹b›]»\n: [cite:@c]\n:«[cite:@‹d›]»\n#+title: «[cite:@‹e›]»\n#+foo: [cite:@f]\n* «[cite:@‹g›]»\n- «[cite:@‹h›]»',
      'cite:(b) | cite:(d) | cite:(e) | cite:(g) | cite:(h)',
    ],
    [
      'blocks whose text is markup and those whose is not',
      '#+begin_src x\n[cite:@a]\n#+end_src\n«[cite:@‹b›]»\n#+BEGIN_QUOTE\n«[cite:@‹c›]»\n#+END_QUOTE\n#+begin_example\n[cite:@d]\n#+end_example\n«[cite:@‹e›]»',
      'cite:(b) | cite:(c) | cite:(e)',
    ],
    [
      'drawers below a heading alone',
      '* H\n:PROPERTIES:\n:X: [cite:@a]\n:END:\n«[cite:@‹b›]»\n\n:PROPERTIES:\n:X: «[cite:@‹c›]»\n:END:\n«[cite:@‹d›]»',
      'cite:(b) | cite:(c) | cite:(d)',
    ],
    ['drawers at the start', ':PROPERTIES:\n:X: [cite:@a]\n:END:\n«[cite:@‹b›]»', 'cite:(b)'],
    [
      'drawers below planning',
      '* H\nSCHEDULED: <2020-01-01>\n:PROPERTIES:\n:X: [cite:@a]\n:END:\n«[cite:@‹b›]»',
      'cite:(b)',
    ],
    [
      'environments, but within a paragraph',
      '\\begin{equation}\n[cite:@a]\n\\end{equation}\n«[cite:@‹b›]»\ntext\n\\begin{x}\n«[cite:@‹c›]»\n\\end{x}\n«[cite:@‹d›]»',
      'cite:(b) | cite:(c) | cite:(d)',
    ],
    [
      'links and their descriptions',
      '[[x][[cite:@a]]] [[https://x/[cite:@b]]] [[«cite:&‹c›»]] [[«cite:&‹d›»][t]] [[x] «[cite:@‹e›]»',
      'cite:(c) | cite:(d) | cite:(e)',
    ],
    [
      'links of org-ref',
      '«cite:‹a›» «citep:‹b›,‹c›» «citet:&‹d›;&‹e›» «Citep:‹f›» «citeauthor:‹i›,‹j›». cite: k',
      'cite:(a) | citep:(b; c) | citet:d; e | Citep:(f) | citeauthor:i; j',
    ],
    [
      'texts around keys of org-ref',
      '[[«citep:see &‹c› p. 3;&‹d› end»]] «nocite:‹e›» bibliography:x.bib',
      'citep:(see c, p. 3; d, end) | nocite:!e',
    ],
    [
      'keys glued to Han',
      '✗«[cite:@‹a›说明]» ✗«[cite:@‹b›-说明]» «[cite:@‹张三›]»',
      '~cite:(a, 说明) | ~cite:(b, -说明) | cite:(张三)',
    ],
    [
      'captions, exports and verses',
      '#+caption: «[cite:@‹a›]»\n[[file:x.png]]\n\n#+begin_export latex\n[cite:@b]\n#+end_export\n#+begin_verse\n«[cite:@‹c›]»\n#+end_verse',
      'cite:(a) | cite:(c)',
    ],
  ],
  rst: [
    [
      'roles before their text',
      '«:cite:`‹a›`» «:cite:p:`‹b›,‹c›`» «:cite:t:`‹d›`» «:footcite:`‹e›`» «:footcite:t:`‹f›`» :cite:`h',
      'cite:(a) | cite:p:(b; c) | cite:t:d | footcite:(e) | footcite:t:f',
    ],
    ['roles behind their text', '«`‹a›`:cite:» «`‹b›`:cite:p:» `c` :cite: ``d``:cite:', 'cite:(a) | cite:p:(b)'],
    [
      'roles that touch letters, which are not read, and marks',
      'x✗«:cite:`‹a›`» ✗«:cite:`‹b›`»x 说✗«:cite:`‹c›`» ✗«:cite:`‹d›`»说 («:cite:`‹e›`») "«:cite:`‹f›`»" «:cite:`‹g›`». -«:cite:`‹h›`»-',
      '~cite:(a) | ~cite:(b) | ~cite:(c) | ~cite:(d) | cite:(e) | cite:(f) | cite:(g) | cite:(h)',
    ],
    ['escapes and lists of keys', '\\:cite:`a` :cite:` d` «:cite:`‹f›, ‹g›`»', 'cite:(f; g)'],
    ['literal text and emphasis', '``:cite:`a``` *:cite:`b`* **:cite:`c`** *«:cite:`‹d›`»', 'cite:(d)'],
    [
      'literal blocks, by their indentation',
      'x::\n\n  :cite:`a`\n\n«:cite:`‹b›`»\n\nz ::\n\n   :cite:`d`\n :cite:`e`\n\n«:cite:`‹f›`»',
      'cite:(b) | cite:(f)',
    ],
    [
      'literal blocks that are quoted, and tests',
      'x::\n\n> :cite:`a`\n> b\n\n«:cite:`‹c›`»\n\n>>> :cite:`d`\n:cite:`e`\n\n«:cite:`‹f›`»',
      'cite:(c) | cite:(f)',
    ],
    [
      'comments, and an empty one that takes in nothing',
      '.. :cite:`a`\n   :cite:`b`\n\n«:cite:`‹c›`»\n\n..\n\n   «:cite:`‹d›`»\n\n..\n   :cite:`e`\n\n.. x: :cite:`f`',
      'cite:(c) | cite:(d)',
    ],
    [
      'directives whose text is read and those whose is not',
      '.. note:: «:cite:`‹a›`»\n\n   «:cite:`‹b›`»\n\n.. code-block:: x\n\n   :cite:`c`\n\n«:cite:`‹d›`»\n\n.. math:: :cite:`e`\n\n.. figure:: x\n\n   «:cite:`‹f›`»',
      'cite:(a) | cite:(b) | cite:(d) | cite:(f)',
    ],
    [
      'notes, citations and targets',
      '.. [1] «:cite:`‹a›`»\n.. [#] «:cite:`‹b›`»\n.. [cit] «:cite:`‹c›`»\n\n.. _x: :cite:`e`\n.. |x| replace:: «:cite:`‹f›`»\n\n«:cite:`‹g›`»',
      'cite:(a) | cite:(b) | cite:(c) | cite:(f) | cite:(g)',
    ],
    [
      'literal blocks in items of lists',
      '- «:cite:`‹a›`»\n\n  b::\n\n    :cite:`c`\n\n  «:cite:`‹d›`»\n\n1. x::\n\n   :cite:`e`',
      'cite:(a) | cite:(d)',
    ],
    ['cells of a grid table', '+---+\n|«:cite:`‹a›`»|\n+---+\n\n|✗«:cite:`‹b›`»|', 'cite:(a) | ~cite:(b)'],
    [
      'headings, fields and definitions',
      'Title «:cite:`‹a›`»\n=====\n\n:field: «:cite:`‹b›`»\n\nterm\n  «:cite:`‹c›`»',
      'cite:(a) | cite:(b) | cite:(c)',
    ],
    [
      'citations of the document itself',
      '.. [smith] A\n\n«[‹smith›]_» [other]_ x[smith]_ [smith]_x [a b]_ [1]_ [#n]_',
      '(smith)',
    ],
  ],
  asciidoc: [
    [
      'macros',
      '«cite:[‹a›]» «citenp:[‹b›]» «cite:[‹c›(3), ‹d›]» cite:[] Cite:[g] cite:[h',
      'cite:(a) | citenp:b | cite:(c, 3; d)',
    ],
    [
      'code and text that is passed through',
      '`cite:[a]` ``cite:[b]`` x`«cite:[‹c›]»` "`«cite:[‹d›]»`" ` «cite:[‹e›]»` +++cite:[f]+++ +«cite:[‹g›]»+ pass:[cite:[h]]',
      'cite:(c) | cite:(d) | cite:(e) | cite:(g)',
    ],
    [
      'blocks whose text is no markup',
      '----\ncite:[a]\n----\n«cite:[‹b›]»\n....\ncite:[c]\n....\n////\ncite:[d]\n////\n++++\ncite:[e]\n++++\n```x\ncite:[f]\n```\n«cite:[‹g›]»',
      'cite:(b) | cite:(g)',
    ],
    [
      'comments, literal paragraphs and items',
      '// cite:[a]\n/// «cite:[‹b›]»\n«cite:[‹c›]»\n\n cite:[d]\ncite:[e]\n\n* «cite:[‹f›]»\n\n  * «cite:[‹g›]»',
      'cite:(b) | cite:(c) | cite:(f) | cite:(g)',
    ],
    [
      'styles of the block that follows',
      '[source]\ncite:[a]\ncite:[b]\n\n«cite:[‹c›]»\n\n[source]\n--\ncite:[d]\n\ncite:[e]\n--\n«cite:[‹f›]»\n\n[quote]\n«cite:[‹g›]»\n\n[,ruby]\ncite:[h]',
      'cite:(c) | cite:(f) | cite:(g)',
    ],
    [
      'the header, titles and tables',
      '= «cite:[‹a›]»\nAuthor\n:x: cite:[b]\n\n.«cite:[‹c›]»\n:y: cite:[d]\n== «cite:[‹e›]»\n\n[cite:[f]]\n|===\n|«cite:[‹g›]»\n|===',
      'cite:(a) | cite:(c) | cite:(e) | cite:(g)',
    ],
    [
      'delimiters of the same length',
      '====\n«cite:[‹a›]»\n====\n\n____\n«cite:[‹b›]»\n____\n\n-----\ncite:[c]\n----\ncite:[d]\n-----\n«cite:[‹e›]»\n\nx\n--\n«cite:[‹g›]»\n--',
      'cite:(a) | cite:(b) | cite:(e) | cite:(g)',
    ],
    [
      'a title between a style and its block',
      '[listing]\n.«cite:[‹a›]»\ncite:[b]\n\nx +\n «cite:[‹c›]»\n\nstem:[cite:[d]] latexmath:[x] «cite:[‹e›]»',
      'cite:(a) | cite:(c) | cite:(e)',
    ],
  ],
  latex: [
    [
      'commands with options',
      '«\\cite{‹a›}» «\\cite[p. 3]{‹b›}» «\\cite[see][p. 3]{‹c›,‹d›}» «\\citep*{‹e›}» «\\Citet{‹f›}» «\\nocite{‹g›}» «\\cite {‹h›}» «\\cite\n{‹i›}» \\cite\n\n{j}',
      'cite:(a) | cite:(b, p. 3) | cite:(see c; d, p. 3) | citep*:(e) | Citet:f | nocite:!g | cite:(h) | cite:(i)',
    ],
    [
      'commands of biblatex',
      '«\\cites[a][b]{‹c›}[d]{‹e›}{‹f›}» «\\textcites(x)(y)[z]{‹g›}» «\\autocites{‹h›}» «\\parencite{‹i›}» «\\footcite{‹j›}» «\\fullcite{‹k›}» «\\citeauthor{‹l›}» «\\citeyear{‹m›}» «\\supercite{‹n›}»',
      'cites:(a c, b; e, d; f) | textcites:g, z | autocites:(h) | parencite:(i) | footcite:(j) | fullcite:(k) | citeauthor:l | citeyear:-m | supercite:(n)',
    ],
    [
      'comments',
      '% \\cite{a}\n«\\cite{‹b›}» \\% «\\cite{‹c›}» \\\\% \\cite{d}\n«\\cite{‹e› % x\n,‹f›}»',
      'cite:(b) | cite:(c) | cite:(e; f)',
    ],
    [
      'verbatim text',
      '\\verb|\\cite{a}| \\verb*+\\cite{b}+ «\\cite{‹c›}» \\begin{verbatim}\\cite{d}\\end{verbatim} «\\cite{‹e›}» \\lstinline[x]{\\cite{f}} \\mintinline{x}{\\cite{g}}',
      'cite:(c) | cite:(e)',
    ],
    [
      'verbatim environments, and one that nothing ends',
      '\\begin{comment}\\cite{a}\\end{comment}«\\cite{‹b›}»\\begin{lstlisting*}\\cite{c}\\end{lstlisting*} \\begin{verbatim}\\cite{d}',
      'cite:(b)',
    ],
    [
      'addresses, in which a percent sign is one',
      '\\url{x%\\cite{a}} \\href{y%z}{«\\cite{‹b›}»} \\url{a{b}c} «\\cite{‹c›}»',
      'cite:(b) | cite:(c)',
    ],
    [
      'text that is switched off, and what is no citation',
      '\\iffalse \\cite{a} \\fi «\\cite{‹b›}» \\string\\cite{c} \\def\\x{\\cite{#1}} \\newcommand{\\cite}[1]{x} \\cite{} «\\cite{ , ‹d› }»',
      'cite:(b) | cite:(d)',
    ],
    ['the body alone', '\\begin{document}«\\cite{‹a›}»\\end{document}\\cite{b}', 'cite:(a)'],
    [
      'commands beside each other',
      '«\\cite{‹a›}»«\\cite{‹b›}» «\\cite{‹c›}»~«\\cite{‹d›}» \\citetext{see «\\citealp{‹g›}»} «\\cite[{a]b}]{‹j›}» \\cite[a]',
      'cite:(a) | cite:(b) | cite:(c) | cite:(d) | citealp:(g) | cite:(j, {a]b})',
    ],
  ],
};

describe('citations where they stand', () => {
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
