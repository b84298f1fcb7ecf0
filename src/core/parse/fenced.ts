import type { Entry, ParsedSource, Problem, TextRange } from '../model/paper';
import { LineIndex } from '../text/line-index';
import { moved } from './list/incremental';
import { readers } from './formats/index';
import type { FormatReader, ParseOptions, PublicationAt } from './formats/shared/bibliography-format';

/** A block between code fences, or what stands before, behind or between them, and what reads it. */
interface ExportBlock extends TextRange {
  readonly reader: FormatReader;
  readonly isBare: boolean;
}

const lineEnd = /\r\n|\n|\r/g;
const fence = /^ {0,3}(`{3,}|~{3,})[ \t]{0,9}[^\s`]{0,40}[ \t]{0,9}$/;

/** The blocks between the code fences of a text that a format recognises, and those around them; all of it where there is no fence. */
function exportBlocks(text: string): readonly ExportBlock[] {
  const found: ExportBlock[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  let behind = 0;
  const add = (start: number, end: number, isBare: boolean) => {
    const reader = readerOf(text.slice(start, end));
    if (reader !== undefined) {
      found.push({ start, end, reader, isBare });
    }
  };
  const close = (end: number, next: number) => {
    add(open?.start ?? end, end, false);
    open = undefined;
    behind = next;
  };
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const mark = next - start > 80 ? undefined : fence.exec(text.slice(start, next).trimEnd())?.[1];
    if (mark !== undefined && open === undefined) {
      add(behind, start, true);
      open = { mark, start: next };
    } else if (mark?.startsWith(open?.mark ?? mark) === true) {
      close(start, next);
    }
    start = next;
  }
  if (open === undefined) {
    add(behind, text.length, true);
  } else {
    close(text.length, text.length);
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
  const blocks = exportBlocks(text);
  if (blocks.length === 0) {
    return undefined;
  }
  const { entries, problems, bare } = parseBlocks(text, blocks, options);
  const spans = [...blocks.filter(({ isBare }) => !isBare), ...bare.map(({ span }) => span)];
  const inside = spans.reduce((sum, { start, end }) => sum + weightOf(text.slice(start, end)), 0);
  return entries.length > 0 && inside >= minShare * weightOf(withoutHeadings(text)) ? { entries, problems } : undefined;
}

/** Whether the YAML library is needed for a block of a text. */
export function needsYamlInFences(text: string): boolean {
  return (
    mayHaveFence(text) &&
    exportBlocks(text).some(({ start, end, reader }) => reader.needsYaml?.(text.slice(start, end)) === true)
  );
}

const mayHaveFence = (text: string): boolean => text.includes('```') || text.includes('~~~');
const withoutHeadings = (text: string): string => text.replace(/^(?:#{1,6}\s| {0,3}(?:```|~~~)).*$/gm, '');
const weightOf = (text: string): number => text.replace(/\s+/g, '').length;

/** Each block is read alone, and its entries moved to where it stands, so that time is linear in the text. */
function parseBlocks(
  text: string,
  blocks: readonly ExportBlock[],
  options: ParseOptions,
): ParsedSource & { readonly bare: readonly Entry[] } {
  const lines = new LineIndex(text);
  const entries: Entry[] = [];
  const bare: Entry[] = [];
  const problems: Problem[] = [];
  for (const { start, end, reader, isBare } of blocks) {
    const line = lines.lineOf(start);
    const parsed = reader.parse(text.slice(start, end), options);
    for (const entry of parsed.entries) {
      const here = moved(entry, entry.span.start + start, entry.span.line + line);
      entries.push(here);
      if (isBare) {
        bare.push(here);
      }
    }
    for (const problem of parsed.problems) {
      problems.push({ ...problem, span: lines.spanOf(problem.span.start + start, problem.span.end + start) });
    }
  }
  return { entries, problems, bare };
}

/** Finds publications in the block that an entry stands in; undefined where a text has none. */
export function fencedPublications(
  text: string,
  publicationsOf: (block: string, reader: FormatReader) => PublicationAt | undefined,
): PublicationAt | undefined {
  if (!mayHaveFence(text)) {
    return undefined;
  }
  const blocks = exportBlocks(text);
  const found = new Map<ExportBlock, PublicationAt>();
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
