import type { Node } from 'jsonc-parser/lib/esm/main';
import type { NodeRange } from './keys-file';
import { textBefore } from '../../text/around';

/** Puts `content` in the place of a stretch of text. */
export interface KeysFileEdit extends NodeRange {
  readonly content: string;
}

/** Applies edits that do not overlap; those of one place in the order given. */
export function applyTextEdits(text: string, edits: readonly KeysFileEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, content } of [...edits].sort(
    (left, right) => left.start - right.start || left.end - right.end,
  )) {
    parts.push(text.slice(from, start), content);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** The one edit that makes `after` of `before`, as short as can be without halves of characters, at which editors do not edit. */
export function editBetween(before: string, after: string): KeysFileEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) {
    start++;
  }
  if (/[\uD800-\uDBFF]/.test(before[start - 1] ?? '')) {
    start--;
  }
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
  }
  if (tail > 0 && /[\uDC00-\uDFFF]/.test(before[before.length - tail] ?? '')) {
    tail--;
  }
  return { start, end: before.length - tail, content: after.slice(start, after.length - tail) };
}

/** A text that is JSON with comments, and where it must not be added to. */
export interface EditedText {
  /** As parsed: what the parser was not shown is blank. */
  readonly clean: string;
  readonly newline: string;
  readonly closed: readonly NodeRange[];
}

/**
 * Adds items to an object or array, each behind the last of its children that `isBefore` it, else at the head. Comments at the end of
 * a line stay with what they stand behind; items on lines of their own get such lines; nothing is added within a conflict of a merge.
 * @param items with texts such as `"a": 1`
 */
export function insertItems<T extends { readonly text: string }>(
  text: EditedText,
  container: Node,
  items: readonly T[],
  isBefore: (child: Node, item: T) => boolean,
): KeysFileEdit[] {
  const children = container.children ?? [];
  const open = children.filter(({ offset }) => !text.closed.some(({ start, end }) => offset >= start && offset < end));
  const byPlace = new Map<Node | undefined, T[]>();
  for (const item of items) {
    const place = open.filter((child) => isBefore(child, item)).at(-1);
    byPlace.set(place, [...(byPlace.get(place) ?? []), item]);
  }
  return [...byPlace].flatMap(([place, group]) =>
    insertionBehind(
      text,
      container,
      place,
      group.map((item) => item.text),
    ),
  );
}

function insertionBehind(
  text: EditedText,
  container: Node,
  place: Node | undefined,
  items: readonly string[],
): KeysFileEdit[] {
  const { clean, newline } = text;
  const children = container.children ?? [];
  const end = place === undefined ? container.offset + 1 : place.offset + place.length;
  const comma = place === undefined ? undefined : commaBehind(clean, end, text.closed);
  const anchor = comma ?? end;
  const last = children.at(-1);
  const isLast = place === last;
  const first = children[0];
  const isOnLines =
    first === undefined
      ? clean.slice(container.offset, container.offset + container.length).includes('\n')
      : isAloneOnLine(clean, first.offset);
  const isTable = container.type === 'object' && container.parent?.parent?.parent === undefined;
  const commaEdit: KeysFileEdit[] =
    place !== undefined && comma === undefined ? [{ start: end, end, content: ',' }] : [];
  // What was the last item without a comma keeps the list without one.
  const ending = isLast && (place === undefined || comma === undefined) ? '' : ',';
  if (!isOnLines && !(isTable && first === undefined)) {
    const before = place === undefined ? '' : ' ';
    const after = place === undefined && first !== undefined ? ' ' : '';
    return [...commaEdit, { start: anchor, end: anchor, content: `${before}${items.join(', ')}${ending}${after}` }];
  }
  const indent = first === undefined ? `${indentOf(clean, container.offset)}  ` : indentOf(clean, first.offset);
  const at = lineEndBehind(clean, anchor);
  const lines = items
    .map((item, index) => `${newline}${indent}${item}${index === items.length - 1 ? ending : ','}`)
    .join('');
  if (first !== undefined || clean.slice(container.offset + 1, container.offset + container.length - 1).trim() !== '') {
    return [...commaEdit, { start: at, end: at, content: lines }];
  }
  const close = container.offset + container.length - 1;
  return [
    { start: container.offset + 1, end: close, content: `${lines}${newline}${indentOf(clean, container.offset)}` },
  ];
}

