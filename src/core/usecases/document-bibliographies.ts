import type { Clock } from '../async/clock';
import { Debouncer } from '../async/debouncer';
import type { BibliographyFile } from '../cite/bibliographies/document-keys';
import { DocumentKeys } from '../cite/bibliographies/document-keys';
import { type BibliographyFiles, findDocumentKeys } from '../cite/bibliographies/find-document-keys';
import { includedPaths, mayBePart, namedRoot } from '../cite/bibliographies/includes';
import { type NamedBibliography, namedBibliographies } from '../cite/bibliographies/named-bibliographies';
import type { CitedDocument } from '../cite/citation';
import { citationLanguages, parseCitations } from '../cite/languages/index';
import { type Disposable, Emitter } from '../events';
import { largestText } from '../files/limits';
import type { BibliographyEntry } from '../parse/bibliography-format';
import { bibliographyExtensions, mayBeBibliography } from '../parse/formats';
import type { FileText } from '../parse/source';
import { folderAround, parentOf, pathOf, schemeOf, withPath } from '../uris';
import type { FileChange, TextDocument, WatchedFiles, Workspace } from '../workspace';

export interface DocumentBibliographiesServices {
  readonly workspace: Workspace;
  readonly clock: Clock;
  /** What a document cites as it stands now. */
  readonly parsed: (document: TextDocument) => CitedDocument;
  /** The entries of a bibliography; undefined where it is of no format that is read. */
  readonly entries: (file: FileText) => Promise<readonly BibliographyEntry[] | undefined>;
  readonly yamlStrings: BibliographyFiles['yamlStrings'];
}

/** A bibliography that was read, and where from. */
export interface PlacedFile {
  readonly file: BibliographyFile;
  readonly uri: string;
}

/** Bibliographies, then other files whose change may change what a document's own bibliographies are. */
const watchedEndings = [...new Set([...bibliographyExtensions, 'py', ...citationLanguages.flatMap(({ includes }) => includes.endings)])];
/** In milliseconds. */
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

interface Place {
  /** A URI of the file system that the document is on. */
  readonly base: string;
  readonly path: string;
  readonly top: string;
}

/**
 * Reads the bibliographies that documents name for themselves, where their tools would look; open editors win over disk.
 * Each file is read once, and each document's answer remembered, until something that it rests on changes.
 */
export class DocumentBibliographies implements Disposable {
  readonly #services: DocumentBibliographiesServices;
  readonly #workspace: Workspace;
  readonly #change = new Emitter<ReadonlySet<string>>();
  readonly #documents = new Map<string, Known>();
  readonly #files = new Map<string, Promise<BibliographyFile | undefined>>();
  /** What watches folders outside the workspace. */
  readonly #outside = new Map<string, Disposable>();
  readonly #changed = new Set<string>();
  readonly #forgetting: Debouncer;
  readonly #subscriptions: readonly Disposable[];

  /** Fires with the URIs of documents whose own bibliographies may say something else now. */
  readonly onDidChange = this.#change.event;

