import { languageOfEnding, fileExtensionOf } from '../../../src/core/cite/languages/documents';
import { Emitter, type Disposable } from '../../../src/core/base/events';
import { decodeSteps } from '../../../src/core/files/decode';
import { maxSourceSize } from '../../../src/core/files/limits';
import { FileRefusal } from '../../../src/core/files/refusal';
import { textAsSeen } from '../../../src/core/files/text-as-seen';
import type { DecodedText } from '../../../src/core/files/utf8';
import type { FolderEntry } from '../../../src/core/files/walk';
import { folderAround, parentOf, pathOf, relativeUriPath, schemeOf } from '../../../src/core/base/uris';
import {
  type FileChange,
  type FileStat,
  NotFound,
  type ReadText,
  type TextDocument,
  type WatchedFiles,
  type Workspace,
} from '../../../src/core/workspace/workspace';
import { atOnce } from '../../../src/core/async/time-slicer';

/** A file: its text or bytes; an `Error` is what reading it gives, or listing it as a folder; a number the size of one that nobody reads. */
export type Content = string | Uint8Array | Error | number;

export class InMemoryDocument implements TextDocument {
  readonly uri: string;
  readonly isUntitled: boolean;
  readonly languageId: string;
  version = 1;
  isDirty = false;
  #text: string;

  constructor(uri: string, text: string, languageId: string) {
    this.uri = uri;
    this.isUntitled = uri.startsWith('untitled:');
    this.languageId = languageId;
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  set(text: string): void {
    this.#text = text;
    this.version++;
    this.isDirty = true;
  }
}

/** Files and documents in memory. Files are named by path from the first folder, or by URI. */
export class InMemoryWorkspace implements Workspace {
  folders: readonly string[];
  /** The URIs of files that cannot be written. */
  readonly readOnly = new Set<string>();
  readonly #files = new Map<string, { readonly content: Content; readonly modified: number }>();
  readonly #documents = new Map<string, InMemoryDocument>();
  readonly #opened = new Emitter<TextDocument>();
  readonly #changed = new Emitter<TextDocument>();
  readonly #closed = new Emitter<TextDocument>();
  readonly #saved = new Emitter<TextDocument>();
  readonly #foldersChanged = new Emitter<readonly string[]>();
  readonly #fileChanged = new Emitter<FileChange>();
  readonly onDidOpenDocument = this.#opened.event;
  readonly onDidChangeDocument = this.#changed.event;
  readonly onDidCloseDocument = this.#closed.event;
  readonly onDidSaveDocument = this.#saved.event;
  readonly onDidChangeFolders = this.#foldersChanged.event;
  /** How often each file was read, or folder listed. */
  readonly reads = new Map<string, number>();
  #time = 0;

  constructor(files: Readonly<Record<string, Content>> = {}, folders: readonly string[] = ['file:///w']) {
    this.folders = folders;
    for (const [name, content] of Object.entries(files)) {
      this.#files.set(this.uri(name), { content, modified: ++this.#time });
    }
  }

