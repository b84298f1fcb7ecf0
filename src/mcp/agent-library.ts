import { isAbsolute, resolve } from 'node:path';
import type { Log } from '../core/base/log';
import { filePathOf, uriOfFile } from '../core/base/uris';
import { DocumentKeys } from '../core/cite/bibliographies/document-keys';
import { defaultSyntax, parseCitations } from '../core/cite/languages/index';
import type { CitationSyntax } from '../core/cite/model/citation';
import type { AgentLibrary } from '../core/usecases/agent/agent-library';
import { ToolRefusal } from '../core/usecases/agent/tool-input';
import { isPathInside } from '../core/files/inside';
import { CacheFilesOnDisk } from '../node/cache-files';
import { NodeWorkspace } from '../node/node-workspace';
import { documentReader, syntaxOf } from '../terminal/documents';
import { readStems, readTerms } from '../terminal/read-terms';
import { UsageError } from '../terminal/arguments';
import { IndexCache } from '../worker/index-cache';
import { ParseCache } from '../worker/parse-cache';
import { CitedDocuments } from './cited-documents';
import { isEverything, ReadableFolders } from './readable-folders';
import { ServedLibrary, servedSlicer } from './served-library';
import { ServedSearch } from './served-search';

/** Fingerprints of the code that parses, and that makes the index, which `esbuild.js` puts in. */
declare const PARSER_VERSION: string;
declare const INDEX_VERSION: string;

/** The cache is written when the library has been read for so long, in milliseconds: answers go first. */
const cacheDelay = 3000;
/** The library is read when no call has come for so long after the start, or so long after the first answer, in milliseconds. */
const firstCallDelay = 2000;
const afterAnswer = 50;

export interface ServedFolders {
  /** As they stand on the command line; libraries themselves. */
  readonly folders: readonly string[];
  /** Where what was parsed and indexed is kept: folders `sources` and `index` as the editor has them. */
  readonly cache: string;
  /** Of the extension. */
  readonly root: string;
  readonly log: Log;
}

/** What the tools need, and what writes the cache that has not been written yet. */
export interface LibraryOnDisk {
  readonly library: AgentLibrary;
  store(): Promise<void>;
}

/** What the tools need, over folders of the disk, which are read soon. Rejects with `UsageError` where one is none. */
export async function agentLibraryOnDisk({ folders, cache, root, log }: ServedFolders): Promise<LibraryOnDisk> {
  const workspace = new NodeWorkspace(folders.map((folder) => resolve(folder)));
  for (const uri of workspace.folders) {
    if ((await workspace.stat(uri))?.kind !== 'folder') {
      throw new UsageError(`${filePathOf(uri)} is no folder that can be read.`);
    }
  }
  const sources = new ParseCache(new CacheFilesOnDisk(resolve(cache, 'sources')), PARSER_VERSION, servedSlicer());
  const served = new ServedLibrary(workspace, await ServedLibrary.foldersOf(workspace), sources, log);
  let terms: ReturnType<typeof readTerms> | undefined;
  const loadTerms = () => (terms ??= readTerms(root));
  const search = new ServedSearch(
    served.library,
    new IndexCache(new CacheFilesOnDisk(resolve(cache, 'index')), INDEX_VERSION),
    loadTerms,
  );
  const documents = new CitedDocuments(workspace, documentFolders(workspace.folders));
  // Where the server was started comes first: there a document's project is, also where its library lies in it.
  const readable = new ReadableFolders([
    ...(isEverything(resolve('.')) ? [] : [resolve('.')]),
    ...folders.map((folder) => resolve(folder)),
  ]);
  const restored = search.restore();
  let storing: Promise<void> | undefined;
  const store = () =>
    (storing ??= (async () => {
      await sources.write();
      // An index of more folders is the editor's.
      if ([...((await restored)?.notes.keys() ?? [])].every((uri) => served.holds(uri))) {
        await search.store(sources.notes());
      }
    })().catch((error: unknown) => {
      log.info(`The cache cannot be written: ${String(error)}`);
    }));
  // A stored index answers before the library has been read, if it is of the very files that are there.
  const isEarly = restored.then((state) => state !== undefined && served.isAsStored(state)).catch(() => false);
  let reading: Promise<void> | undefined;
  let isRead = false;
  const read = () =>
    (reading ??= isEarly
      .then(() => served.look())
      .then(() => {
        search.follow();
        isRead = true;
        setTimeout(() => void store(), cacheDelay).unref();
      }));
  const readLater = (delay: number) => {
    setTimeout(() => {
      read().catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
      });
    }, delay).unref();
  };
  void isEarly.then((early) => {
    readLater(early ? firstCallDelay : 0);
  });
  const library = async () => {
    await read();
    await served.look();
    return served.library;
  };
  let stems: ReturnType<typeof readStems> | undefined;
  const agentLibrary: AgentLibrary = {
    library,
    async search(query, limit) {
      const cited = query.includes('cited:') ? await documents.cited() : new Set<string>();
      if (reading === undefined && (await isEarly) && !isRead) {
        readLater(afterAnswer);
      } else {
        await library();
      }
      return search.search(query, limit, cited);
    },
    async citedAt(key) {
      const paper = served.library.get(key);
      const places = paper === undefined ? [] : await documents.placesOf(paper, served.library);
      return places.map(({ uri, line }) => ({ path: filePathOf(uri), line: line + 1 }));
    },
    async document(written) {
      const syntax = await syntaxOfPath(written);
      // Projects and bibliographies are looked for up to the folder.
      const { path, folder } = await readable.documentAt(written);
      const read = documentReader(new NodeWorkspace([folder]), uriOfFile);
      return { ...(await read(path).catch(refuse)), syntax };
    },
    text(text, syntax = defaultSyntax) {
      return Promise.resolve({ text, syntax, parsed: parseCitations(text, syntax), own: DocumentKeys.none });
    },
    syntaxOf: syntaxOfPath,
    async keep(keys) {
      const reason = await served.keep(keys);
      return reason === undefined ? { kept: true } : { kept: false, reason };
    },
    terms: () => Promise.resolve(loadTerms()),
    stems: () => Promise.resolve((stems ??= readStems(root))),
    slicer: servedSlicer,
    pathOf: (source) => filePathOf(source),
  };
  return { library: agentLibrary, store: () => (isRead ? store() : Promise.resolve()) };
}

/** Documents are looked for where the server was started, if the library lies there and it is no folder of everything; else in the library alone. */
function documentFolders(library: readonly string[]): readonly string[] {
  const here = uriOfFile(resolve('.'));
  return !isEverything(resolve('.')) && library.some((folder) => folder === here || isPathInside(here, folder))
    ? [here]
    : library;
}

function syntaxOfPath(path: string): Promise<CitationSyntax> {
  if (!isAbsolute(path)) {
    return Promise.reject(new ToolRefusal(`${JSON.stringify(path)} is no absolute path.`));
  }
  return Promise.resolve(path).then(syntaxOf).catch(refuse);
}

function refuse(error: unknown): never {
  throw error instanceof UsageError ? new ToolRefusal(error.message) : error;
}
