import type { WorkSteps } from '../async/time-slicer';
import type { MirroredLibrary } from './mirror';
import type { ZoteroCollection, ZoteroItem } from './model';

/** What is stored otherwise is not read. */
const format = 1;

/** A library as lines of text: what it is, then an item each. */
export function* storedLines(library: MirroredLibrary): Iterable<string> {
  const { path, name, server, version, collections, items } = library;
  yield JSON.stringify({ format, path, name, server, version, collections });
  for (const item of items.values()) {
    yield JSON.stringify(item);
  }
}

/** The library of such lines, a step a line; undefined where they are no such lines, as after a write that was cut off. */
export function* libraryOfLines(lines: Iterable<string>): WorkSteps<MirroredLibrary | undefined> {
  let head: Omit<MirroredLibrary, 'items'> | undefined;
  const items = new Map<string, ZoteroItem>();
  for (const line of lines) {
    const value = parsed(line);
    if (head === undefined) {
      head = headOf(value);
    } else {
      const item = itemOf(value);
      if (item === undefined) {
        return undefined;
      }
      items.set(item.key, item);
    }
    if (head === undefined) {
      return undefined;
    }
    yield;
  }
  return head === undefined ? undefined : { ...head, items };
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function headOf(value: Readonly<Record<string, unknown>> | undefined): Omit<MirroredLibrary, 'items'> | undefined {
  if (value?.format !== format || typeof value.path !== 'string' || typeof value.name !== 'string') {
    return undefined;
  }
  const { path, name, server, version, collections } = value;
  return {
    path,
    name,
    server: typeof server === 'string' ? server : undefined,
    version: typeof version === 'number' ? version : undefined,
    collections: Array.isArray(collections) ? (collections as ZoteroCollection[]) : [],
  };
}

function itemOf(value: Readonly<Record<string, unknown>> | undefined): ZoteroItem | undefined {
  if (
    typeof value?.key !== 'string' ||
    typeof value.version !== 'number' ||
    typeof value.modified !== 'string' ||
    !Array.isArray(value.collections) ||
    (value.fields !== undefined && (typeof value.fields !== 'object' || value.fields === null))
  ) {
    return undefined;
  }
  const { key, version, modified } = value;
  return {
    key,
    version,
    modified,
    collections: value.collections as string[],
    fields: value.fields,
  } as ZoteroItem;
}
