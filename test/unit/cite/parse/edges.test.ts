import assert from 'node:assert/strict';
import type { CitationSyntax } from '../../../../src/core/cite/model/citation';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import type { Edge } from './edges/edge';
import { asciidoc } from './edges/asciidoc';
import { latex } from './edges/latex';
import { myst } from './edges/myst';
import { org } from './edges/org';
import { pandoc } from './edges/pandoc';
import { rst } from './edges/rst';
import { typst } from './edges/typst';
import { citationMarks, unmarked } from './marks';
import { summary } from './summary';

/** What lies at the edges of what each language reads: what begins like a citation, or ends it, and does not. */
const tables: Partial<Readonly<Record<CitationSyntax, readonly Edge[]>>> = {
  pandoc,
  myst,
  latex,
  typst,
  org,
  rst,
  asciidoc,
};

describe('citations and what looks like them', () => {
  for (const [syntax, rows] of Object.entries(tables) as [CitationSyntax, readonly Edge[]][]) {
    for (const [what, marked, said] of rows) {
      it(`${syntax}: ${what}`, () => {
        const text = unmarked(marked);
        assert.equal(citationMarks(text, syntax), marked);
        assert.equal(summary(parseCitations(text, syntax)), said);
      });
    }
  }
});
