import { comparedName } from '../text/compared-name';
import { folderAround, isSameSystem, parentOf, pathOf, withPath } from '../base/uris';
import {
  type BibliographyFiles,
  type FolderNames,
  noNames,
  type WorkDocument,
} from '../cite/bibliographies/bibliography-files';
import type { BibliographyFile } from '../cite/bibliographies/document-keys';
import { workDocument } from '../cite/bibliographies/includes';
import { parseCitations } from '../cite/languages/index';
import type { CitedDocument } from '../cite/model/citation';
import { maxTextSize } from '../files/limits';
import { mayBeBibliography } from '../parse/formats/index';
import type { BibliographyEntry } from '../parse/formats/shared/bibliography-format';
import type { FileText } from '../parse/source';
import type { TextDocument, Workspace } from '../workspace/workspace';
import { FileStamps } from './file-stamps';
import { Spellings } from './spellings';
import { storedSpelling } from './stored-spelling';

export interface WorkFilesServices {
  readonly workspace: Workspace;
  /** What a document cites as it stands now. */
  readonly parsed: (document: TextDocument) => CitedDocument;
  /** The entries of a bibliography; undefined where it is of no format that is read. */
  readonly entries: (file: FileText) => Promise<readonly BibliographyEntry[] | undefined>;
  readonly yamlStrings: BibliographyFiles['yamlStrings'];
}

/** The files that documents are one work with, and their bibliographies: each is read once until it is forgotten. */
export class WorkFiles {
  readonly #services: WorkFilesServices;
  readonly #workspace: WorkFilesServices['workspace'];
  readonly #stamps: FileStamps;
  readonly #files = new Map<string, Promise<BibliographyFile | undefined>>();
  /** Documents that others were asked about, by URI and syntax, and what folders hold. */
  readonly #parts = new Map<string, Map<CitedDocument['syntax'], Promise<WorkDocument | undefined>>>();
  readonly #folders = new Map<string, Promise<FolderNames>>();
  /** What was looked for, as it is written. */
  readonly #spellings = new Spellings();

  constructor(services: WorkFilesServices) {
    this.#services = services;
    this.#workspace = services.workspace;
    this.#stamps = new FileStamps(services.workspace);
  }

  /** Whether a file was read, or looked for. */
  has(uri: string): boolean {
    return this.#files.has(uri) || this.#parts.has(uri);
  }

  isBibliography(uri: string): boolean {
    return this.#files.has(uri);
  }

  isListed(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Those of some files that look otherwise than when they were read. */
  changedOf(uris: Iterable<string>): Promise<readonly string[]> {
    return this.#stamps.changedOf(uris);
  }

  /** Forgets files and folders, by whatever names they were asked for. Returns these with those given. */
  forget(uris: Iterable<string>): ReadonlySet<string> {
    const changed = this.#spellings.of(uris);
    for (const known of [this.#files, this.#parts, this.#folders]) {
      changed.forEach((uri) => known.delete(uri));
    }
    return changed;
  }

  clear(): void {
    [this.#files, this.#parts, this.#folders].forEach((known) => {
      known.clear();
    });
    this.#spellings.clear();
  }

  /** The URI of a file as its file system spells it; as it is where nothing lies there. */
  async stored(uri: string): Promise<string> {
    return (await this.#workspace.stat(uri)) === undefined ? uri : this.#spelled(uri);
  }

  /**
   * The files around documents of a file system.
   * @param base a URI of that file system
   * @param seen is added to what is read, looked for and listed, by URI
   */
  at(base: string, seen: Set<string>): BibliographyFiles {
    const seenAt = (path: string) => {
      const uri = withPath(base, path);
      seen.add(uri);
      this.#spellings.add(uri);
      return uri;
    };
    /** What is found at a path, under the name that the file has: changes are told, and editors open, by that. */
    const found = async <T>(path: string, find: (uri: string) => Promise<T | undefined>): Promise<T | undefined> => {
      const uri = seenAt(path);
      const first = await find(uri);
      const stored = first === undefined ? uri : await this.#spelled(uri);
      if (stored === uri) {
        return first;
      }
      seen.add(stored);
      return find(stored);
    };
    return {
      read: (path) => found(path, (uri) => this.#textOf(uri, maxTextSize)),
      part: (path, syntax) => found(path, (uri) => this.#part(uri, syntax)),
      list: (path) => this.#namesIn(seenAt(path)),
      bibliography: (path) =>
        found(path, (uri) => {
          const known = this.#files.get(uri) ?? this.#readBibliography(uri);
          this.#files.set(uri, known);
          return known;
        }),
      stored: async (path) => pathOf(await this.stored(seenAt(path))),
      yamlStrings: this.#services.yamlStrings,
    };
  }

  #part(uri: string, syntax: CitedDocument['syntax']): Promise<WorkDocument | undefined> {
    const known = this.#parts.get(uri) ?? new Map<typeof syntax, Promise<WorkDocument | undefined>>();
    this.#parts.set(uri, known);
    const part =
      known.get(syntax) ??
      this.#textOf(uri, maxTextSize).then((text) =>
        text === undefined ? undefined : workDocument(pathOf(uri), text, syntax, () => this.#parsed(uri, text, syntax)),
      );
    known.set(syntax, part);
    return part;
  }

  /** A file that is there, as its file system spells it. */
  #spelled(uri: string): Promise<string> {
    const { folders: open } = this.#workspace;
    const isAround = (folder: string) =>
      comparedName(pathOf(uri)).startsWith(`${comparedName(pathOf(folder))}/`) && isSameSystem(folder, uri);
    const within = folderAround(open, uri) ?? open.find(isAround) ?? parentOf(uri);
    const namesIn = async (folder: string) => {
      const { files, folders, linkedFolders = [] } = await this.#namesIn(folder);
      return [...files, ...folders, ...linkedFolders];
    };
    return storedSpelling(namesIn, within, uri);
  }

  #namesIn(folder: string): Promise<FolderNames> {
    const known = this.#folders.get(folder) ?? this.#listed(folder);
    this.#folders.set(folder, known);
    return known;
  }

  #parsed(uri: string, text: string, syntax: CitedDocument['syntax']): CitedDocument {
    const open = this.#workspace.document(uri);
    return open?.getText() === text ? this.#services.parsed(open) : parseCitations(text, syntax);
  }

  async #listed(uri: string): Promise<FolderNames> {
    const entries = await this.#workspace.list(uri).catch(() => undefined);
    const named = (wanted: string, isLinked?: boolean) =>
      (entries ?? [])
        .flatMap(({ name, kind, isLink }) =>
          kind === wanted && (isLinked === undefined || isLink === isLinked) ? [name] : [],
        )
        .sort();
    return entries === undefined
      ? noNames
      : { files: named('file'), folders: named('folder', false), linkedFolders: named('folder', true) };
  }

  async #readBibliography(uri: string): Promise<BibliographyFile | undefined> {
    const path = pathOf(uri);
    if (!mayBeBibliography(path)) {
      return undefined;
    }
    await this.#stamps.note(uri);
    const text = await this.#textOf(uri);
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
}
