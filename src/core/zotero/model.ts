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

/** Names an item among those of all libraries: `users/0/items/ABCD2345`. */
export function itemId(library: Pick<ZoteroLibrary, 'path'>, key: string): string {
  return `${library.path}/items/${key}`;
}

/** The library and key that `itemId` put together. */
export function partsOfId(id: string): { readonly library: string; readonly key: string } {
  const at = id.indexOf('/items/');
  return { library: id.slice(0, Math.max(0, at)), key: id.slice(at + '/items/'.length) };
}
