import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/citation';
import { languageOf } from '../../../../src/core/cite/languages/index';
import { renderReferences } from '../../../../src/core/cite/references/render';
import type { Span, TextStyle } from '../../../../src/core/cite/references/spans';

const starts = ['- A', '+ A', '* A', '# A', '= A', '/ A', '1. A', '2) A', 'a. A', '(2) A', ': A', '.. A', '>>> A', '> A', '| A', 'A: B', '-A', '1.A'];
const texts = ['a*b*c', 'a*b', 'x_y_z', '`a`', '[a]', '<a>', '@a', '#a', '$5', 'a\\b', '~a~', '{x}', 'a--b', 'a|b', '&amp;', 'a^b', '+a+', '/a/', 'http://a.b', 'a%b'];
const styles: readonly TextStyle[] = ['italic', 'bold', 'underline', 'superscript', 'subscript', 'small-caps'];

const written: Readonly<Partial<Record<CitationSyntax, { readonly starts: readonly string[]; readonly references: readonly string[]; readonly texts: readonly string[]; readonly styled: readonly string[]; readonly within: readonly string[] }>>> = {
  pandoc: {
    starts: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '\\/ A', '1\\. A', '2\\) A', 'a\\. A', '(2\\) A', '\\: A', '\\.. A', '\\>\\>\\> A', '\\> A', '\\| A', 'A: B', '-A', '1.A'],
    references: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '/ A', '1\\. A', '2\\) A', 'a\\. A', '\\(2\\) A', '\\: A', '.. A', '\\>\\>\\> A', '\\> A', '\\| A', 'A: B', '-A', '1.A'],
    texts: ['a\\*b\\*c', 'a\\*b', 'x_y_z', '\\`a\\`', '\\[a\\]', '\\<a\\>', '\\@a', '\\#a', '\\$5', 'a\\\\b', '\\~a\\~', '\\{x}', 'a\\--b', 'a\\|b', '\\&amp;', 'a\\^b', '+a+', '/a/', 'http://a.b', 'a%b'],
    styled: ['a *J*. ', 'a **J**. ', 'a [J]{.underline}. ', 'a ^J^. ', 'a ~J~. ', 'a [J]{.smallcaps}. '],
    within: ['x*J*y', 'x**J**y', 'x[J]{.underline}y', 'x^J^y', 'x~J~y', 'x[J]{.smallcaps}y'],
  },
  latex: {
    starts: ['- A', '+ A', '* A', '\\# A', '= A', '/ A', '1. A', '2) A', 'a. A', '(2) A', ': A', '.. A', '\\textgreater{}\\textgreater{}\\textgreater{} A', '\\textgreater{} A', '| A', 'A: B', '-A', '1.A'],
    references: ['- A', '+ A', '* A', '\\# A', '= A', '/ A', '1. A', '2) A', 'a. A', '(2) A', ': A', '.. A', '\\textgreater{}\\textgreater{}\\textgreater{} A', '\\textgreater{} A', '\\textbar{} A', 'A: B', '-A', '1.A'],
    texts: ['a*b*c', 'a*b', 'x\\_y\\_z', '`a`', '[a]', '\\textless{}a\\textgreater{}', '@a', '\\#a', '\\$5', 'a\\textbackslash{}b', '\\textasciitilde{}a\\textasciitilde{}', '\\{x\\}', 'a-{}-b', 'a|b', '\\&amp;', 'a\\textasciicircum{}b', '+a+', '/a/', 'http://a.b', 'a\\%b'],
    styled: ['a \\textit{J}. ', 'a \\textbf{J}. ', 'a \\underline{J}. ', 'a \\textsuperscript{J}. ', 'a \\textsubscript{J}. ', 'a \\textsc{J}. '],
    within: ['x\\textit{J}y', 'x\\textbf{J}y', 'x\\underline{J}y', 'x\\textsuperscript{J}y', 'x\\textsubscript{J}y', 'x\\textsc{J}y'],
  },
  typst: {
    starts: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '\\/ A', '1\\. A', '2\\) A', 'a\\. A', '(2\\) A', '\\: A', '\\.. A', '\\>\\>\\> A', '\\> A', '| A', 'A: B', '-A', '1.A'],
    references: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '\\/ A', '1\\. A', '2) A', 'a. A', '(2) A', ': A', '.. A', '\\>\\>\\> A', '\\> A', '| A', 'A: B', '-A', '1.A'],
    texts: ['a\\*b\\*c', 'a\\*b', 'x\\_y\\_z', '\\`a\\`', '\\[a\\]', '\\<a\\>', '\\@a', '\\#a', '\\$5', 'a\\\\b', '\\~a\\~', '{x}', 'a\\--b', 'a|b', '&amp;', 'a^b', '+a+', '/a/', 'http:\\//a.b', 'a%b'],
    styled: ['a #emph[J];. ', 'a #strong[J];. ', 'a #underline[J];. ', 'a #super[J];. ', 'a #sub[J];. ', 'a #smallcaps[J];. '],
    within: ['x#emph[J]y', 'x#strong[J]y', 'x#underline[J]y', 'x#super[J]y', 'x#sub[J]y', 'x#smallcaps[J]y'],
  },
  org: {
    starts: ['\u200b- A', '\u200b+ A', '\u200b* A', '\u200b# A', '\u200b= A', '\u200b/ A', '\u200b1. A', '\u200b2) A', '\u200ba. A', '\u200b(2) A', '\u200b: A', '\u200b.. A', '>>> A', '> A', '\u200b| A', 'A: B', '-A', '1.A'],
    references: ['\u200b- A', '\u200b+\u200b A', '\u200b*\u200b A', '\u200b#\u200b A', '=\u200b A', '/\u200b A', '\u200b1. A', '\u200b2) A', '\u200ba. A', '(2) A', '\u200b: A', '.. A', '>\u200b>\u200b>\u200b A', '>\u200b A', '\u200b|\u200b A', 'A: B', '-A', '1.A'],
    texts: ['a\\ast{}b\\ast{}c', 'a*b', 'x_\u200by_\u200bz', '`a`', '[\u200ba]', '<\u200ba>', '@\u200ba', '#a', '\\dollar{}5', 'a\\\u200bb', '~\u200ba~', '{x}', 'a-\u200b-b', 'a|b', '&amp;', 'a^\u200bb', '\\plus{}a+', '\\slash{}a/', 'http:\\slash{}\\slash{}a.b', 'a%b'],
    styled: ['a /J/. ', 'a *J*. ', 'a _J_. ', 'a ^{J}. ', 'a _{J}. ', 'a J. '],
    within: ['xJy', 'xJy', 'xJy', 'x^{J}y', 'x_{J}y', 'xJy'],
  },
  rst: {
    starts: ['\\- A', '\\+ A', '\\* A', '# A', '\\= A', '\\/ A', '1\\. A', '2\\) A', 'a\\. A', '(2\\) A', '\\: A', '\\.. A', '\\>\\>\\> A', '\\> A', '\\| A', 'A: B', '-A', '1.A'],
    references: ['\\- A', '\\+ A', '\\* A', '# A', '= A', '/ A', '\\1. A', '\\2) A', '\\a. A', '\\(2) A', '\\: A', '\\.. A', '\\>>> A', '> A', '\\| A', 'A: B', '-A', '1.A'],
    texts: ['a\\*b\\*c', 'a\\*b', 'x\\_y\\_z', '\\`a\\`', '[a]', '\\<a\\>', '@a', '#a', '$5', 'a\\\\b', '~a~', '{x}', 'a--b', 'a\\|b', '&amp;', 'a^b', '+a+', '/a/', 'http://a.b', 'a%b'],
    styled: ['a *J*. ', 'a **J**. ', 'a J. ', 'a :sup:`J`. ', 'a :sub:`J`. ', 'a J. '],
    within: ['x\\ *J*\\ y', 'x\\ **J**\\ y', 'xJy', 'x\\ :sup:`J`\\ y', 'x\\ :sub:`J`\\ y', 'xJy'],
  },
  myst: {
    starts: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '\\/ A', '1\\. A', '2\\) A', 'a\\. A', '(2\\) A', '\\: A', '\\.. A', '\\>\\>\\> A', '\\> A', '\\| A', 'A: B', '-A', '1.A'],
    references: ['\\- A', '\\+ A', '\\* A', '\\# A', '\\= A', '/ A', '1\\. A', '2\\) A', 'a\\. A', '\\(2\\) A', '\\: A', '.. A', '\\>\\>\\> A', '\\> A', '\\| A', 'A: B', '-A', '1.A'],
    texts: ['a\\*b\\*c', 'a\\*b', 'x_y_z', '\\`a\\`', '\\[a\\]', '\\<a\\>', '\\@a', '\\#a', '\\$5', 'a\\\\b', '\\~a\\~', '\\{x}', 'a\\--b', 'a\\|b', '\\&amp;', 'a\\^b', '+a+', '/a/', 'http://a.b', 'a%b'],
    styled: ['a *J*. ', 'a **J**. ', 'a J. ', 'a {sup}`J`. ', 'a {sub}`J`. ', 'a J. '],
    within: ['x*J*y', 'x**J**y', 'xJy', 'x{sup}`J`y', 'x{sub}`J`y', 'xJy'],
  },
  asciidoc: {
    starts: ['&#45; A', '&#43; A', '&#42; A', '&#35; A', '&#61; A', '&#47; A', '1&#46; A', '2&#41; A', 'a&#46; A', '(2&#41; A', '&#58; A', '&#46;. A', '&#62;&#62;&#62; A', '&#62; A', '&#124; A', 'A: B', '-A', '1.A'],
    references: ['&#45; A', '&#43; A', '&#42; A', '&#35; A', '&#61; A', '&#47; A', '1&#46; A', '2&#41; A', 'a&#46; A', '(2&#41; A', '&#58; A', '&#46;. A', '&#62;&#62;&#62; A', '&#62; A', '&#124; A', 'A: B', '-A', '1.A'],
    texts: ['a&#42;b&#42;c', 'a&#42;b', 'x_y_z', '&#96;a&#96;', '&#91;a&#93;', '&#60;a&#62;', '@a', '&#35;a', '$5', 'a&#92;b', '&#126;a&#126;', '&#123;x&#125;', 'a-&#45;b', 'a&#124;b', '&#38;amp;', 'a&#94;b', '&#43;a&#43;', '/a/', 'http:/&#47;a.b', 'a%b'],
    styled: ['a __J__. ', 'a **J**. ', 'a [.underline]##J##. ', 'a ^J^. ', 'a ~J~. ', 'a [.small-caps]##J##. '],
    within: ['x__J__y', 'x**J**y', 'x[.underline]##J##y', 'x^J^y', 'x~J~y', 'x[.small-caps]##J##y'],
  },
};

