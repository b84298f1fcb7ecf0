import type { Paper } from '../core/model/paper';
import type { StoredPapers } from '../core/search/index/document-store';
import { bytesOf, numbersOf, packFile, unpackFile } from './byte-file';
import type { Compression } from './compression';

/** Papers that are compressed together: with more, to show one takes longer; with fewer, they take more room. */
const papersInBlock = 8;
/** Papers in one file, whole blocks of them: less than a megabyte, which a host passes on in one go. */
export const papersInShard = 64 * papersInBlock;

/** A paper as it is stored, or nothing in the place of one that was taken out meanwhile. */
export interface StoredPaper {
  /** Its JSON. */
  readonly text: string;
  readonly fingerprint: string;
}

/** A part of the papers of an index, compressed in blocks. */
export interface PaperShard {
  /** Where each block begins, and the last one ends. */
  readonly offsets: Uint32Array;
  /** Lines, one a paper. */
  readonly blocks: Uint8Array;
  /** The papers' fingerprints. */
  readonly fingerprints: readonly string[];
}

/** Papers in compressed blocks: they take a fifth of the room, and only those that are shown are read. */
export class PaperBytes implements StoredPapers {
  readonly #shards: readonly PaperShard[];
  readonly #compression: Compression;
  /** The block that was read last, since papers that stand side by side are often read one after the other. */
  #open: { readonly block: number; readonly lines: readonly string[] } = { block: -1, lines: [] };

  constructor(shards: readonly PaperShard[], compression: Compression) {
    this.#shards = shards;
    this.#compression = compression;
  }

  paper(number: number): Paper | undefined {
    const { text } = this.stored(number);
    return text === '' ? undefined : (JSON.parse(text) as Paper);
  }

  stored(number: number): StoredPaper {
    const { offsets, blocks, fingerprints } = this.#shards[Math.floor(number / papersInShard)] ?? {};
    const block = Math.floor(number / papersInBlock);
    if (block !== this.#open.block) {
      const at = block % (papersInShard / papersInBlock);
      const bytes = blocks?.subarray(offsets?.[at], offsets?.[at + 1]) ?? new Uint8Array();
      const text = bytes.length === 0 ? undefined : new TextDecoder().decode(this.#compression.inflate(bytes));
      this.#open = { block, lines: text?.split('\n') ?? [] };
    }
    return {
      text: this.#open.lines[number % papersInBlock] ?? '',
      fingerprint: fingerprints?.[number % papersInShard] ?? '',
    };
  }
}

/** A shard of papers, at most `papersInShard`. */
export function shardOf(papers: readonly StoredPaper[], { deflate }: Compression): PaperShard {
  const encoder = new TextEncoder();
  const blocks: Uint8Array[] = [];
  for (let first = 0; first < papers.length; first += papersInBlock) {
    blocks.push(
      deflate(
        encoder.encode(
          papers
            .slice(first, first + papersInBlock)
            .map(({ text }) => text)
            .join('\n'),
        ),
      ),
    );
  }
  const offsets = new Uint32Array(blocks.length + 1);
  blocks.forEach(({ length }, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + length;
  });
  const all = new Uint8Array(offsets[blocks.length] ?? 0);
  blocks.forEach((block, at) => {
    all.set(block, offsets[at]);
  });
  return { offsets, blocks: all, fingerprints: papers.map(({ fingerprint }) => fingerprint) };
}

export function packShard(label: string, { offsets, blocks, fingerprints }: PaperShard): Uint8Array {
  return packFile(label, [bytesOf(offsets), blocks, new TextEncoder().encode(JSON.stringify(fingerprints))]);
}

export function unpackShard(file: Uint8Array, label: string): PaperShard | undefined {
  const [offsets, blocks, fingerprints] = unpackFile(file, label) ?? [];
  return offsets === undefined || blocks === undefined || fingerprints === undefined
    ? undefined
    : {
        offsets: numbersOf(offsets),
        blocks,
        fingerprints: JSON.parse(new TextDecoder().decode(fingerprints)) as string[],
      };
}
