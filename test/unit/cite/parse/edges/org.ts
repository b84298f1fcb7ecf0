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
];
