import * as vscode from 'vscode';
import type { CitedDocument } from '../../core/cite/citation';
import type { BibliographyFiles } from '../../core/cite/bibliographies/find-document-keys';
import type { NamedBibliography } from '../../core/cite/bibliographies/named-bibliographies';
import type { OwnEntry as PlacedKey, BibliographyFile, DocumentKeys } from '../../core/cite/bibliographies/document-keys';
import { folderOf } from '../../core/cite/bibliographies/paths';
import { citationLanguages } from '../../core/cite/languages/index';
import type { CitationSyntax } from '../../core/cite/citation';
import { largestText } from '../../core/files/limits';
import type { ArgumentOf, ResultOf } from '../../engine/protocol';
import { UriBatch } from '../batch';
import type { PartLoader, Parts } from '../engine/parts';
import { settings } from '../settings';
import { openDocument, readSource } from '../library/source-files';
import { uriAt } from '../uri-at';

/** Where a key of a document's own bibliographies stands. */
export interface OwnEntry extends Omit<PlacedKey, 'path'> {
  readonly uri: vscode.Uri;
}

/** A bibliography that was read, and where from. */
export interface PlacedFile {
  readonly file: BibliographyFile;
  readonly uri: vscode.Uri;
}

/** Bibliographies, then other files whose change may change what a document's own bibliographies are. */
const watched = `**/*.{${[...new Set(['bib', 'bibtex', 'json', 'yaml', 'yml', 'ris', 'py', ...citationLanguages.flatMap(({ includes }) => includes.endings)])].join(',')}}`;
const typingDelay = 300;
const diskDelay = 20;
/** Folders outside the workspace that are watched. */
const mostOutside = 20;

interface Known {
  /** What the answer depends on in the document itself. */
  readonly signature: string;
  /** URIs of files that were read or looked for, and of folders that were listed. */
  readonly seen: ReadonlySet<string>;
  readonly keys: Promise<DocumentKeys>;
}

/** Finds the entries of a bibliography off the host's thread. */
export type ReadEntries = (source: ArgumentOf<'bibliography'>) => Promise<ResultOf<'bibliography'>>;

/** How documents are parsed; the index of citations does so once a version. */
export interface DocumentParser {
  parsed(document: vscode.TextDocument): CitedDocument;
}

/** Reads the bibliographies that documents name for themselves, where their tools would look; open editors win over disk. */
export class OwnBibliographies implements vscode.Disposable {
  readonly #parts: PartLoader;
  readonly #readEntries: ReadEntries;
  readonly #parser: DocumentParser;
  readonly #parse: (text: string, syntax: CitationSyntax) => CitedDocument;
  readonly #change = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #documents = new Map<string, Known>();
  readonly #files = new Map<string, Promise<BibliographyFile | undefined>>();
  readonly #outside = new Map<string, vscode.Disposable>();
  readonly #changed: UriBatch;
  readonly #subscriptions: vscode.Disposable;

  /** Fires with the URIs of documents whose own bibliographies may say something else now. */
  readonly onDidChange = this.#change.event;

