import assert from 'node:assert/strict';
import { blockText, findBlock, insertionOf } from '../../../../src/core/cite/references/block';
import { renderReferences } from '../../../../src/core/cite/references/render';
import type { Reference } from '../../../../src/core/cite/model/formatted-text';
import { citationLanguages, parseCitations } from '../../../../src/core/cite/languages/index';

const reference: Reference = {
  id: 'a',
  label: '[1]',
  spans: [
    'A. Berg, *On_[@moss] #1* & <mask> $5 100% {x} \\end, ',
    { style: 'italic', spans: ['J_1'] },
    '(3) ',
    { url: 'https://doi.org/10.1/a_b', spans: ['10.1/a_b'] },
    '. ',
    { url: 'https://x.org/a_b', spans: ['https://x.org/a_b'] },
  ],
};

describe('references in a document', () => {
  it('escapes what a syntax would read as markup', () => {
    assert.equal(
      renderReferences([reference], 'pandoc'),
      '\\[1\\] A. Berg, \\*On\\_\\[\\@moss\\] \\#1\\* & \\<mask\\> \\$5 100% {x} \\\\end, *J\\_1*(3) [10.1/a\\_b](<https://doi.org/10.1/a_b>). <https://x.org/a_b>',
    );
    assert.equal(
      renderReferences([reference], 'latex'),
      '\\begin{thebibliography}{9}\n\\bibitem{a} A. Berg, *On\\_[@moss] \\#1* \\& \\textless{}mask\\textgreater{} \\$5 100\\% \\{x\\} \\textbackslash{}end, \\textit{J\\_1}(3) 10.1/a\\_b. https://x.org/a\\_b\n\\end{thebibliography}',
    );
    assert.equal(
      renderReferences([reference], 'typst'),
      '\\[1\\] A. Berg, \\*On\\_\\[\\@moss\\] \\#1\\* & \\<mask\\> \\$5 100% {x} \\\\end, #emph[J\\_1];(3) #link("https://doi.org/10.1/a_b")[10.1/a\\_b];. #link("https://x.org/a_b")',
    );
    assert.equal(
      renderReferences([reference], 'rst'),
      '[1] A. Berg, \\*On\\_[@moss] #1\\* & <mask> $5 100% {x} \\\\end, *J\\_1*\\ (3) `10.1/a\\_b <https://doi.org/10.1/a\\_b>`__. https://x.org/a_b',
    );
    assert.match(
      renderReferences([reference], 'org'),
      /^\[\u200b1\]\u200b A\. Berg, \*\u200bOn_\u200b.*J_\u200b1\(3\) \[\[https:\/\/doi\.org\/10\.1\/a_b\]\[10\.1\/\u200ba_\u200bb\]\]\. \[\[https:\/\/x\.org\/a_b\]\]$/,
    );
  });

  it('puts styled parts beside one another with the space between them', () => {
    const spans: Reference['spans'] = [
      { style: 'italic', spans: ['On '] },
      'Bryum',
      { style: 'italic', spans: [' here'] },
    ];
    const shown = (syntax: Parameters<typeof renderReferences>[1]) => renderReferences([{ id: 'a', spans }], syntax);
    assert.deepEqual(
      ['pandoc', 'typst', 'org', 'rst', 'asciidoc'].map((syntax) => shown(syntax as 'pandoc')),
      [
        '*On* Bryum *here*',
        '#emph[On ]Bryum#emph[ here]',
        '/On/ Bryum /here/',
        '*On* Bryum *here*',
        '__On__ Bryum __here__',
      ],
    );
  });

  it('begins no list, heading or quotation', () => {
    const start = (text: string) => renderReferences([{ id: 'a', spans: [text] }], 'pandoc');
    assert.deepEqual(['1. A', '(2) B', 'iv) C', '- D', '+ E', '# F', '% G', '2020 H', 'I. Newton'].map(start), [
      '1\\. A',
      '\\(2\\) B',
      'iv\\) C',
      '\\- D',
      '\\+ E',
      '\\# F',
      '\\% G',
      '2020 H',
      'I. Newton',
    ]);
    const inRst = (text: string) => renderReferences([{ id: 'a', spans: [text] }], 'rst');
    assert.deepEqual(['A. Berg', '.. x', '2. x'].map(inRst), ['\\A. Berg', '\\.. x', '\\2. x']);
  });

  for (const { id: syntax } of citationLanguages) {
    it(`finds its own bibliography again in ${syntax}, and cites nothing by it`, () => {
      const block = blockText(
        renderReferences([reference, { ...reference, id: 'b' }], syntax),
        'my style.csl',
        syntax,
        '\n',
      );
      const text = `Before.\n\n${block}\n\nAfter.\n`;
      const found = findBlock(text, syntax);
      assert.deepEqual([found?.style, text.slice(found?.start, found?.end)], ['my style.csl', block]);
      assert.deepEqual(parseCitations(text, syntax).groups, []);
      const windows = text.replaceAll('\n', '\r\n');
      const inWindows = findBlock(windows, syntax);
      assert.equal(windows.slice(inWindows?.start, inWindows?.end), block.replaceAll('\n', '\r\n'));
    });
  }

  it('takes only markers that stand alone, and both of them', () => {
    assert.equal(
      findBlock(
        'See <!-- literature-notes:bibliography style=apa -->\n<!-- /literature-notes:bibliography -->',
        'pandoc',
      ),
      undefined,
    );
    assert.equal(findBlock('<!-- literature-notes:bibliography style=apa -->\nText\n', 'pandoc'), undefined);
    assert.equal(
      findBlock('<!-- literature-notes:bibliographies -->\n<!-- /literature-notes:bibliography -->', 'pandoc'),
      undefined,
    );
    assert.deepEqual(
      findBlock('<!-- literature-notes:bibliography -->\n<!-- /literature-notes:bibliography -->', 'pandoc'),
      { start: 0, end: 78, style: undefined, content: { start: 39, end: 39 } },
    );
  });

  it('leaves what stands behind a first marker that lost its last one', () => {
    const lost =
      '<!-- literature-notes:bibliography style=apa -->\n\nOld.\n\n# Appendix\n\n<!-- literature-notes:bibliographies -->\n\n';
    const whole =
      '<!-- literature-notes:bibliography style=ieee -->\n\nNew.\n\n<!-- /literature-notes:bibliography -->';
    for (const text of [`${lost}${whole}\n`, `${lost}${whole}\n\n${lost}${whole}\n`]) {
      const found = findBlock(text, 'pandoc');
      assert.deepEqual(
        [found?.style, found?.start, text.slice(found?.start, found?.end)],
        ['ieee', lost.length, whole],
      );
    }
  });

  it('is empty without references, since LaTeX stops at a list without items', () => {
    assert.equal(renderReferences([], 'latex'), '');
  });

  it('parts a new one from the text around by empty lines', () => {
    const at = (marked: string) => {
      const offset = marked.indexOf('|');
      const { text } = insertionOf(marked.replace('|', ''), offset, 'B', '\n');
      return marked.replace('|', text);
    };
    assert.deepEqual(['|', 'A|', 'A\n|', 'A\n\n|', 'A|\nC', 'A|\n\nC', 'A\n\n|C'].map(at), [
      'B\n',
      'A\n\nB\n',
      'A\n\nB\n',
      'A\n\nB\n',
      'A\n\nB\n\nC',
      'A\n\nB\n\nC',
      'A\n\nB\n\nC',
    ]);
  });
});
