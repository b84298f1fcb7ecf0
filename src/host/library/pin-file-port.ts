import * as vscode from 'vscode';
import type { PinFilePort } from '../../core/library/pin-file';
import { FileChanged, ForeignFile } from '../file-refusals';
import { readFile } from '../read-file';
import type { ReplaceFile } from '../replace-file';
import { isNotFound } from '../workspace/source-files';

/** No pins file is larger, in bytes: ten thousand keys have three million. */
const maxSize = 64_000_000;
/** The first pause, in milliseconds. */
const minPause = 10;

/** A pins file as VS Code reads it and the host writes it. */
export class HostPinFilePort implements PinFilePort {
  readonly #uri: vscode.Uri;
  readonly #within: readonly vscode.Uri[];
  readonly #memento: vscode.Memento;
  readonly #replaceFile: ReplaceFile;
  /** What was read last, byte for byte. */
  #bytes: Uint8Array | 'missing' = 'missing';
  #isDecoded = true;
  #isForeign = false;

  /** Where pins are kept that wait for a file. */
  static mementoKey(uri: string): string {
    return `pins:${uri}`;
  }

  /** @param within folders out of which links must not lead */
  constructor(uri: vscode.Uri, within: readonly vscode.Uri[], memento: vscode.Memento, replaceFile: ReplaceFile) {
    this.#uri = uri;
    this.#within = within;
    this.#memento = memento;
    this.#replaceFile = replaceFile;
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

  kept(): string | undefined {
    return this.#memento.get<string>(HostPinFilePort.mementoKey(this.#uri.toString()));
  }

  reason(): 'pins-restricted' | 'pins-linked' | 'pins-unwritable' {
    return !vscode.workspace.isTrusted ? 'pins-restricted' : this.#isForeign ? 'pins-linked' : 'pins-unwritable';
  }

  async keep(text: string | undefined): Promise<void> {
    await this.#memento.update(HostPinFilePort.mementoKey(this.#uri.toString()), text);
  }
}
