import type { CslItem } from '../model/paper';
import { isValidKey } from '../library/keys/keys';
import { addedEntry, type KeyedLibrary, wantsRomanizer } from '../records/added';
import type { RecordEdit } from '../records/records-text';
import type { KeepingServices } from './keep-zotero-items';
import { paperOfRecord } from './same-work';

/** A paper of a shared library that is to be one of the library. */
export interface SharedToKeep {
  readonly id: string;
  /** What the shared library says of it. */
  readonly item: CslItem;
  /** The key by which the shared library has it. */
  readonly key: string;
}

/**
 * The edits that put papers of a shared library into a records file, and the key of each: that of the shared library where it is one and free, so
 * that a lab cites by the same keys; or that of the paper that the library has of it.
 * @param services with what says which keys are taken, the library unless told
 */
export async function keepSharedPapers(
  papers: readonly SharedToKeep[],
  {
    library,
    keyed = library,
    records,
    source,
    date,
    loadRomanizer,
  }: KeepingServices & { readonly keyed?: KeyedLibrary | undefined },
): Promise<{ readonly edits: readonly RecordEdit[]; readonly keys: ReadonlyMap<string, string> }> {
  const edits: RecordEdit[] = [];
  const keys = new Map<string, string>();
  let text = records;
  for (const { id, item, key: sharedKey } of papers) {
    const known = paperOfRecord(library, item);
    if (known !== undefined) {
      keys.set(id, known.key);
      continue;
    }
    const description = { item };
    const wanted = isValidKey(sharedKey) ? sharedKey : undefined;
    const romanize = wanted === undefined && wantsRomanizer(description) ? await loadRomanizer() : undefined;
    const { key, edit } = addedEntry(
      keyed,
      description,
      { source, date },
      { named: `shared ${sharedKey}`, records: text, wanted, ...(romanize && { romanize }) },
    );
    text = `${text}\n${edit.after ?? ''}`;
    edits.push(edit);
    keys.set(id, key);
  }
  return { edits, keys };
}
