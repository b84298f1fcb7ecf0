import * as vscode from 'vscode';
import { Sequencer } from '../../core/async/sequencer';
import type { Library } from '../../core/library/library';
import type { PinFile, PinsUnreadable } from '../../core/library/pin-file';
import { pinsFileName } from '../../core/library/pins/pins-file-name';
import type * as part from '../../core/bundles/pins';
import { uriBelow } from '../../core/base/uris';
import type { LibraryFolder } from '../../core/usecases/library-folders';
import { reasonOf } from '../../core/usecases/refused-source';
import type { LibraryPins } from '../../core/usecases/library-sync-services';
import type { ReplaceFile } from '../replace-file';
import { HostPinFilePort } from './pin-file-port';
import { showError, showInformation } from '../notify';
import { isPathInside } from '../../core/files/inside';
import { rootsOf } from '../library-roots';

/** Who asks for a change of pins: only for the user is a file written that the workspace is not trusted with. */
export type PinningCause = 'user' | 'automatic';

/** Keeps the pins of the library in `literature-keys.json` of each library folder; every change re-reads the file first. */
export class PinFiles implements LibraryPins, vscode.Disposable {
  readonly #library: Library;
  readonly #memento: vscode.Memento;
  readonly #replaceFile: ReplaceFile;
  readonly #load: () => Promise<typeof part>;
  readonly #change = new vscode.EventEmitter<void>();
  readonly #read = new vscode.EventEmitter<void>();
  readonly #files = new Map<string, PinFile>();
  #folders: readonly LibraryFolder[] = [];
  readonly #steps = new Sequencer();

  /** Fires when keys have been pinned, or could not be written. */
  readonly onDidChange = this.#change.event;
  /** Fires when a file has been read that may have changed, after the library has taken it in. */
  readonly onDidRead = this.#read.event;

  /** @param load gives what reads and edits the files */
  constructor(library: Library, memento: vscode.Memento, replaceFile: ReplaceFile, load: () => Promise<typeof part>) {
    this.#library = library;
    this.#memento = memento;
    this.#replaceFile = replaceFile;
    this.#load = load;
  }