describe('texts of papers in a document', () => {
  for (const [syntax, { starts: escapedStarts, references, texts: escapedTexts, styled, within }] of Object.entries(written) as [CitationSyntax, NonNullable<(typeof written)[CitationSyntax]>][]) {
    const { escape } = languageOf(syntax).text;
    const item = (spans: readonly Span[]) => renderReferences([{ id: 'a', spans }], syntax).replace(/^\\begin\{thebibliography\}\{9\}\n\\bibitem\{a\} |\n\\end\{thebibliography\}$/g, '');

    it(`begin no list, heading or the like: ${syntax}`, () => { assert.deepEqual(starts.map((text) => escape(text, true)), escapedStarts); });
    it(`begin none in a bibliography: ${syntax}`, () => { assert.deepEqual(starts.map((text) => item([text])), references); });
    it(`hold no markup: ${syntax}`, () => { assert.deepEqual(texts.map((text) => escape(text, false)), escapedTexts); });
    it(`have styles between spaces and marks: ${syntax}`, () => { assert.deepEqual(styles.map((style) => item(['a ', { style, spans: ['J'] }, '. '])), styled); });
    it(`have styles within words, where the language can: ${syntax}`, () => { assert.deepEqual(styles.map((style) => item(['x', { style, spans: ['J'] }, 'y'])), within); });
  }
});
