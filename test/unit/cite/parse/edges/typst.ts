import type { Edge } from './edge';

export const typst: readonly Edge[] = [
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
  [
    'supplements and calls by their names',
    '«#cite(<‹a›>, supplement: [see [p. 1] @‹b›]) #cite(<‹c›>, form: "full", supplement: [x])» #f(supplement: [«@‹d›»]) «#cite(supplement: [y], <‹e›>)»',
    'cite:(a, see [p. 1] @b; b; c, x) | (d) | cite:(e, y)',
  ],
  [
    'conditions with content in their tests',
    '#if f([«@‹a›»]) [«@‹b›»] else [«@‹c›»] «@‹d›» #if x { «cite(<‹e›>)» } else if y [«@‹f›»]\n«@‹g›» #while f[«@‹h›»] [«@‹i›»]\n«@‹j›»',
    '(a) | (b) | (c) | (d) | cite:(e) | (f) | (g) | (h) | (i) | (j)',
  ],
  [
    'content beside other arguments',
    '#f([«@‹a›»], <b>)[«@‹c›»].g[«@‹d›»](x)[«@‹e›»] «@‹f›» #{ f[«@‹g›»] } #(f[«@‹h›»]) #f(x)\n[«@‹i›»]',
    '(a) | (c) | (d) | (e) | (f) | (g) | (h) | (i)',
  ],
  [
    'members that follow what is no call',
    '#a.b.c[«@‹d›»] #a.b (x) [«@‹e›»] #a.b. «@‹f›» #x.1 «@‹g›» #[«@‹h›»].len() «@‹i›» #(1).f[«@‹j›»]',
    '(d) | (e) | (f) | (g) | (h) | (i) | (j)',
  ],
  [
    'contexts and what stands behind',
    '#context  [«@‹a›»] «@‹b›» #context f(<e>)[«@‹f›»] #context { «cite(<‹g›>)» } «@‹h›»',
    '(a) | (b) | (f) | cite:(g) | (h)',
  ],
  [
    'statements up to line end or semicolon',
    '#let f = «cite(<‹a›>)»; «@‹b›» #set x(y); «@‹c›» #show cite: it => it\n«@‹d›» #import "x": a, b; «@‹e›» #return «cite(<‹f›>)»\n«@‹g›» #let x = [«@‹h›»\n\n«@‹i›»] @j',
    'cite:(a) | (b) | (c) | (d) | (e) | cite:(f) | (g) | (h) | (i)',
  ],
  [
    'mathematics with strings and code',
    '$ "a $ b" @c $ «@‹d›» $ #f($ x $)[«@‹e›»] \\$ @f $ «@‹g›» $/* $ */ @h$ «@‹i›» $// $\n@j $ «@‹k›»',
    '(d) | (e) | (g) | (i) | (k)',
  ],
  ['strings that nothing closes', '«@‹a›» #f("x «@‹b›»)\n\n«@‹c›»', '(a) | (b) | (c)'],
  ['strings that nothing closes in code', '«@‹a›» #{ let x = "y «@‹b›» }\n\n«@‹c›»', '(a) | (b) | (c)'],
  [
    'labels in code, and attributions',
    '#quote(attribution: «<‹a›>»)[«@‹b›»] #quote(attribution: [«@‹c›»])[x] #quote(block: true, attribution: «<‹d›>»)[y] #f(<e>) «@‹e›» #<f> @f «@‹g›»',
    '(a) | (b) | (c) | (d) | (e) | (g)',
  ],
  [
    'calls whose names end alike',
    '«#mycite(<‹a›>) #cite-all(<‹b›>) #citex(<‹c›>)» #xcite.y(<d>) #cite (<e>) #cite[<f>] «#recite(<‹g›>, <h>) #cite(<‹i›>)»(<j>)',
    'mycite:(a; b; c) | recite:(g; i)',
  ],
  [
    'brackets that nothing closes, repaired',
    '#f[«@‹a›» #g(«@‹b›» { «@‹c›»\n\n«@‹d›» $ «@‹e›»\n\n«@‹f›»',
    '(a) | (b) | (c) | (d) | (e) | (f)',
  ],
  [
    'branches in code',
    '#if x [«@‹a›»] else { «cite(<‹b›>)» } «@‹c›» #if x { «cite(<‹d›>)» } else if y { «cite(<‹e›>)» } else { «cite(<‹f›>)» } «@‹g›»',
    '(a) | cite:(b) | (c) | cite:(d) | cite:(e) | cite:(f) | (g)',
  ],
];
