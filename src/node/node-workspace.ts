import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { languageOfEnding } from '../core/cite/languages/documents';
import { decodeSteps } from '../core/files/decode';
import { maxSourceSize } from '../core/files/limits';
import { FileRefusal } from '../core/files/refusal';
import type { DecodedText } from '../core/files/utf8';
import type { FolderEntry } from '../core/files/walk';
import { filePathOf, relativeUriPath, uriOfFile } from '../core/base/uris';
import { type FileStat, NotFound, type TextDocument, Unavailable, type Workspace } from '../core/workspace/workspace';
import { atOnce } from '../core/async/time-slicer';
import { listFolder, readRegularFile, realPathOf } from './regular-file';

const nothing = { dispose: () => undefined };
const never = () => nothing;

/** The disk, of which only regular files are read. No document is open, and changes are not reported. */
export class NodeWorkspace implements Workspace {
  readonly folders: readonly string[];
  readonly documents: readonly TextDocument[] = [];
  readonly onDidOpenDocument = never;
  readonly onDidChangeDocument = never;
  readonly onDidCloseDocument = never;
  readonly onDidSaveDocument = never;
  readonly onDidChangeFolders = never;
  /** The folders as they were given, which is how errors name what is in them. */
  readonly #given: ReadonlyMap<string, string>;

  /** @param folders their paths, from the current folder */
  constructor(folders: readonly string[] = []) {
    this.#given = new Map(folders.map((folder) => [uriOfFile(resolve(folder)), folder]));
    this.folders = [...this.#given.keys()];
  }

  hasFiles(): boolean {
    return true;
  }

  async stat(uri: string): Promise<FileStat | undefined> {
    const found = await stat(this.#pathOf(uri)).catch(() => undefined);
    if (found === undefined) {
      return undefined;
    }
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { kind, size: found.size, modified: found.mtimeMs, isReadOnly: (found.mode & 0o222) === 0 };
  }

  list(folder: string): Promise<readonly FolderEntry[]> {
    return found(listFolder(this.#pathOf(folder)));
  }

  realPath(uri: string): Promise<string | undefined> {
    return realPathOf(this.#pathOf(uri));
  }

  async read(uri: string, limit = maxSourceSize): Promise<DecodedText> {
    const decoded = atOnce(decodeSteps(await found(readRegularFile(this.#pathOf(uri), limit))));
    if ('refused' in decoded) {
      throw new FileRefusal(decoded.refused);
    }
    return decoded;
  }

  readFile(uri: string, limit: number): Promise<DecodedText> {
    return this.read(uri, limit);
  }

  document(): undefined {
    return undefined;
  }

  async open(uri: string): Promise<TextDocument> {
    const { text } = await this.read(uri);
    const languageId = languageOfEnding.get(extname(filePathOf(uri)).slice(1).toLowerCase()) ?? 'plaintext';
    return { uri, languageId, version: 1, isDirty: false, isUntitled: false, getText: () => text };
  }

  watch(): typeof nothing {
    return nothing;
  }

  #pathOf(uri: string): string {
    for (const [folder, given] of this.#given) {
      const path = relativeUriPath(folder, uri);
      if (path !== undefined) {
        return join(given, path);
      }
    }
    return filePathOf(uri);
  }
}

/** Says why something is not given as the port says it. */
async function found<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const Kind =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? NotFound
        : code === 'EACCES' || code === 'EPERM'
          ? Unavailable
          : undefined;
    throw Kind === undefined
      ? error
      : new Kind(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** A folder of the disk, as it was given, and the workspace that it is read through. */
export function folderOnDisk(path: string): { readonly workspace: NodeWorkspace; readonly folder: string } {
  const workspace = new NodeWorkspace([path]);
  return { workspace, folder: workspace.folders[0] ?? '' };
}
