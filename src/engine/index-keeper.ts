import type { Romanize } from '../core/library/romanize';
import { SearchEngine } from '../core/search/engine';
import { joined } from './byte-file';
import { packBody, unpackBody } from './index-body';
import { PaperBytes, packShard, papersInShard, type PaperShard, shardOf, type StoredPaper, unpackShard } from './paper-bytes';
import { type PaperPrint, printOf } from './paper-print';
import type { IndexChange, IndexLabel, StoredParts } from './protocol';

/** Bytes in a piece: what a host passes on in one go. */
const pieceSize = 1_000_000;

const bodyLabel = ({ version, id }: IndexLabel): string => `${version} ${id} index`;
const shardLabel = ({ version, id }: IndexLabel, shard: number): string => `${version} ${id} papers ${shard}`;

export interface StoredIndex {
  readonly label: IndexLabel;
  readonly pieces: readonly Uint8Array[];
  readonly shards: readonly Uint8Array[];
}

/**
 * The search engine with its index stored and restored. A restored index answers at once; papers that the library does not
 * confirm until it is settled are let go of.
 */
export class IndexKeeper {
  readonly engine = new SearchEngine();
  #hasPinyin = false;
  #stored: PaperBytes | undefined;
  /** The fingerprints of restored papers that nobody has confirmed yet, by key. */
  #unconfirmed = new Map<string, string>();
  #packing: { readonly label: IndexLabel; readonly papers: number; readonly pieces: Uint8Array[]; readonly shards: PaperShard[] } | undefined;

  usePinyin(romanize: Romanize | undefined): void {
    this.#hasPinyin = romanize !== undefined;
    // It numbers the papers anew.
    this.#packing = undefined;
    this.engine.usePinyin(romanize);
  }

  /** @returns the notes that were packed with it; `undefined` where it is damaged or not this engine's, and nothing has changed */
  restore({ label, pieces, shards }: StoredIndex): string | undefined {
    const unpacked = unpackBody(joined(pieces), bodyLabel(label));
    const papers = shards.map((file, shard) => unpackShard(file, shardLabel(label, shard))).filter((shard) => shard !== undefined);
    const count = papers.reduce((sum, { prints }) => sum + prints.length, 0);
    if (unpacked === undefined || papers.length < shards.length || unpacked.index.shelf.keys.length !== count || unpacked.hasPinyin !== this.#hasPinyin) {
      return undefined;
    }
    this.#packing = undefined;
    this.#stored = new PaperBytes(papers);
    this.engine.unpack(unpacked.index, this.#stored);
    const prints = papers.flatMap(({ prints: each }) => each);
    this.#unconfirmed = new Map(unpacked.index.shelf.keys.map((key, number) => [key, prints[number] ?? '']));
    return unpacked.notes;
  }

  update(change: IndexChange): void {
    this.engine.update(change);
    change.removed.forEach((key) => this.#unconfirmed.delete(key));
    change.added.forEach(({ key }) => this.#unconfirmed.delete(key));
  }

  /** The library has these papers. @returns the keys of those that the index lacks, or has in another form */
  confirm(papers: readonly PaperPrint[]): string[] {
    return papers.filter((paper) => !this.#confirm(paper)).map(({ key }) => key);
  }

  #confirm({ key, print, source, start }: PaperPrint): boolean {
    const isSame = this.#unconfirmed.get(key) === print;
    if (isSame) {
      this.#unconfirmed.delete(key);
      this.engine.move(key, source, start);
    }
    return isSame;
  }

  /** The library has told of all its papers. @returns how many of the restored ones it has no more */
  settle(): number {
    const gone = [...this.#unconfirmed.keys()];
    this.update({ removed: gone, added: [] });
    return gone.length;
  }

  /** Packs the index to be stored; `packed` gives its parts, one after the other. */
  pack(label: IndexLabel, notes: string): StoredParts {
    const index = this.engine.pack();
    const body = packBody(bodyLabel(label), { index, hasPinyin: this.#hasPinyin, notes });
    const pieces = Array.from({ length: Math.ceil(body.length / pieceSize) }, (_, at) => body.slice(at * pieceSize, (at + 1) * pieceSize));
    const papers = index.shelf.keys.length;
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
    const shard = shardOf(numbers.map((number) => this.#storedPaper(number)));
    shards.push(shard);
    if (shards.length * papersInShard >= papers) {
      this.#stored = new PaperBytes(shards);
      this.engine.shelf.store(this.#stored, papers);
      this.#packing = undefined;
    }
    return packShard(shardLabel(label, shards.length - 1), shard);
  }

  #storedPaper(number: number): StoredPaper {
    const { shelf } = this.engine;
    const stored = shelf.storedNumber(number);
    if (stored !== undefined && this.#stored !== undefined) {
      return this.#stored.stored(stored);
    }
    const paper = shelf.paper(number);
    return paper === undefined ? { text: '', print: '' } : { text: JSON.stringify(paper), print: printOf(paper) };
  }
}
