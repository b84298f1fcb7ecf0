import type { Paper } from '../core/model';
import type { StoredPapers } from '../core/search/paper-shelf';
import { bytesOf, numbersOf, packFile, unpackFile } from './byte-file';

/** Papers in one file: less than a megabyte, which a host passes on in one go. */
export const papersInShard = 500;

/** A part of the papers of an index, as text in bytes; a paper that was taken out meanwhile is empty. */
export interface PaperShard {
  /** Where each paper begins, and the last one ends. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
  /** The papers' fingerprints. */
  readonly prints: readonly string[];
}

/** Papers in bytes: they take half of the room, and only those that are shown are read. */
export class PaperBytes implements StoredPapers {
  readonly #shards: readonly PaperShard[];
  readonly #decoder = new TextDecoder();

  constructor(shards: readonly PaperShard[]) {
    this.#shards = shards;
  }

  paper(number: number): Paper | undefined {
    const bytes = this.bytes(number);
    return bytes.length === 0 ? undefined : (JSON.parse(this.#decoder.decode(bytes)) as Paper);
  }

  bytes(number: number): Uint8Array {
    const { offsets, bytes } = this.#shards[Math.floor(number / papersInShard)] ?? {};
    const at = number % papersInShard;
    return bytes?.subarray(offsets?.[at], offsets?.[at + 1]) ?? new Uint8Array();
  }

  print(number: number): string | undefined {
    return this.#shards[Math.floor(number / papersInShard)]?.prints[number % papersInShard];
  }
}

/** A shard of papers, each as its bytes with its fingerprint. */
export function shardOf(papers: readonly { readonly bytes: Uint8Array; readonly print: string }[]): PaperShard {
  const offsets = new Uint32Array(papers.length + 1);
  papers.forEach(({ bytes }, number) => { offsets[number + 1] = (offsets[number] ?? 0) + bytes.length; });
  const all = new Uint8Array(offsets[papers.length] ?? 0);
  papers.forEach(({ bytes }, number) => { all.set(bytes, offsets[number]); });
  return { offsets, bytes: all, prints: papers.map(({ print }) => print) };
}

export function packShard(label: string, { offsets, bytes, prints }: PaperShard): Uint8Array {
  return packFile(label, [bytesOf(offsets), bytes, new TextEncoder().encode(JSON.stringify(prints))]);
}

export function unpackShard(file: Uint8Array, label: string): PaperShard | undefined {
  const [offsets, bytes, prints] = unpackFile(file, label) ?? [];
  return offsets === undefined || bytes === undefined || prints === undefined
    ? undefined
    : { offsets: numbersOf(offsets), bytes, prints: JSON.parse(new TextDecoder().decode(prints)) as string[] };
}