  constructor(services: DocumentBibliographiesServices) {
    this.#services = services;
    this.#workspace = services.workspace;
    this.#forgetting = new Debouncer(services.clock, diskDelay, () => { this.#forget(); });
    const edited = ({ uri }: TextDocument) => {
      if ([...this.#documents.values()].some(({ seen }) => seen.has(uri))) {
        this.#changed.add(uri);
        this.#forgetting.schedule(typingDelay);
      }
    };
    this.#subscriptions = [
      this.#change,
      this.#forgetting,
      this.#watch({ endings: watchedEndings }),
      this.#workspace.onDidChangeDocument(edited),
      this.#workspace.onDidCloseDocument((document) => {
        this.#documents.delete(document.uri);
        edited(document);
      }),
      this.#workspace.onDidChangeFolders(() => { this.#forgetAll(); }),
    ];
  }

  /** What the own bibliographies of a document resolve. */
  async of(document: TextDocument): Promise<DocumentKeys> {
    const { uri } = document;
    const text = document.getText();
    const parsed = this.#services.parsed(document);
    const { syntax, bibliographies } = parsed;
    const signature = JSON.stringify([syntax, bibliographies.map(({ path }) => path), includedPaths(text, syntax), namedRoot(text, syntax), mayBePart(uri, text, syntax)]);
    const known = this.#documents.get(uri);
    if (known?.signature === signature) {
      return known.keys;
    }
    const place = this.#placeOf(document);
    if (place === undefined) {
      return DocumentKeys.none;
    }
    const seen = new Set<string>();
    const keys = findDocumentKeys({ path: place.path, top: place.top, text, parsed }, this.#filesAt(place.base, seen));
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

  /** Finds what is named for documents of a workspace folder, by their paths; what one question has read is not read again for the next. */
  naming(folder: string): (path: string, cited: CitedDocument) => Promise<readonly NamedBibliography[]> {
    const files = readOnce(this.#filesAt(folder, new Set()));
    const top = pathOf(folder);
    return async (path, parsed) => namedBibliographies({ path, top, parsed, text: (await files.read(path)) ?? '' }, files);
  }

  /** The bibliographies that are a document's own, in the order in which they count. */
  async filesOf(document: TextDocument): Promise<readonly PlacedFile[]> {
    const { files } = await this.of(document);
    const place = this.#placeOf(document);
    return place === undefined ? [] : files.map((file) => ({ file, uri: withPath(place.base, file.path) }));
  }

  dispose(): void {
    [...this.#subscriptions, ...this.#outside.values()].forEach((subscription) => { subscription.dispose(); });
  }

  /** Where a document lies; one without a file counts as lying in the first workspace folder. */
  #placeOf({ uri, isUntitled }: TextDocument): Place | undefined {
    const [first] = this.#workspace.folders;
    const path = pathOf(uri);
    if (isUntitled || !this.#workspace.hasFiles(uri)) {
      return first === undefined ? undefined : { base: first, path: `${pathOf(first)}/${path.slice(path.lastIndexOf('/') + 1)}`, top: pathOf(first) };
    }
    return { base: uri, path, top: pathOf(folderAround(this.#workspace.folders, uri) ?? parentOf(uri)) };
  }

  #watch(files: WatchedFiles): Disposable {
    return this.#workspace.watch(files, ({ uri, kind }: FileChange) => {
      if (kind !== 'changed') {
        this.#changed.add(parentOf(uri));
      }
      this.#changed.add(uri);
      this.#forgetting.schedule();
    });
  }

  #watchOutside({ base }: Place, seen: ReadonlySet<string>): void {
    for (const file of seen) {
      const folder = parentOf(file);
      const isOutside = folderAround(this.#workspace.folders, folder) === undefined && schemeOf(folder) === schemeOf(base);
      if (isOutside && this.#files.has(file) && !this.#outside.has(folder) && this.#outside.size < mostOutside) {
        this.#outside.set(folder, this.#watch({ folder }));
      }
    }
  }

  #filesAt(base: string, seen: Set<string>): BibliographyFiles {
    const seenAt = (path: string) => {
      const uri = withPath(base, path);
      seen.add(uri);
      return uri;
    };
    return {
      read: async (path) => this.#textOf(seenAt(path), largestText),
      list: async (path) => {
        const entries = await this.#workspace.list(seenAt(path)).catch(() => []);
        return entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : [])).sort();
      },
      bibliography: (path) => {
        const uri = seenAt(path);
        const known = this.#files.get(uri) ?? this.#readBibliography(uri);
        this.#files.set(uri, known);
        return known;
      },
      yamlStrings: this.#services.yamlStrings,
      parse: (path, text, syntax) => {
        const open = this.#workspace.document(withPath(base, path));
        return open?.getText() === text ? this.#services.parsed(open) : parseCitations(text, syntax);
      },
    };
  }

  async #readBibliography(uri: string): Promise<BibliographyFile | undefined> {
    const path = pathOf(uri);
    const text = mayBeBibliography(path) ? await this.#textOf(uri) : undefined;
    const entries = text === undefined ? undefined : await this.#services.entries({ path, text });
    return entries === undefined ? undefined : { path, entries: new Map(entries.map((entry) => [entry.key, entry])) };
  }

  async #textOf(uri: string, limit?: number): Promise<string | undefined> {
    try {
      return (await this.#workspace.read(uri, limit)).text;
    } catch {
      return undefined;
    }
  }

  #forget(): void {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    changed.forEach((uri) => this.#files.delete(uri));
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
