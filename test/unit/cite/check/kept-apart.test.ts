import assert from 'node:assert/strict';
import { DocumentKeys } from '../../../../src/core/cite/bibliographies/document-keys';
import { checkCitations, type KnownKeys } from '../../../../src/core/cite/check/check';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { deriveSource } from '../../../../src/core/library/derive';
import { Library } from '../../../../src/core/library/library';
import { parseBibtex } from '../../../../src/core/parse/bibtex/parse-bibtex';
import { keptApart } from '../kept-apart';

const groups: Readonly<Partial<Record<CitationSyntax, string>>> = {
  pandoc: '[@a; @b]',
  latex: '\\cite{a, b}',
  typst: '@a @b',
  org: '[cite:@a;@b]',
  myst: '{cite:p}`a,b`',
  asciidoc: 'cite:[a,b]',
};

function codes(library: Library, text: string, syntax: CitationSyntax): string[] {
  const known: KnownKeys = {
    get: (key) => library.get(key),
    lost: () => undefined,
    isDisputed: () => false,
    nearest: () => [],
  };
  return checkCitations(parseCitations(text, syntax), text, known, new DocumentKeys([], new Set(), 'none', []), {
    isAsked: true,
  }).map(({ code }) => code);
}

describe('a group that cites two works', () => {
  for (const [what, bibtex] of keptApart) {
    it(`does not cite one twice: ${what}`, () => {
      const { entries } = deriveSource(parseBibtex(bibtex));
      assert.equal(entries.length, 2);
      for (const inTwoFiles of [false, true]) {
        const library = new Library();
        const files = inTwoFiles ? entries.map((entry) => [entry]) : [entries];
        library.apply({
          updated: files.map((part, index) => ({
            source: `${String(index)}.bib`,
            parsed: { entries: part, problems: [] },
          })),
          removed: [],
        });
        for (const [syntax, text] of Object.entries(groups) as [CitationSyntax, string][]) {
          assert.deepEqual(codes(library, text, syntax), [], syntax);
        }
        library.pin(['a', 'b'], 'literature-keys.json');
        library.rename('a', 'renamed', 'literature-keys.json');
        assert.deepEqual(codes(library, '[@renamed; @a; @b]', 'pandoc'), ['repeated-citation']);
      }
    });
  }

  it('does, where they are one work', () => {
    const library = new Library();
    const { entries } = deriveSource(
      parseBibtex(
        '@article{a, author={Ash}, title={Counting leaves under frost}, year=1998}\n@article{b, author={Ash}, title={Counting Leaves under Frost}, year=1999}',
      ),
    );
    library.apply({ updated: [{ source: 'a.bib', parsed: { entries, problems: [] } }], removed: [] });
    for (const [syntax, text] of Object.entries(groups) as [CitationSyntax, string][]) {
      assert.deepEqual(codes(library, text, syntax), ['repeated-citation'], syntax);
    }
  });
});
