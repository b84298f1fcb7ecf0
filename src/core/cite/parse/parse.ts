import type { CitedDocument } from '../citation';
import { parseLatex } from './latex/latex';
import { parseMarkdown } from './markdown/markdown';
import { parseOrg } from './org/org';
import { parseRst } from './rst/rst';
import type { CitationSyntax } from '../syntax';
import { parseTypst } from './typst/typst';

/**
 * What a document cites, in order of place. Takes any text in time proportional to its length and never throws.
 * @param text the document, line ends as they are, without a byte order mark
 * @param syntax the document's main syntax
 */
export function parseCitations(text: string, syntax: CitationSyntax): CitedDocument {
  switch (syntax) {
    case 'pandoc':
    case 'myst':
      return parseMarkdown(text, syntax);
    case 'latex':
      return parseLatex(text);
    case 'typst':
      return parseTypst(text);
    case 'rst':
      return parseRst(text);
    case 'org':
      return parseOrg(text);
  }
}
