import { fileExtensionOf, languageOfDocument, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { syntaxFor } from '../../../src/core/cite/languages/index';
import { Emitter } from '../../../src/core/base/events';
import { pathOf, relativeUriPath, schemeOf } from '../../../src/core/base/uris';
import type { CitationRules } from '../../../src/core/usecases/index-citations';
import type { TextDocument } from '../../../src/core/workspace/workspace';
import type { InMemoryWorkspace } from './in-memory-workspace';

/** Documents by their endings, but for folders that are left out; what the editor's settings say is said by the test. */
export class DocumentRules implements CitationRules {
  readonly #workspace: InMemoryWorkspace;
  readonly #change = new Emitter<undefined>();
  readonly onDidChange = (listener: () => void) => this.#change.event(listener);
  /** Folders whose files are no documents, by URI. */
  leftOut: readonly string[] = [];
  /** Language to syntax, where it is not the usual one; a language without a syntax has no documents. */
  syntaxes: ReadonlyMap<string, string> | undefined;

  constructor(workspace: InMemoryWorkspace) {
    this.#workspace = workspace;
  }

  /** To be called when a test has changed what counts. */
  changed(): void {
    this.#change.fire(undefined);
  }

  find(most: number): Promise<readonly string[]> {
    return Promise.resolve(this.#workspace.files.filter((uri) => this.includes(uri)).slice(0, most));
  }

  findBelow(folder: string, most: number): Promise<readonly string[]> {
    return Promise.resolve(
      this.#workspace.files
        .filter((uri) => uri !== folder && relativeUriPath(folder, uri) !== undefined && this.includes(uri))
        .slice(0, most),
    );
  }

  includes(uri: string): boolean {
    const isInWorkspace = this.#workspace.folders.some((folder) => relativeUriPath(folder, uri) !== undefined);
    return (
      isInWorkspace &&
      this.isNamedAsDocument(uri) &&
      !this.leftOut.some((folder) => relativeUriPath(folder, uri) !== undefined)
    );
  }

  isNamedAsDocument(uri: string): boolean {
    return languageOfEnding.has(fileExtensionOf(pathOf(uri)));
  }

  syntaxOfFile(uri: string) {
    return syntaxFor(languageOfEnding.get(fileExtensionOf(pathOf(uri))) ?? '', this.syntaxes);
  }

  syntaxOf({ uri, languageId }: TextDocument) {
    return syntaxFor(languageOfDocument(languageId, pathOf(uri)), this.syntaxes);
  }

  isCiting({ uri, languageId }: TextDocument): boolean {
    const language = languageOfDocument(languageId, pathOf(uri));
    return (
      ['file', 'untitled'].includes(schemeOf(uri)) &&
      (this.syntaxes?.has(language) ?? (language === 'plaintext' || [...languageOfEnding.values()].includes(language)))
    );
  }
}
