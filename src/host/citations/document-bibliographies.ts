import * as vscode from 'vscode';
import type { BibliographyFile, DocumentKeys } from '../../core/cite/bibliographies/document-keys';
import type { NamedBibliography } from '../../core/cite/bibliographies/named-bibliographies';
import type { CitedDocument } from '../../core/cite/model/citation';
import type { DocumentBibliographies, DocumentText } from '../../core/usecases/document-bibliographies';
import type { Workspace } from '../../core/workspace/workspace';
import type { BibliographyReader } from '../library/bibliography-reader';
import { hostClock } from '../clock';
import type { BundleLoader } from '../bundles/lazy-bundles';
import { codeDocumentOf, documentOf } from '../workspace/vscode-workspace';

/** A bibliography that was read, and where from. */
export interface FileAtUri {
  readonly file: BibliographyFile;
  readonly uri: vscode.Uri;
}

/** `DocumentBibliographies` for the documents of VS Code, loaded when a document is asked for. */
export class EditorBibliographies implements vscode.Disposable {
  readonly #load: () => Promise<DocumentBibliographies>;
  readonly #change = new vscode.EventEmitter<ReadonlySet<string>>();
  #loaded: Promise<DocumentBibliographies> | undefined;
  #isDisposed = false;

  /** Fires with the URIs of documents whose own bibliographies may say something else now. */
  readonly onDidChange = this.#change.event;

  /** @param parsed what a document cites as it stands now; the index of citations parses once a version */
  constructor(
    workspace: Workspace,
    parsed: (document: vscode.TextDocument) => CitedDocument,
    bundles: BundleLoader,
    reader: Pick<BibliographyReader, 'entries' | 'yamlStrings'>,
  ) {
    this.#load = async () => {
      const part = await bundles.load('checking');
      const found = new part.DocumentBibliographies({
        workspace,
        clock: hostClock,
        parsed: (document) => parsed(codeDocumentOf(document)),
        entries: (file) => reader.entries(file),
        yamlStrings: (text, name) => reader.yamlStrings(text, name),
      });
      found.onDidChange((documents) => {
        this.#change.fire(documents);
      });
      if (this.#isDisposed) {
        found.dispose();
      }
      return found;
    };
  }

  /** What the own bibliographies of a document resolve. Remembered until something that it rests on changes. */
  async of(document: vscode.TextDocument): Promise<DocumentKeys> {
    return (await this.#bibliographies()).of(documentOf(document));
  }

  /** The definitions that count in a document since others of its work have them. Remembered as well. */
  async definitionsOf(document: DocumentText): Promise<string> {
    return (await this.#bibliographies()).definitionsOf(document);
  }

  /** Finds what is named for documents of a workspace folder; what one question has read is not read again for the next. */
  async naming(
    folder: vscode.Uri,
  ): Promise<(path: string, cited: CitedDocument) => Promise<readonly NamedBibliography[]>> {
    return (await this.#bibliographies()).naming(folder.toString());
  }

  /** The URI of a file as its file system spells it; as it is where nothing lies there. */
  async stored(uri: string): Promise<string> {
    return (await this.#bibliographies()).stored(uri);
  }

  /** The bibliographies that are a document's own, in the order in which they count. */
  async filesOf(document: vscode.TextDocument): Promise<readonly FileAtUri[]> {
    const files = await (await this.#bibliographies()).filesOf(documentOf(document));
    return files.map(({ file, uri }) => ({ file, uri: vscode.Uri.parse(uri) }));
  }

  /** Where a key stands in a document's own bibliographies, in each that has it. */
  async placesOf(document: vscode.TextDocument, key: string): Promise<readonly vscode.Uri[]> {
    return (await this.filesOf(document)).filter(({ file }) => file.entries.has(key)).map(({ uri }) => uri);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#change.dispose();
    void this.#loaded?.then(
      (found) => {
        found.dispose();
      },
      () => undefined,
    );
  }

  #bibliographies(): Promise<DocumentBibliographies> {
    return (this.#loaded ??= this.#load());
  }
}
