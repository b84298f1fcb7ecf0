import type { Edge } from './edge';

export const org: readonly Edge[] = [
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
  [
    'dollars that open no mathematics',
    '$ «[cite:@‹a›]» $x [cite:@b] y$ $5 [cite:@c] and 6$ «[cite:@‹d›]» $x$y «[cite:@‹e›]» $z.$ «[cite:@‹f›]» $«[cite:@‹g›]».$ $[cite:@h]$. x',
    'cite:(a) | cite:(d) | cite:(e) | cite:(f) | cite:(g)',
  ],
  [
    'mathematics and exports that nothing closes',
    '\\( «[cite:@‹a›]» \\[ «[cite:@‹b›]» $$ «[cite:@‹c›]» @@html: «[cite:@‹d›]» src_x{ «[cite:@‹e›]»\n\n\\) \\] $$ @@ }',
    'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e)',
  ],
  [
    'verbatim text ends where space or marks follow',
    '=[cite:@a]=. =[cite:@b]=x [cite:@c]= «[cite:@‹d›]» =«[cite:@‹e›]»\n\nx= =«[cite:@‹f›]» = «[cite:@‹g›]»',
    'cite:(d) | cite:(e) | cite:(f) | cite:(g)',
  ],
  [
    'verbatim text that ends in the next paragraph',
    '=«[cite:@‹a›]»\n\nb= «[cite:@‹c›]» ~«[cite:@‹d›]»\n\ne~',
    'cite:(a) | cite:(c) | cite:(d)',
  ],
  [
    'verbatim beside a bar that is no cell',
    'x |=«[cite:@‹a›]»= y\n\n|=«[cite:@‹b›]»=|\n\n  |~«[cite:@‹c›]»~|\n\n*=«[cite:@‹d›]»= -=[cite:@e]= "=[cite:@f]=" {=[cite:@g]=}',
    'cite:(a) | cite:(b) | cite:(c) | cite:(d)',
  ],
  [
    'references of a note',
    '#+roam_refs: «@‹a›» «[cite:@‹b›;@‹c›]» [[«cite:&‹d›»]] «cite:‹e›» [[«cite:&‹f› g»][text]] @h;i https://x.org\n\ntext @j «[cite:@‹k›]»',
    '!a | cite:(b; c) | cite:(d) | cite:(e) | cite:(f, g) | cite:(k)',
  ],
  [
    'references of a note in properties',
    ':PROPERTIES:\n:ROAM_REFS: «@‹a›» «[cite:@‹b›]»\n:ROAM_KEY: «cite:‹c›»\n:OTHER: @d [cite:@e]\n:END:',
    '!a | cite:(b) | cite:(c)',
  ],
  [
    'styles in full and short',
    '«[cite/text:@‹a›]» «[cite/title:@‹b›]» «[cite/y:@‹c›]» «[cite/l:@‹d›]» «[cite/noauthor:@‹e›]» «[cite/texts:@‹f›]» «[cite/nociteall:@‹g›]» «[cite/locators/b:@‹h›]» «[cite/a:@‹i›]» «[cite/year:@‹j›]»',
    'cite/text:a | cite/title:b | cite/y:-c | cite/l:d | cite/noauthor:(-e) | cite/texts:(f) | cite/nociteall:(g) | cite/locators/b:h | cite/a:i | cite/year:-j',
  ],
  ['every work', '[cite/n:@*] «[cite/n:@*;@‹b›]» nocite:* [[nocite:*]] nocite:*x', 'cite/n:!b'],
  [
    'links that are not closed',
    '[[cite:a «[cite:@‹b›]» [[cite:&c] «[cite:@‹d›]»] [[x]\n«[cite:@‹e›]»]',
    'cite:(b) | cite:(d) | cite:(e)',
  ],
  [
    'types of org-ref',
    '«bibentry:‹a›» «supercite:‹b›» «footfullcite:‹c›» «pnotecite:‹d›» «Avolcite:‹e›» «shortcite:‹f›» «possessivecite:‹g›» «onlinecite:‹h›» mycite:i uncite:j «citexyz:‹k›» «cite*:‹l›» «fullcite:‹m›»',
    'bibentry:a | supercite:(b) | footfullcite:(c) | pnotecite:(d) | Avolcite:(e) | shortcite:(f) | possessivecite:g | onlinecite:(h) | citexyz:(k) | cite*:(-l) | fullcite:(m)',
  ],
  [
    'lists of org-ref',
    '«cite:‹a›», b «cite:‹c›,‹d›», e «cite:‹f›;&‹g›» «cite:‹h›;‹i›». «cite:‹j›,‹k›»; «cite:‹l+m›» «cite:‹n›»- «cite:@‹o›,‹p›» «cite:‹q/r:s›»',
    'cite:(a) | cite:(c; d) | cite:(f; g) | cite:(h; i) | cite:(j; k) | cite:(l+m) | cite:(n) | cite:(o; p) | cite:(q/r:s)',
  ],
  [
    'org-ref keys in brackets',
    '[[«cite:&‹a›;&‹b› p. 3»]] [[«cite:see &‹a›, &‹b› and;also &‹c›»]] [[«cite:‹x›»]] [[«citeyear:&‹a›»]] [[cite:]] [[«parencite:&‹a›»][x]]',
    'cite:(a; b, p. 3) | cite:(see a; b, and; also c) | cite:(x) | citeyear:-a | parencite:(a)',
  ],
  [
    'keywords whose values are text',
    '#+caption[short]: «[cite:@‹a›]»\n#+subtitle: «[cite:@‹b›]»\n#+author: «[cite:@‹c›]»\n#+date: «[cite:@‹d›]»\n#+description: «[cite:@‹e›]»\n#+results: «[cite:@‹f›]»\n#+abstract: «[cite:@‹g›]»\n#+keywords: [cite:@h]\n#+TITLE: «[cite:@‹i›]»',
    'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(f) | cite:(g) | cite:(i)',
  ],
];
