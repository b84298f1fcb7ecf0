import * as vscode from 'vscode';
import { schemeOf } from '../../core/base/uris';
import { schemesOfDocuments } from './document-files';
import type { LibraryLoader } from '../library/library-loader';
import { onDidChangeDocumentSettings } from '../settings';
import { citationSyntaxes } from './syntax-setting';

/** Documents in the languages whose citations are known, wherever the user's own text is kept. */
export function citingDocuments(): readonly vscode.DocumentFilter[] {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  const languages = new Set(scopes.flatMap((scope) => [...citationSyntaxes(scope).keys()]));
  return schemesOfDocuments().flatMap((scheme) => [...languages].map((language) => ({ scheme, language })));
}

/** Files in the folders of the library. */
export function filesOfLibrary(loader: LibraryLoader): readonly vscode.DocumentFilter[] {
  return loader.folders.map(({ uri, implicit }) => ({
    scheme: schemeOf(uri),
    pattern: new vscode.RelativePattern(vscode.Uri.parse(uri), implicit ? '*' : '**/*'),
  }));
}

/** Registers for what these selectors choose, and anew whenever they may choose otherwise: for `filesOfLibrary`, with the library's state too. */
export function registerWhile(register: () => vscode.Disposable, loader?: LibraryLoader): vscode.Disposable {
  let registered = register();
  const again = () => {
    registered.dispose();
    registered = register();
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      registered.dispose();
    }),
    onDidChangeDocumentSettings(again),
    vscode.workspace.onDidChangeWorkspaceFolders(again),
    ...(loader === undefined ? [] : [loader.onDidChangeState(again)]),
  );
}

/** The same for documents whose citations are known. */
export function whileCiting(register: (documents: readonly vscode.DocumentFilter[]) => vscode.Disposable) {
  return registerWhile(() => register(citingDocuments()));
}