/** Takes children out of an object or array, with the lines and commas that are theirs. */
export function removeItems(text: EditedText, container: Node, removed: ReadonlySet<Node>): KeysFileEdit[] {
  const { clean } = text;
  const children = container.children ?? [];
  const kept = children.filter((child) => !removed.has(child)).at(-1);
  const edits = [...removed].map((child): KeysFileEdit => {
    const comma = commaBehind(clean, child.offset + child.length, []);
    const end = comma ?? child.offset + child.length;
    if (isAloneOnLine(clean, child.offset)) {
      const close = lineEndBehind(clean, end);
      if (close > end || /^(?:\r?\n|$)/.test(clean.slice(close, close + 2))) {
        const start = child.offset - indentOf(clean, child.offset).length;
        return { start, end: close + (/^\r?\n/.exec(clean.slice(close, close + 2))?.[0].length ?? 0), content: '' };
      }
    }
    const spaces = /^[ \t]*/.exec(clean.slice(end, end + 100))?.[0].length ?? 0;
    // The last one goes with the space before it, the others with that behind them.
    const indent = /[ \t]*$/.exec(textBefore(clean, child.offset, 100))?.[0].length ?? 0;
    return comma === undefined
      ? { start: child.offset - indent, end, content: '' }
      : { start: child.offset, end: end + spaces, content: '' };
  });
  const last = children.at(-1);
  if (
    kept !== undefined &&
    last !== undefined &&
    removed.has(last) &&
    commaBehind(clean, last.offset + last.length, []) === undefined
  ) {
    const comma = commaBehind(clean, kept.offset + kept.length, []);
    if (comma !== undefined) {
      edits.push({ start: comma - 1, end: comma, content: '' });
    }
  }
  return edits;
}

/** Where a comma behind `from` ends, if nothing but space and comments stands between. */
function commaBehind(clean: string, from: number, closed: readonly NodeRange[]): number | undefined {
  const at = skipTrivia(clean, from);
  return clean[at] === ',' &&
    !closed.some(({ start, end }) => at >= start && at < end && !(from >= start && from < end))
    ? at + 1
    : undefined;
}

function skipTrivia(clean: string, from: number): number {
  let at = from;
  for (;;) {
    if (/\s/.test(clean[at] ?? '')) {
      at++;
    } else if (clean.startsWith('//', at)) {
      at = lineEnd(clean, at);
    } else if (clean.startsWith('/*', at)) {
      const close = clean.indexOf('*/', at + 2);
      at = close < 0 ? clean.length : close + 2;
    } else {
      return at;
    }
  }
}

/** The end of the line, where only space and comments follow on it, else `from`. */
function lineEndBehind(clean: string, from: number): number {
  let at = from;
  for (;;) {
    if (clean[at] === ' ' || clean[at] === '\t') {
      at++;
    } else if (clean.startsWith('//', at)) {
      at = lineEnd(clean, at);
    } else if (clean.startsWith('/*', at)) {
      const close = clean.indexOf('*/', at + 2);
      if (close < 0 || clean.slice(at, close).includes('\n')) {
        return from;
      }
      at = close + 2;
    } else {
      const isEnd = at >= clean.length || clean[at] === '\n' || clean[at] === '\r';
      return isEnd ? lastWritten(clean, from, at) : from;
    }
  }
}

/** Without the space at the end of a line. */
function lastWritten(clean: string, from: number, end: number): number {
  let at = end;
  while (at > from && (clean[at - 1] === ' ' || clean[at - 1] === '\t')) {
    at--;
  }
  return at;
}

function lineEnd(clean: string, from: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = from;
  return found.exec(clean)?.index ?? clean.length;
}

function lineStart(clean: string, at: number): number {
  return clean.lastIndexOf('\n', at - 1) + 1;
}

function isAloneOnLine(clean: string, at: number): boolean {
  return lineStart(clean, at) > 0 && clean.slice(lineStart(clean, at), at).trim() === '';
}

function indentOf(clean: string, at: number): string {
  return /^[ \t]*/.exec(clean.slice(lineStart(clean, at), at))?.[0] ?? '';
}

/** Puts commas between neighbouring items that have none. */
export function missingCommas(clean: string, items: readonly Node[]): KeysFileEdit[] {
  return items.slice(0, -1).flatMap(({ offset, length }) => {
    const end = offset + length;
    return commaBehind(clean, end, []) === undefined ? [{ start: end, end, content: ',' }] : [];
  });
}
