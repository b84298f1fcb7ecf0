import type { Problem } from '../../model/paper';
import { joinVersions } from './bilingual';
import { type Block, type BlockRules, type Blocks, readLabelledBlocks } from './list-block';
import { openingField } from './opening-field';
import { rowsOf, spanOf } from './list-entry';
import { readTables } from './tables';
import { minAbstractLength } from './labels';
import { findSections } from './headed';
import { textsAmong } from './page-texts';
import { readSections } from './records';
import type { ListRow } from './list-rows';
import { Explanation } from './split-score';
import { brokenTexts, median, rowParagraphs, wrapWidth } from './broken-lines';
import { itemStarts, type Layout, type ListShape, mayBeParagraphs } from './list-shape';
import { assemble } from './assemble';
import { type Assembled, type Draft, type Piece, readUnits, type Unit } from './units';
import { endsAsSentence, proposes, weightOf } from './line-heuristics';

/** The entries of a list before they are read, and lines that belong to none. */
export interface SplitList {
  readonly entries: (Draft | Block)[];
  readonly stray: Piece[];
  /** Entries that begin where it is doubtful whether one does. */
  readonly doubtful: Draft[];
}

/** Rows up to a marker, which closes them. */
export interface Group {
  readonly rows: ListRow[];
  readonly closed: boolean;
}

/** Rows between markers and blocks. */
interface Segment {
  readonly rows: readonly ListRow[];
  readonly closed: boolean;
}

/** From this many times the usual size on an entry of several lines may hold several papers. */
const suspicious = 10;
/** So many entries show what size is usual. */
const minForUsual = 5;
/** So many texts show what is the rule. */
const minForRule = 3;
/** How many further paragraphs an abstract may have where that is the rule. */
const maxParagraphs = 3;

const weightOfRows = (rows: readonly Piece[]): number => rows.reduce((sum, { text }) => sum + weightOf(text), 0);

/** Reads the labelled blocks of all groups. */
function blocksOf(groups: readonly Group[], forced: boolean): readonly Blocks[] {
  const rows = groups.map((group) => group.rows);
  const width = wrapWidth(rows.flat());
  const rules: BlockRules = {
    opening: openingField(rows),
    paragraphs: 0,
    single: forced,
    wrapped: width !== undefined,
  };
  const read = rows.map((each) => readLabelledBlocks(each, rules));
  // Where most blocks go on without a label, it is their abstracts that do.
  const blocks = read.flatMap((each) => each.blocks);
  const doubtful = read.flatMap((each) => each.doubtful);
  const others = read.flatMap(({ loose }) =>
    loose.map((run) => run.filter(({ text }) => weightOf(text) >= minAbstractLength).length),
  );
  const goOn =
    blocks.length >= minForRule &&
    doubtful.length > blocks.length / 2 &&
    doubtful.filter(({ text }) => proposes(text)).length <= doubtful.length / 2 &&
    others.every((count) => count <= maxParagraphs);
  return goOn ? rows.map((each) => readLabelledBlocks(each, { ...rules, paragraphs: maxParagraphs })) : read;
}

/**
 * Whether nearly all texts that a marker closes have the same few paragraphs in one script, with blank rows between them and
 * none before the marker: then it is the markers that part entries.
 */
function haveSeveralParagraphs(segments: readonly Segment[]): boolean {
  const marked = segments.filter(({ closed }) => closed);
  const counts = marked.map(({ rows }) => {
    const paragraphs = rowParagraphs(rows);
    const isHan = paragraphs.map(([first]) => /\p{Script=Han}/u.test(first?.text ?? ''));
    return rows.at(-1)?.kind === 'text' &&
      new Set(isHan).size === 1 &&
      paragraphs.every(
        (paragraph) => brokenTexts(paragraph).length === 1 && endsAsSentence(paragraph.at(-1)?.text ?? ''),
      )
      ? paragraphs.length
      : 0;
  });
  const usual = median(counts);
  return (
    marked.length >= minForRule &&
    usual > 1 &&
    usual <= maxParagraphs &&
    counts.filter((count) => count === usual).length >= marked.length * 0.8
  );
}

/** The ways to part what stands outside blocks, the more likely first. */
function layoutsOf(segments: readonly Segment[], marked: boolean): Layout[] {
  const rows = segments.flatMap((segment) => segment.rows);
  const width = wrapWidth(rows);
  const layouts: Layout[] = [];
  if (!marked && itemStarts(rows).size > 0) {
    layouts.push({ shape: 'numbered', width });
  }
  if (marked) {
    layouts.push({ shape: 'paragraph', width });
    if (haveSeveralParagraphs(segments)) {
      return layouts;
    }
  } else if (width !== undefined) {
    layouts.push({ shape: 'paragraph', width, isSeparated: true });
  }
  layouts.push({ shape: 'line', width });
  if (marked || (width === undefined && mayBeParagraphs(rows))) {
    layouts.push({ shape: 'paragraph', width, isSeparated: true });
  }
  return layouts;
}

/** Splits rows by the layout that explains most of them. */
function partPlain(segments: readonly Segment[], layouts: readonly Layout[], others: readonly number[]): Assembled {
  const explanation = new Explanation(
    segments.map(({ rows }) => rows),
    layouts[0]?.width,
  );
  let best: { readonly assembled: Assembled; readonly unexplained: number } | undefined;
  for (const layout of layouts) {
    const units: Unit[] = segments.flatMap(({ rows, closed }, number) => readUnits(rows, number, layout, closed));
    const assembled = assemble(
      units,
      segments.map(({ closed }) => closed),
      others,
    );
    const unexplained = layouts.length > 1 ? explanation.unexplained(assembled) : 0;
    if (best === undefined || unexplained < best.unexplained) {
      best = { assembled, unexplained };
    }
  }
  return best?.assembled ?? { drafts: [], stray: [] };
}

