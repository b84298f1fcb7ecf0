import type { ZoteroCollection, ZoteroFields, ZoteroItem } from './model';
import { ZoteroError } from './model';

type Properties = Readonly<Record<string, unknown>>;

/** Longest text of a field that is kept, in UTF-16 units; no abstract is longer. */
const maxText = 12_000;
/** Most values of a list that are kept, such as creators. */
const maxValues = 300;
/** Collections within collections that are followed; deeper ones are named by those that are nearest. */
const maxDepth = 20;

/** Kinds of items that are no works. */
const belonging: ReadonlySet<unknown> = new Set(['attachment', 'note', 'annotation']);
/** What says nothing of a work. */
const administrative: ReadonlySet<string> = new Set([
  'key',
  'version',
  'collections',
  'relations',
  'dateAdded',
  'dateModified',
  'deleted',
  'inPublications',
  'parentItem',
]);

const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function own(value: unknown, name: string): unknown {
  return isProperties(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, maxText) : undefined;

/** Zotero's keys, as they stand in addresses. */
const isKey = (value: unknown): value is string => typeof value === 'string' && /^[A-Z0-9]{8}$/.test(value);
const isVersion = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new ZoteroError('malformed');
  }
  return value as readonly unknown[];
}

/** The items of an answer; what is none is left out. Rejects what is no list with a `ZoteroError`. */
export function itemsIn(value: unknown): readonly ZoteroItem[] {
  return listOf(value).flatMap((written): ZoteroItem[] => {
    const data = own(written, 'data');
    const key = own(written, 'key') ?? own(data, 'key');
    const version = own(written, 'version') ?? own(data, 'version');
    const collections = own(data, 'collections');
    return isProperties(data) && isKey(key) && isVersion(version)
      ? [
          {
            key,
            version,
            fields: belonging.has(own(data, 'itemType')) ? undefined : fieldsOf(data),
            collections: Array.isArray(collections) ? collections.filter(isKey).slice(0, maxValues) : [],
            modified: textOf(own(data, 'dateModified'))?.slice(0, 30) ?? '',
          },
        ]
      : [];
  });
}

function fieldsOf(data: Properties): ZoteroFields {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
      if (administrative.has(name)) {
        return [];
      }
      if (Array.isArray(value)) {
        const list = value.slice(0, maxValues).flatMap((part) => shortOf(part) ?? []);
        return list.length === 0 ? [] : [[name, list]];
      }
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** A creator or a tag: its texts. */
function shortOf(part: unknown): Properties | undefined {
  return isProperties(part)
    ? Object.fromEntries(
        Object.entries(part).flatMap(([name, value]) => {
          const text = textOf(value);
          return text === undefined ? [] : [[name, text.slice(0, 1_000)]];
        }),
      )
    : undefined;
}

/** Which version of each item a library holds. */
export function versionsIn(value: unknown): ReadonlyMap<string, number> {
  if (!isProperties(value)) {
    throw new ZoteroError('malformed');
  }
  return new Map(
    Object.entries(value).flatMap(([key, version]): [string, number][] =>
      isKey(key) && isVersion(version) ? [[key, version]] : [],
    ),
  );
}

/** The collections of a library, named with those that they lie in. */
export function collectionsIn(value: unknown): readonly ZoteroCollection[] {
  const known = new Map(
    listOf(value).flatMap((written): [string, { readonly name: string; readonly parent: unknown }][] => {
      const data = own(written, 'data');
      const key = own(written, 'key') ?? own(data, 'key');
      const name = textOf(own(data, 'name'))?.slice(0, 200).trim();
      return isKey(key) && name !== undefined ? [[key, { name, parent: own(data, 'parentCollection') }]] : [];
    }),
  );
  return [...known.keys()].map((key) => {
    const names: string[] = [];
    let at = known.get(key);
    for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
      names.unshift(at.name);
      at = isKey(at.parent) ? known.get(at.parent) : undefined;
    }
    return { key, path: names.join(' / ') };
  });
}

/** The libraries of groups, by their paths and names. */
export function groupsIn(value: unknown): readonly { readonly path: string; readonly name: string }[] {
  return listOf(value).flatMap((written) => {
    const data = own(written, 'data');
    const id = own(written, 'id') ?? own(data, 'id');
    return isVersion(id)
      ? [{ path: `groups/${id}`, name: textOf(own(data, 'name'))?.slice(0, 200).trim() ?? `groups/${id}` }]
      : [];
  });
}
