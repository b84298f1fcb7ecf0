import type { ParsedSource } from '../model';
import { parseList, type ListOptions } from './list';

export type ParseOptions = ListOptions;

/** Why a file of the library folder is no source. */
export type SkipReason = 'not-a-source' | 'keys-file' | 'markdown-without-list';

export interface SkippedSource {
  readonly skipped: SkipReason;
}

/** Reads one file in the format that its name and its text show; tells why it is no source where it is none. */
export function parseSource(
  file: { readonly path: string; readonly text: string },
  options: ParseOptions,
): ParsedSource | SkippedSource {
  if (file.path.toLowerCase().endsWith('.txt')) return parseList(file.text, options);
  return { skipped: 'not-a-source' };
}
