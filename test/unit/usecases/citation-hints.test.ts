import assert from 'node:assert/strict';
import { parseCitations } from '../../../src/core/cite/languages/index';
import { hintLabel, hintsIn } from '../../../src/core/usecases/citation-hints';

const hinted = (text: string, syntax: Parameters<typeof parseCitations>[1], part = { start: 0, end: text.length }) =>
  [...hintsIn(parseCitations(text, syntax), part)]
    .reverse()
    .reduce((before, { key, offset }) => `${before.slice(0, offset)}‹${key}›${before.slice(offset)}`, text);

describe('hints beside citation keys', () => {
  for (const [syntax, text, shown] of [
    [
      'pandoc',
      'As [see @ash20, p. 3; -@birch21] and @{c.d}.',
      'As [see @ash20‹ash20›, p. 3; -@birch21‹birch21›] and @{c.d‹c.d›}.',
    ],
    ['latex', '\\textcite[3]{ash20, birch21}', '\\textcite[3]{ash20‹ash20›, birch21‹birch21›}'],
    ['typst', '@ash20[p. 3] #cite(<birch21>)', '@ash20‹ash20›[p. 3] #cite(<birch21‹birch21›>)'],
    ['org', '[cite:see @ash20 p. 3;@birch21]', '[cite:see @ash20‹ash20› p. 3;@birch21‹birch21›]'],
    ['rst', ':cite:p:`ash20,birch21`', ':cite:p:`ash20‹ash20›,birch21‹birch21›`'],
    ['myst', '{cite:p}`ash20,birch21`', '{cite:p}`ash20‹ash20›,birch21‹birch21›`'],
    ['asciidoc', 'cite:[ash20(3),birch21]', 'cite:[ash20‹ash20›(3),birch21‹birch21›]'],
  ] as const) {
    it(`stand behind each key in ${syntax}`, () => {
      assert.equal(hinted(text, syntax), shown);
    });
  }

  it('are made for the part that is in sight alone', () => {
    const text = '[@a] and [@b] and [@c]';
    assert.equal(hinted(text, 'pandoc', { start: 5, end: 14 }), '[@a] and [@b‹b›] and [@c]');
    assert.equal(hinted(text, 'pandoc', { start: 12, end: 12 }), '[@a] and [@b‹b›] and [@c]');
    assert.equal(hinted(text, 'pandoc', { start: 13, end: 13 }), text);
  });

  const paper = { title: 'Moss on walls', names: ['MossNet'], authors: [{ family: 'Ash', given: 'Vera' }], year: 2020 };

  it('say authors and year', () => {
    assert.equal(hintLabel('moss', paper), 'Ash 2020');
    assert.equal(hintLabel('ash2020', paper), 'Ash 2020');
    assert.equal(hintLabel('x', { ...paper, authors: [{ family: '王', given: '小明' }] }), '王小明 2020');
  });

  it('say the name where there are no authors, and the title where the key is the name', () => {
    const { authors, ...bare } = paper;
    assert.equal(authors.length, 1);
    assert.equal(hintLabel('ash2020', bare), 'MossNet');
    assert.equal(hintLabel('moss-net', bare), 'Moss on walls');
    assert.equal(hintLabel('moss-net', { ...bare, title: 'MossNet: moss on walls' }), 'moss on walls');
    assert.equal(hintLabel('moss-net', { ...bare, title: 'Mossnet' }), '');
    assert.equal(hintLabel('x', { ...bare, names: [], title: '' }), '');
  });

  it('are of 24 characters at most', () => {
    const titled = (length: number) => hintLabel('x', { title: 'a'.repeat(length), names: [] });
    assert.equal(titled(24), 'a'.repeat(24));
    assert.equal(titled(25), `${'a'.repeat(23)}…`);
    assert.equal(hintLabel('x', { title: `${'a'.repeat(22)}😀😀`, names: [] }), `${'a'.repeat(22)}…`);
  });
});
