import * as vscode from 'vscode';
import { Library } from '../core/library/library';
import { SourceReader } from '../core/usecases/read-sources';
import { BibliographyReader } from './bibliographies/bibliography-reader';
import { ParseCache } from '../engine/parse-cache';
import { IndexCache } from '../engine/index-cache';
import { StoredCacheFiles } from './engine/cache-files';
import { CitationIndex } from './citations/citation-index';
import { pinCitedKeys } from './citations/cited-pins';
import { Engines, type StartWorker } from './engine/engines';
import { hostSlicer } from './clock';
import type { IndexFeedServices } from './library/index-feed';
import { libraryLoader, type LibraryLoader } from './library/library-loader';
import { LibrarySearch } from './library/library-search';
import { OwnBibliographies } from './citations/own-bibliographies';
import { OwnPapers } from './citations/own-papers';
import { PartLoader } from './engine/parts';
import { PinFiles } from './library/pin-files';
import { useDecoding } from './read-file';
import type { ReplaceFile } from './replace-file';
import { TermTableLoader } from './library/term-table';
import { sourceSettings } from './settings';
import { VsCodeWorkspace } from './workspace/vscode-workspace';

/** What the two extension hosts do each in its own way. */
export interface HostServices {
  readonly startWorker: StartWorker;
  readonly replaceFile: ReplaceFile;
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
  const parts = new PartLoader(extensionUri);
  useDecoding(() => parts.load('decoding'));
  const library = new Library();
  const parser = engines.create();
  const files = new StoredCacheFiles(vscode.Uri.joinPath(storageUri, 'sources'));
  const slicer = hostSlicer();
  const cache = new ParseCache(files, PARSER_VERSION, slicer);
  const pins = new PinFiles(library, memento, replaceFile, () => parts.load('pins'));
  const workspace = new VsCodeWorkspace();
  const reader = new SourceReader({ workspace, parse: (source) => parser.call('parse', source), cache, settingsOf: sourceSettings, slicer: hostSlicer, time: Date.now });
  const loader: LibraryLoader = libraryLoader({ library, workspace, pins, parts, sources: reader, cache, startAfter: () => search.whenFirstAnswered, log });
  const cited = new CitationIndex(library, loader, workspace, log);
  const bibliographies = new BibliographyReader(parser);
  const own = new OwnBibliographies(workspace, cited, parts, bibliographies);
  const documentEntries = new OwnPapers(own, bibliographies);
  const pinning = pinCitedKeys(library, loader, cited, pins, log);
  const tables = new TermTableLoader(extensionUri, parts);
  const indexCache = new IndexCache(new StoredCacheFiles(vscode.Uri.joinPath(storageUri, 'index')), INDEX_VERSION);
  const feeding: IndexFeedServices = { library, loader, cache: indexCache, notes: () => cache.notes(), parts, log };
  const search: LibrarySearch = new LibrarySearch(feeding, cited, tables, engines);
  const dispose = () => {
    vscode.Disposable.from(pins, loader, pinning, cited, own, search).dispose();
    parser.close();
  };
  return { library, workspace, parts, pins, loader, reader, cited, bibliographies, own, documentEntries, tables, search, cache, parser, dispose };
}

export type OpenLibrary = ReturnType<typeof openLibrary>;
