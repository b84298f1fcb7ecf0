import type { CitationSyntax } from '../model/citation';
import type { LanguageText } from '../model/citation-language';
import { asciidocNaming, asciidocReferences, asciidocText } from './asciidoc/text';
import { latexNaming, latexReferences, latexText } from './latex/text';
import { orgNaming, orgReferences, orgText } from './org/text';
import { markdownText, pandocNaming, pandocReferences } from './pandoc/text';
import { rstNaming, rstReferences, rstText } from './rst/text';
import { typstNaming, typstReferences, typstText } from './typst/text';
import { behindCommand } from './latex/whole';
import { behindLink } from './org/whole';
import { referencesEnd } from './pandoc/groups';
import { rawTexCitationAt } from './pandoc/raw-tex';
import { behindAttribution, completedCall, delimitersAt } from './typst/writing';
import { furtherInMarkdown } from './pandoc/further-naming';
import { furtherInLatex } from './latex/further-naming';
import { furtherInTypst } from './typst/further-naming';
import { furtherInOrg } from './org/further-naming';
import { furtherInDirective } from './shared/further-naming';
import { mystNaming, mystReferences } from './myst/text';

/** How each language writes text: what only insertion, lists of references and the like need, which are loaded when they are first used. */
const texts: Readonly<Record<CitationSyntax, LanguageText>> = {
  pandoc: {
    text: markdownText,
    references: pandocReferences,
    naming: pandocNaming,
    furtherNaming: furtherInMarkdown,
    listSuffices: true,
    behindWhole: referencesEnd,
    handedOnAt: rawTexCitationAt,
  },
  latex: {
    text: latexText,
    references: latexReferences,
    naming: latexNaming,
    furtherNaming: furtherInLatex,
    behindWhole: behindCommand,
  },
  typst: {
    text: typstText,
    references: typstReferences,
    naming: typstNaming,
    furtherNaming: furtherInTypst,
    behindWhole: behindAttribution,
    textIn: delimitersAt,
    complete: completedCall,
  },
  org: {
    text: orgText,
    references: orgReferences,
    naming: orgNaming,
    furtherNaming: furtherInOrg,
    behindWhole: behindLink,
  },
  rst: { text: rstText, references: rstReferences, naming: rstNaming, furtherNaming: furtherInDirective },
  myst: {
    text: markdownText,
    references: mystReferences,
    naming: mystNaming,
    furtherNaming: furtherInMarkdown,
    listSuffices: true,
  },
  asciidoc: { text: asciidocText, references: asciidocReferences, naming: asciidocNaming },
};

/** How a language writes text. */
export function textOf(syntax: CitationSyntax): LanguageText {
  return texts[syntax];
}
