import type { PackedIndex } from '../core/search/index/paper-index';
import { bytesOf, numbersOf, packFile, unpackFile } from './byte-file';
import type { Compression } from './compression';
import { packEntries, unpackEntries } from './entry-bytes';

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

/** Made small, since in a browser the way of the bytes takes most of the time of a start. */
export function packBody(label: string, { index, hasPinyin, notes }: IndexBody, { deflate }: Compression): Uint8Array {
  const { terms, postings, documents, lengths } = index;
  const encoder = new TextEncoder();
  const texts: BodyTexts = { keys: documents.keys, sources: documents.sources, hasPinyin, notes };
  const compressed = [
    encoder.encode(JSON.stringify(texts)),
    encoder.encode(terms),
    bytesOf(postings.masks),
    bytesOf(postings.firstLists),
    bytesOf(postings.firstEntries),
    documents.chinese,
    bytesOf(documents.sourceOf),
    bytesOf(documents.startOf),
    bytesOf(lengths.lengths),
  ].map(deflate);
  return packFile(label, [packEntries(postings.firstEntries, postings.entries), ...compressed]);
}

export function unpackBody(file: Uint8Array, label: string, { inflate }: Compression): IndexBody | undefined {
  const sections = unpackFile(file, label);
  if (sections === undefined) {
    return undefined;
  }
  const [entries = new Uint8Array(), ...compressed] = sections;
  const section = (at: number): Uint8Array => inflate(compressed[at] ?? new Uint8Array());
  const decoder = new TextDecoder();
  const { keys, sources, hasPinyin, notes } = JSON.parse(decoder.decode(section(0))) as BodyTexts;
  const masks = section(2);
  const firstEntries = numbersOf(section(4));
  return {
    hasPinyin,
    notes,
    index: {
      terms: decoder.decode(section(1)),
      postings: {
        masks: new Uint16Array(masks.buffer, masks.byteOffset, masks.length >>> 1),
        firstLists: numbersOf(section(3)),
        firstEntries,
        entries: unpackEntries(firstEntries, entries),
      },
      documents: {
        keys,
        sources,
        chinese: section(5),
        sourceOf: numbersOf(section(6)),
        startOf: numbersOf(section(7)),
      },
      lengths: { lengths: numbersOf(section(8)) },
    },
  };
}
