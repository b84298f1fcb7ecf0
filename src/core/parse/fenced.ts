import type { Entry, ParsedSource, Problem, TextRange } from '../model/paper';
import { LineIndex } from '../text/line-index';
import { moved } from './list/incremental';
import { readers } from './formats/index';
import type { FormatReader, ParseOptions, PublicationAt } from './formats/shared/bibliography-format';

/** A block between code fences, and what reads it. */
interface FencedBlock extends TextRange {
  readonly reader: FormatReader;
}

const lineEnd = /\r\n|\n|\r/g;
const fence = /^ {0,3}(`{3,}|~{3,})[ \t]{0,9}[^\s`]{0,40}[ \t]{0,9}$/;

/** The blocks between the code fences of a text that a format recognises. */
function fencedBlocks(text: string): readonly FencedBlock[] {
  const found: FencedBlock[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  const close = (end: number) => {
    const start = open?.start ?? end;
    const reader = readerOf(text.slice(start, end));
    if (reader !== undefined) {
      found.push({ start, end, reader });
    }
    open = undefined;
  };
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const mark = next - start > 80 ? undefined : fence.exec(text.slice(start, next).trimEnd())?.[1];
    if (mark !== undefined && open === undefined) {
      open = { mark, start: next };
    } else if (mark?.startsWith(open?.mark ?? mark) === true) {
      close(start);
    }
    start = next;
  }
  if (open !== undefined) {
    close(text.length);
  }
  return found;
}

/** The reader of a bibliography or export that a text is by itself. */
function readerOf(text: string): FormatReader | undefined {
  return text.trim() === ''
    ? undefined
    : readers.find(({ format, recognizes }) => format.id !== 'unknown-export' && recognizes?.(text) === true);
}

/** The share of a text that its entries must make up, headings aside: what tells of one is no export. */
const minShare = 0.75;

/**
 * The exports that a text of Markdown consists of: in code fences, or bare. Undefined where other text is a good part of it, as in a
 * document that shows how it is cited.
 */
export function embeddedExports(text: string, options: ParseOptions): ParsedSource | undefined {
  const fenced = fencedBlocks(text);
  const bare = fenced.length > 0 ? undefined : readerOf(text);
  const blocks = bare === undefined ? fenced : [{ start: 0, end: text.length, reader: bare }];
  if (blocks.length === 0) {
    return undefined;
  }
  const parsed = parseBlocks(text, blocks, options);
  const spans = fenced.length > 0 ? fenced : parsed.entries.map(({ span }) => span);
  const inside = spans.reduce((sum, { start, end }) => sum + weightOf(text.slice(start, end)), 0);
  return parsed.entries.length > 0 && inside >= minShare * weightOf(withoutHeadings(text)) ? parsed : undefined;
}

/** Whether the YAML library is needed for a block of a text. */
export function needsYamlInFences(text: string): boolean {
  return fencedBlocks(text).some(({ start, end, reader }) => reader.needsYaml?.(text.slice(start, end)) === true);
}

const withoutHeadings = (text: string): string => text.replace(/^(?:#{1,6}\s| {0,3}(?:```|~~~)).*$/gm, '');
const weightOf = (text: string): number => text.replace(/\s+/g, '').length;

/** Each block is read alone, and its entries moved to where it stands, so that time is linear in the text. */
function parseBlocks(text: string, blocks: readonly FencedBlock[], options: ParseOptions): ParsedSource {
  const lines = new LineIndex(text);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const { start, end, reader } of blocks) {
    const line = lines.lineOf(start);
    const parsed = reader.parse(text.slice(start, end), options);
    for (const entry of parsed.entries) {
      entries.push(moved(entry, entry.span.start + start, entry.span.line + line));
    }
    for (const problem of parsed.problems) {
      problems.push({ ...problem, span: lines.spanOf(problem.span.start + start, problem.span.end + start) });
    }
  }
  return { entries, problems };
}

/** Finds publications in the block that an entry stands in; undefined where a text has none. */
export function fencedPublications(
  text: string,
  publicationsOf: (block: string, reader: FormatReader) => PublicationAt | undefined,
): PublicationAt | undefined {
  if (!text.includes('```') && !text.includes('~~~')) {
    return undefined;
  }
  const blocks = fencedBlocks(text);
  const found = new Map<FencedBlock, PublicationAt>();
  return (span) => {
    const block = blocks.find(({ start, end }) => start <= span.start && span.end <= end);
    if (block === undefined) {
      return undefined;
    }
    const at =
      found.get(block) ?? publicationsOf(text.slice(block.start, block.end), block.reader) ?? (() => undefined);
    found.set(block, at);
    return at({ ...span, start: span.start - block.start, end: span.end - block.start });
  };
}
