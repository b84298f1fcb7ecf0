import * as vscode from 'vscode';
import { uriBelow } from '../../core/base/uris';
import { isPathInside } from '../../core/files/inside';
import type { Paper } from '../../core/model/paper';
import { recordsFileName } from '../../core/parse/formats/literature-records';
import type { ZoteroApi } from '../../core/zotero/api';
import { citationKeys, type KeyedItem } from '../../core/zotero/citation-keys';
import { isOfZotero } from '../../core/zotero/works';
import { hostClock, today } from '../clock';
import { showStatus } from '../notify';
import { RecordsFiles, RecordsRefusal, type RecordsServices } from '../records/records-files';

/** Better BibTeX answers at once; a citation does not wait for one that does not, in milliseconds. */
const keysWait = 3_000;
/** The library has mostly read the entry before this, in milliseconds; else its folders are read anew. */
const readingWait = 5_000;
/** How long the status bar says that papers were kept, in milliseconds. */
const toldFor = 6_000;

/** Makes papers of Zotero papers of the library: entries of the records file, which stay whatever becomes of Zotero. */
export class ZoteroKeeper {
  readonly #services: RecordsServices;
  readonly #api: ZoteroApi;

  constructor(services: RecordsServices, api: ZoteroApi) {
    this.#services = services;
    this.#api = api;
  }

  /**
   * Papers as the library has them, in the order given; those that are its own already stay as they are. Rejects with a
   * `RecordsRefusal` where the records file cannot be written.
   * @param itemOf what Zotero says of a paper of its own
   */
  async keep(
    papers: readonly Paper[],
    itemOf: (id: string) => Promise<KeyedItem | undefined>,
  ): Promise<readonly Paper[]> {
    const asked = papers.filter(isOfZotero);
    if (asked.length === 0) {
      return papers;
    }
    const items = (await Promise.all(asked.map(async ({ key }) => (await itemOf(key)) ?? []))).flat();
    if (items.length < asked.length) {
      throw new RecordsRefusal(
        vscode.l10n.t(
          'Zotero does not have {0} of these papers any more, so nothing was cited.',
          asked.length - items.length,
        ),
      );
    }
    const { library, loader, bundles } = this.#services;
    const document = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const folder =
      loader.folders.find(({ workspaceFolder }) => isPathInside(workspaceFolder, document)) ?? loader.folders[0];
    if (folder === undefined) {
      throw new RecordsRefusal(
        vscode.l10n.t(
          'There is no library folder to keep papers of Zotero in. Choose one with the command “{0}”.',
          vscode.l10n.t('Choose Library Folder…'),
        ),
      );
    }
    const keys = await this.#citationKeys(items);
    const { keepItems } = await bundles.load('records');
    const files = new RecordsFiles(this.#services);
    const file = uriBelow(folder.uri, recordsFileName);
    const kept = await keepItems(
      items.map(({ id, fields }) => ({ id, fields, citationKey: keys.get(id) })),
      {
        library,
        records: await files.text(file),
        source: 'Zotero',
        date: today(),
        loadRomanizer: async () => (await bundles.load('romanizer')).romanize,
      },
    );
    const { stale } = await files.edit(file, kept.edits);
    if (stale.length > 0 || kept.keys.size < items.length) {
      throw new RecordsRefusal(
        vscode.l10n.t(
          'Some papers of Zotero could not be kept in {0}, so nothing was cited. Try again.',
          recordsFileName,
        ),
      );
    }
    await this.#whenRead([...kept.keys.values()]);
    showStatus(
      'check',
      vscode.l10n.t('Kept in {0}: {1}', recordsFileName, [...kept.keys.values()].join(', ')),
      toldFor,
    );
    return papers.flatMap((paper) => {
      const key = isOfZotero(paper) ? kept.keys.get(paper.key) : paper.key;
      return (key === undefined ? undefined : library.get(key)) ?? [];
    });
  }

  async #citationKeys(items: readonly KeyedItem[]): Promise<ReadonlyMap<string, string>> {
    const controller = new AbortController();
    const callOff = hostClock.after(keysWait, () => {
      controller.abort(new Error('Better BibTeX has not answered in time.'));
    });
    try {
      return await citationKeys(this.#api, items, controller.signal);
    } finally {
      callOff();
    }
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
