import * as vscode from 'vscode';
import type { PinFilePort } from '../../core/library/pin-file';
import { SharedFilePort } from '../shared-file-port';
import type { ReplaceFile } from '../replace-file';

/** A keys file as VS Code reads it and the host writes it. */
export class HostPinFilePort extends SharedFilePort implements PinFilePort {
  readonly #uri: vscode.Uri;
  readonly #memento: vscode.Memento;

  /** Where pins are kept that wait for a file. */
  static mementoKey(uri: string): string {
    return `pins:${uri}`;
  }

  /** @param within folders out of which links must not lead */
  constructor(uri: vscode.Uri, within: readonly vscode.Uri[], memento: vscode.Memento, replaceFile: ReplaceFile) {
    super(uri, within, replaceFile);
    this.#uri = uri;
    this.#memento = memento;
  }

  kept(): string | undefined {
    return this.#memento.get<string>(HostPinFilePort.mementoKey(this.#uri.toString()));
  }

  reason(): 'pins-restricted' | 'pins-linked' | 'pins-unwritable' {
    return !vscode.workspace.isTrusted ? 'pins-restricted' : this.isForeign ? 'pins-linked' : 'pins-unwritable';
  }

  async keep(text: string | undefined): Promise<void> {
    await this.#memento.update(HostPinFilePort.mementoKey(this.#uri.toString()), text);
  }
}
