import type * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { CitationIndex } from '../host/citations/citation-index';
import type { SourcePlaces } from '../host/library/source-places';
import { citationAtPosition } from './citation-place';

/** Leads from a citation to its paper's lines in the sources. */
export class CitationDefinition implements vscode.DefinitionProvider {
  readonly #library: Library;
  readonly #index: CitationIndex;
  readonly #sources: SourcePlaces;

  constructor(library: Library, index: CitationIndex, sources: SourcePlaces) {
    this.#library = library;
    this.#index = index;
    this.#sources = sources;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[]> {
    const place = citationAtPosition(this.#library, this.#index, document, position);
    const paper = place === undefined ? undefined : this.#library.cited(place.key);
    if (place === undefined || paper === undefined) {
      return [];
    }
    const sources = await this.#sources.placesOf(paper, token);
    return sources.map(({ uri, range }) => ({
      originSelectionRange: place.range,
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range.with({ end: range.start }),
    }));
  }
}
