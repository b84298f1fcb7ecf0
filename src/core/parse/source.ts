import type { ParsedSource } from '../model';
import { parseList, type ListOptions } from './list';
import { looksLikeList } from './list/evidence';

export interface ParseOptions extends ListOptions {
  /** Set where the folder is not known to be a library: then a text must show that it is a list of abstracts. */
  readonly needsEvidence?: boolean;
}

/**
 * Why a file of a library folder is no source: of another kind; the file that holds the keys; Markdown with neither
 * front matter nor a list of abstracts; a text without a list in a folder that need not be a library; JSON that is not
 * CSL-JSON.
 */
export type SkipReason = 'not-a-source' | 'keys-file' | 'markdown-without-list' | 'text-without-list' | 'json-without-items';

export interface SkippedSource {
  readonly skipped: SkipReason;
}

/** The file in which keys are kept; never a source. */
export const keysFileName = 'literature-keys.json';

/** Abstracts that a Markdown file or a text outside a library must hold to be taken for a list. */
const leastInMarkdown = 2;
const leastInText = 1;

function hasFrontMatter(text: string): boolean {
  return /^---[ \t]*\r?\n/.test(text.slice(0, 10)) && /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.test(text.slice(3, 20_000));
}

/** Reads one file in the format that its name and its text show; tells why it is no source where it is none. */
export function parseSource(file: { readonly path: string; readonly text: string }, options: ParseOptions): ParsedSource | SkippedSource {
  const name = file.path.slice(Math.max(file.path.lastIndexOf('/'), file.path.lastIndexOf('\\')) + 1).toLowerCase();
  if (name === keysFileName) return { skipped: 'keys-file' };
  const { text } = file;
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'txt':
      if (options.needsEvidence === true && !looksLikeList(text, options.markers, leastInText)) return { skipped: 'text-without-list' };
      return parseList(text, options);
    case 'md':
    case 'markdown':
      if (!hasFrontMatter(text) && looksLikeList(text, options.markers, leastInMarkdown)) return parseList(text, options);
      return { skipped: 'markdown-without-list' };
    default:
      return { skipped: 'not-a-source' };
  }
}
