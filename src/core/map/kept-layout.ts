import type { MapLayout } from './layout-task';

/** Where a paper stood when the map was drawn last. */
interface KeptPlace {
  readonly x: number;
  readonly y: number;
  /** What its text was. */
  readonly hash: string;
  /** It was put beside others later. */
  readonly isAdded: boolean;
}

export type KeptPlaces = ReadonlyMap<string, KeptPlace>;

/** Raised where the same papers would be laid out otherwise. */
const version = 1;
/** When so many have been put beside others, the whole is laid out anew. */
const maxAdded = 0.2;

/** The text of a file that keeps a layout. */
export function layoutText(keys: readonly string[], hashes: readonly string[], { places, added }: MapLayout): string {
  const rounded = (value = 0): number => Math.round(value * 10_000) / 10_000;
  return JSON.stringify({
    version,
    papers: keys.map((key, at) => [
      key,
      hashes[at] ?? '',
      rounded(places[2 * at]),
      rounded(places[2 * at + 1]),
      added[at] ?? 0,
    ]),
  });
}

/** What `layoutText` wrote; nothing of a text that is damaged or from another version. */
export function readKept(text: string): KeptPlaces {
  const kept = new Map<string, KeptPlace>();
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return kept;
  }
  const { papers, version: found } = Object(read) as { readonly papers?: unknown; readonly version?: unknown };
  if (found !== version || !Array.isArray(papers)) {
    return kept;
  }
  for (const row of papers as readonly unknown[]) {
    const [key, hash, x, y, added] = Array.isArray(row) ? (row as readonly unknown[]) : [];
    if (typeof key === 'string' && typeof hash === 'string' && isPlace(x) && isPlace(y)) {
      kept.set(key, { x, y, hash, isAdded: added === 1 });
    }
  }
  return kept;
}

const isPlace = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 1000;

/** What of a layout still holds for the papers of a library. */
export interface StillKept {
  /** x and y of each paper, NaN where it has to be placed. */
  readonly known: Float32Array;
  /** Of each paper 1 where it was put beside others before. */
  readonly added: Uint8Array;
  /** Nothing has to be laid out. */
  readonly isWhole: boolean;
}

/**
 * Which papers stay where they were: those whose text is as it was. Where too many were put beside others, these count as new, so that
 * the whole is laid out anew.
 */
export function stillKept(kept: KeptPlaces, keys: readonly string[], hashes: readonly string[]): StillKept {
  const known = new Float32Array(2 * keys.length).fill(NaN);
  const added = new Uint8Array(keys.length);
  keys.forEach((key, at) => {
    const place = kept.get(key);
    if (place !== undefined && place.hash === hashes[at]) {
      known[2 * at] = place.x;
      known[2 * at + 1] = place.y;
      added[at] = Number(place.isAdded);
    }
  });
  const settled = keys.reduce((sum, _, at) => sum + Number(Number.isFinite(known[2 * at]) && added[at] === 0), 0);
  if (settled < (1 - maxAdded) * keys.length) {
    added.forEach((isAdded, at) => {
      if (isAdded === 1) {
        known.fill(NaN, 2 * at, 2 * at + 2);
      }
    });
    added.fill(0);
  }
  return { known, added, isWhole: known.every((value) => Number.isFinite(value)) };
}
