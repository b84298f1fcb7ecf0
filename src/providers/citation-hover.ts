import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { CitationIndex } from '../host/citations/citation-index';
import { citationAtPosition } from './citation-place';
import type * as hover from './paper-hover';
import type { BundleLoader } from '../host/bundles/lazy-bundles';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'paper-hover': typeof hover;
  }
}

/** Shows the paper of the citation under the mouse. */
export class CitationHover implements vscode.HoverProvider {
  readonly #library: Library;
  readonly #index: CitationIndex;
  readonly #bundles: BundleLoader;

  constructor(library: Library, index: CitationIndex, bundles: BundleLoader) {
    this.#library = library;
    this.#index = index;
    this.#bundles = bundles;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const place = citationAtPosition(this.#library, this.#index, document, position);
    const paper = place === undefined ? undefined : this.#library.cited(place.key);
    if (place === undefined || paper === undefined) {
      return undefined;
    }
    const { paperHover } = await this.#bundles.load('paper-hover');
    const places = this.#index.placesOfPaper(paper);
    return new vscode.Hover(
      paperHover(paper, { places, at: new vscode.Location(document.uri, place.range) }),
      place.range,
    );
  }
}
