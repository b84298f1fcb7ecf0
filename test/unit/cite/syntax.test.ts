import { assert } from 'chai';
import { citationBetween, formatCitation, syntaxFor } from '../../../src/core/cite/syntax';

describe('citation syntaxes', () => {
  it('belong to language ids, which a setting overrides', () => {
    assert.equal(syntaxFor('quarto'), 'pandoc');
    assert.equal(syntaxFor('latex'), 'latex');
    assert.equal(syntaxFor('unheard-of'), 'pandoc');
    assert.equal(syntaxFor('markdown', new Map([['markdown', 'typst']])), 'typst');
    assert.equal(syntaxFor('markdown', new Map([['markdown', 'nonsense']])), 'pandoc');
    assert.equal(syntaxFor('__proto__'), 'pandoc');
    assert.equal(syntaxFor('constructor'), 'pandoc');
  });

  it('write a group with each key once, in order', () => {
    const keys = ['b', 'a', 'b'];
    assert.equal(formatCitation('pandoc', keys), '[@b; @a]');
    assert.equal(formatCitation('latex', keys), '\\cite{b,a}');
    assert.equal(formatCitation('typst', keys), '@b @a');
    assert.equal(formatCitation('org', keys), '[cite:@b;@a]');
    assert.equal(formatCitation('rst', keys), ':cite:p:`b,a`');
    assert.equal(formatCitation('myst', keys), '{cite:p}`b,a`');
    assert.equal(formatCitation('latex', []), '');
  });

  it('are written so that the tool reads them inside unspaced Chinese', () => {
    assert.equal(citationBetween('pandoc', ['a'], '研究表明', '说明'), '[@a]');
    assert.equal(citationBetween('typst', ['a', 'b'], '研究表明', '说明'), '#cite(<a>) #cite(<b>)');
    assert.equal(citationBetween('typst', ['a'], 'As shown ', '. Then'), '@a');
    assert.equal(citationBetween('typst', ['a'], 'As shown ', '.then'), '#cite(<a>)');
    assert.equal(citationBetween('typst', ['a'], 'As shown ', ' here'), '@a');
    assert.equal(citationBetween('rst', ['a'], '研究表明', '说明'), '\\ :cite:p:`a`\\ ');
    assert.equal(citationBetween('rst', ['a'], 'As shown ', '.'), ':cite:p:`a`');
  });
});
