import type { ParsedSource, Problem } from '../../model/paper';
import { withoutBareNumbers } from './bare-numbers';
import { withoutCode } from './code-blocks';
import { rowsOfPage } from './html-rows';
import { readEntry, rowsOf, spanOf } from './list-entry';
import { EntryCollector, type KnownEntries } from './incremental';
import { type Group, overlong, splitList } from './split';
import { readRows, type ListRow } from './list-rows';
import { withPartingLines } from './parting-lines';
import type { ListShape } from './list-shape';

export type { ListShape } from './list-shape';

export interface ListOptions {
  /** Lines that close an entry and are no text of it: compared trimmed and without case, `*` stands for any text. */
  readonly markers: readonly string[];
  /** How entries are told apart; `auto`, the default, decides for the whole file by evidence. */
  readonly shape?: ListShape;
  /** Entries that need not be read, since they were before; then `places` tells where they stand. */
  readonly known?: KnownEntries;
}

/** Parts rows at their markers; a marker with no text before it is a problem. */
function groupRows(rows: readonly ListRow[], problems: Problem[]): Group[] {
  const groups: Group[] = [];
  let open: ListRow[] = [];
  for (const row of rows) {
    if (row.kind !== 'marker') {
      open.push(row);
      continue;
    }
    if (open.some(({ kind }) => kind === 'text')) {
      groups.push({ rows: open, closed: true });
    } else {
      problems.push({ code: 'empty-entry', span: spanOf([row]) });
    }
    open = [];
  }
  // The last entry of a marked file need not be closed.
  if (open.some(({ kind }) => kind === 'text')) {
    groups.push({ rows: open, closed: groups.length > 0 });
  }
  return groups;
}

/**
 * Reads a list of abstracts: one paper a line, or closed by markers, separated by blank lines, hard-wrapped, numbered, with
 * titles, or in labelled blocks. `text` has no byte order mark and the line ends of its file; ranges are in it (UTF-16).
 *
 * Two markers in a row are an entry without abstract: a problem `empty-entry`. A line that is neither abstract nor title
 * is a problem `stray-line`. How entries are told apart is decided by what leaves the least of the file unexplained; what stays
 * doubtful is a problem `doubtful-start` or `long-entry`. Linear in the text.
 */
export function parseList(text: string, options: ListOptions): ParsedSource {
  const problems: Problem[] = [];
  const rows = withPartingLines(withoutCode(rowsOfPage(readRows(text, options.markers))));
  const groups = groupRows(withoutBareNumbers(rows), problems);
  const { entries, stray, doubtful } = splitList(groups, options.shape ?? 'auto');
  for (const row of stray) {
    problems.push({ code: 'stray-line', span: spanOf([row]) });
  }
  for (const draft of doubtful) {
    problems.push({ code: 'doubtful-start', span: spanOf(rowsOf(draft)) });
  }
  problems.push(...overlong(entries));
  const collector = new EntryCollector(options.known);
  for (const parts of entries) {
    collector.add(text, parts, () => readEntry(text, parts));
  }
  const { places } = collector;
  return {
    entries: collector.entries,
    problems: problems.sort((a, b) => a.span.start - b.span.start),
    ...(places === undefined ? {} : { places }),
  };
}
