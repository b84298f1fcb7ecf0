import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/model/text-edit';
import type { CitationSyntax } from '../../core/cite/model/citation';
import type { CitationVariant } from '../../core/cite/edit/variant-names';
import { paperLabel } from '../../core/library/base/label';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { CitationIndex } from './citation-index';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import type { InsertedCitations } from './inserted-citations';
import type { RecentPapers } from '../library/recent-papers';
import { settings } from '../settings';

/** How papers are to be cited this once; without a variant as the settings say. */
export interface CitationRequest {
  readonly variant?: CitationVariant;
  /** Takes the place of the template in the settings. */
  readonly template?: string;
  /** The citation takes the place of what is selected. */
  readonly replaces?: boolean;
}

/** The edits that cite papers, and what stands in the way where there are none. */
export type CitationEdits = { readonly edits: readonly TextEdit[] } | CitationRefusal;

export type CitationRefusal =
  | { readonly refusal: 'cited' | 'no-link' | 'no-wiki' | 'no-template' }
  | { readonly refusal: 'no-address'; readonly placeholder: string; readonly paper: Paper };

/** Gives what would cite papers at the ends of selections, in order of place. */
export type EditsFor = (
  document: vscode.TextDocument,
  selections: readonly vscode.Range[],
  papers: readonly Paper[],
  request?: CitationRequest,
) => CitationEdits;

/** What an edit puts in, as it would stand in the document. */
export type Preview = (document: vscode.TextDocument, edit: TextEdit) => string;

/** Cites papers in documents: what commands, drops and pastes share. */
export class CitationWriter {
  readonly #library: Library;
  readonly #index: CitationIndex;
  readonly #bundles: BundleLoader;
  readonly #recent: RecentPapers;
  readonly #inserted: InsertedCitations;

  constructor(
    library: Library,
    index: CitationIndex,
    bundles: BundleLoader,
    recent: RecentPapers,
    inserted: InsertedCitations,
  ) {
    this.#library = library;
    this.#index = index;
    this.#bundles = bundles;
    this.#recent = recent;
    this.#inserted = inserted;
  }

  syntaxOf(document: vscode.TextDocument): CitationSyntax {
    return this.#index.syntaxOf(document);
  }

  /** What makes edits, once its code is there; what it is asked then, it answers without a pause in which the document could change. */
  async load(): Promise<EditsFor> {
    const part = await this.#bundles.load('insertion');
    return (document, selections, papers, request = {}) => this.#editsFor(part, document, selections, papers, request);
  }

  /** What shows edits beforehand. */
  async loadPreview(): Promise<Preview> {
    const { previewOf } = await this.#bundles.load('insertion');
    return (document, edit) => previewOf(document.getText(), edit, this.syntaxOf(document));
  }

  #editsFor(
    { insertionsAt, missingAddress, variantOptions }: LazyBundles['insertion'],
    document: vscode.TextDocument,
    selections: readonly vscode.Range[],
    papers: readonly Paper[],
    request: CitationRequest,
  ): CitationEdits {
    const template = request.template ?? settings.citationTemplate(document);
    const variant = request.variant ?? (request.template === undefined ? settings.citationForm(document) : 'template');
    const syntax = this.syntaxOf(document);
    const context = {
      syntax,
      ...(template === undefined ? {} : { template }),
      ...(document.isUntitled ? {} : { document: document.uri.toString() }),
    };
    const isUsual = request.variant === undefined && request.template === undefined;
    const options = variantOptions(variant, papers, context) ?? (isUsual ? {} : undefined);
    if (options === undefined) {
      const missing = variant === 'template' ? missingAddress(template ?? '', papers, syntax) : undefined;
      return missing !== undefined
        ? { refusal: 'no-address', ...missing }
        : { refusal: variant === 'link' ? 'no-link' : variant === 'wiki' ? 'no-wiki' : 'no-template' };
    }
    const text = document.getText();
    const places = selections.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
    const keys = papers.map(({ key }) => key);
    const edits = insertionsAt(this.#index.parsed(document), text, places, keys, {
      ...options,
      isUsual,
      gap: settings.tiesCitations(document) ? 'tie' : 'space',
      replaces: request.replaces === true,
      resolve: (key) => this.#library.get(key)?.key,
    });
    // VS Code would write a template's line ends as the document has them, and cursors would come to stand elsewhere.
    const newline = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    return edits.length === 0
      ? { refusal: 'cited' }
      : { edits: edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, newline) })) };
  }

  /** Told of papers that were cited, in a document or on the clipboard: their keys are kept, and they are offered first next time. */
  async cited(papers: readonly Paper[], document?: vscode.TextDocument): Promise<void> {
    const keys = papers.map(({ key }) => key);
    await Promise.all([this.#recent.add(keys), this.#inserted.inserted(keys, document)]);
  }

  /** Told of papers that VS Code may cite in a document: their keys are kept once they stand there. */
  expect(document: vscode.TextDocument, papers: readonly Paper[]): void {
    const keys = papers.map(({ key }) => key);
    this.#inserted.expect(document, keys);
    void this.#recent.add(keys);
  }
}

/** What to tell the user where nothing was cited. */
export function refusalMessage(refused: CitationRefusal): string {
  switch (refused.refusal) {
    case 'cited':
      return vscode.l10n.t('Already cited here.');
    case 'no-link':
      return vscode.l10n.t('No web address of the paper is known.');
    case 'no-wiki':
      return vscode.l10n.t('Wiki links are for Markdown.');
    case 'no-template':
      return vscode.l10n.t('The setting {0} has no template for this language.', 'literatureNotes.citationTemplates');
    case 'no-address':
      return vscode.l10n.t(
        'The template links to {0}, which is not known of {1}.',
        refused.placeholder,
        paperLabel(refused.paper).label,
      );
  }
}
