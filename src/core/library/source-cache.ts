import type { DerivedSource } from '../model/paper';
import type { SkippedSource } from '../parse/formats/shared/bibliography-format';

/** What reading a file gave, and how to tell that it still does. */
export interface CachedSource {
  /** The identifier of the source. */
  readonly source: string;
  /** When the file was written, in milliseconds since 1970, and its size in bytes; none where that was not to be relied on. */
  readonly stamp?: FileStamp;
  /** Fingerprint of the options it was read with. */
  readonly options: string;
  /** Fingerprint of the options and the text. */
  readonly content: string;
  readonly result: DerivedSource | SkippedSource;
}

export interface FileStamp {
  readonly mtime: number;
  readonly size: number;
}

/** What tells whether a source still holds what it did when it was read. */
export type SourceNote = Pick<CachedSource, 'stamp' | 'options' | 'content'>;

/** Keeps what reading the sources gave. */
export interface SourceCache {
  /** What a file holds that looks as it did when it was read. */
  unchanged(source: string, stamp: FileStamp, options: string): CachedSource | undefined;
  /** What a source held when it was read last with these options. */
  last(source: string, options: string): CachedSource | undefined;
  /** What a text was found to hold, whatever its file. */
  withContent(content: string): CachedSource | undefined;
  set(cached: CachedSource): void;
  delete(source: string): void;
}

/**
 * Whether two stamps tell of the same state of a file.
 * @param bothMissing the answer where there is none of either: whether it is the stamps that are asked about, or the file, of which none tells
 */
export function equalStamps(
  left: FileStamp | undefined,
  right: FileStamp | undefined,
  { bothMissing }: { readonly bothMissing: boolean },
): boolean {
  return left === undefined || right === undefined
    ? left === right && bothMissing
    : left.mtime === right.mtime && left.size === right.size;
}
