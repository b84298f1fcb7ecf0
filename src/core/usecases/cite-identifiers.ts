import type { DocumentKeys } from '../cite/bibliographies/document-keys';
import { parseCitations } from '../cite/languages/index';
import type { Citation, CitationSyntax, CitedDocument } from '../cite/model/citation';
import type { TextEdit } from '../cite/model/text-edit';
import { citedOnce } from '../cite/write/fixes';
import type { Paper, TextRange } from '../model/paper';
import { identifierInKey, readIdentifier } from '../services/identifiers';
import type { WorkIdentifier } from '../services/model';
import { paperOfQuery, type SearchedLibrary } from './same-work';

/** What may be done with an identifier that is cited in place of a key. */
export type IdentifierFix =
  /** The library has the work: its key takes the place of the identifier, wherever the document cites it. */
  | { readonly kind: 'cite-as'; readonly paper: Paper; readonly edits: readonly TextEdit[] }
  /** Adds the work to the library first. */
  | { readonly kind: 'add'; readonly key: string; readonly start: number };

/** A document and what its own bibliographies hold. */
export interface CitingText {
  readonly text: string;
  readonly parsed: CitedDocument;
  readonly own: Pick<DocumentKeys, 'has'>;
}

/**
 * What may be done with the identifiers that a document cites at a range of its text, ends included. One that is a key of the library or
 * of the document's own bibliographies is a key like any other.
 */
export function identifierFixesAt(
  { text, parsed, own }: CitingText,
  range: TextRange,
  library: SearchedLibrary,
): readonly IdentifierFix[] {
  const touches = ({ start, end }: TextRange) => start <= range.end && range.start <= end;
  return parsed.groups
    .filter(touches)
    .flatMap(({ citations }) => citations.filter(touches))
    .flatMap(({ key, keyRange }): readonly IdentifierFix[] => {
      const identifier = identifierInKey(key);
      if (identifier === undefined || own.has(key) || library.get(key) !== undefined) {
        return [];
      }
      const paper = library.cited(key) ?? paperOfQuery(library, identifier);
      return [
        paper === undefined
          ? { kind: 'add', key, start: keyRange.start }
          : { kind: 'cite-as', paper, edits: citeAsEdits(parsed, text, identifier, paper.key) },
      ];
    });
}

/** What puts a key in place of an identifier, wherever a document cites it. */
export function citeAsEdits(
  parsed: CitedDocument,
  text: string,
  identifier: WorkIdentifier,
  key: string,
): readonly TextEdit[] {
  const isMeant = (citation: Citation) => {
    const found = identifierInKey(citation.key);
    return found?.kind === identifier.kind && found.value === identifier.value;
  };
  return parsed.groups.flatMap((group) => citedOnce(group, isMeant, key, text));
}

/** The key by which a DOI or an arXiv identifier is cited that a text is, alone or in an address; undefined where it is none. */
export function citableIdentifier(text: string): string | undefined {
  const plain = text.trim();
  const found = /\s/.test(plain) ? undefined : readIdentifier(plain);
  const isTold = found?.kind === 'doi' || (found?.kind === 'arxiv' && /arxiv/i.test(plain));
  return found !== undefined && isTold ? `${found.kind}:${found.value}` : undefined;
}

/** Whether what cites a key is read again as that: not every syntax can write every identifier. */
export function isReadAgain(written: string, syntax: CitationSyntax, key: string): boolean {
  return parseCitations(written, syntax).groups.some(({ citations }) => citations.some((one) => one.key === key));
}
