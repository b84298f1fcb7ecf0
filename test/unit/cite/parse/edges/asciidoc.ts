import type { Edge } from './edge';

export const asciidoc: readonly Edge[] = [
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
  [
    'escapes and neighbours',
    '\\«cite:[‹a›]» x«cite:[‹b›]» «cite:[‹c›]»x «citenp:see[‹d›]» «cite:see[‹e›(p. 3), ‹f›]» «cite:x y[‹g›]» cite:[k(1)(2)] cite:[l (3)] «cite:[‹m›,‹n›(x, y)]»',
    'cite:(a) | cite:(b) | cite:(c) | citenp:see d | cite:(see e, p. 3; f) | cite:(x y g) | cite:(m; n, x, y)',
  ],
  ['blocks that nothing closes', '----\ncite:[a]\n\ncite:[b]\n\n== H cite:[c]', ''],
  [
    'conditions and comments',
    'ifdef::x[]\n«cite:[‹a›]»\nendif::[]\n//cite:[b]\n//// x\n«cite:[‹c›]»\n////\ncite:[d]\n////\n«cite:[‹e›]»',
    'cite:(a) | cite:(c) | cite:(e)',
  ],
];
