import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { parsePins, pinsFileName, serializePins, withUnwritten } from '../../core/library/pins';
import type { LibraryFolder } from './library-folders';
import type { ReplaceFile } from '../replace-file';
import { reasonOf } from './source-files';
import { showError, showInformation } from '../notify';

/** Where pins are kept whose file cannot be written. */
const mementoKey = (uri: vscode.Uri) => `pins:${uri.toString()}`;

/** Keeps the pins of the library in `literature-keys.json` of each library folder; every change re-reads the file first. */
export class PinFiles implements vscode.Disposable {
  readonly #library: Library;
  readonly #memento: vscode.Memento;
  readonly #replaceFile: ReplaceFile;
  readonly #change = new vscode.EventEmitter<void>();
  #folders: readonly LibraryFolder[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  /** Fires when keys have been pinned, or could not be written. */
  readonly onDidChange = this.#change.event;

  constructor(library: Library, memento: vscode.Memento, replaceFile: ReplaceFile) {
    this.#library = library;
    this.#memento = memento;
    this.#replaceFile = replaceFile;
  }

  /** Reads the pins of these folders, and lets go of those of others, once what is being written is: else it would be written without its pins. */
  readAll(folders: readonly LibraryFolder[]): Promise<void> {
    return this.#enqueue(async () => {
      const now = new Set(folders.map((folder) => pinsFileOf(folder).toString()));
      for (const folder of this.#folders) {
        const file = pinsFileOf(folder).toString();
        if (!now.has(file)) {
          this.#library.removePins(file);
        }
      }
      this.#folders = folders;
      await Promise.all(folders.map((folder) => this.#follow(pinsFileOf(folder))));
    });
  }

  /** The pins files of the library, whether they exist or not. */
  get files(): readonly string[] {
    return this.#folders.map((folder) => pinsFileOf(folder).toString());
  }

  /** Whether a URI is a pins file of the library. */
  isPinsFile(uri: vscode.Uri): boolean {
    return this.files.includes(uri.toString());
  }

  /** Takes in what a pins file holds now, after the changes that are being written: what was read before them would undo them. */
  read(uri: vscode.Uri): Promise<void> {
    return this.#enqueue(() => this.#follow(uri));
  }

  /** What was read last counts while the file cannot be read. */
  async #follow(uri: vscode.Uri): Promise<void> {
    await this.#take(uri).catch(() => undefined);
  }

  async #take(uri: vscode.Uri): Promise<void> {
    const text = await textOf(uri);
    const kept = this.#memento.get<string>(mementoKey(uri));
    if (text === undefined && kept === undefined) {
      this.#library.removePins(uri.toString());
      return;
    }
    this.#library.setPins(uri.toString(), kept === undefined ? parsePins(text ?? '') : withUnwritten(parsePins(text ?? ''), parsePins(kept)));
  }

  /** Keys that were cited keep their papers from now on. Rejects where a file is in use, so that it cannot be read. */
  pin(keys: Iterable<string>): Promise<void> {
    const wanted = [...keys].filter((key) => this.#library.get(key) !== undefined);
    return this.#apply(wanted, (file, group) => this.#library.pin(group, file));
  }

  /** Gives a paper another key; the old one still resolves. Tells why where that is refused. */
  async rename(oldKey: string, newKey: string): Promise<'unknown' | 'invalid' | 'taken' | undefined> {
    let refusal: 'unknown' | 'invalid' | 'taken' | undefined;
    await this.#apply([oldKey], (file) => {
      const result = this.#library.rename(oldKey, newKey, file);
      refusal = typeof result === 'string' ? result : undefined;
      return typeof result === 'string' ? [] : result;
    });
    return refusal;
  }

  dispose(): void {
    this.#change.dispose();
  }

  #apply(keys: readonly string[], change: (file: string, keys: readonly string[]) => readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      for (const [file, group] of this.#byFile(keys)) {
        await this.#take(vscode.Uri.parse(file));
        for (const changed of change(file, group)) {
          await this.#write(vscode.Uri.parse(changed));
        }
      }
      this.#change.fire();
    });
  }

  #enqueue(step: () => Promise<void>): Promise<void> {
    const task = this.#queue.then(step);
    this.#queue = task.catch(() => undefined);
    return task;
  }

  /** Keys by the pins file of the folder in which their papers stand. */
  #byFile(keys: readonly string[]): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const key of new Set(keys)) {
      const source = this.#library.get(key)?.sources[0].source;
      const folder = this.#folders.find(({ uri }) => source?.startsWith(`${uri.toString()}/`) === true) ?? this.#folders[0];
      if (folder !== undefined) {
        const file = pinsFileOf(folder).toString();
        groups.set(file, [...(groups.get(file) ?? []), key]);
      }
    }
    return groups;
  }

  async #write(uri: vscode.Uri): Promise<void> {
    const previous = await textOf(uri);
    const text = serializePins(this.#library.pinsOf(uri.toString()), previous ?? this.#memento.get<string>(mementoKey(uri)) ?? '');
    if (text === undefined) {
      void showError(
        vscode.l10n.t('{0} is not valid JSON, so the citation key was not kept in it. Repair the file and cite again.', pinsFileName),
      );
      return;
    }
    try {
      await this.#replaceFile(uri, text);
      await this.#memento.update(mementoKey(uri), undefined);
    } catch {
      await this.#memento.update(mementoKey(uri), text);
      await this.#take(uri);
      return;
    }
    if (previous === undefined) {
      void announce(uri);
    }
  }
}

/** The text of a pins file, nothing where there is none. Rejects where it is there and cannot be read: its pins would be written over. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
  } catch (error) {
    if (await vscode.workspace.fs.stat(uri).then(() => true, () => false)) {
      throw new Error(
        vscode.l10n.t('{0} cannot be read, so the citation key was not kept in it ({1}). Make it readable and cite again.', pinsFileName, reasonOf(error)),
        { cause: error },
      );
    }
    return undefined;
  }
}

function pinsFileOf(folder: LibraryFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, pinsFileName);
}

async function announce(uri: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open File');
  const answer = await showInformation(
    vscode.l10n.t('{0} in the library folder now keeps the keys that you cite, so that they never change. Keep it with your papers.', pinsFileName),
    open,
  );
  if (answer === open) {
    await vscode.window.showTextDocument(uri);
  }
}
