import type { TextRange } from '../../model/paper';
import { parseCitations } from '../languages/index';
import { textOf } from '../languages/texts';
import type { CitationSyntax, CitedDocument } from '../model/citation';
import type { TextEdit } from '../model/text-edit';
import type { NamingEdits } from './name-bibliography';

/** Whether documents of a language may name several bibliographies; see `LanguageText.furtherNaming`. */
export function readsSeveral(syntax: CitationSyntax): boolean {
  return textOf(syntax).furtherNaming !== undefined;
}

/**
 * Makes a document name one more bibliography beside those that it names itself; undefined where it is not certain how, or its tool reads
 * one only. What comes of it has been read again: the document names the same files and the new one, and cites what it cited.
 * @param path as the document is to write it
 * @param block a list of references that goes, since the document's own tool makes one
 */
export function furtherNamingEdits(
  text: string,
  cited: CitedDocument,
  path: string,
  { newline, block }: { readonly newline: string; readonly block?: TextRange | undefined },
): NamingEdits | undefined {
  const { syntax, bibliographies, groups } = cited;
  if (bibliographies.length === 0 || bibliographies.some(({ mayBeMissing, isHeld }) => mayBeMissing ?? isHeld)) {
    return undefined;
  }
  const naming = textOf(syntax).furtherNaming?.(text, path, cited);
  if (naming === undefined) {
    return undefined;
  }
  const { configuration, start, end } = naming;
  const edit: TextEdit = { start, end, text: naming.text.replaceAll('\n', newline) };
  const after = parseCitations(text.slice(0, start) + edit.text + text.slice(end), syntax);
  const isRead =
    after.groups.length === groups.length &&
    after.bibliographies.length === bibliographies.length + 1 &&
    [...bibliographies.map((one) => one.path), path].every((each, at) => after.bibliographies[at]?.path === each);
  const edits = block === undefined ? [edit] : [edit, { start: block.start, end: block.end, text: '' }];
  return isRead
    ? {
        edits: edits.sort((left, right) => left.start - right.start),
        ...(configuration === undefined ? {} : { configuration }),
      }
    : undefined;
}
