/** A collection of a library, with the names of those that it lies in: `Thesis / Chapter 2`. */
export interface ZoteroCollection {
  readonly key: string;
  readonly path: string;
}

/** What an item says of its work, by the names of Zotero's fields. */
export type ZoteroFields = Readonly<Record<string, unknown>>;

/** An item as it is kept. */
export interface ZoteroItem {
  readonly key: string;
  /** Of the library when it was changed last; comparable within one library of one Zotero only. */
  readonly version: number;
  /** Undefined for notes and files, which are no works. */
  readonly fields: ZoteroFields | undefined;
  /** The keys of its collections. */
  readonly collections: readonly string[];
  /** `2026-11-29T10:00:00Z`. */
  readonly modified: string;
}

/** The user's own library (`users/0`) or that of a group (`groups/12`), as far as it has been read. */
export interface ZoteroLibrary {
  readonly path: string;
  /** A group's name; empty for the user's own library. */
  readonly name: string;
  readonly items: ReadonlyMap<string, ZoteroItem>;
  readonly collections: readonly ZoteroCollection[];
}

/** Why Zotero did not answer as it should. */
export type ZoteroTrouble =
  | 'unreachable'
  /** Its setting does not let other programs read it. */
  | 'off'
  /** A Zotero without the interface. */
  | 'too-old'
  | 'timed-out'
  | 'malformed'
  | 'too-large'
  /** It answers with an error of its own. */
  | 'failed';

/** Zotero did not answer as it should. */
export class ZoteroError extends Error {
  readonly trouble: ZoteroTrouble;

  constructor(trouble: ZoteroTrouble, detail = '') {
    super(detail === '' ? trouble : `${trouble}: ${detail}`);
    this.trouble = trouble;
  }
}

/** Names an item among those of all libraries, in one word, which no search is for: `zzu0zABCD2345`, of a group `zzg12zABCD2345`. */
export function itemId({ path }: Pick<ZoteroLibrary, 'path'>, key: string): string {
  return `zz${path.charAt(0)}${path.slice(path.indexOf('/') + 1)}z${key}`;
}

/** The library and key that `itemId` put together; empty where it did not. */
export function partsOfId(id: string): { readonly library: string; readonly key: string } {
  const [, kind, number, key] = /^zz([ug])(\d{1,16})z([A-Z0-9]{1,20})$/.exec(id) ?? [];
  return kind === undefined || number === undefined || key === undefined
    ? { library: '', key: '' }
    : { library: `${kind === 'u' ? 'users' : 'groups'}/${number}`, key };
}
