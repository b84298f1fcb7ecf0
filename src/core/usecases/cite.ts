import type { CitedDocument } from '../cite/model/citation';
import { insertionsAt } from '../cite/edit/insertion';
import { missingAddress } from '../cite/edit/template';
import type { CitationVariant } from '../cite/edit/variant-names';
import { variantOptions } from '../cite/edit/variants';
import type { Gap } from '../cite/write/space-before';
import type { TextEdit } from '../cite/model/text-edit';
import type { Library } from '../library/library';
import type { Paper, TextRange } from '../model/paper';

/** How papers are to be cited this once; without a variant as the settings say. */
export interface CitationRequest {
  readonly variant?: CitationVariant;
  /** Takes the place of the template in the settings. */
  readonly template?: string;
  /** The citation takes the place of what is selected. */
  readonly replaces?: boolean;
}

export type CitationRefusal =
  /** Every paper is cited there already; or the papers, the syntax or the settings have no such way of citing. */
  | { readonly refusal: 'cited' | 'no-link' | 'no-wiki' | 'no-template' }
  | { readonly refusal: 'no-address'; readonly placeholder: string; readonly paper: Paper };

/** The edits that cite papers, in order of place, or the reason why there are none. */
export type CitationEdits = { readonly edits: readonly TextEdit[] } | CitationRefusal;

/** Where papers are cited. */
export interface CitingPlace {
  readonly text: string;
  /** What the text cites. */
  readonly parsed: CitedDocument;
  /** The document's URI; absent where it has not been saved. */
  readonly uri?: string;
  /** Cursors and selections, at the ends of which papers are cited. */
  readonly selections: readonly TextRange[];
  /** The line ends of the document. */
  readonly newline: '\n' | '\r\n';
}

/** How the user wants citations in this document as a rule. */
export interface CitationPreferences {
  readonly form: CitationVariant;
  readonly template: string | undefined;
  /** What separates a citation from the word before it. */
  readonly gap: Gap;
}

/** What cites papers at places of a document. */
export function citationEdits(
  library: Pick<Library, 'get'>,
  preferences: CitationPreferences,
  place: CitingPlace,
  papers: readonly Paper[],
  request: CitationRequest = {},
): CitationEdits {
  const { text, parsed, uri, selections, newline } = place;
  const { syntax } = parsed;
  const template = request.template ?? preferences.template;
  const variant = request.variant ?? (request.template === undefined ? preferences.form : 'template');
  const context = {
    syntax,
    ...(template === undefined ? {} : { template }),
    ...(uri === undefined ? {} : { document: uri }),
  };
  const isUsual = request.variant === undefined && request.template === undefined;
  const options = variantOptions(variant, papers, context) ?? (isUsual ? {} : undefined);
  if (options === undefined) {
    const missing = variant === 'template' ? missingAddress(template ?? '', papers, syntax) : undefined;
    return missing !== undefined
      ? { refusal: 'no-address', ...missing }
      : { refusal: variant === 'link' ? 'no-link' : variant === 'wiki' ? 'no-wiki' : 'no-template' };
  }
  const keys = papers.map(({ key }) => key);
  const edits = insertionsAt(parsed, text, selections, keys, {
    ...options,
    isUsual,
    gap: preferences.gap,
    replaces: request.replaces === true,
    resolve: (key) => library.get(key)?.key,
  });
  // An editor would write a template's line ends as the document has them, and cursors would come to stand elsewhere.
  return edits.length === 0
    ? { refusal: 'cited' }
    : { edits: edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, newline) })) };
}
