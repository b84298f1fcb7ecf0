/** A line of a list, or the part of one before or after a marker; offsets leave out the white space around it. */
export interface Row {
  readonly kind: 'text' | 'blank' | 'marker';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
}

/** A wildcard pattern is tried on short lines only: no marker is a paragraph. */
const longestMarker = 400;

export type MarkerTest = (line: string) => boolean;

/** Whether `text` matches the parts of a pattern between its wildcards, the first and last anchored. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
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

/** Compiles marker patterns: compared trimmed and without case, `*` stands for any text. A pattern without a letter or sign but `*` is ignored. */
export function compileMarkers(patterns: readonly string[]): Markers {
  const exact = new Set<string>();
  const wild: string[][] = [];
  for (const pattern of patterns) {
    const clean = pattern.trim().toLowerCase();
    if (clean.replaceAll('*', '').trim() === '') continue;
    if (clean.includes('*')) wild.push(clean.split('*'));
    else exact.add(clean);
  }
  const isMarker = (line: string) => {
    if (line.length > longestMarker) return false;
    const text = line.toLowerCase();
    return exact.has(text) || wild.some((parts) => matchesParts(text, parts));
  };
  return { isMarker, inside: [...exact].filter((marker) => marker.length >= 8 && /\p{L}/u.test(marker)) };
}

const sentenceEnd = /[。.!?！？…"”』」)）\]】}]\s*$/;

/** Where a marker stands inside a line after a whole sentence, or at the line's end, as if the line end before it were lost. */
function markerInside(line: string, markers: Markers): { readonly at: number; readonly length: number } | undefined {
  const text = line.toLowerCase();
  // Some letters change their length with their case; then offsets would lie.
  if (text.length !== line.length) return undefined;
  for (const marker of markers.inside) {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
      const before = text.slice(Math.max(0, at - 4), at);
      if (at === 0 || sentenceEnd.test(before) || (at + marker.length === text.length && !/[a-z0-9]$/.test(before))) {
        return { at, length: marker.length };
      }
    }
  }
  return undefined;
}

function push(rows: Row[], kind: Row['kind'] | undefined, raw: string, start: number, line: number): void {
  const text = raw.trim();
  const from = start + (text === '' ? 0 : raw.indexOf(text));
  rows.push({ kind: kind ?? (text === '' ? 'blank' : 'text'), start: from, end: from + text.length, line, text });
}

/** Splits a text into rows, each line end known (LF, CRLF, CR), and finds the markers. */
export function readRows(text: string, patterns: readonly string[]): Row[] {
  const markers = compileMarkers(patterns);
  const rows: Row[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  for (let line = 0; start <= text.length; line++) {
    const found = lineEnd.exec(text);
    const end = found?.index ?? text.length;
    let raw = text.slice(start, end);
    let from = start;
    if (markers.isMarker(raw.trim())) push(rows, 'marker', raw, from, line);
    else {
      for (let inside = markerInside(raw, markers); inside !== undefined; inside = markerInside(raw, markers)) {
        if (raw.slice(0, inside.at).trim() !== '') push(rows, 'text', raw.slice(0, inside.at), from, line);
        push(rows, 'marker', raw.slice(inside.at, inside.at + inside.length), from + inside.at, line);
        from += inside.at + inside.length;
        raw = raw.slice(inside.at + inside.length);
      }
      if (from === start || raw.trim() !== '') push(rows, undefined, raw, from, line);
    }
    if (found === null) break;
    start = lineEnd.lastIndex;
  }
  return rows;
}