  /** Reads the pins of these folders, and lets go of those of others, once what is being written is: else it would be written without its pins. */
  readAll(folders: readonly LibraryFolder[]): Promise<void> {
    return this.#steps.run(async () => {
      const { PinFile } = await this.#load();
      const now = new Set(folders.map(pinsFileOf));
      for (const file of this.files.filter((known) => !now.has(known))) {
        this.#library.removePins(file);
      }
      this.#folders = folders;
      this.#files.clear();
      for (const folder of folders) {
        const file = pinsFileOf(folder);
        const port = new HostPinFilePort(vscode.Uri.parse(file), rootsOf(folder), this.#memento, this.#replaceFile);
        this.#files.set(file, new PinFile(this.#library, file, port));
      }
      await Promise.all(this.files.map((file) => this.#follow(file)));
    });
  }

  /** The keys files of the library, whether they exist or not. */
  get files(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Whether a URI is a keys file of the library. */
  isPinsFile(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** Takes in what a keys file holds now, after the changes that are being written: what was read before them would undo them. */
  read(uri: string): Promise<void> {
    return this.#steps.run(() => this.#follow(uri));
  }

  /** Keys that were cited keep their papers from now on. Rejects where a file is in use, so that it cannot be read. */
  pin(keys: Iterable<string>, cause: PinningCause = 'user'): Promise<void> {
    const wanted = [...keys].filter((key) => this.#library.get(key) !== undefined);
    return this.#apply(wanted, cause, (file, group) => {
      this.#library.pin(group, file);
    });
  }

  /** Frees keys that were pinned. */
  unpin(keys: Iterable<string>): Promise<void> {
    return this.#apply(keys, 'user', (_, group) => {
      group.forEach((key) => this.#library.unpin(key));
    });
  }

  /**
   * Gives a paper another key; the old one still resolves. Tells why where that is refused.
   * @param forgetting former keys that shall not stay
   */
  async rename(
    oldKey: string,
    newKey: string,
    forgetting: ReadonlySet<string> = new Set(),
  ): Promise<'unknown' | 'invalid' | 'taken' | undefined> {
    let refusal: 'unknown' | 'invalid' | 'taken' | undefined;
    await this.#apply([oldKey], 'user', (file) => {
      // The change may be made anew, and is then done already.
      const key = this.#library.get(oldKey) === undefined && this.#library.get(newKey) !== undefined ? newKey : oldKey;
      const result = this.#library.rename(key, newKey, file, forgetting);
      refusal = typeof result === 'string' ? result : undefined;
    });
    return refusal;
  }

  dispose(): void {
    this.#change.dispose();
    this.#read.dispose();
  }

  async #follow(file: string): Promise<void> {
    const pins = this.#files.get(file);
    await pins?.follow();
    if (
      pins !== undefined &&
      vscode.workspace.isTrusted &&
      this.#memento.get(HostPinFilePort.mementoKey(file)) !== undefined
    ) {
      // What waited for the file, or for the workspace to be trusted.
      await pins.change(() => undefined).catch(() => undefined);
    }
    this.#read.fire();
  }

  #apply(
    keys: Iterable<string>,
    cause: PinningCause,
    change: (file: string, keys: readonly string[]) => void,
  ): Promise<void> {
    return this.#steps.run(async () => {
      try {
        for (const [file, group] of this.#byFile(keys)) {
          await this.#changeFile(file, cause, () => {
            // Reading may have shown another file to have a key; a key stands in one.
            change(
              file,
              group.filter((key) => (this.#library.pinOf(key)?.source ?? file) === file),
            );
          });
        }
      } finally {
        this.#change.fire();
      }
    });
  }

  async #changeFile(file: string, cause: PinningCause, change: () => void): Promise<void> {
    try {
      const outcome = await this.#files.get(file)?.change(change, cause === 'user' || vscode.workspace.isTrusted);
      if (outcome === 'created') {
        void announce(vscode.Uri.parse(file));
      }
    } catch (error) {
      const { PinsUnreadable } = await this.#load();
      if (!(error instanceof PinsUnreadable)) {
        throw error;
      }
      const failure = messageOf(error);
      if (cause === 'automatic' || error.code === 'unreadable') {
        throw new Error(failure, { cause: error });
      }
      void showError(failure);
    }
  }

  /** Keys by the keys file that has them, else by that of the folder in which their papers stand. */
  #byFile(keys: Iterable<string>): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const key of new Set(keys)) {
      const source = this.#library.get(key)?.sources[0].source;
      const folder =
        this.#folders.find(({ uri }) => source !== undefined && isPathInside(uri, source)) ?? this.#folders[0];
      const pinned = this.#library.pinOf(key)?.source;
      const file =
        pinned !== undefined && this.#files.has(pinned)
          ? pinned
          : folder === undefined
            ? undefined
            : pinsFileOf(folder);
      if (file !== undefined) {
        groups.set(file, [...(groups.get(file) ?? []), key]);
      }
    }
    return groups;
  }
}

function messageOf({ code, cause }: PinsUnreadable): string {
  switch (code) {
    case 'damaged':
      return vscode.l10n.t(
        '{0} is not valid JSON, so the citation key was not kept in it. Repair the file and cite again.',
        pinsFileName,
      );
    case 'foreign':
      return vscode.l10n.t(
        '{0} has no table "keys", so the citation key was not kept in it. Add "keys": {} to the file, or give it another name, and cite again.',
        pinsFileName,
      );
    case 'unreadable':
      return vscode.l10n.t(
        '{0} cannot be read, so the citation key was not kept in it ({1}). Make it readable and cite again.',
        pinsFileName,
        reasonOf(cause),
      );
  }
}

function pinsFileOf(folder: LibraryFolder): string {
  return uriBelow(folder.uri, pinsFileName);
}

async function announce(uri: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open File');
  const answer = await showInformation(
    vscode.l10n.t(
      '{0} in the library folder now keeps the keys that you cite, so that they never change. Keep it with your papers.',
      pinsFileName,
    ),
    open,
  );
  if (answer === open) {
    await vscode.window.showTextDocument(uri);
  }
}
