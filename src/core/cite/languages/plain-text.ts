import type { CitationSyntax } from '../model/citation';
import type { PlainText } from '../model/citation-language';
import { plainAsciidoc } from './asciidoc/plain';
import { plainLatex } from './latex/plain';
import { plainOrg } from './org/plain';
import { plainMarkdown } from './pandoc/plain';
import { plainRst } from './rst/plain';
import { plainTypst } from './typst/plain';

/** What paragraphs of each language are plain: what only long documents need, which is loaded with the first of them. */
const plainTexts: Readonly<Record<CitationSyntax, PlainText>> = {
  pandoc: plainMarkdown,
  latex: plainLatex,
  typst: plainTypst,
  org: plainOrg,
  rst: plainRst,
  myst: plainMarkdown,
  asciidoc: plainAsciidoc,
};

/** What paragraphs of a language are plain. */
export function plainRulesOf(syntax: CitationSyntax): PlainText {
  return plainTexts[syntax];
}
