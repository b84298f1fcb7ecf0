import type { CitationSyntax, CitedDocument } from '../model/citation';
import type { CitationLanguage } from '../model/citation-language';
import { asciidoc } from './asciidoc/index';
import { latex } from './latex/index';
import { myst } from './myst/index';
import { org } from './org/index';
import { pandoc } from './pandoc/index';
import { rst } from './rst/index';
import { typst } from './typst/index';
import { withoutControls } from './shared/controls';

/** The citation languages by their ids. A new one is a folder beside this file and a line here. */
export const languages: Readonly<Record<CitationSyntax, CitationLanguage>> = {
  pandoc,
  latex,
  typst,
  org,
  rst,
  myst,
  asciidoc,
};

export const citationLanguages: readonly CitationLanguage[] = Object.values(languages);

/** What documents are written in whose language nobody named, as plain text reads best that way. */
export const defaultSyntax: CitationSyntax = pandoc.id;

/** The language of a syntax. */
export function languageOf(syntax: CitationSyntax): CitationLanguage {
  return languages[syntax];
}

/**
 * What a document cites, in order of place. Takes any text in time proportional to its length and never throws.
 * @param text the document, line ends as they are, without a byte order mark
 * @param syntax the document's main syntax
 * @param definitions of other documents of its work, see `CitedDocument.definitions`
 */
export function parseCitations(text: string, syntax: CitationSyntax, definitions?: string): CitedDocument {
  return withoutControls(languages[syntax].parse(text, definitions));
}

/**
 * The syntax for a document.
 * @param languageId VS Code language id
 * @param overrides language id to syntax name; unknown syntax names are ignored
 */
export function syntaxFor(languageId: string, overrides: ReadonlyMap<string, string> = new Map()): CitationSyntax {
  const named = overrides.get(languageId);
  const found =
    citationLanguages.find(({ id }) => id === named) ??
    citationLanguages.find(({ documents }) => documents.languageIds.includes(languageId));
  return found?.id ?? defaultSyntax;
}
