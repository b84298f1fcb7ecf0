import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';

/** What citations of each language are made of, and what hides them. */
export const citationPieces: Readonly<Record<CitationSyntax, readonly string[]>> = {
  pandoc: ['[@a', '[@a; ', '-@b', '@{', '@c [p. 3]', '【@a；', '```\n', '> ', '- ', '---\nnocite: "@x"\n---\n'],
  myst: ['{cite:p}`', '{cite:t}`a,b`', '`', '[@a', '```{note}\n'],
  latex: [
    '\\cite{',
    '\\cites[p. 3]{a}',
    '\\textcite*[see][]{',
    '\\begin{document}',
    '\\citeyear{a}',
    '\\nocite{*}',
    '\\footcites(',
    '%',
    '\\input{',
  ],
  typst: [
    '#cite(',
    '#cite(<',
    '@key[see ',
    'label("',
    '"',
    '#cite(supplement: [see @x], <',
    '#cite([@key2020]label("a b"))',
    'form: "prose"',
    '#let x = ',
    '#{ cite(<a>) }',
    '#bibliography("',
    '/*',
    '//',
  ],
  org: ['[cite:@', '[cite/t:see @a p. 3;@b]', 'cite:a,b', '[[cite:&a;&b]]', 'citep:', '#+begin_src\n', '&a'],
  rst: [':cite:p:`', ':cite:`a,b`', '[a]_', '`', '.. [a] ', '::\n\n  ', '``'],
  asciidoc: [
    'cite:[',
    'citenp:[',
    'cite:see[',
    'bibitem:[',
    'a(12-14)',
    '(',
    ')',
    '`',
    '``',
    '+++',
    'pass:[',
    '----\n',
    '....\n',
    '////\n',
    '// ',
    '[source]\n',
    '--\n',
    '|===\n',
    ':bibtex-file: x.bib\n',
    'bibliography::y.bib[]\n',
    '= T\n',
  ],
};

/** Control characters, line ends among them: no tool reads a key that holds one. */
const control = /\p{Cc}|[\u2028\u2029]/u;

/** What is wrong with where the citations of a text stand. */
export function misplaced(text: string, syntax: CitationSyntax): unknown[] {
  const wrong: unknown[] = [];
  let last = 0;
  for (const { start, end, itemsRange, citations } of parseCitations(text, syntax).groups) {
    const isOutside = (from: number, to: number) => from > to || from < start || to > end;
    if (isOutside(itemsRange.start, itemsRange.end) || start < last || end > text.length) {
      wrong.push(['group', start, end, itemsRange]);
    }
    last = start;
    let behind = start;
    for (const { key, keyRange, ...item } of citations) {
      const holdsKey = item.start <= keyRange.start && keyRange.end <= item.end && keyRange.start < keyRange.end;
      if (item.start < behind || isOutside(item.start, item.end) || !holdsKey || control.test(key)) {
        wrong.push([key, item, keyRange]);
      }
      behind = item.end;
    }
  }
  return wrong;
}
