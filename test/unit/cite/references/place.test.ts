import assert from 'node:assert/strict';
import { insertionOf } from '../../../../src/core/cite/references/block';
import { placeOfBlock } from '../../../../src/core/cite/references/place';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { assertLinear } from '../../parse/hostile';

/** The document with `B` where its bibliography goes, the cursor being at `|`. */
function placed(marked: string, syntax: CitationSyntax): string {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const insertion = insertionOf(text, placeOfBlock(text, parseCitations(text, syntax), cursor), 'B', newline);
  return text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

describe('place of a new bibliography', () => {
  const markdown =
    '---\ntitle: T\n\nauthor: A\n---\n\n# Title\n\nOne [@a]\ntwo.\n\n```\ncode\n\ncode\n```\n\n<!-- a\n\nb -->\n\nThree.\n';
  const atEnd = `${markdown}\nB\n`;
  const cases: [what: string, syntax: CitationSyntax, marked: string, expected: string][] = [
    ['in front matter', 'pandoc', markdown.replace('title', 'ti|tle'), atEnd],
    ['on a blank line of front matter', 'pandoc', markdown.replace('\nauthor', '|\nauthor'), atEnd],
    ['on the title', 'pandoc', markdown.replace('# Title', '# Title|'), atEnd],
    ['below the title', 'pandoc', markdown.replace('One', '|One').replace('\n|One', '|\nOne'), atEnd],
    ['in a paragraph', 'pandoc', markdown.replace('[@a]', '[@a]|'), atEnd],
    ['in code', 'pandoc', markdown.replace('code\n', 'code\n|'), atEnd],
    ['in a comment', 'pandoc', markdown.replace('a\n', 'a\n|'), atEnd],
    ['between paragraphs', 'pandoc', 'One [@a].\n|\nTwo.\n', 'One [@a].\n\nB\n\nTwo.\n'],
    ['on a line of blanks', 'pandoc', 'One [@a].\n  |\nTwo.\n', 'One [@a].\n\nB\n  \nTwo.\n'],
    ['below the text', 'pandoc', 'One [@a].\n\n\n|', 'One [@a].\n\n\nB\n'],
    [
      'between lines of indented code',
      'pandoc',
      'One [@a].\n\n    code\n|\n    code\n',
      'One [@a].\n\n    code\n\n    code\n\nB\n',
    ],
    ['between the paragraphs of an item', 'pandoc', '- One [@a].\n|\n  Two.\n', '- One [@a].\n\n  Two.\n\nB\n'],
    ['below a title that is underlined', 'pandoc', 'Title\n===\n|\nOne [@a].\n', 'Title\n===\n\nOne [@a].\n\nB\n'],
    ['in a document of blanks', 'pandoc', '  |', '  \nB\n'],
    ['in a document of blank lines', 'pandoc', '\n\n|', 'B\n\n'],
    ['above the text', 'pandoc', '|\n\nOne [@a].', '\n\nOne [@a].\n\nB\n'],
    ['in a document of Windows', 'pandoc', 'One [@a].|\r\nTwo.\r\n', 'One [@a].\r\nTwo.\r\n\r\nB\r\n'],
    [
      'in a preamble',
      'latex',
      '\\usepackage{x}\n|\n\\begin{document}\nOne \\cite{a}.\n\\end{document}\n',
      '\\usepackage{x}\n\n\\begin{document}\nOne \\cite{a}.\n\nB\n\n\\end{document}\n',
    ],
    [
      'behind the document',
      'latex',
      '\\begin{document}\nOne \\cite{a}.\n\n\\end{document}\n\n|',
      '\\begin{document}\nOne \\cite{a}.\n\nB\n\n\\end{document}\n\n',
    ],
    [
      'in an environment',
      'latex',
      'One \\cite{a}.\n\\begin{itemize}\n\\item A\n|\n\\item B\n\\end{itemize}\n',
      'One \\cite{a}.\n\\begin{itemize}\n\\item A\n\n\\item B\n\\end{itemize}\n\nB\n',
    ],
    [
      'in verbatim text',
      'latex',
      'One \\cite{a}.\n\\begin{verbatim}\nA\n|\nB\n\\end{verbatim}\n',
      'One \\cite{a}.\n\\begin{verbatim}\nA\n\nB\n\\end{verbatim}\n\nB\n',
    ],
    [
      'in a chapter',
      'latex',
      '\\chapter{One}\nOne \\cite{a}.\n|\nTwo.\n',
      '\\chapter{One}\nOne \\cite{a}.\n\nB\n\nTwo.\n',
    ],
    [
      'before an end on the same line',
      'latex',
      '\\begin{document}|One \\cite{a}. \\end{document}',
      '\\begin{document}One \\cite{a}. \n\nB\n\n\\end{document}',
    ],
    [
      'where an end is commented out',
      'latex',
      '\\begin{document}\nOne \\cite{a}|.\n% \\end{document}\nTwo.\n\\end{document}\n',
      '\\begin{document}\nOne \\cite{a}.\n% \\end{document}\nTwo.\n\nB\n\n\\end{document}\n',
    ],
    ['in code', 'typst', '= Title\nOne @a.\n```\nA\n|\nB\n```\n', '= Title\nOne @a.\n```\nA\n\nB\n```\n\nB\n'],
    [
      'between paragraphs',
      'typst',
      '#set text(11pt)\n\nOne @a.\n|\nTwo.\n',
      '#set text(11pt)\n\nOne @a.\n\nB\n\nTwo.\n',
    ],
    ['below settings', 'typst', '#set text(11pt)\n|\nOne @a.\n', '#set text(11pt)\n\nOne @a.\n\nB\n'],
    ['below keywords', 'org', '#+title: T\n|\nOne [cite:@a].\n', '#+title: T\n\nOne [cite:@a].\n\nB\n'],
    [
      'in code',
      'org',
      'One [cite:@a].\n#+begin_src sh\nA\n|\nB\n#+end_src\n',
      'One [cite:@a].\n#+begin_src sh\nA\n\nB\n#+end_src\n\nB\n',
    ],
    ['before literal text', 'rst', 'One :cite:p:`a`::\n|\n  code\n', 'One :cite:p:`a`::\n\n  code\n\nB\n'],
    [
      'between paragraphs',
      'rst',
      'Title\n=====\n\nOne :cite:p:`a`.\n|\nTwo.\n',
      'Title\n=====\n\nOne :cite:p:`a`.\n\nB\n\nTwo.\n',
    ],
    ['in a comment', 'myst', 'One {cite:p}`a`.\n<!-- a\n|\nb -->\n', 'One {cite:p}`a`.\n<!-- a\n\nb -->\n\nB\n'],
  ];
  for (const [what, syntax, marked, expected] of cases) {
    it(`${syntax}: ${what}`, () => {
      assert.equal(placed(marked, syntax), expected);
    });
  }

  it('is found in time proportional to the length @slow', () => {
    for (const syntax of ['pandoc', 'latex', 'typst', 'org', 'rst', 'myst'] as const) {
      for (const piece of ['\n', ' \n', '\\end{document}%\n', '\\begin{', '---\n', '# A\n', '\nA\n=']) {
        assertLinear((text) => placeOfBlock(text, parseCitations(text, syntax), text.length / 2), [piece]);
      }
    }
  });
});
