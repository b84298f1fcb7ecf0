import type { Edge } from './edge';

export const rst: readonly Edge[] = [
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
  [
    'literal blocks after long paragraphs and lists',
    'xxxxxxxxxx   ::\n\n  :cite:`a`\n\n- y::\n\n    :cite:`b`\n\n  «:cite:`‹c›`»\n\n10. z::\n\n      :cite:`d`\n\n    «:cite:`‹e›`»\n\nq: :\n\n  «:cite:`‹f›`»',
    'cite:(c) | cite:(e) | cite:(f)',
  ],
  [
    'literal blocks that are quoted by other signs',
    'x::\n\n| :cite:`a`\n:cite:`b`\n\n«:cite:`‹c›`»\n\ny::\n\nz «:cite:`‹d›`»\n\n>>> :cite:`e`\n\n>>>x «:cite:`‹f›`»\n>>> «:cite:`‹g›`»',
    'cite:(c) | cite:(d) | cite:(f) | cite:(g)',
  ],
  [
    'directives that are literal, and their kin',
    '.. code:: :cite:`a`\n\n   :cite:`b`\n\n.. Math::\n   :cite:`c`\n\n.. codes:: «:cite:`‹d›`»\n\n   «:cite:`‹e›`»\n\n.. |x| image:: y\n   :cite:`f`\n\n.. note::\n   «:cite:`‹g›`»\n\n.. note ::\n   «:cite:`‹h›`»\n\n.. note: :cite:`i`',
    'cite:(d) | cite:(e) | cite:(g) | cite:(h)',
  ],
  [
    'notes, targets and comments at once',
    '.. [x] «:cite:`‹a›`»\n\n.. [#] «:cite:`‹b›`»\n\n.. [1]\n   «:cite:`‹c›`»\n\n.. _t: :cite:`d`\n   :cite:`e`\n\n.. __: :cite:`f`\n\n.. :cite:`g`\n\n..\n\n   «:cite:`‹h›`»\n\n\n..✗«:cite:`‹i›`»',
    'cite:(a) | cite:(b) | cite:(c) | cite:(h) | ~cite:(i)',
  ],
  [
    'explicit markup within a paragraph',
    'x\n.. «:cite:`‹a›`»\n\n.. note:: y\n.. :cite:`b`\n«:cite:`‹c›`»',
    'cite:(a) | cite:(c)',
  ],
  [
    'roles at quotation marks, bars and escapes',
    '"«:cite:`‹a›`»" («:cite:`‹b›`») |✗«:cite:`‹c›`»| *:cite:`d`* \\:cite:`e` x\\ «:cite:`‹f›`»\\ y [«:cite:`‹g›`»] <«:cite:`‹h›`»> -«:cite:`‹i›`»- \'«:cite:`‹j›`»\' «:cite:`‹k›`»: «:cite:`‹l›`»;x «:cite:`‹m›`»!',
    'cite:(a) | cite:(b) | ~cite:(c) | cite:(f) | cite:(g) | cite:(h) | cite:(i) | cite:(j) | cite:(k) | cite:(l) | cite:(m)',
  ],
  [
    'roles whose keys are none',
    '`:cite:` :cite:`` :cite:`,` :cite:`{a}` «:cite:`{see}‹a›{p. 3},{x}`» «:cite:`‹a› b`» «:cite:`‹c›;‹d›`» :cite: `e` «:cite:x:`‹f›`» «:cite:ts:`‹g›`» «:cite:year:`‹h›`» «:cite:yearpar:`‹i›`» «:cite:title:`‹j›`» «:footcite:ct:`‹k›`» :Cite:`l` «:cite:T:`‹m›`»',
    'cite:({see} a, {p. 3}) | cite:(a, b) | cite:(c; d) | cite:x:(f) | cite:ts:g | cite:year:-h | cite:yearpar:(-i) | cite:title:j | footcite:ct:k | cite:T:m',
  ],
  [
    'roles in braces',
    '{cite}`a` «:cite:`{a, b}‹c›, {d}‹e›{f, g}`» «:cite:`{a}‹b›} c`»',
    'cite:({a, b} c; {d} e, {f, g}) | cite:({a} b, } c)',
  ],
  [
    'inline literals and their ends',
    '``:cite:`a` `` :cite:`b` ``x`` «:cite:`‹c›`» `y` «:cite:`‹d›`» `z <:cite:`e`>`_ ``«:cite:`‹f›`»',
    'cite:(c) | cite:(d) | cite:(f)',
  ],
  [
    'tables in lines, and directives of classes',
    '.. csv-table:: T «:cite:`‹a›`»\n   :header: "H «:cite:`‹b›`»", x\n\n   "«:cite:`‹c›`»", "x, «:cite:`‹d›`»"\n\n.. class:: x\n\n   «:cite:`‹e›`»\n\n.. autoclass:: X\n   :members:\n\n   «:cite:`‹f›`»\n\n.. meta::\n   :keywords: :cite:`g`',
    'cite:(a) | cite:(b) | cite:(c) | cite:(d) | cite:(e) | cite:(f)',
  ],
];
