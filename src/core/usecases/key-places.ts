import type { CitedDocument } from '../cite/model/citation';
import { LineIndex } from '../text/line-index';

/** Where a key is cited: line and character from 0, the latter in UTF-16 units. A key has one line. */
export interface KeyPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
}

export type KeyPosition = Pick<KeyPlace, 'line' | 'character'>;

/** Where the keys stand, by the offsets at which they start. */
export function positionsOf({ groups }: CitedDocument, text: string): ReadonlyMap<number, KeyPosition> {
  const lines = new LineIndex(text);
  return new Map(
    groups.flatMap(({ citations }) =>
      citations.map(({ keyRange: { start } }): [number, KeyPosition] => [start, positionIn(lines, start)]),
    ),
  );
}

/** The line and character of an offset. */
export function positionIn(lines: LineIndex, offset: number): KeyPosition {
  const line = lines.lineOf(offset);
  return { line, character: offset - lines.startOf(line) };
}
