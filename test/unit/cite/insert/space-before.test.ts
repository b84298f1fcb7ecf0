import assert from 'node:assert/strict';
import { type InsertionOptions, insertionAt } from '../../../../src/core/cite/edit/insertion';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { formatCitation } from '../../../../src/core/cite/write/format-citation';
import { citationLanguages, parseCitations } from '../../../../src/core/cite/languages/index';

/** The text after `k` was cited at `|`. */
function cite(syntax: CitationSyntax, marked: string, options?: InsertionOptions): string {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const insertion = insertionAt(parseCitations(text, syntax), text, { start: at, end: at }, ['k'], options);
  assert.notEqual(insertion, undefined);
  return text.slice(0, insertion!.start) + insertion!.text + text.slice(insertion!.end);
}

/** What a syntax writes for `k` where nothing stands around it. */
const alone = (syntax: CitationSyntax) => formatCitation(syntax, ['k']);

describe('the space before a citation', () => {
  const spaced = [
    'fast',
    'naïve',
    'cafe\u0301',
    'быстро',
    'γρήγορα',
    'GPT-3',
    'in 2020',
    'x²',
    'train.',
    'train,',
    'see:',
    'so;',
    'really!',
    'why?',
    'etc.…',
    '(mostly)',
    'it [sic]',
    'by 5%',
    '“fast”',
    '"fast"',
    "'fast'",
    'fast,"',
    '(fast).',
    'C++',
    '5°',
    '研究使用BERT',
  ];
  for (const before of spaced) {
    it(`stands behind ${before} in every syntax`, () => {
      for (const { id: syntax } of citationLanguages) {
        assert.equal(cite(syntax, `${before}| behind`), `${before} ${alone(syntax)} behind`, syntax);
      }
    });
  }

  const glued = [
    '',
    'fast ',
    'fast\t',
    'fast\u00a0',
    'fast\n',
    'fast\n  ',
    '(',
    'see (',
    '“',
    'said “',
    'said "',
    '("',
    "'",
    'fast—',
    'fast – ',
    '研究',
    '研究，',
    '研究。',
    '（研究）',
    '“研究”',
    '研究：',
    '研究(左)',
    '研究.',
    '速度２',
    'ＡＢＣ',
    'はやい',
    'カー',
    '연구',
    '(研究)',
    '…',
  ];
  for (const before of glued) {
    it(`does not stand behind ${JSON.stringify(before)} in any syntax`, () => {
      for (const { id: syntax } of citationLanguages) {
        const written = cite(syntax, `${before}| behind`);
        assert.ok(!written.includes(`${before} ${alone(syntax)}`), syntax);
        assert.ok(!written.includes(`${before} #cite`), syntax);
      }
    });
  }

  it('stands behind emphasis, code and formulas that end, not behind those that begin', () => {
    for (const mark of ['*', '_', '**', '`', '$']) {
      assert.equal(cite('pandoc', `is ${mark}fast${mark}| here`), `is ${mark}fast${mark} [@k] here`);
      assert.equal(cite('pandoc', `is ${mark}|fast${mark} here`), `is ${mark}[@k]fast${mark} here`);
      assert.equal(cite('pandoc', `这 ${mark}雾${mark}|这里`), `这 ${mark}雾${mark}[@k]这里`);
    }
    assert.equal(cite('latex', 'is \\emph{fast}| here'), 'is \\emph{fast} \\cite{k} here');
    assert.equal(cite('latex', 'is \\emph{|fast} here'), 'is \\emph{\\cite{k}fast} here');
    assert.equal(cite('latex', "is ``fast''| here"), "is ``fast'' \\cite{k} here");
    assert.equal(cite('latex', "is ``|fast'' here"), "is ``\\cite{k}fast'' here");
    assert.equal(cite('pandoc', 'is <b>fast</b>| here'), 'is <b>fast</b> [@k] here');
    assert.equal(cite('pandoc', 'is <b>|fast</b> here'), 'is <b>[@k]fast</b> here');
  });

  it('does not double the spaces of LaTeX', () => {
    for (const before of ['fast~', 'fast\\,', 'fast\\;', 'fast\\ ', 'fast\\\\', 'a & ']) {
      assert.equal(cite('latex', `${before}| x`), `${before}\\cite{k} x`);
    }
    assert.equal(cite('latex', 'by 5\\%| x'), 'by 5\\% \\cite{k} x');
  });

  it('is a tie in LaTeX where that is asked for, and there alone', () => {
    const tie = { gap: 'tie' } as const;
    assert.equal(cite('latex', 'fast| x', tie), 'fast~\\cite{k} x');
    assert.equal(cite('latex', 'train.| x', tie), 'train.~\\cite{k} x');
    assert.equal(cite('latex', 'As Li| says', { ...tie, form: 'textual' }), 'As Li~\\textcite{k} says');
    for (const before of ['fast ', 'fast~', '研究', '']) {
      assert.equal(cite('latex', `${before}| x`, tie), `${before}\\cite{k} x`);
    }
    assert.equal(cite('pandoc', 'fast| x', tie), 'fast [@k] x');
  });

  it('stands before citations in the sentence, links and texts of the user too', () => {
    assert.equal(cite('pandoc', 'Li| says', { form: 'textual' }), 'Li @k says');
    assert.equal(cite('pandoc', 'Li.| says', { form: 'textual' }), 'Li. @k says');
    assert.equal(cite('typst', 'Li| says', { form: 'textual' }), 'Li #cite(<k>, form: "prose") says');
    for (const written of ['[K](u)', '[[k]]', '(see [@k])', 'see K']) {
      assert.equal(cite('pandoc', 'fast| x', { written: [written] }), `fast ${written} x`);
      assert.equal(cite('pandoc', '研究|说明', { written: [written] }), `研究${written}说明`);
    }
  });

  it('stands neither before notes nor before a text of the user that goes on with the word', () => {
    assert.equal(cite('latex', 'Known.\\footcite{a} Fast.|'), 'Known.\\footcite{a} Fast.\\footcite{k}');
    assert.equal(cite('latex', 'Known \\citep{a}. Fast|.'), 'Known \\citep{a}. Fast \\citep{k}.');
    for (const written of ['[^k]', '^[@k]', ', see [@k]', ' [@k]', '~[@k]', '（[@k]）', '，见[@k]', '\n- [@k]\n']) {
      assert.equal(cite('pandoc', 'fast|', { written: [written] }), `fast${written}`);
    }
    assert.equal(cite('latex', 'fast|', { written: ['\\footnote{\\cite{k}}'] }), 'fast\\footnote{\\cite{k}}');
    assert.equal(cite('latex', 'fast|', { written: ['~\\cite{k}'] }), 'fast~\\cite{k}');
  });

  it('is not put where a citation is completed, extended or replaced', () => {
    assert.equal(cite('pandoc', 'train.@|'), 'train.[@k]');
    assert.equal(cite('pandoc', 'train[@| y'), 'train[@k] y');
    assert.equal(cite('pandoc', 'train[@a|] y'), 'train[@a; @k] y');
    assert.equal(cite('latex', 'train\\cite{| y'), 'train\\cite{k} y');
    assert.equal(cite('latex', 'train\\cite{a}| y'), 'train\\cite{a,k} y');
    assert.equal(cite('pandoc', 'train[@|] y', { written: ['[K](u)'] }), 'train[K](u) y');
  });

  it('is put in place of a selected word that begins behind letters, but not of a selected citation', () => {
    const replace = (text: string, selected: string) => {
      const start = text.indexOf(selected);
      const insertion = insertionAt(
        parseCitations(text, 'pandoc'),
        text,
        { start, end: start + selected.length },
        ['k'],
        { replaces: true },
      );
      return text.slice(0, insertion?.start) + (insertion?.text ?? '') + text.slice(insertion?.end);
    };
    assert.equal(replace('faster x', 'er'), 'fast [@k] x');
    assert.equal(replace('fast er x', 'er'), 'fast [@k] x');
    assert.equal(replace('fast[@a] x', '[@a]'), 'fast[@k] x');
  });

  it('makes what only a space was missing for the usual form of Typst and reStructuredText', () => {
    assert.equal(cite('typst', 'fast| x'), 'fast @k x');
    assert.equal(cite('typst', '研究| x'), '研究#cite(<k>) x');
    assert.equal(cite('rst', 'fast| x'), 'fast :cite:p:`k` x');
    assert.equal(cite('rst', '研究|说明'), '研究\\ :cite:p:`k`\\ 说明');
  });
});
