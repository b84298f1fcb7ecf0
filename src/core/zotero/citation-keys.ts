import type { AbortSignalLike } from '../services/model';
import type { ZoteroApi } from './api';
import { partsOfId, type ZoteroFields } from './model';
import { ownCitationKey } from './works';

/** An item whose citation key is asked for. */
export interface KeyedItem {
  readonly id: string;
  readonly fields: ZoteroFields;
  /** The name of its group; empty in the user's own library. */
  readonly group: string;
}

/** Longest key that is taken over, in UTF-16 units. */
const maxKey = 80;

/** Whether a key can be written in BibTeX and in the citations of every language. */
export function isWritableKey(key: string): boolean {
  return key.length <= maxKey && /^[\p{L}\p{N}](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}])?$/u.test(key);
}

/**
 * The keys by which Zotero cites items: its own, else those of Better BibTeX, where that is there. Items without a key that can be written
 * are left out. Never rejects.
 */
export async function citationKeys(
  api: Pick<ZoteroApi, 'betterBibtex'>,
  items: readonly KeyedItem[],
  signal: AbortSignalLike,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const { id, fields } of items) {
    const own = ownCitationKey(fields);
    if (own !== undefined) {
      keys.set(id, own);
    }
  }
  const others = items.filter(({ id }) => !keys.has(id));
  if (others.length > 0) {
    const found = await betterBibtexKeys(api, others, signal).catch(() => new Map<string, string>());
    found.forEach((key, id) => keys.set(id, key));
  }
  return new Map([...keys].filter(([, key]) => isWritableKey(key)));
}

async function betterBibtexKeys(
  api: Pick<ZoteroApi, 'betterBibtex'>,
  items: readonly KeyedItem[],
  signal: AbortSignalLike,
): Promise<Map<string, string>> {
  const isOfGroup = items.some(({ group }) => group !== '');
  const libraries = isOfGroup
    ? librariesIn(await api.betterBibtex('user.groups', [], signal))
    : new Map<string, number>();
  const asked = items.flatMap(({ id, group }): (readonly [name: string, id: string])[] => {
    const { key } = partsOfId(id);
    const library = libraries.get(group);
    return group === '' ? [[key, id]] : library === undefined ? [] : [[`${library}:${key}`, id]];
  });
  if (asked.length === 0) {
    return new Map();
  }
  const answer = await api.betterBibtex('item.citationkey', [asked.map(([name]) => name)], signal);
  const written = new Map(Object.entries(typeof answer === 'object' && answer !== null ? answer : {}));
  return new Map(
    asked.flatMap(([name, id]) => {
      const key: unknown = written.get(name);
      return typeof key === 'string' && key !== '' ? [[id, key] as const] : [];
    }),
  );
}

/** Better BibTeX counts libraries in its own way, so that groups are told by their names; of two with one name, none is. */
function librariesIn(answer: unknown): Map<string, number> {
  const libraries = new Map<string, number | undefined>();
  for (const one of Array.isArray(answer) ? (answer as unknown[]) : []) {
    const { id, name } = (typeof one === 'object' && one !== null ? one : {}) as { id?: unknown; name?: unknown };
    if (typeof id === 'number' && typeof name === 'string') {
      libraries.set(name, libraries.has(name) ? undefined : id);
    }
  }
  return new Map([...libraries].flatMap(([name, id]) => (id === undefined ? [] : [[name, id]])));
}
