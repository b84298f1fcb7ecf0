import * as vscode from 'vscode';
import { defaultSyntax } from '../../core/cite/languages/index';
import { formatCitation } from '../../core/cite/write/format-citation';
import type { TextEdit } from '../../core/cite/model/text-edit';
import type { CitationSyntax } from '../../core/cite/model/citation';
import { paperLabel } from '../../core/library/base/label';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { CitationEdits, CitationRefusal, CitationRequest, CitationPreferences } from '../../core/usecases/cite';
import type { CitationIndex } from './citation-index';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import type { InsertedCitations } from './inserted-citations';
import type { RecentPapers } from '../library/recent-papers';
import { settings } from '../settings';

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

  /** A citation of keys as a document of this one's language writes it, or as plain text where there is no document. */
  citationText(keys: readonly string[], document: vscode.TextDocument | undefined): string {
    return formatCitation(document === undefined ? defaultSyntax : this.syntaxOf(document), keys);
  }

  /** What makes edits, once its code is there; what it is asked then, it answers without a pause in which the document could change. */
  async load(): Promise<EditsFor> {
    const part = await this.#bundles.load('insertion');
    return (document, selections, papers, request = {}) => this.#editsFor(part, document, selections, papers, request);
  }

  /** What shows edits beforehand. */
  async loadPreview(): Promise<Preview> {
    const { previewOf } = await this.#bundles.load('insertion');
    return (document, edit) =>
      previewOf(document.getText(), edit, this.syntaxOf(document), this.#index.definitionsOf(document));
  }

  #editsFor(
    { citationEdits }: LazyBundles['insertion'],
    document: vscode.TextDocument,
    selections: readonly vscode.Range[],
    papers: readonly Paper[],
    request: CitationRequest,
  ): CitationEdits {
    const preferences: CitationPreferences = {
      form: settings.citationForm(document),
      template: settings.citationTemplate(document),
      gap: settings.tiesCitations(document) ? 'tie' : 'space',
    };
    return citationEdits(
      this.#library,
      preferences,
      {
        text: document.getText(),
        parsed: this.#index.parsed(document),
        ...(document.isUntitled ? {} : { uri: document.uri.toString() }),
        selections: selections.map(({ start, end }) => ({
          start: document.offsetAt(start),
          end: document.offsetAt(end),
        })),
        newline: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
      },
      papers,
      request,
    );
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
      return vscode.l10n.t('The setting {0} has no template for this language.', 'literatureNotes.citations.templates');
    case 'no-address':
      return vscode.l10n.t(
        'The template links to {0}, which is not known of {1}.',
        refused.placeholder,
        paperLabel(refused.paper).label,
      );
  }
}
