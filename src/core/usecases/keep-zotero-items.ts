import { cslItem } from '../cite/export/csl-item';
import type { Romanize } from '../library/base/romanize';
import { asPaper } from '../cite/bibliographies/document-entries';
import { publicationsIn } from '../parse/bibliography';
import { parseSource } from '../parse/source';
import { addedEntry, type KeyedLibrary, wantsRomanizer } from '../records/added';
import type { Description } from '../records/described';
import type { RecordEdit } from '../records/records-text';
import { partsOfId, type ZoteroFields } from '../zotero/model';
import { itemsPath, itemsText } from '../zotero/works';
import { paperOfRecord, type SearchedLibrary } from './same-work';

/** An item of Zotero that is to be a paper of the library. */
export interface ItemToKeep {
  readonly id: string;
  readonly fields: ZoteroFields;
  /** Zotero's own; undefined where the library is to make one. */
  readonly citationKey: string | undefined;
}

export interface KeepingServices {
  readonly library: KeyedLibrary & SearchedLibrary;
  /** The records file as it is. */
  readonly records: string;
  /** What says in the file where the entry comes from. */
  readonly source: string;
  /** The day, as records write it. */
  readonly date: string;
  readonly loadRomanizer: () => Promise<Romanize>;
}

/**
 * The edits that put items into a records file, and the key of each: that of its entry, or of the paper that the library has of it. Items
 * that cannot be read are left out.
 */
export async function keepItems(
  items: readonly ItemToKeep[],
  { library, records, source, date, loadRomanizer }: KeepingServices,
): Promise<{ readonly edits: readonly RecordEdit[]; readonly keys: ReadonlyMap<string, string> }> {
  const edits: RecordEdit[] = [];
  const keys = new Map<string, string>();
  let text = records;
  for (const item of items) {
    const description = descriptionOf(item);
    const known = description === undefined ? undefined : paperOfRecord(library, description.item);
    if (known !== undefined) {
      keys.set(item.id, known.key);
    } else if (description !== undefined) {
      const isRomanized = item.citationKey === undefined && wantsRomanizer(description);
      const { key, edit } = addedEntry(
        library,
        description,
        { source, date },
        {
          named: `zotero ${partsOfId(item.id).key}`,
          records: text,
          ...(item.citationKey === undefined ? {} : { wanted: item.citationKey }),
          ...(isRomanized ? { romanize: await loadRomanizer() } : {}),
        },
      );
      text = `${text}\n${edit.after ?? ''}`;
      edits.push(edit);
      keys.set(item.id, key);
    }
  }
  return { edits, keys };
}

/** What an item says of its work. */
function descriptionOf({ id, fields }: ItemToKeep): Description | undefined {
  const text = itemsText([{ id, fields }]);
  const parsed = parseSource({ path: itemsPath, text }, { markers: [] });
  const [entry] = 'skipped' in parsed ? [] : parsed.entries;
  if (entry === undefined) {
    return undefined;
  }
  const publication = publicationsIn(text, entry.format)(entry.span);
  return { item: cslItem({ paper: asPaper(entry, id, itemsPath), publication }), publication };
}
