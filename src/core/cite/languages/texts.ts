import type { CitationSyntax } from '../model/citation';
import type { LanguageText } from '../model/citation-language';
import { asciidocReferences, asciidocText } from './asciidoc/text';
import { latexReferences, latexText } from './latex/text';
import { orgReferences, orgText } from './org/text';
import { markdownText, pandocReferences } from './pandoc/text';
import { rstReferences, rstText } from './rst/text';
import { typstReferences, typstText } from './typst/text';
import { behindCommand } from './latex/whole';
import { referencesEnd } from './pandoc/groups';
import { behindAttribution, completedCall, delimitersAt } from './typst/writing';
import { mystReferences } from './myst/text';

/** How each language writes text: what only insertion, lists of references and the like need, which are loaded when they are first used. */
const texts: Readonly<Record<CitationSyntax, LanguageText>> = {
  pandoc: {
    text: markdownText,
    references: pandocReferences,
    behindWhole: referencesEnd,
  },
  latex: { text: latexText, references: latexReferences, behindWhole: behindCommand },
  typst: {
    text: typstText,
    references: typstReferences,
    behindWhole: behindAttribution,
    textIn: delimitersAt,
    complete: completedCall,
  },
  org: { text: orgText, references: orgReferences },
  rst: { text: rstText, references: rstReferences },
  myst: { text: markdownText, references: mystReferences },
  asciidoc: { text: asciidocText, references: asciidocReferences },
};

/** How a language writes text. */
export function textOf(syntax: CitationSyntax): LanguageText {
  return texts[syntax];
}
