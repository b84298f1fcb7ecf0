import type { ParsedSource, Problem } from '../model';
import { type Block, openingField, readBlocks } from './list/block';
import { readEntry, spanOf } from './list/entry';
import { EntryCollector, type KnownEntries } from './list/known';
import { readRows, type Row } from './list/rows';
import { decideShape, type Layout, type ListShape } from './list/shape';
import { assemble, type Draft, type Piece, readUnits, type Unit } from './list/units';

export type { ListShape } from './list/shape';

export interface ListOptions {
  /** Lines that close an entry and are no text of it: compared trimmed and without case, `*` stands for any text. */
  readonly markers: readonly string[];
  /** How entries are told apart; `auto`, the default, decides for the whole file by evidence. */
  readonly shape?: ListShape;
  /** Entries that need not be read, since they were before; then `places` tells where they stand. */
  readonly known?: KnownEntries;
}

/** The entries of a list before they are read, and lines that belong to none. */
interface Parted {
  readonly entries: (Draft | Block)[];
  readonly stray: Piece[];
}

interface Group {
  readonly rows: Row[];
  readonly closed: boolean;
}

/** Parts rows at their markers; a marker with no text before it is a problem. */
function groupRows(rows: readonly Row[], problems: Problem[]): Group[] {
  const groups: Group[] = [];
  let open: Row[] = [];
  for (const row of rows) {
    if (row.kind !== 'marker') {
      open.push(row);
      continue;
    }
    if (open.some(({ kind }) => kind === 'text')) groups.push({ rows: open, closed: true });
    else problems.push({ code: 'empty-entry', span: spanOf([row]) });
    open = [];
  }
  // The last entry of a marked file need not be closed.
  if (open.some(({ kind }) => kind === 'text')) groups.push({ rows: open, closed: groups.length > 0 });
  return groups;
}

function partLabelled(groups: readonly Group[], layout: Layout): Parted {
  const opening = openingField(groups.flatMap(({ rows }) => rows));
  const entries: (Draft | Block)[] = [];
  const stray: Piece[] = [];
  groups.forEach(({ rows, closed }, group) => {
    const read = readBlocks(rows, opening);
    // What stands before the first label is a heading of the file, or entries without labels.
    const units = readUnits(read.loose, group, { ...layout, shape: 'paragraph' }, closed);
    const plain = assemble(units, new Array<boolean>(group + 1).fill(closed));
    const kept = read.blocks.length > 0 && units.every(({ heading }) => heading);
    if (kept) stray.push(...units.flatMap((unit) => unit.rows));
    else {
      entries.push(...plain.drafts);
      stray.push(...plain.stray);
    }
    entries.push(...read.blocks);
    stray.push(...read.stray);
  });
  return { entries, stray };
}

function partPlain(groups: readonly Group[], layout: Layout): Parted {
  const units: Unit[] = groups.flatMap(({ rows, closed }, group) => readUnits(rows, group, layout, closed));
  const { drafts, stray } = assemble(units, groups.map(({ closed }) => closed));
  return { entries: drafts, stray };
}

/**
 * Reads a list of abstracts: one paper a line, or closed by markers, parted by blank lines, hard-wrapped, numbered, with
 * titles, or in labelled blocks. `text` has no byte order mark and the line ends of its file; ranges are in it (UTF-16).
 *
 * Two markers in a row are an entry without abstract: a problem `empty-entry`. A line that is neither abstract nor title
 * is a problem `stray-line`. Linear in the text.
 */
export function parseList(text: string, options: ListOptions): ParsedSource {
  const problems: Problem[] = [];
  const groups = groupRows(readRows(text, options.markers), problems);
  const decided = decideShape(groups.map(({ rows }) => rows));
  const layout = options.shape === undefined || options.shape === 'auto' ? decided : { ...decided, shape: options.shape };
  const { entries, stray } = (layout.shape === 'block' ? partLabelled : partPlain)(groups, layout);
  for (const row of stray) problems.push({ code: 'stray-line', span: spanOf([row]) });
  const collector = new EntryCollector(options.known);
  for (const parts of entries) collector.add(text, parts, () => readEntry(text, parts));
  const { places } = collector;
  return { entries: collector.entries, problems: problems.sort((a, b) => a.span.start - b.span.start), ...(places === undefined ? {} : { places }) };
}
