import * as vscode from 'vscode';
import { Library } from '../core/library/library';
import { SourceReader } from '../core/usecases/read-sources';
import { BibliographyReader } from '../host/library/bibliography-reader';
import { ParseCache } from '../worker/parse-cache';
import { IndexCache } from '../worker/index-cache';
import { StoredCacheFiles } from '../host/workers/cache-files';
import { CitationIndex } from '../host/citations/citation-index';
import { pinCitedKeys } from '../host/citations/cited-pins';
import { Engines, type StartWorker } from '../host/workers/engines';
import { hostSlicer } from '../host/clock';
import type { IndexSyncServices } from '../host/library/index-sync';
import { libraryLoader, type LibraryLoader } from '../host/library/library-loader';
import { LibrarySearch } from '../host/library/library-search';
import { EditorBibliographies } from '../host/citations/document-bibliographies';
import { EditorBibliographyEntries } from '../host/citations/document-entries';
import { BundleLoader } from '../host/bundles/lazy-bundles';
import { PinFiles } from '../host/library/pin-files';
import { useDecoding } from '../host/read-file';
import type { OpenCatalogue } from '../host/identify/catalogues';
import type { ReplaceFile } from '../host/replace-file';
import { TermTableLoader } from '../host/library/term-table';
import { sourceSettings } from '../host/settings';
import { VsCodeWorkspace } from '../host/workspace/vscode-workspace';

/** What the two extension hosts do each in its own way. */
export interface HostServices {
  readonly startWorker: StartWorker;
  readonly replaceFile: ReplaceFile;
  readonly openCatalogue: OpenCatalogue;
  /** Set in the web worker host, where few services may be asked. */
  readonly isWeb?: boolean;
  /** The program that runs Node, where programs can be started. */
  readonly nodePath?: () => string;
  /** The path of the user's own folder, where there is one. */
  readonly home?: () => string | undefined;
}

/** What a library is made with. */
export interface LibraryServices extends HostServices {
  readonly extensionUri: vscode.Uri;
  /** Where the cache is kept. */
  readonly storageUri: vscode.Uri;
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** A fingerprint of the code that parses, which `esbuild.js` puts in. */
declare const PARSER_VERSION: string;
/** A fingerprint of the code that makes the search index. */
declare const INDEX_VERSION: string;

/** The library of the workspace and all that keeps it, without anything that shows it. `loader.reload` reads it. */
export function openLibrary({ extensionUri, storageUri, memento, log, startWorker, replaceFile }: LibraryServices) {
  const engines = new Engines(extensionUri, startWorker, log);
  const bundles = new BundleLoader(extensionUri);
  useDecoding(() => bundles.load('decoding'));
  const library = new Library();
  const parser = engines.create();
  const files = new StoredCacheFiles(vscode.Uri.joinPath(storageUri, 'sources'));
  const slicer = hostSlicer();
  const cache = new ParseCache(files, PARSER_VERSION, slicer);
  const pins = new PinFiles(library, memento, replaceFile, () => bundles.load('pins'));
  const workspace = new VsCodeWorkspace();
  const reader = new SourceReader({
    workspace,
    parse: (source) => parser.call('parse', source),
    cache,
    settingsOf: sourceSettings,
    slicer: hostSlicer,
    time: Date.now,
  });
  const loader: LibraryLoader = libraryLoader({
    library,
    workspace,
    pins,
    bundles,
    sources: reader,
    cache,
    startAfter: () => search.whenFirstAnswered,
    log,
  });
  const bibliographies = new BibliographyReader(parser);
  const parsed = (document: vscode.TextDocument) => cited.parsed(document);
  const own = new EditorBibliographies(workspace, parsed, bundles, bibliographies);
  const cited: CitationIndex = new CitationIndex(library, loader, workspace, own, bundles, log);
  const documentEntries = new EditorBibliographyEntries(own, bibliographies);
  const pinning = pinCitedKeys(library, loader, cited, pins, log);
  const tables = new TermTableLoader(extensionUri);
  const indexCache = new IndexCache(new StoredCacheFiles(vscode.Uri.joinPath(storageUri, 'index')), INDEX_VERSION);
  const feeding: IndexSyncServices = { library, loader, cache: indexCache, notes: () => cache.notes(), bundles, log };
  const search: LibrarySearch = new LibrarySearch(feeding, cited, tables, engines);
  const dispose = () => {
    vscode.Disposable.from(pins, loader, pinning, cited, own, search).dispose();
    parser.close();
  };
  return {
    library,
    workspace,
    bundles,
    pins,
    loader,
    reader,
    cited,
    bibliographies,
    own,
    documentEntries,
    tables,
    search,
    cache,
    parser,
    dispose,
  };
}

export type OpenLibrary = ReturnType<typeof openLibrary>;
