import * as vscode from 'vscode';
import { FileChanged, ForeignFile } from '../core/files/write-refusals';
import { readFile } from './read-file';
import type { ReplaceFile } from './replace-file';
import { isNotFound } from './workspace/source-files';

/** No file that others write too is larger, in bytes: ten thousand keys have three million. */
const maxSize = 64_000_000;
/** The first pause, in milliseconds. */
const minPause = 10;

/** Makes the port of a file; bundles that are loaded later are given it, since what writing rejects with is known here only. */
export type OpenSharedFile = (uri: vscode.Uri, within: readonly vscode.Uri[]) => SharedFilePort;

/** A file that other programs write too, as VS Code reads it and the host writes it: only over what was read last. */
export class SharedFilePort {
  readonly #uri: vscode.Uri;
  readonly #within: readonly vscode.Uri[];
  readonly #replaceFile: ReplaceFile;
  /** What was read last, byte for byte. */
  #bytes: Uint8Array | 'missing' = 'missing';
  #isDecoded = true;
  #isForeign = false;

  /** @param within folders out of which links must not lead */
  constructor(uri: vscode.Uri, within: readonly vscode.Uri[], replaceFile: ReplaceFile) {
    this.#uri = uri;
    this.#within = within;
    this.#replaceFile = replaceFile;
  }

  /** Whether it was not written last since a link leads out of the folders. */
  get isForeign(): boolean {
    return this.#isForeign;
  }

  async read(): Promise<string | undefined> {
    try {
      this.#bytes = await readFile(this.#uri, maxSize);
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
      this.#bytes = 'missing';
      return undefined;
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#bytes);
    this.#isDecoded = !text.includes('\uFFFD');
    return text;
  }

  async replace(text: string): Promise<boolean> {
    if (!this.#isDecoded) {
      throw vscode.FileSystemError.Unavailable(this.#uri);
    }
    try {
      await this.#replaceFile(this.#uri, text, { expected: this.#bytes, within: this.#within });
      this.#isForeign = false;
      return true;
    } catch (error) {
      if (error instanceof FileChanged) {
        return false;
      }
      this.#isForeign = error instanceof ForeignFile;
      throw error;
    }
  }

  async pause(tries: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, minPause * 2 ** (tries - 1) * (0.5 + Math.random())));
  }
}
