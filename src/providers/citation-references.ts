import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import type { SourcePlaces } from '../host/library/source-places';
import { citationAtPosition } from './citation-place';

/** Lists every citation of the paper that is cited at a place, or stands there in a source. */
export class CitationReferences implements vscode.ReferenceProvider {
  readonly #library: Library;
  readonly #index: CitationIndex;
  readonly #sources: SourcePlaces;

  constructor(library: Library, index: CitationIndex, sources: SourcePlaces) {
    this.#library = library;
    this.#index = index;
    this.#sources = sources;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const place = citationAtPosition(this.#library, this.#index, document, position);
    const paper = place === undefined ? await this.#paperAt(document, position, token) : this.#library.get(place.key);
    const asLinks = (places: readonly vscode.Location[]) => places.map((each) => asLink(document, each));
    if (paper === undefined) {
      // Nobody's key may be cited more than once all the same.
      return place === undefined ? [] : asLinks(this.#index.placesOf(place.key));
    }
    await this.#index.whenScanned;
    const declarations = includeDeclaration ? await this.#sources.placesOf(paper, token) : [];
    return [
      ...declarations.map(({ uri, range }) => new vscode.Location(uri, range.start)),
      ...asLinks(this.#index.placesOfPaper(paper)),
    ];
  }

  async #paperAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<Paper | undefined> {
    if (this.#library.entriesOf(document.uri.toString()).length === 0) {
      return undefined;
    }
    await this.#sources.settled(document, token);
    return this.#sources.paperAt(document, position)?.paper;
  }
}

/**
 * A citation of the document, with its `@` where VS Code's own Markdown takes `[@key]` for a link: it lists `@key` as well,
 * and the same range is shown once.
 */
function asLink(document: vscode.TextDocument, place: vscode.Location): vscode.Location {
  if (document.languageId !== 'markdown' || place.uri.toString() !== document.uri.toString()) {
    return place;
  }
  const { start, end } = place.range;
  const [before, behind] = [start.translate(0, -Math.min(2, start.character)), end.translate(0, 1)];
  const isAlone =
    document.getText(new vscode.Range(before, start)) === '[@' &&
    document.getText(new vscode.Range(end, behind)) === ']';
  return isAlone ? new vscode.Location(place.uri, place.range.with(start.translate(0, -1))) : place;
}
