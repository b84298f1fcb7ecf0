import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/base/grouping';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibraryLoader } from '../host/library/library-loader';
import { onDidChangeCodeLens, settings } from '../host/settings';
import type { SourcePlaces } from '../host/library/source-places';
import { labelText } from '../host/shown-text';
import { timesCited } from '../host/citations/times-cited';

/** A lens whose text is made when it comes into sight. */
class PaperLens extends vscode.CodeLens {
  constructor(
    readonly paper: Paper,
    readonly kind: 'cite' | 'code' | 'cited',
    readonly source: vscode.Uri,
    position: vscode.Position,
  ) {
    super(new vscode.Range(position, position));
  }
}

/** Actions above each abstract of a source, and how often it is cited. */
export class SourceCodeLens implements vscode.CodeLensProvider<PaperLens>, vscode.Disposable {
  readonly #library: Library;
  readonly #index: CitationIndex;
  readonly #sources: SourcePlaces;
  readonly #change = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#change.event;

  constructor(library: Library, index: CitationIndex, sources: SourcePlaces, loader: LibraryLoader) {
    this.#library = library;
    this.#index = index;
    this.#sources = sources;
    const changed = () => {
      this.#change.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      index.onDidChange(changed),
      loader.onDidRead(changed),
      loader.onDidChangeState(changed),
      onDidChangeCodeLens(changed),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<PaperLens[]> {
    if (!settings.codeLens(document) || this.#library.entriesOf(document.uri.toString()).length === 0) {
      return [];
    }
    await this.#sources.settled(document, token);
    return this.#sources.papersIn(document).flatMap(({ paper, range: { start } }) => {
      const lens = (kind: PaperLens['kind']) => new PaperLens(paper, kind, document.uri, start);
      return [
        lens('cite'),
        ...(repositoriesOf(paper).length > 0 ? [lens('code')] : []),
        ...(this.#index.countOf(paper) > 0 ? [lens('cited')] : []),
      ];
    });
  }

  resolveCodeLens(lens: PaperLens): PaperLens {
    lens.command = this.#commandOf(lens);
    return lens;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #commandOf({ paper: { key }, paper, kind, source, range: { start } }: PaperLens): vscode.Command {
    switch (kind) {
      case 'cite':
        return {
          command: '_literatureNotes.citeInDocument',
          title: labelText(vscode.l10n.t('Cite {0}', key)),
          arguments: [key],
        };
      case 'code':
        return { command: 'literatureNotes.openCode', title: vscode.l10n.t('Open Code'), arguments: [key] };
      case 'cited':
        return {
          command: '_literatureNotes.showCitations',
          title: timesCited(this.#index.countOf(paper)),
          arguments: [key, source.toString(), start.line, start.character],
        };
    }
  }
}
