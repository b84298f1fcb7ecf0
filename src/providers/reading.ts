import * as vscode from 'vscode';
import type { OpenLibrary } from '../composition/open-library';
import { citingDocuments, filesOfLibrary, registerWhile } from '../host/citations/selectors';
import { SourcePlaces } from '../host/library/source-places';
import { CitationDefinition } from './citation-definition';
import { CitationHover } from './citation-hover';
import { CitationReferences } from './citation-references';
import { SourceCodeLens } from './source-code-lens';
import { SourceLinks } from './source-links';

/** Registers what reads citations back: from documents to papers, and from papers to where they are cited. */
export function registerReading({ library, loader, reader, cited: index, bundles }: OpenLibrary): vscode.Disposable {
  const sources = new SourcePlaces(library, loader, reader);
  const hover = new CitationHover(library, index, bundles);
  const definition = new CitationDefinition(library, index, sources);
  const references = new CitationReferences(library, index, sources);
  const links = new SourceLinks(library, sources);
  const lenses = new SourceCodeLens(library, index, sources, loader);
  return vscode.Disposable.from(
    lenses,
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
