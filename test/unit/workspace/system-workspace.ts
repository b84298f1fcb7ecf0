import { pathOf, withPath } from '../../../src/core/base/uris';
import type { DecodedText } from '../../../src/core/files/utf8';
import type { FolderEntry } from '../../../src/core/files/walk';
import type { FileStat, ReadText } from '../../../src/core/workspace/workspace';
import { type Content, InMemoryWorkspace } from './in-memory-workspace';

/** What names are equal by on a system. */
const foldings = {
  windows: (name: string) => name.toLowerCase(),
  macos: (name: string) => name.normalize('NFC').toLowerCase(),
} as const;

/** A workspace on a file system like that of Windows or macOS, which keeps names as they were written and finds them by others. */
export class SystemWorkspace extends InMemoryWorkspace {
  readonly #fold: (name: string) => string;

  constructor(system: keyof typeof foldings, files: Readonly<Record<string, Content>>, folders: readonly string[]) {
    super(files, folders);
    this.#fold = foldings[system];
  }

  override stat(uri: string): Promise<FileStat | undefined> {
    return super.stat(this.#stored(uri));
  }

  override list(folder: string): Promise<readonly FolderEntry[]> {
    return super.list(this.#stored(folder));
  }

  override read(uri: string, limit?: number): Promise<ReadText> {
    return super.read(this.#stored(uri), limit);
  }

  override readFile(uri: string, limit: number): Promise<DecodedText> {
    return super.readFile(this.#stored(uri), limit);
  }

  /** A URI as what lies there is stored; as it is where nothing does. */
  #stored(uri: string): string {
    const names = pathOf(uri).split('/');
    const wanted = names.map(this.#fold).join('/');
    for (const file of this.files) {
      const start = pathOf(file).split('/').slice(0, names.length);
      if (start.map(this.#fold).join('/') === wanted) {
        return withPath(file, start.join('/'));
      }
    }
    return uri;
  }
}
