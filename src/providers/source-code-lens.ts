import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/base/grouping';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import type { SourcePlaces } from '../host/library/source-places';
import { labelText } from '../host/shown-text';
import { timesCited } from '../host/citations/times-cited';

/** A lens whose text is made when it comes into sight. */
export class PaperLens extends vscode.CodeLens {
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
export class SourceCodeLens implements vscode.CodeLensProvider<PaperLens> {
  readonly #index: CitationIndex;
  readonly #sources: SourcePlaces;

  constructor(index: CitationIndex, sources: SourcePlaces) {
    this.#index = index;
    this.#sources = sources;
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<PaperLens[]> {
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