  constructor(parser: DocumentParser, parse: (text: string, syntax: CitationSyntax) => CitedDocument, parts: PartLoader, readEntries: ReadEntries) {
    this.#parts = parts;
    this.#readEntries = readEntries;
    this.#parser = parser;
    this.#parse = parse;
    this.#changed = new UriBatch(diskDelay, (uris) => {
      this.#forget(uris);
      return Promise.resolve();
    });
    const isSeen = (uri: vscode.Uri) => [...this.#documents.values()].some(({ seen }) => seen.has(uri.toString()));
    const edited = ({ uri }: vscode.TextDocument) => {
      if (isSeen(uri)) {
        this.#changed.add(uri, typingDelay);
      }
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      this.#changed,
      this.#watch(watched),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { edited(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#documents.delete(document.uri.toString());
        edited(document);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.#forgetAll(); }),
    );
  }

  /** What the own bibliographies of a document resolve. Remembered until something that it rests on changes. */
  async of(document: vscode.TextDocument): Promise<DocumentKeys> {
    const part = await this.#parts.load('checking');
    const { findDocumentKeys, includedPaths, mayBePart, namedRoot } = part;
    const uri = document.uri.toString();
    const text = document.getText();
    const parsed = this.#parser.parsed(document);
    const { syntax, bibliographies } = parsed;
    const signature = JSON.stringify([syntax, bibliographies.map(({ path }) => path), includedPaths(text, syntax), namedRoot(text, syntax), mayBePart(uri, text, syntax)]);
    const known = this.#documents.get(uri);
    if (known?.signature === signature) {
      return known.keys;
    }
    const place = placeOf(document);
    if (place === undefined) {
      return part.DocumentKeys.none;
    }
    const seen = new Set<string>();
    const keys = findDocumentKeys({ path: place.path, top: place.top, text, parsed }, this.#filesAt(place.base, seen, part));
    const asked: Known = { signature, seen, keys };
    this.#documents.set(uri, asked);
    const found = await keys.catch((error: unknown) => {
      // To be tried again when it is asked for next.
      if (this.#documents.get(uri) === asked) {
        this.#documents.delete(uri);
      }
      throw error;
    });
    this.#watchOutside(place, seen);
    return found;
  }

  /** Finds what is named for documents of a workspace folder; what one question has read is not read again for the next. */
  async naming(folder: vscode.Uri): Promise<(path: string, cited: CitedDocument) => Promise<readonly NamedBibliography[]>> {
    const part = await this.#parts.load('checking');
    const files = readOnce(this.#filesAt(folder, new Set(), part));
    const top = folder.path.replace(/\/$/, '');
    return async (path, parsed) => part.namedBibliographies({ path, top, parsed, text: (await files.read(path)) ?? '' }, files);
  }

  /** The bibliographies that are a document's own, in the order in which they count. */
  async filesOf(document: vscode.TextDocument): Promise<readonly PlacedFile[]> {
    const { files } = await this.of(document);
    const place = placeOf(document);
    return place === undefined ? [] : files.map((file) => ({ file, uri: uriAt(place.base, file.path) }));
  }

  /** The keys that a document's own bibliographies resolve. */
  async keysOf(document: vscode.TextDocument): Promise<ReadonlyMap<string, OwnEntry>> {
    const keys = new Map<string, OwnEntry>();
    for (const { file, uri } of await this.filesOf(document)) {
      for (const [key, range] of file.entries) {
        if (!keys.has(key)) {
          keys.set(key, { ...range, key, uri });
        }
      }
    }
    return keys;
  }

  /** Where a key stands in a document's own bibliographies, in each that has it. */
  async placesOf(document: vscode.TextDocument, key: string): Promise<readonly vscode.Uri[]> {
    return (await this.filesOf(document)).filter(({ file }) => file.entries.has(key)).map(({ uri }) => uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#outside.forEach((watcher) => { watcher.dispose(); });
  }

  #watch(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const touch = (uri: vscode.Uri) => { this.#changed.add(uri); };
    const list = (uri: vscode.Uri) => {
      this.#changed.add(folderUri(uri));
      this.#changed.add(uri);
    };
    return vscode.Disposable.from(watcher, watcher.onDidCreate(list), watcher.onDidChange(touch), watcher.onDidDelete(list));
  }

  #watchOutside({ base }: Place, seen: ReadonlySet<string>): void {
    for (const file of seen) {
      const folder = folderUri(vscode.Uri.parse(file));
      const isOutside = vscode.workspace.getWorkspaceFolder(folder) === undefined && folder.scheme === base.scheme;
      if (isOutside && this.#files.has(file) && !this.#outside.has(folder.toString()) && this.#outside.size < mostOutside) {
        this.#outside.set(folder.toString(), this.#watch(new vscode.RelativePattern(folder, '*')));
      }
    }
  }

  #filesAt(base: vscode.Uri, seen: Set<string>, part: Parts['checking']): BibliographyFiles {
    const uriOf = (path: string) => uriAt(base, path).with({ query: '', fragment: '' });
    return {
      read: async (path) => {
        const uri = uriOf(path);
        seen.add(uri.toString());
        return textOf(uri, largestText);
      },
      list: async (folder) => {
        const uri = uriOf(folder === '' ? '/' : folder);
        seen.add(uri.toString());
        try {
          const entries = await vscode.workspace.fs.readDirectory(uri);
          return entries.flatMap(([name, type]) => ((type & vscode.FileType.File) !== 0 ? [name] : [])).sort();
        } catch {
          return [];
        }
      },
      bibliography: (path) => {
        const uri = uriOf(path);
        seen.add(uri.toString());
        const known = this.#files.get(uri.toString()) ?? this.#readBibliography(uri, part);
        this.#files.set(uri.toString(), known);
        return known;
      },
      parse: (path, text, syntax) => {
        const open = openDocument(uriOf(path));
        return open?.getText() === text ? this.#parser.parsed(open) : this.#parse(text, syntax);
      },
    };
  }

  async #readBibliography(uri: vscode.Uri, { bibliographyEndings }: Parts['checking']): Promise<BibliographyFile | undefined> {
    if (!bibliographyEndings.some((ending) => uri.path.toLowerCase().endsWith(`.${ending}`))) {
      return undefined;
    }
    const text = await textOf(uri, settings.maxFileSize(uri));
    const entries = text === undefined ? undefined : await this.#readEntries({ path: uri.path, text });
    return entries === undefined ? undefined : { path: uri.path, entries: new Map(entries.map((entry) => [entry.key, entry])) };
  }

  #forget(uris: readonly vscode.Uri[]): void {
    const changed = new Set(uris.map((uri) => uri.toString()));
    uris.forEach((uri) => this.#files.delete(uri.toString()));
    const touched = [...this.#documents].filter(([document, { seen }]) => [...seen].some((file) => file !== document && changed.has(file))).map(([document]) => document);
    touched.forEach((document) => this.#documents.delete(document));
    if (touched.length > 0) {
      this.#change.fire(new Set(touched));
    }
  }

  #forgetAll(): void {
    const documents = new Set(this.#documents.keys());
    this.#documents.clear();
    this.#files.clear();
    this.#change.fire(documents);
  }
}

function readOnce(files: BibliographyFiles): BibliographyFiles {
  const once = <T>(get: (path: string) => T) => {
    const known = new Map<string, T>();
    return (path: string): T => {
      const value = known.get(path) ?? get(path);
      known.set(path, value);
      return value;
    };
  };
  const parsed = new Map<string, CitedDocument>();
  return {
    ...files,
    read: once((path) => files.read(path)),
    list: once((path) => files.list(path)),
    parse: (path, text, syntax) => {
      const document = parsed.get(path) ?? files.parse(path, text, syntax);
      parsed.set(path, document);
      return document;
    },
  };
}

function folderUri(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

interface Place {
  /** A URI of the file system that the document is on. */
  readonly base: vscode.Uri;
  readonly path: string;
  readonly top: string;
}

/** Where a document lies; one without a file counts as lying in the first workspace folder. */
function placeOf({ uri, isUntitled }: vscode.TextDocument): Place | undefined {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (isUntitled || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) {
    return first === undefined ? undefined : { base: first.uri, path: `${first.uri.path}/${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`, top: first.uri.path };
  }
  return { base: uri, path: uri.path, top: vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? folderOf(uri.path) };
}

async function textOf(uri: vscode.Uri, limit: number): Promise<string | undefined> {
  try {
    return (await readSource(uri, limit)).text;
  } catch {
    return undefined;
  }
}
