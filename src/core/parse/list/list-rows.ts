/** A line of a list, or the part of one before or after a marker; offsets leave out the white space around it. */
export interface ListRow {
  readonly kind: 'text' | 'blank' | 'marker';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** How far the text is indented. */
  readonly indent: number;
  readonly text: string;
  /** The number that stood before the text with nothing but white space behind it: see `withoutBareNumbers`. */
  readonly number?: number;
  /** What stood in a row that is blank because it is code. */
  readonly code?: string;
}

/** A wildcard pattern is tried on short lines only: no marker is a paragraph. */
const maxMarkerLength = 400;

export type MarkerTest = (line: string) => boolean;

/** Whether `text` matches the parts of a pattern between its wildcards, the first and last anchored. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) {
      return false;
    }
    at = found + part.length;
  }
  return true;
}

export interface Markers {
  /** Whether a trimmed line is nothing but a marker. */
  readonly isMarker: MarkerTest;
  /** Markers long enough to be found inside a line, where a line end was lost. Lower case. */
  readonly inside: readonly string[];
}

/** Fewer letters may be a word of the text. */
const minLetters = 8;
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Compiles marker patterns: compared trimmed and without case; those of words, unless they are short, also without spaces and signs, so that
 * `(translated by X).` is the marker `translated by X`. `*` stands for any text. A pattern without a letter or sign but `*` is ignored.
 */
export function compileMarkers(patterns: readonly string[]): Markers {
  const exact = new Set<string>();
  const letters = new Set<string>();
  const wild: string[][] = [];
  for (const pattern of patterns) {
    const clean = pattern.trim().toLowerCase();
    if (clean.replaceAll('*', '').trim() === '') {
      continue;
    }
    if (clean.includes('*')) {
      wild.push(clean.split('*'));
    } else {
      exact.add(clean);
      if (!/[^\p{L}\p{N}\s]/u.test(clean)) {
        letters.add(lettersOf(clean));
      }
    }
  }
  const isMarker = (line: string) => {
    if (line.length > maxMarkerLength) {
      return false;
    }
    const text = line.toLowerCase();
    const only = lettersOf(text);
    return (
      exact.has(text) ||
      (only.length >= minLetters && letters.has(only)) ||
      wild.some((parts) => matchesParts(text, parts))
    );
  };
  return { isMarker, inside: [...exact].filter((marker) => marker.length >= 8 && /\p{L}/u.test(marker)) };
}

const sentenceEnd = /[。.!?！？…"”』」)）\]】}]\s*$/;

/** Where markers stand inside a line after a whole sentence, or at the line's end, as if the line end before them were lost. */
function markersInside(line: string, { inside }: Markers): { readonly at: number; readonly length: number }[] {
  const text = line.toLowerCase();
  const found: { at: number; length: number }[] = [];
  // Some letters change their length with their case; then offsets would lie.
  if (text.length !== line.length) {
    return found;
  }
  for (const marker of inside) {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
      const before = text.slice(Math.max(0, at - 4), at);
      const end = at + marker.length;
      if (
        before.trim() === '' ||
        sentenceEnd.test(before) ||
        before.endsWith(marker.slice(-4)) ||
        (end === text.length && !/[a-z0-9]$/.test(before))
      ) {
        found.push({ at, length: marker.length });
      }
    }
  }
  return found
    .sort((a, b) => a.at - b.at)
    .filter(({ at }, i, all) => at >= (all[i - 1]?.at ?? -1) + (all[i - 1]?.length ?? 0));
}

function push(rows: ListRow[], kind: ListRow['kind'] | undefined, raw: string, start: number, line: number): void {
  const text = raw.trim();
  const from = start + (text === '' ? 0 : raw.indexOf(text));
  rows.push({
    kind: kind ?? (text === '' ? 'blank' : 'text'),
    start: from,
    end: from + text.length,
    line,
    indent: from - start,
    text,
  });
}

/** Splits a text into rows, each line end known (LF, CRLF, CR), and finds the markers. */
export function readRows(text: string, patterns: readonly string[]): ListRow[] {
  const markers = compileMarkers(patterns);
  const rows: ListRow[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  for (let line = 0; start <= text.length; line++) {
    const found = lineEnd.exec(text);
    const end = found?.index ?? text.length;
    const raw = text.slice(start, end);
    if (markers.isMarker(raw.trim())) {
      push(rows, 'marker', raw, start, line);
    } else {
      let from = 0;
      for (const { at, length } of markersInside(raw, markers)) {
        if (raw.slice(from, at).trim() !== '') {
          push(rows, 'text', raw.slice(from, at), start + from, line);
        }
        push(rows, 'marker', raw.slice(at, at + length), start + at, line);
        from = at + length;
      }
      if (from === 0 || raw.slice(from).trim() !== '') {
        push(rows, undefined, raw.slice(from), start + from, line);
      }
    }
    if (found === null) {
      break;
    }
    start = lineEnd.lastIndex;
  }
  return rows;
}
