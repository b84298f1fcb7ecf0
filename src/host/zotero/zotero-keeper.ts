import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import type { ZoteroApi } from '../../core/zotero/api';
import { citationKeys, type KeyedItem } from '../../core/zotero/citation-keys';
import { isOfZotero } from '../../core/zotero/works';
import { hostClock, today } from '../clock';
import { EntryKeeper } from '../records/entry-keeper';
import { RecordsRefusal, type RecordsServices } from '../records/records-files';

/** Better BibTeX answers at once; a citation does not wait for one that does not, in milliseconds. */
const keysWait = 3_000;

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
    const citationKeysOf = await this.#citationKeys(items);
    const { library, bundles } = this.#services;
    const keys = await new EntryKeeper(this.#services).keep('Zotero', items.length, async (records) =>
      (await bundles.load('records')).keepItems(
        items.map(({ id, fields }) => ({ id, fields, citationKey: citationKeysOf.get(id) })),
        { library, records, source: 'Zotero', date: today(), loadRomanizer },
      ),
    );
    return papers.flatMap((paper) => {
      if (!isOfZotero(paper)) {
        return library.get(paper.key) ?? paper;
      }
      const key = keys.get(paper.key);
      return (key === undefined ? undefined : library.get(key)) ?? [];
    });

    async function loadRomanizer() {
      return (await bundles.load('romanizer')).romanize;
    }
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
}
