import type { Romanize } from '../core/library/romanize';
import { SearchEngine } from '../core/search/engine';
import { labelOf } from './byte-file';
import { packHead, unpackHead } from './index-head';
import { PaperBytes, packShard, papersInShard, type PaperShard, shardOf, unpackShard } from './paper-bytes';
import { type PaperPrint, printOf } from './paper-print';
import type { IndexChange } from './protocol';

/** Names an index that is stored, and the code that made it. */
export interface IndexLabel {
  readonly version: string;
  readonly id: string;
}

export const headLabel = ({ version, id }: IndexLabel, shards: number): string => `${version} ${id} ${shards}`;
const shardLabel = ({ version, id }: IndexLabel, shard: number): string => `${version} ${id} paper ${shard}`;

/** What the label of a head says. */
export function readHeadLabel(head: Uint8Array): (IndexLabel & { readonly shards: number }) | undefined {
  const [version, id, shards, ...rest] = labelOf(head)?.split(' ') ?? [];
  return version === undefined || id === undefined || shards === undefined || rest.length > 0 ? undefined : { version, id, shards: Number(shards) };
}

/** A stored index: the file that holds all but the papers, and those of the papers. */
export interface StoredIndex {
  readonly head: Uint8Array;
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
  #packing: { readonly label: IndexLabel; readonly papers: number; readonly shards: PaperShard[] } | undefined;

  usePinyin(romanize: Romanize | undefined): void {
    this.#hasPinyin = romanize !== undefined;
    // It numbers the papers anew.
    this.#packing = undefined;
    this.engine.usePinyin(romanize);
  }

  /** @returns the notes that were packed with it; `undefined` where it is damaged or not this engine's, and nothing has changed */
  restore({ head, shards }: StoredIndex, version: string): string | undefined {
    const label = readHeadLabel(head);
    if (label?.version !== version || label.shards !== shards.length) {
      return undefined;
    }
    const unpacked = unpackHead(head, headLabel(label, label.shards));
    const papers = shards.map((file, shard) => unpackShard(file, shardLabel(label, shard))).filter((shard) => shard !== undefined);
    if (unpacked === undefined || papers.length < shards.length || unpacked.hasPinyin !== this.#hasPinyin) {
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

  /** The file of all but the papers, and how many files these will take, see `packPapers`. */
  pack(label: IndexLabel, notes: string): { readonly head: Uint8Array; readonly shards: number } {
    const index = this.engine.pack();
    const papers = index.shelf.keys.length;
    const shards = Math.ceil(papers / papersInShard);
    this.#packing = { label, papers, shards: [] };
    return { shards, head: packHead(headLabel(label, shards), { index, hasPinyin: this.#hasPinyin, notes }) };
  }

  /** The next file of papers of the index that is being packed. After the last one the papers here are kept in bytes too. */
  packPapers(): Uint8Array {
    const packing = this.#packing;
    if (packing === undefined) {
      throw new Error('No index is being packed.');
    }
    const { label, papers, shards } = packing;
    const first = shards.length * papersInShard;
    const numbers = Array.from({ length: Math.min(papersInShard, papers - first) }, (_, at) => first + at);
    const shard = shardOf(numbers.map((number) => this.#bytesOf(number)));
    shards.push(shard);
    if (shards.length * papersInShard >= papers) {
      this.#stored = new PaperBytes(shards);
      this.engine.shelf.store(this.#stored, papers);
      this.#packing = undefined;
    }
    return packShard(shardLabel(label, shards.length - 1), shard);
  }

  #bytesOf(number: number): { bytes: Uint8Array; print: string } {
    const { shelf } = this.engine;
    const stored = shelf.storedNumber(number);
    if (stored !== undefined && this.#stored !== undefined) {
      return { bytes: this.#stored.bytes(stored), print: this.#stored.print(stored) ?? '' };
    }
    const paper = shelf.paper(number);
    return paper === undefined ? { bytes: new Uint8Array(), print: '' } : { bytes: new TextEncoder().encode(JSON.stringify(paper)), print: printOf(paper) };
  }
}