/** Takes tables of works and entries that begin at their titles out of groups; `groups` is what is left. */
function takeHeaded(groups: readonly Group[]): { readonly blocks: Block[]; readonly groups: readonly Group[] } {
  const tables = groups.map(({ rows }) => readTables(rows));
  const left = groups.flatMap((group, i) => withoutRows(group, tables[i]?.taken ?? new Set()));
  const sections = findSections(left.map(({ rows }) => rows));
  const read = readSections(
    sections,
    tables.reduce((sum, { blocks }) => sum + blocks.length, 0),
  );
  const taken = new Set<ListRow>();
  sections.forEach(({ rows }, i) => {
    const rest = new Set(read[i]?.rest);
    for (const row of rows) {
      if (!rest.has(row)) {
        taken.add(row);
      }
    }
  });
  return {
    blocks: [...tables.flatMap(({ blocks }) => blocks), ...read.flatMap(({ block }) => block ?? [])],
    groups: left.flatMap((group) => withoutRows(group, taken)),
  };
}

/** The runs of a group's rows between those that are taken; itself where none is. */
function withoutRows(group: Group, taken: ReadonlySet<ListRow>): Group[] {
  const runs: ListRow[][] = [];
  let open: ListRow[] | undefined;
  for (const row of group.rows) {
    if (taken.has(row)) {
      open = undefined;
    } else {
      if (open === undefined) {
        runs.push((open = []));
      }
      open.push(row);
    }
  }
  return runs.length === 1 && runs[0]?.length === group.rows.length
    ? [group]
    : runs.map((rows) => ({ rows, closed: false }));
}

/** Parts groups of rows into entries, in the order of the text. */
export function splitList(all: readonly Group[], shape: ListShape): SplitList {
  const assembled = splitEntries(all, shape);
  return { ...assembled, entries: joinVersions(assembled.entries) };
}

function splitEntries(all: readonly Group[], shape: ListShape): SplitList {
  const headed = shape === 'auto' || shape === 'block' ? takeHeaded(all) : { blocks: [], groups: all };
  if (headed.blocks.length === 0) {
    return splitUnheaded(all, shape, []);
  }
  const stray: Piece[] = [];
  const hasHeadings = all.some(({ rows }) => rows.some(({ text }) => /^#{1,6}\s/.test(text)));
  const texts = textsAmong(
    headed.groups.map(({ rows, closed }) => (closed ? [] : rows)),
    headed.blocks.length,
    hasHeadings,
    stray,
  );
  const left = headed.groups
    .map((group, i) => (group.closed ? group : { ...group, rows: texts[i] ?? [] }))
    .filter(({ rows }) => rows.some(({ kind }) => kind === 'text'));
  const assembled = splitUnheaded(
    left,
    shape,
    headed.blocks.map(({ rows }) => weightOfRows(rows)),
  );
  const entries = [...assembled.entries, ...headed.blocks].sort(
    (a, b) => spanOf(rowsOf(a)).start - spanOf(rowsOf(b)).start,
  );
  // Headings part tables.
  const told = headed.blocks.some(({ isTableRow }) => isTableRow)
    ? stray.filter(({ text }) => !/^#{1,6}\s/.test(text))
    : stray;
  return { entries, stray: [...assembled.stray, ...told], doubtful: assembled.doubtful };
}

/** @param others the weights of entries that were taken out before */
function splitUnheaded(groups: readonly Group[], shape: ListShape, others: readonly number[]): SplitList {
  const read = shape === 'auto' || shape === 'block' ? blocksOf(groups, shape === 'block') : undefined;
  const segments = groups.flatMap(({ rows, closed }, i): Segment[] => {
    const blocks = read?.[i];
    return blocks === undefined || blocks.blocks.length === 0
      ? [{ rows, closed }]
      : blocks.loose.map((loose) => ({ rows: loose, closed: false }));
  });
  const blocks = read?.flatMap((each) => each.blocks) ?? [];
  const layouts =
    shape === 'auto' || shape === 'block'
      ? layoutsOf(segments, groups.length > 1)
      : [{ shape, width: wrapWidth(segments.flatMap(({ rows }) => rows)) }];
  const { drafts, stray } = partPlain(segments, layouts, [...others, ...blocks.map(({ rows }) => weightOfRows(rows))]);
  const ends = new Set(read?.flatMap(({ doubtful }) => doubtful.map(({ end }) => end)));
  const doubtful =
    blocks.length >= drafts.length ? drafts.filter((draft) => ends.has(rowsOf(draft)[0]?.end ?? -1)) : [];
  const entries = [...drafts, ...blocks].sort((a, b) => spanOf(rowsOf(a)).start - spanOf(rowsOf(b)).start);
  return { entries, stray: [...stray, ...(read?.flatMap((each) => each.stray) ?? [])], doubtful };
}

/** Tells of entries that are so long that they may be several. */
export function overlong(entries: readonly (Draft | Block)[]): Problem[] {
  if (entries.length < minForUsual) {
    return [];
  }
  const sizes = entries.map((entry) => weightOfRows(rowsOf(entry)));
  const usual = median(sizes);
  return entries.flatMap((entry, i): Problem[] => {
    const times = Math.floor((sizes[i] ?? 0) / usual);
    return times >= suspicious && rowsOf(entry).length > 1
      ? [{ code: 'long-entry', span: spanOf(rowsOf(entry)), args: [times] }]
      : [];
  });
}
