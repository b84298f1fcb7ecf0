import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { SourcePlaces } from '../host/library/source-places';
import { rangeIn } from '../host/ranges';

/** Makes the links in sources open what they mean: the repaired address, over the whole of its damaged text. */
export class SourceLinks implements vscode.DocumentLinkProvider {
  readonly #library: Library;
  readonly #sources: SourcePlaces;

  constructor(library: Library, sources: SourcePlaces) {
    this.#library = library;
    this.#sources = sources;
  }

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    const source = document.uri.toString();
    await this.#sources.settled(document, token);
    if (token.isCancellationRequested) {
      return [];
    }
    return this.#library.entriesOf(source).flatMap(({ links }) =>
      links.flatMap((found) => {
        const { url } = found;
        const target = httpUri(url);
        if (target === undefined) {
          return [];
        }
        const link = new vscode.DocumentLink(rangeIn(document, found), target);
        link.tooltip = url;
        return [link];
      }),
    );
  }
}

function httpUri(url: string): vscode.Uri | undefined {
  return /^https?:\/\//i.test(url) ? vscode.Uri.parse(url) : undefined;
}
