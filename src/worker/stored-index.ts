import type { Romanize } from '../core/library/base/romanize';
import { SearchEngine } from '../core/search/engine';
import { concatenated } from './byte-file';
import { type Compression, portableCompression } from './compression';
import { packBody, unpackBody } from './index-body';
import {
  PaperBytes,
  packShard,
  papersInShard,
  type PaperShard,
  shardOf,
  type StoredPaper,
  unpackShard,
} from './paper-bytes';
import { type PaperFingerprint, fingerprintOf } from './paper-fingerprint';
import type { IndexChange, IndexLabel, StoredParts } from './protocol';

/** Bytes in a piece: what a host passes on in one go. */
const pieceSize = 1_000_000;

const bodyLabel = ({ version, id }: IndexLabel): string => `${version} ${id} index`;
const shardLabel = ({ version, id }: IndexLabel, shard: number): string => `${version} ${id} papers ${shard}`;

export interface StoredIndexFiles {
  readonly label: IndexLabel;
  readonly pieces: readonly Uint8Array[];
  readonly shards: readonly Uint8Array[];
}

/**
 * The search engine with its index stored and restored. A restored index answers at once; papers that the library does not
 * confirm until it is settled are let go of.
 */
export class StoredIndex {
  readonly engine = new SearchEngine();
  readonly #compression: Compression;
  #hasPinyin = false;
  #stored: PaperBytes | undefined;
  /** The fingerprints of restored papers that nobody has confirmed yet, by key. */
  #unverified = new Map<string, string>();
  #packing:
    | {
        readonly label: IndexLabel;
        readonly papers: number;
        readonly pieces: Uint8Array[];
        readonly shards: PaperShard[];
      }
    | undefined;

  constructor(compression = portableCompression) {
    this.#compression = compression;
  }

  usePinyin(romanize: Romanize | undefined): void {
    this.#hasPinyin = romanize !== undefined;
    // It numbers the papers anew.
    this.#packing = undefined;
    this.engine.usePinyin(romanize);
  }

  /** @returns the notes that were packed with it; `undefined` where it is damaged or not this engine's, and nothing has changed */
  restore({ label, pieces, shards }: StoredIndexFiles): string | undefined {
    const unpacked = unpackBody(concatenated(pieces), bodyLabel(label), this.#compression);
    const papers = shards
      .map((file, shard) => unpackShard(file, shardLabel(label, shard)))
      .filter((shard) => shard !== undefined);
    const count = papers.reduce((sum, { fingerprints }) => sum + fingerprints.length, 0);
    if (
      unpacked === undefined ||
      papers.length < shards.length ||
      unpacked.index.documents.keys.length !== count ||
      unpacked.hasPinyin !== this.#hasPinyin
    ) {
      return undefined;
    }
    this.#packing = undefined;
    this.#stored = new PaperBytes(papers, this.#compression);
    this.engine.unpack(unpacked.index, this.#stored);
    const fingerprints = papers.flatMap(({ fingerprints: each }) => each);
    this.#unverified = new Map(unpacked.index.documents.keys.map((key, number) => [key, fingerprints[number] ?? '']));
    return unpacked.notes;
  }

  update(change: IndexChange): void {
    this.engine.update(change);
    change.removed.forEach((key) => this.#unverified.delete(key));
    change.added.forEach(({ key }) => this.#unverified.delete(key));
  }

  /** The library has these papers. @returns the keys of those that the index lacks, or has in another form */
  verify(papers: readonly PaperFingerprint[]): string[] {
    return papers.filter((paper) => !this.#verify(paper)).map(({ key }) => key);
  }

  #verify({ key, fingerprint, source, start }: PaperFingerprint): boolean {
    const isSame = this.#unverified.get(key) === fingerprint;
    if (isSame) {
      this.#unverified.delete(key);
      this.engine.move(key, source, start);
    }
    return isSame;
  }

  /** The library has told of all its papers. @returns how many of the restored ones it has no more */
  prune(): number {
    const gone = [...this.#unverified.keys()];
    this.update({ removed: gone, added: [] });
    return gone.length;
  }

  /** Packs the index to be stored; `packed` gives its parts, one after the other. */
  pack(label: IndexLabel, notes: string): StoredParts {
    const index = this.engine.pack();
    const body = packBody(bodyLabel(label), { index, hasPinyin: this.#hasPinyin, notes }, this.#compression);
    const pieces = Array.from({ length: Math.ceil(body.length / pieceSize) }, (_, at) =>
      body.slice(at * pieceSize, (at + 1) * pieceSize),
    );
    const papers = index.documents.keys.length;
    this.#packing = { label, papers, pieces: [...pieces], shards: [] };
    return { pieces: pieces.length, shards: Math.ceil(papers / papersInShard) };
  }

  /** The next part: the pieces, then the files of papers. After the last one the papers here are kept as they are stored. */
  packed(): Uint8Array {
    if (this.#packing === undefined) {
      throw new Error('No index is being packed.');
    }
    const { label, papers, pieces, shards } = this.#packing;
    const piece = pieces.shift();
    if (piece !== undefined) {
      return piece;
    }
    const first = shards.length * papersInShard;
    const numbers = Array.from({ length: Math.min(papersInShard, papers - first) }, (_, at) => first + at);
    const shard = shardOf(
      numbers.map((number) => this.#storedPaper(number)),
      this.#compression,
    );
    shards.push(shard);
    if (shards.length * papersInShard >= papers) {
      this.#stored = new PaperBytes(shards, this.#compression);
      this.engine.documents.store(this.#stored, papers);
      this.#packing = undefined;
    }
    return packShard(shardLabel(label, shards.length - 1), shard);
  }

  #storedPaper(number: number): StoredPaper {
    const { documents } = this.engine;
    const stored = documents.storedNumber(number);
    if (stored !== undefined && this.#stored !== undefined) {
      return this.#stored.stored(stored);
    }
    const paper = documents.paper(number);
    return paper === undefined
      ? { text: '', fingerprint: '' }
      : { text: JSON.stringify(paper), fingerprint: fingerprintOf(paper) };
  }
}