  /** The URI of a path from the first folder; a URI as it is. */
  uri(name: string): string {
    return /^[a-z-]+:/.test(name)
      ? name
      : `${this.folders[0] ?? 'file:///w'}/${name.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** The path from the first folder of what lies in it; a URI as it is of what does not. */
  path(uri: string): string {
    return relativeUriPath(this.folders[0] ?? 'file:///w', uri) ?? uri;
  }

  /** The URIs of all files. */
  get files(): readonly string[] {
    return [...this.#files.keys()];
  }

  get documents(): readonly TextDocument[] {
    return [...this.#documents.values()];
  }

  hasFiles(uri: string): boolean {
    return ['file', ...this.folders.map(schemeOf)].includes(schemeOf(uri));
  }

  stat(uri: string): Promise<FileStat | undefined> {
    const file = this.#files.get(uri);
    const size =
      file === undefined || file.content instanceof Error
        ? 0
        : typeof file.content === 'number'
          ? file.content
          : Buffer.byteLength(file.content);
    const kind =
      file !== undefined && !(file.content instanceof Error) ? 'file' : this.#isFolder(uri) ? 'folder' : undefined;
    return Promise.resolve(kind && { kind, size, modified: file?.modified ?? 0, isReadOnly: this.readOnly.has(uri) });
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    await this.#note(folder);
    const own = this.#files.get(folder)?.content;
    if (own instanceof Error || !this.#isFolder(folder)) {
      throw own instanceof Error ? own : new NotFound(`no ${pathOf(folder)}`);
    }
    const paths = [...this.#files.keys()]
      .flatMap((uri) => relativeUriPath(folder, uri) ?? [])
      .filter((path) => path !== '');
    const parts = paths.map((path) => ({ name: path.split('/')[0]!, isFolder: path.includes('/') }));
    const folders = new Set([...parts.filter(({ isFolder }) => isFolder).map(({ name }) => name)]);
    return [...new Set(parts.map(({ name }) => name))].map((name) => ({
      name,
      kind: folders.has(name) ? 'folder' : 'file',
      isLink: false,
    }));
  }

  realPath(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async read(uri: string, limit = maxSourceSize): Promise<ReadText> {
    await this.#note(uri);
    const document = this.#documents.get(uri);
    if (document === undefined) {
      return this.#readFile(uri, limit);
    }
    const open = { document, version: document.version };
    const readFile = () =>
      Promise.resolve()
        .then(() => this.#readFile(uri, limit))
        .catch(() => undefined);
    return {
      ...(await textAsSeen({ text: document.getText(), isDirty: document.isDirty, encoding: 'utf8' }, readFile)),
      open,
    };
  }

  async readFile(uri: string, limit: number): Promise<DecodedText> {
    await this.#note(uri);
    return this.#readFile(uri, limit);
  }

  document(uri: string): InMemoryDocument | undefined {
    return this.#documents.get(uri);
  }

  async open(name: string): Promise<InMemoryDocument> {
    const uri = this.uri(name);
    const known = this.#documents.get(uri);
    return known ?? this.show(uri, this.#readFile(uri, maxSourceSize).text);
  }

  watch({ endings, names, folder, isDeep = false }: WatchedFiles, listener: (change: FileChange) => void): Disposable {
    return this.#fileChanged.event((change) => {
      const isIn = (outer: string) =>
        isDeep ? (relativeUriPath(outer, change.uri) ?? '') !== '' : parentOf(change.uri) === outer;
      const isThere = folder === undefined ? folderAround(this.folders, change.uri) !== undefined : isIn(folder);
      const name = pathOf(change.uri).split('/').at(-1) ?? '';
      if (
        isThere &&
        (names === undefined || names.includes(name)) &&
        (endings === undefined || endings.includes(fileExtensionOf(name)))
      ) {
        listener(change);
      }
    });
  }

  /** Opens a document with a text that need not be its file's. */
  show(
    name: string,
    text: string,
    languageId = languageOfEnding.get(fileExtensionOf(name)) ?? 'plaintext',
  ): InMemoryDocument {
    const document = new InMemoryDocument(this.uri(name), text, languageId);
    this.#documents.set(document.uri, document);
    this.#opened.fire(document);
    return document;
  }

  /** Types in an open document. */
  edit(name: string, text: string): void {
    const document = this.#documents.get(this.uri(name));
    document?.set(text);
    if (document !== undefined) {
      this.#changed.fire(document);
    }
  }

  /** Writes an open document to its file. */
  save(name: string): void {
    const document = this.#documents.get(this.uri(name));
    if (document !== undefined) {
      document.isDirty = false;
      this.write(document.uri, document.getText());
      this.#saved.fire(document);
    }
  }

  close(name: string): void {
    const document = this.#documents.get(this.uri(name));
    if (document !== undefined && this.#documents.delete(document.uri)) {
      this.#closed.fire(document);
    }
  }

  write(name: string, content: Content): void {
    const uri = this.uri(name);
    const kind = this.#files.has(uri) ? 'changed' : 'created';
    this.writeUntold(name, content);
    this.#fileChanged.fire({ uri, kind });
  }

  /** Writes a file of which no watcher has told yet. */
  writeUntold(name: string, content: Content): void {
    this.#files.set(this.uri(name), { content, modified: ++this.#time });
  }

  /** Tells of a folder that came up, as file systems do; what is in it makes it one. */
  create(name: string): void {
    this.#fileChanged.fire({ uri: this.uri(name), kind: 'created' });
  }

  delete(name: string): void {
    const uri = this.uri(name);
    if (this.#files.delete(uri)) {
      this.#fileChanged.fire({ uri, kind: 'deleted' });
    }
  }

  /** Moves a folder with all that is in it, of which only the folders are told, as file systems do. */
  moveFolder(from: string, to: string): void {
    const [before, behind] = [this.uri(from), this.uri(to)];
    for (const [uri, file] of [...this.#files].filter(([uri]) => relativeUriPath(before, uri) !== undefined)) {
      this.#files.delete(uri);
      this.#files.set(`${behind}${uri.slice(before.length)}`, file);
    }
    this.#fileChanged.fire({ uri: before, kind: 'deleted' });
    this.#fileChanged.fire({ uri: behind, kind: 'created' });
  }

  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.#foldersChanged.fire(folders);
  }

  async #note(uri: string): Promise<void> {
    this.reads.set(uri, (this.reads.get(uri) ?? 0) + 1);
    await Promise.resolve();
  }

  #isFolder(uri: string): boolean {
    return (
      this.folders.includes(uri) ||
      [...this.#files.keys()].some((file) => file !== uri && relativeUriPath(uri, file) !== undefined)
    );
  }

  #readFile(uri: string, limit: number): DecodedText {
    const content =
      this.#files.get(uri)?.content ??
      (this.#isFolder(uri) ? new FileRefusal('not-a-file') : new NotFound(`no ${pathOf(uri)}`));
    if (content instanceof Error) {
      throw content;
    }
    const size = typeof content === 'number' ? content : Buffer.byteLength(content);
    if (typeof content === 'number' || size > limit) {
      throw FileRefusal.tooLarge(size, limit);
    }
    const decoded = atOnce(decodeSteps(Buffer.from(content as string)));
    if ('refused' in decoded) {
      throw new FileRefusal(decoded.refused);
    }
    return decoded;
  }
}
