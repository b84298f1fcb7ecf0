import assert from 'node:assert/strict';
import { installDocutils } from '../../scripts/tools/programs';
import { parseCitations } from '../../src/core/cite/languages/index';
import { answersFor } from './available';
import { citesOfDocutils } from './docutils';
import { type Place, quoted, writtenAt } from './places';

/** What we say Docutils reads, shown alike. */
function ours(text: string): string[] {
  return parseCitations(text, 'rst')
    .groups.filter(({ unread }) => unread === undefined)
    .map(({ command, citations }) => {
      const keys = citations.map(({ prefix, key, suffix }) => `${prefix ?? ''}${key}${suffix ?? ''}`).join();
      return command === undefined ? `[${keys}]` : `${command}:${keys}`;
    })
    .sort();
}

describe('Docutils', () => {
  const texts = [
    'H\\ :sub:`2`\\ O :cite:`a`\\ s, *x\\ *\\ y :cite:p:`b` ``z\\ `` :cite:`c`',
    'As :cite:p:`a, b` says, and :cite:t:`c`. :cite:`d`, :footcite:`e`.',
    '(:cite:`a`) "\\ :cite:`b`" - :cite:`c`; [:cite:`d`] x/:cite:`e`',
    'word:cite:`a` :cite:`b`word x,:cite:`c` x.:cite:`d`\\ y z\\ :cite:`e`',
    '``:cite:`a``` ``:cite:`b` `` *:cite:`c`* **:cite:`d`** `:cite:`e` x',
    'Text::\n\n  :cite:`a`\n\n  :cite:`b`\n\nText :cite:`c`',
    'Text ::\n\n> :cite:`a`\n> :cite:`b`\n\nText :cite:`c`',
    '::\n\n   :cite:`a`\n\n:cite:`b`',
    '- item::\n\n    :cite:`a`\n\n  :cite:`b`\n- :cite:`c`',
    '.. comment :cite:`a`\n   :cite:`b`\n\n   :cite:`c`\n\n:cite:`d`',
    '..\n\n   :cite:`a`\n\n..\n   :cite:`b`\n\n.. :cite:`c`',
    '.. code-block:: python\n\n   :cite:`a`\n\n.. note:: See :cite:`b`\n\n   and :cite:`c`',
    '.. math::\n   :label: x\n\n   :cite:`a`\n\n.. raw:: html\n\n   :cite:`b`\n\n:cite:`c`',
    '.. figure:: x.png\n   :width: 3\n\n   Caption :cite:`a`\n\n   Legend :cite:`b`',
    '.. _target: https://x.org/:cite:`a`\n\n.. |sub| replace:: x :cite:`b`',
    'See [CIT2002]_ and [cit2002]_ and [other]_ [1]_ [#x]_.\n\n.. [CIT2002] By :cite:`a`.\n.. [1] Note :cite:`b`.\n.. [#x] x',
    '>>> :cite:`a`\n:cite:`b`\n\n:cite:`c`',
    'Title :cite:`a`\n===============\n\nterm :cite:`b`\n  definition :cite:`c`\n\n:field: :cite:`d`\n\n| line :cite:`e`',
    '+------------+\n| :cite:`a`  |\n+------------+\n\n=========  =========\n:cite:`b`  :cite:`c`\n=========  =========',
    '研究表明\\ :cite:p:`a`\\ 说明，:cite:`b`。《:cite:`c`》（:cite:`d`）“:cite:`e`”',
    '研究:cite:`a`，说。 :cite:`b`说。',
    'n=\\ :cite:`b`\\ % (:cite:`c`\\ #',
    '研究—:cite:`a`—说…:cite:`b`…·:cite:`c`、:cite:`d`；:cite:`e`！',
    'Wrapped :cite:p:`a,\nb` text',
    '`a, b`:cite:p: and `c`:cite:',
    ':cite:p:`{see}a{p. 3}` :cite:`a{x},b`',
    '\\:cite:`a` :cite:\\`b` :cite:`c`',
    '[A]_:cite:`a` `l <u>`_:cite:`b` *[A]_ :cite:`c`|:cite:`d`| :cite:`e`:f: `g`:cite::f: \n\n.. [A] x',
    '+------------+\n|:cite:`a`   |\n+------------+',
    'x::\n\n.. :cite:`a`\n.. :cite:`b`\n\n:cite:`c`',
    ':cite:` a` :cite:`b ` :cite:`c`',
    '.. topic:: On :cite:`a`\n\n   Text :cite:`b`\n\n.. epigraph::\n\n   :cite:`c`',
    '.. bibliography:: :cite:`a`\n   :filter: docname in docnames\n\n:cite:`b`',
    'x [CIT]_word [CIT]_.\n\n.. [CIT] y',
    '* *a* :cite:`a` *b :cite:`b`* c*d :cite:`c` 2*3 :cite:`d` **\n',
    '.. parsed-literal::\n\n   :cite:`a`\n\n.. list-table::\n\n   * - :cite:`b`\n     - :cite:`c`',
    '1. :cite:`a`\n\n   .. code::\n\n      :cite:`b`\n\n   :cite:`c`\n#. x\n\n     quote :cite:`d`',
    ':cite:`a`:cite:`b` :cite:`c`-:cite:`d`',
    '.. csv-table:: T :cite:`a`\n   :header: "H :cite:`b`", x\n\n   ":cite:`c`", "x, :cite:`d`"\n\n.. class:: x\n\n   :cite:`e`',
    'text\n.. not a comment :cite:`a`\n\n.. comment\n.. comment :cite:`b`\n:cite:`c`',
    'x\r\n\r\n::\r\n\r\n  :cite:`a`\r\n\r\n:cite:`b,\r\nc`\r\n',
    '`link :cite:`a` <https://x.org>`_ :cite:`b` `x`_ :cite:`c` x_ _`t :cite:`',
    "':cite:`a`' <:cite:`b`> {:cite:`c`} `:cite:`d``",
    '\u{20BB7}\\ :cite:`a`\\ \u{20BB7} \u{1F600}:cite:`b`',
    // Texts that end with an escaped space, as programs write them that make reStructuredText of LaTeX.
    ':math:`e\\ `\\ of flow :cite:`a` and :cite:`b`',
    '*x\\ *\\ y :cite:`a` **b\\ **\\ z :cite:`b` ``lit\\`` :cite:`c` |s\\ |\\ :cite:`d`\n\n.. |s\\ | replace:: x',
    ':sub:`i\\ `\\ :sup:`2\\ `\\ and :cite:p:`a` re\\ :cite:`b`\\ d',
    // Texts around a key, and keys with the prefix of one bibliography.
    ':cite:t:`{see}a{p. 3},b` and :cite:p:`a{p. 3}, new`',
    ':cite:`p-a`\n\n.. bibliography:: :cite:`b`\n   :keyprefix: p-\n\n:cite:`c`',
  ];
  const places: Place[] = [
    ['', ''],
    ['As ', ' says'],
    ['研究表明', '说明'],
    ['研究表明', '。'],
    ['（', '）'],
    ['见《', '》。'],
    ['word', 'word'],
    ['x.', 'y'],
    ['x,', '.'],
    ['x ', '_'],
    ['x ', '(y)'],
    ['x)', '(y)'],
    ['"', '"'],
    ['- ', ''],
    ['𠮷', '𠮷'],
    ['😀', '😀'],
    ['x%', '%'],
    ['x*y', 'z'],
    ['§', '&'],
  ];
  const keys = ['a', 'r-mix', 'b_c:d.e'];
  const written = places.map((place) => ({ place, texts: writtenAt('rst', place, keys) }));
  const answer = answersFor(installDocutils, [...texts, ...written.flatMap((one) => one.texts)], citesOfDocutils);

  for (const text of texts) {
    it(`reads what we read in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(ours(text), answer(text));
    });
  }
  for (const { place, texts: ways } of written) {
    it(`reads what we write between ${quoted(place)}`, () => {
      for (const text of ways) {
        assert.deepEqual(answer(text), [`cite:p:${keys.join()}`], text);
      }
    });
  }
});
