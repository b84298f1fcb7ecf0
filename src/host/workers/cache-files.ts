import * as vscode from 'vscode';
import type { ByteFiles } from '../../worker/index-cache';

/** Drafts older than this, in milliseconds, are left over from a window that was closed while it wrote. */
const oldDraft = 3_600_000;
const draftEnding = '.draft';

/** The files of a cache in a folder of the extension's storage. */
export class StoredCacheFiles implements ByteFiles {
  readonly #folder: vscode.Uri;
  /** Of this window: no other one writes to the same draft. */
  readonly #window = Math.random().toString(36).slice(2);

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async names(): Promise<readonly string[]> {
    const names = (await vscode.workspace.fs.readDirectory(this.#folder)).map(([name]) => name);
    await Promise.all(names.filter((name) => name.endsWith(draftEnding)).map((name) => this.#removeOld(name)));
    return names;
  }

  async readBytes(name: string): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(this.#uri(name));
  }

  async replaceBytes(name: string, bytes: Uint8Array): Promise<void> {
    const draft = this.#uri(`${name}.${this.#window}${draftEnding}`);
    try {
      await vscode.workspace.fs.writeFile(draft, bytes);
      await vscode.workspace.fs.rename(draft, this.#uri(name), { overwrite: true });
    } catch (error) {
      // A disk that is full may have taken part of it.
      await vscode.workspace.fs.delete(draft).then(undefined, () => undefined);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await vscode.workspace.fs.delete(this.#uri(name)).then(undefined, (error: unknown) => {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) {
        throw error;
      }
    });
  }

  async #removeOld(name: string): Promise<void> {
    try {
      if (Date.now() - (await vscode.workspace.fs.stat(this.#uri(name))).mtime > oldDraft) {
        await this.remove(name);
      }
    } catch {
      // Another window has done it.
    }
  }

  #uri(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, name);
  }
}
