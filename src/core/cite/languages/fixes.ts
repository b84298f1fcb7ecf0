import type { CitationSyntax } from '../model/citation';
import type { LanguageFixes } from '../model/citation-language';
import { asciidocFixes } from './asciidoc/fixes';
import { latexFixes } from './latex/fixes';
import { pandocFixes } from './pandoc/fixes';
import { rstFixes } from './rst/fixes';
import { wholeFigureOf } from './shared/cross-references';
import { typstFixes } from './typst/fixes';

/** How citations of each language are checked and mended: apart, since the editor needs it for what is loaded on first use only. */
const fixes: Readonly<Record<CitationSyntax, LanguageFixes>> = {
  pandoc: pandocFixes,
  latex: latexFixes,
  typst: typstFixes,
  org: {},
  rst: rstFixes,
  myst: { referredName: wholeFigureOf },
  asciidoc: asciidocFixes,
};

/** How citations of a language are checked and mended. */
export function fixesOf(syntax: CitationSyntax): LanguageFixes {
  return fixes[syntax];
}
