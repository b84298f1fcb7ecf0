import type { CitationGroup } from '../model/citation';

/** A citation group in the text of a paragraph. */
export interface Placed {
  /** Its end there. */
  readonly end: number;
  readonly group: CitationGroup;
}

/** The part of markdown-it's token that says where it stands: lines from 0, the last one not included. */
export interface PlacedToken {
  readonly type: string;
  readonly content: string;
  readonly map: readonly [number, number] | null;
}

/** A line of a paragraph's text. */
interface LinePlace {
  /** In the paragraph's text. */
  readonly start: number;
  readonly length: number;
  /** In the source. */
  readonly sourceStart: number;
}

/**
 * Where the groups of a Markdown source stand in its paragraphs, cells and headings as markdown-it has them: by their text,
 * the groups at their offsets in it (UTF-16). Takes time by the length of the source, and each group once.
 * @param groups in any order
 */
export function placesIn(
  source: string,
  tokens: readonly PlacedToken[],
  groups: readonly CitationGroup[],
): Map<string, Map<number, Placed>> {
  const placed = new Map<string, Map<number, Placed>>();
  if (groups.length === 0) {
    return placed;
  }
  const sorted = groups.filter(({ form }) => form !== 'unseen').sort((a, b) => a.start - b.start);
  const lines = new SourceLines(source);
  for (const { type, content, map } of tokens) {
    if (map !== null) {
      lines.enter(map[0]);
    }
    if (type === 'inline') {
      // A cell has no lines of its own.
      const found = placesOf(sorted, map === null ? lines.placeOfCell(content) : lines.placesOf(content));
      if (found.size > 0) {
        placed.set(content, new Map([...(placed.get(content) ?? []), ...found]));
      }
    }
  }
  return placed;
}

/** A line is searched for a text that is not its end, but not a longer one. */
const maxSearchedLength = 2_000;

/** Finds paragraphs and cells in the source, where they stand behind what marks quotations and lists. */
class SourceLines {
  readonly #lines: readonly string[];
  readonly #starts: readonly number[];
  #row = 0;
  /** Behind the last cell of the row. */
  #column = 0;

  constructor(source: string) {
    this.#lines = source.split('\n');
    const starts = [0];
    for (const line of this.#lines) {
      starts.push((starts.at(-1) ?? 0) + line.length + 1);
    }
    this.#starts = starts;
  }

  enter(row: number): void {
    this.#row = row;
    this.#column = 0;
  }

  /** The lines of a paragraph that begins on the line that was entered. */
  placesOf(content: string): readonly LinePlace[] {
    const places: LinePlace[] = [];
    let start = 0;
    for (const [index, whole] of content.split('\n').entries()) {
      const line = whole.trim();
      const row = this.#row + index;
      const column = line === '' ? -1 : columnOf(this.#lines[row] ?? '', line);
      if (column >= 0) {
        places.push({
          start: start + whole.indexOf(line),
          length: line.length,
          sourceStart: (this.#starts[row] ?? 0) + column,
        });
      }
      start += whole.length + 1;
    }
    return places;
  }

  /** The next cell of the row that was entered. Where it holds a bar, that is escaped in the source, and not found. */
  placeOfCell(content: string): readonly LinePlace[] {
    const column =
      content === '' || content.includes('|') ? -1 : (this.#lines[this.#row] ?? '').indexOf(content, this.#column);
    if (column < 0) {
      return [];
    }
    this.#column = column + content.length;
    return [{ start: 0, length: content.length, sourceStart: (this.#starts[this.#row] ?? 0) + column }];
  }
}

/** Where a line of a paragraph or heading stands in its line of the source, -1 where it does not. */
function columnOf(source: string, line: string): number {
  const end = source.trimEnd();
  const whole = [end, withoutClosing(end)].find((text) => text.endsWith(line));
  return whole !== undefined
    ? whole.length - line.length
    : source.length > maxSearchedLength
      ? -1
      : source.lastIndexOf(line);
}

/** A heading without the `#` at its end. */
function withoutClosing(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') {
    end--;
  }
  return heading.slice(0, end).trimEnd();
}

/** The groups of a paragraph, from where its lines stand in the source, in order. */
function placesOf(sorted: readonly CitationGroup[], lines: readonly LinePlace[]): Map<number, Placed> {
  const found = new Map<number, Placed>();
  for (const [index, line] of lines.entries()) {
    for (let at = firstFrom(sorted, line.sourceStart); at < sorted.length; at++) {
      const group = sorted[at];
      if (group === undefined || group.start > line.sourceStart + line.length) {
        break;
      }
      const end = offsetIn(lines, index, group.end);
      if (end !== undefined) {
        found.set(line.start + group.start - line.sourceStart, { end, group });
      }
    }
  }
  return found;
}

/** The offset in the paragraph of an offset in the source, on a line or a later one. */
function offsetIn(lines: readonly LinePlace[], from: number, offset: number): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || offset < line.sourceStart) {
      return undefined;
    }
    if (offset <= line.sourceStart + line.length) {
      return line.start + offset - line.sourceStart;
    }
  }
  return undefined;
}

/** The index of the first group that starts at an offset or behind it. */
function firstFrom(sorted: readonly CitationGroup[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? Infinity) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
