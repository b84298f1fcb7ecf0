import assert from 'node:assert/strict';
import { citationBetween, formatCitation } from '../../../src/core/cite/write/format-citation';
import { syntaxFor } from '../../../src/core/cite/languages/index';

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
    assert.equal(citationBetween('typst', ['a'], 'As shown ', '.then'), '#cite(<a>);');
    assert.equal(citationBetween('typst', ['a'], 'As shown ', ' here'), '@a');
    assert.equal(citationBetween('rst', ['a'], '研究表明', '说明'), '\\ :cite:p:`a`\\ ');
    assert.equal(citationBetween('rst', ['a'], 'As shown ', '.'), ':cite:p:`a`');
    assert.equal(citationBetween('pandoc', ['a'], '研究表明', '说明', { form: 'textual' }), ' @a ');
    assert.equal(citationBetween('pandoc', ['a', 'b'], '参见，', '。', { form: 'textual' }), '@a; @b');
    assert.equal(citationBetween('org', ['a'], '研究表明', '说明'), '[cite:@a]');
    assert.equal(citationBetween('latex', ['a'], '研究表明', '说明'), '\\cite{a}');
    assert.equal(citationBetween('myst', ['a'], '研究表明', '说明'), '{cite:p}`a`');
  });

  it('write a group in the sentence, and with a command and separator of choice', () => {
    const keys = ['a', 'b'];
    const textual = { form: 'textual' } as const;
    assert.equal(formatCitation('pandoc', keys, textual), '@a; @b');
    assert.equal(formatCitation('latex', keys, textual), '\\textcite{a,b}');
    assert.equal(formatCitation('typst', keys, textual), '#cite(<a>, form: "prose") #cite(<b>, form: "prose")');
    assert.equal(formatCitation('org', keys, textual), '[cite/t:@a;@b]');
    assert.equal(formatCitation('rst', keys, textual), ':cite:t:`a,b`');
    assert.equal(formatCitation('myst', keys, textual), '{cite:t}`a,b`');
    assert.equal(formatCitation('latex', keys, { command: 'citep', separator: ', ' }), '\\citep{a, b}');
  });

  it('write keys that need it in the way that the tool reads to their end', () => {
    assert.equal(formatCitation('pandoc', ['DBLP:conf/x', 'a::b', 'a.']), '[@DBLP:conf/x; @{a::b}; @{a.}]');
    assert.equal(formatCitation('typst', ['a.b', 'a.', 'DBLP:conf/x']), '@a.b #cite(<a.>) #cite(label("DBLP:conf/x"))');
  });
});
