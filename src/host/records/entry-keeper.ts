import * as vscode from 'vscode';
import { uriBelow } from '../../core/base/uris';
import { isPathInside } from '../../core/files/inside';
import { recordsFileName } from '../../core/parse/formats/literature-records';
import type { RecordEdit } from '../../core/records/records-text';
import { hostClock } from '../clock';
import { showStatus } from '../notify';
import { RecordsFiles, RecordsRefusal, type RecordsServices } from './records-files';

/** The library has mostly read the entry before this, in milliseconds; else its folders are read anew. */
const readingWait = 5_000;
/** How long the status bar says that papers were kept, in milliseconds. */
const toldFor = 6_000;

/** What puts works into a records file, and the key of each by its identifier elsewhere. */
interface Kept {
  readonly edits: readonly RecordEdit[];
  readonly keys: ReadonlyMap<string, string>;
}

/** Makes works from elsewhere papers of the library: entries of the records file, which stay whatever becomes of that place. */
export class EntryKeeper {
  readonly #services: RecordsServices;

  constructor(services: RecordsServices) {
    this.#services = services;
  }

  /**
   * Puts entries into the records file of the library folder that the document lies with. Rejects with a `RecordsRefusal` where not all can be put there.
   * @param from what people call the place
   * @param count of the works
   * @param entriesFor makes the entries, of what stands in the file
   * @returns the key of each paper, which the library has read by then
   */
  async keep(
    from: string,
    count: number,
    entriesFor: (records: string) => Promise<Kept>,
  ): Promise<ReadonlyMap<string, string>> {
    const { loader } = this.#services;
    const document = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const folder =
      loader.folders.find(({ workspaceFolder }) => isPathInside(workspaceFolder, document)) ?? loader.folders[0];
    if (folder === undefined) {
      throw new RecordsRefusal(
        vscode.l10n.t(
          'There is no library folder to keep papers of {0} in. Choose one with the command “{1}”.',
          from,
          vscode.l10n.t('Choose Library Folder…'),
        ),
      );
    }
    const files = new RecordsFiles(this.#services);
    const file = uriBelow(folder.uri, recordsFileName);
    const { edits, keys } = await entriesFor(await files.text(file));
    const { stale } = await files.edit(file, edits);
    if (stale.length > 0 || keys.size < count) {
      throw new RecordsRefusal(
        vscode.l10n.t('Some papers of {0} could not be kept in {1}. Try again.', from, recordsFileName),
      );
    }
    await this.#whenRead([...keys.values()]);
    showStatus('check', vscode.l10n.t('Kept in {0}: {1}', recordsFileName, [...keys.values()].join(', ')), toldFor);
    return keys;
  }

  /** Resolves when the library has papers of these keys, or has read its folders anew and has not. */
  async #whenRead(keys: readonly string[]): Promise<void> {
    const { library, loader } = this.#services;
    const isRead = () => keys.every((key) => library.get(key) !== undefined);
    if (isRead()) {
      return;
    }
    let subscription: { dispose(): void } | undefined;
    let callOff: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      subscription = library.onDidChange(() => {
        if (isRead()) {
          resolve();
        }
      });
      callOff = hostClock.after(readingWait, resolve);
    });
    subscription?.dispose();
    callOff?.();
    if (!isRead()) {
      await loader.reload();
    }
  }
}
