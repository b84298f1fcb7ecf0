import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { LibraryLoader } from './library-loader';
import { openDocument } from '../workspace/source-files';
import type { SourceReader } from '../../core/usecases/read-sources';
import { linesOf } from '../ranges';
import { documentOf } from '../workspace/vscode-workspace';

/** A paper and where it stands in one source. */
export interface LocatedPaper {
  readonly paper: Paper;
  readonly range: vscode.Range;
}

/** Where papers stand in sources, as these stand in their editors. */
export class SourcePlaces {
  readonly #library: Library;
  readonly #loader: LibraryLoader;
  readonly #reader: SourceReader;

  constructor(library: Library, loader: LibraryLoader, reader: SourceReader) {
    this.#library = library;
    this.#loader = loader;
    this.#reader = reader;
  }

  /** The papers of a source, in order of line. */
  papersIn(document: vscode.TextDocument): readonly LocatedPaper[] {
    const source = document.uri.toString();
    return this.#library
      .papersOf(source)
      .flatMap((paper) =>
        paper.sources.filter((place) => place.source === source).map(({ span }) => ({ paper, range: linesOf(span) })),
      )
      .sort((a, b) => a.range.start.line - b.range.start.line);
  }

  /** The paper whose entry holds a position. */
  paperAt(document: vscode.TextDocument, position: vscode.Position): LocatedPaper | undefined {
    return this.papersIn(document).find(
      ({ range }) => range.start.line <= position.line && position.line <= range.end.line,
    );
  }

  /** Where a paper stands, each of its sources. */
  async placesOf(paper: Paper, token: vscode.CancellationToken): Promise<readonly vscode.Location[]> {
    const opened = paper.sources.flatMap(({ source }) => openDocument(vscode.Uri.parse(source)) ?? []);
    await Promise.all(opened.map((document) => this.settled(document, token)));
    const current = this.#library.get(paper.key) ?? paper;
    return current.sources.map(({ source, span }) => new vscode.Location(vscode.Uri.parse(source), linesOf(span)));
  }

  /** Resolves when the library knows an open source as it stands in its editor, or nobody wants to know any more. */
  async settled(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<void> {
    await this.#loader.whenIdle();
    while (!this.#isSettled(document) && !token.isCancellationRequested) {
      await this.#nextRead(token);
      await this.#loader.whenIdle();
    }
  }

  #isSettled(document: vscode.TextDocument): boolean {
    const read = this.#reader.versionRead(documentOf(document));
    return document.isClosed || (read === undefined ? !document.isDirty : read === document.version);
  }

  #nextRead(token: vscode.CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        subscriptions.dispose();
        resolve();
      };
      const subscriptions = vscode.Disposable.from(this.#loader.onDidRead(end), token.onCancellationRequested(end));
    });
  }
}
