import type { PackedIndex } from '../core/search/paper-index';
import { bytesOf, numbersOf, packFile, unpackFile } from './byte-file';

/** All of a stored index but the papers. */
export interface IndexBody {
  readonly index: PackedIndex;
  readonly hasPinyin: boolean;
  /** What the host wants to know again. */
  readonly notes: string;
}

interface BodyTexts {
  readonly keys: readonly string[];
  readonly sources: readonly string[];
  readonly hasPinyin: boolean;
  readonly notes: string;
}

export function packBody(label: string, { index, hasPinyin, notes }: IndexBody): Uint8Array {
  const { terms, postings, shelf, lengths } = index;
  const encoder = new TextEncoder();
  const texts: BodyTexts = { keys: shelf.keys, sources: shelf.sources, hasPinyin, notes };
  return packFile(label, [
    encoder.encode(JSON.stringify(texts)),
    encoder.encode(terms),
    bytesOf(postings.masks),
    bytesOf(postings.firstLists),
    bytesOf(postings.firstEntries),
    bytesOf(postings.entries),
    shelf.chinese,
    bytesOf(shelf.sourceOf),
    bytesOf(shelf.startOf),
    bytesOf(lengths.lengths),
  ]);
}

export function unpackBody(file: Uint8Array, label: string): IndexBody | undefined {
  const sections = unpackFile(file, label);
  const decoder = new TextDecoder();
  const section = (at: number): Uint8Array => sections?.[at] ?? new Uint8Array();
  if (sections === undefined) {
    return undefined;
  }
  const { keys, sources, hasPinyin, notes } = JSON.parse(decoder.decode(section(0))) as BodyTexts;
  const masks = section(2);
  return {
    hasPinyin,
    notes,
    index: {
      terms: decoder.decode(section(1)),
      postings: {
        masks: new Uint16Array(masks.buffer, masks.byteOffset, masks.length >>> 1),
        firstLists: numbersOf(section(3)),
        firstEntries: numbersOf(section(4)),
        entries: numbersOf(section(5)),
      },
      shelf: { keys, sources, chinese: section(6), sourceOf: numbersOf(section(7)), startOf: numbersOf(section(8)) },
      lengths: { lengths: numbersOf(section(9)) },
    },
  };
}
