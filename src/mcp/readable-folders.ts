import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as systemPath from 'node:path';
import { ToolRefusal } from '../core/usecases/agent/tool-input';

/** What is asked of the system, which tests play. */
export interface PathSystem {
  /** How paths are written: `path.posix` or `path.win32`. */
  readonly paths: systemPath.PlatformPath;
  /** Where a path leads when all links are followed. Rejects where it leads nowhere. */
  realPath(path: string): Promise<string>;
}

/** A document that may be read. */
export interface ReadableDocument {
  readonly path: string;
  /** The folder that it may be read in. */
  readonly folder: string;
}

const thisSystem: PathSystem = { paths: systemPath, realPath: (path) => realpath(path) };

/** The folders that an assistant may have documents read from: a path comes from a model, which may have been told it by a text. */
export class ReadableFolders {
  readonly #folders: readonly string[];
  readonly #system: PathSystem;

  /** @param folders absolute paths; of folders in each other, the outer one first */
  constructor(folders: readonly string[], system = thisSystem) {
    this.#folders = [...new Set(folders)];
    this.#system = system;
  }

  /** Where a document may be read. Rejects with `ToolRefusal` for all else, and asks neither another computer nor another drive about it. */
  async documentAt(written: string): Promise<ReadableDocument> {
    const { realPath } = this.#system;
    const path = this.#absolute(written);
    const named = this.#folders.find((folder) => this.#lies(path, folder));
    const mayBeAsked = isNetworkPath(written)
      ? named !== undefined && isNetworkPath(named)
      : this.#folders.some((folder) => this.#driveOf(folder) === this.#driveOf(path));
    const real = mayBeAsked ? await realPath(path).catch(() => undefined) : undefined;
    if (real === undefined) {
      throw new ToolRefusal(
        mayBeAsked && named !== undefined ? `${written} cannot be read.` : this.#elsewhere(written),
      );
    }
    for (const folder of this.#folders) {
      const realFolder = await realPath(folder).catch(() => undefined);
      if (realFolder !== undefined && this.#lies(real, realFolder)) {
        return this.#lies(path, folder) ? { path, folder } : { path: real, folder: realFolder };
      }
    }
    throw new ToolRefusal(this.#elsewhere(written));
  }

  #absolute(written: string): string {
    const { paths } = this.#system;
    if (!paths.isAbsolute(written) && !isNetworkPath(written)) {
      throw new ToolRefusal(`${JSON.stringify(written)} is no absolute path.`);
    }
    return paths.resolve(written);
  }

  #driveOf(path: string): string {
    return this.#system.paths.parse(path).root.toLowerCase();
  }

  #lies(path: string, folder: string): boolean {
    const { relative, isAbsolute, sep } = this.#system.paths;
    const below = relative(folder, path);
    return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  }

  #elsewhere(written: string): string {
    return (
      `${JSON.stringify(written)} is in none of the folders that documents are read from: ` +
      `${this.#folders.map((folder) => JSON.stringify(folder)).join(', ')}. Give the text of the document instead of its path.`
    );
  }
}

/** Of another computer, or a device: `\\host\share`, `//host/share`, `\\.\pipe`. */
function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/** Whether a folder holds everything of a user, or of a drive, so that to start a program there says nothing of what it may read. */
export function isEverything(folder: string, home = homedir(), paths: systemPath.PlatformPath = systemPath): boolean {
  const below = paths.relative(folder, home);
  const holdsHome = below !== '..' && !below.startsWith(`..${paths.sep}`) && !paths.isAbsolute(below);
  return holdsHome || paths.parse(folder).root === folder;
}
