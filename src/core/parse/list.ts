import type { Entry, ParsedSource, Problem } from '../model';
import { findLinks } from './links';

/** How the entries of a list are told apart; `auto` decides for the whole file by evidence. */
export type ListShape = 'auto' | 'line' | 'paragraph' | 'numbered' | 'block';

export interface ListOptions {
  /** Lines that close an entry (trimmed, without case, `*` stands for any text). */
  readonly markers: readonly string[];
  readonly shape?: ListShape;
}

/** Reads a list of abstracts. `text` has no byte order mark and the line ends of the file. */
export function parseList(text: string, options: ListOptions): ParsedSource {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const markers = new Set(options.markers.map((marker) => marker.trim().toLowerCase()));
  const marked = text.split('\n').some((row) => markers.has(row.trim().toLowerCase()));
  let start = 0;
  let open = false;
  text.split('\n').forEach((row, line) => {
    const span = { start, end: start + row.trimEnd().length, line, endLine: line };
    if (markers.has(row.trim().toLowerCase())) {
      if (!open) problems.push({ code: 'empty-entry', span });
      open = false;
    } else if (row.trim() !== '') {
      open = marked;
      const abstract = row.trim();
      const links = findLinks(row, start);
      entries.push({ span, format: 'list', names: [], language: /\p{Script=Han}/u.test(row) ? 'zh' : 'en', abstract, links });
    }
    start += row.length + 1;
  });
  return { entries, problems };
}
