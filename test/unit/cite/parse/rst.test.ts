import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { summary } from './summary';

describe('citations of reStructuredText', () => {
  const cases: [what: string, text: string, found: string][] = [
    [
      'roles',
      'As :cite:p:`a, b` says, :cite:t:`c`; :cite:`d` (:footcite:`e`).',
      'cite:p:(a; b) | cite:t:c | cite:(d) | footcite:(e)',
    ],
    [
      'authors and years',
      ':cite:author:`a` :cite:year:`b` :cite:yearpar:`c`',
      'cite:author:a | cite:year:-b | cite:yearpar:(-c)',
    ],
    ['text before and behind keys', ':cite:p:`{see}a{p. 3},b`', 'cite:p:({see} a, {p. 3}; b)'],
    ['a role behind its text', '`a, b`:cite:t: and `c`:ref:', 'cite:t:a; b'],
    [
      'literal blocks',
      'Text::\n\n  :cite:`a`\n\nText ::\n\n> :cite:`b`\n\n- x::\n\n    :cite:`c`\n\n  :cite:`d`',
      'cite:(d)',
    ],
    [
      'directives',
      '.. code-block:: python\n\n   :cite:`a`\n\n.. note:: See :cite:`b`\n\n   and :cite:`c`',
      'cite:(b) | cite:(c)',
    ],
    ['comments', '.. comment :cite:`a`\n\n   :cite:`b`\n\n..\n\n   :cite:`c`', 'cite:(c)'],
    ['literals and emphasis', '``:cite:`a``` *:cite:`b`* **:cite:`c`** \\:cite:`d` :cite:`e`', 'cite:(e)'],
    [
      'citations of its own',
      'See [CIT2002]_ and [cit2002]_, [other]_ and [1]_.\n\n.. [CIT2002] By :cite:`a`.\n.. [1] x',
      '(CIT2002) | (cit2002) | cite:(a)',
    ],
    ['Chinese prose', '研究表明\\ :cite:p:`a`\\ 说明，:cite:`b`。（:cite:`c`）', 'cite:p:(a) | cite:(b) | cite:(c)'],
    ['roles glued to letters', '研究:cite:`a`，见 :cite:`b`说明', '~cite:(a) | ~cite:(b)'],
  ];
  for (const [what, text, found] of cases) {
    it(`reads ${what}`, () => {
      assert.equal(summary(parseCitations(text, 'rst')), found);
    });
  }

  it('knows where items and keys stand', () => {
    const text = 'x :cite:p:`a, {see}b{p. 3}` y';
    const [group] = parseCitations(text, 'rst').groups;
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(group && cut(group), ':cite:p:`a, {see}b{p. 3}`');
    assert.equal(group && cut(group.itemsRange), 'a, {see}b{p. 3}');
    assert.deepEqual(group?.citations.map(cut), ['a', '{see}b{p. 3}']);
    assert.deepEqual(
      group?.citations.map(({ keyRange }) => cut(keyRange)),
      ['a', 'b'],
    );
  });

  it('gives bibliographies and keys of its own', () => {
    const parsed = parseCitations('.. bibliography:: a.bib b.bib\n   :style: x\n\n.. [CIT2002] x\n.. [#n] y', 'rst');
    assert.deepEqual(
      parsed.bibliographies.map(({ path }) => path),
      ['a.bib', 'b.bib'],
    );
    assert.deepEqual([...parsed.definedKeys], ['CIT2002']);
  });
});
