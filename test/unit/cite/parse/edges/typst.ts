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
];
