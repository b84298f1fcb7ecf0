import type { TextRange } from '../../model/paper';
import { textOf } from '../languages/texts';
import type { CitationSyntax, CitedDocument } from '../model/citation';
import type { BibliographyNaming } from '../model/citation-language';
import type { TextEdit } from '../model/text-edit';
import { insertionOf } from './block';
import { placeOfBlock } from './place';

/** Whether a document of a language has to name a bibliography for its citations to mean something; see `LanguageText.naming`. */
export function namesBibliographies(syntax: CitationSyntax): boolean {
  return textOf(syntax).naming !== undefined;
}

/** Whether a list of references in the text serves a document of a language as well; see `LanguageText.listSuffices`. */
export function listSuffices(syntax: CitationSyntax): boolean {
  return textOf(syntax).listSuffices === true;
}

/** The edits that make a document name a bibliography. */
export interface NamingEdits {
  /** In order of place; none where its language names none. */
  readonly edits: readonly TextEdit[];
  readonly configuration?: BibliographyNaming['configuration'];
}

/**
 * Makes a document name a bibliography that it does not name yet.
 * @param path as the document is to write it
 * @param cursor where the list goes if it may, on lines of its own
 * @param block a list of references that it replaces
 */
export function namingEdits(
  text: string,
  cited: CitedDocument,
  path: string,
  {
    cursor,
    newline,
    block,
  }: { readonly cursor: number; readonly newline: string; readonly block?: TextRange | undefined },
): NamingEdits {
  const naming = textOf(cited.syntax).naming?.(text, path, cited);
  if (naming === undefined) {
    return { edits: [] };
  }
  const lines = naming.list.replaceAll('\n', newline);
  const { offset, ...insertion } = insertionOf(text, placeOfBlock(text, cited, cursor), lines, newline);
  const list: TextEdit =
    block === undefined
      ? { start: offset, end: offset, ...insertion }
      : { start: block.start, end: block.end, text: lines };
  const { besides, configuration } = naming;
  const edits = besides === undefined ? [list] : [{ ...besides, text: besides.text.replaceAll('\n', newline) }, list];
  return {
    edits: edits.sort((left, right) => left.start - right.start),
    ...(configuration === undefined ? {} : { configuration }),
  };
}
