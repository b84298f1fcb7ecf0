import type { Pausing } from '../core/async/time-slicer';
import type { CachedSource } from '../core/library/source-cache';
import type { DerivedEntry, DerivedSource } from '../core/model/paper';
import type { SkippedSource } from '../core/parse/formats/shared/bibliography-format';
import { Fingerprint } from '../core/text/text-fingerprint';

const magic = 'literature-notes-cache';
/** The byte that ends a line. */
const newline = 10;
/** Entries in a line: a line is read without a pause. */
const entriesInLine = 100;

/**
 * The lines of a cache file: the first names the version and how many follow; each of the others begins with the
 * fingerprint of its JSON. A source is one line, and further ones with the rest of its entries.
 */
export function* cacheLines(version: string, sources: readonly CachedSource[]): Generator<string> {
  const lines = sources.reduce(
    (sum, { result }) => sum + 1 + Math.floor(Math.max(0, entryCount(result) - 1) / entriesInLine),
    0,
  );
  yield `${magic} ${version} ${lines}`;
  for (const cached of sources) {
    const { result } = cached;
    if ('skipped' in result) {
      yield sealed(cached);
      continue;
    }
    yield sealed({ ...cached, result: { ...result, entries: result.entries.slice(0, entriesInLine) } });
    for (let first = entriesInLine; first < result.entries.length; first += entriesInLine) {
      yield sealed(result.entries.slice(first, first + entriesInLine));
    }
  }
}

/** Reads such a file, in UTF-8. It pauses after each line. `undefined` where it is damaged, cut off, or of another version. */
export async function readCache(
  bytes: Uint8Array,
  version: string,
  work: Pausing,
): Promise<CachedSource[] | undefined> {
  const decoder = new TextDecoder();
  const lineAt = (start: number, end: number) => decoder.decode(bytes.subarray(start, end));
  const headerEnd = Math.max(0, bytes.indexOf(newline));
  const wanted = `${magic} ${version} `;
  const header = lineAt(0, headerEnd);
  if (!header.startsWith(wanted)) {
    return undefined;
  }
  const sources: CachedSource[] = [];
  let lines = Number(header.slice(wanted.length));
  let entries: DerivedEntry[] = [];
  for (let start = headerEnd + 1; start < bytes.length; lines--) {
    const end = bytes.indexOf(newline, start);
    const value = end < 0 ? undefined : unsealed(lineAt(start, end));
    if (value === undefined) {
      return undefined;
    }
    if (Array.isArray(value)) {
      entries.push(...(value as DerivedEntry[]));
    } else {
      const cached = value as CachedSource;
      if (!('skipped' in cached.result)) {
        entries = [...cached.result.entries];
        sources.push({ ...cached, result: { ...cached.result, entries } });
      } else {
        sources.push(cached);
      }
    }
    start = end + 1;
    await work.pause();
  }
  return lines === 0 ? sources : undefined;
}

function entryCount(result: DerivedSource | SkippedSource): number {
  return 'skipped' in result ? 0 : result.entries.length;
}

function sealed(value: unknown): string {
  const json = JSON.stringify(value);
  return `${new Fingerprint().add(json).value} ${json}`;
}

function unsealed(line: string): unknown {
  const space = line.indexOf(' ');
  const json = line.slice(space + 1);
  return new Fingerprint().add(json).value === line.slice(0, space) ? JSON.parse(json) : undefined;
}
