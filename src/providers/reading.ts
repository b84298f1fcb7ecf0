import * as vscode from 'vscode';
import type { OpenLibrary } from '../composition/open-library';
import { citingDocuments, filesOfLibrary, registerWhile } from '../host/citations/selectors';
import { SourcePlaces } from '../host/library/source-places';
import { onDidChangeCodeLens, settings } from '../host/settings';
import type * as readingBack from './reading-back';
import type { PaperLens } from './source-code-lens';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'reading-back': typeof readingBack;
  }
}

/**
 * Registers what reads citations back: from documents to papers, and from papers to where they are cited. The code of it is loaded
 * when there is something to read.
 */
export function registerReading({ library, loader, reader, cited, bundles }: OpenLibrary): vscode.Disposable {
  const sources = new SourcePlaces(library, loader, reader);
  const part = () => bundles.load('reading-back');
  const isSource = ({ uri }: vscode.TextDocument) => library.entriesOf(uri.toString()).length > 0;
  const hover: vscode.HoverProvider = {
    provideHover: async (document, position) =>
      cited.covers(document)
        ? new (await part()).CitationHover(library, cited, bundles).provideHover(document, position)
        : undefined,
  };
  const definition: vscode.DefinitionProvider = {
    provideDefinition: async (...asked) =>
      new (await part()).CitationDefinition(library, cited, sources).provideDefinition(...asked),
  };
  const references: vscode.ReferenceProvider = {
    provideReferences: async (...asked) =>
      new (await part()).CitationReferences(library, cited, sources).provideReferences(...asked),
  };
  const links: vscode.DocumentLinkProvider = {
    provideDocumentLinks: async (...asked) =>
      isSource(asked[0]) ? new (await part()).SourceLinks(library, sources).provideDocumentLinks(...asked) : [],
  };
  const lensesChange = new vscode.EventEmitter<void>();
  const changed = () => {
    lensesChange.fire();
  };
  const lensesOf = async () => new (await part()).SourceCodeLens(cited, sources);
  const lenses: vscode.CodeLensProvider<PaperLens> = {
    onDidChangeCodeLenses: lensesChange.event,
    provideCodeLenses: async (...asked) =>
      settings.codeLens(asked[0]) && isSource(asked[0]) ? (await lensesOf()).provideCodeLenses(...asked) : [],
    resolveCodeLens: async (lens) => (await lensesOf()).resolveCodeLens(lens),
  };
  return vscode.Disposable.from(
    lensesChange,
    cited.onDidChange(changed),
    loader.onDidRead(changed),
    loader.onDidChangeState(changed),
    onDidChangeCodeLens(changed),
    registerWhile(() => {
      const documents = citingDocuments();
      const sourceFiles = filesOfLibrary(loader);
      return vscode.Disposable.from(
        vscode.languages.registerHoverProvider(documents, hover),
        vscode.languages.registerDefinitionProvider(documents, definition),
        vscode.languages.registerReferenceProvider([...documents, ...sourceFiles], references),
        vscode.languages.registerDocumentLinkProvider(sourceFiles, links),
        vscode.languages.registerCodeLensProvider(sourceFiles, lenses),
      );
    }, loader),
  );
}
