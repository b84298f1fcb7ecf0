import type { TextRange } from '../../../src/core/model/paper';
import { InMemoryWorkspace } from './in-memory-workspace';

/** What a fixture says: files, and what is marked in them, in UTF-16 offsets of the text without marks. */
export interface Fixture {
  readonly workspace: InMemoryWorkspace;
  /** Where `$$CURSOR$$` is, if anywhere. */
  readonly cursor: { readonly uri: string; readonly offset: number } | undefined;
  /** What stands between `⟦` and `⟧`, by file, in order. */
  readonly ranges: ReadonlyMap<string, readonly TextRange[]>;
}

const cursorMark = '$$CURSOR$$';

/**
 * Reads a workspace written as one text: a line `%! path` begins each file. Paths are from the workspace folder. One cursor
 * at most; marked ranges do not overlap.
 */
export function fixture(text: string): Fixture {
  const files: Record<string, string> = {};
  const ranges = new Map<string, TextRange[]>();
  let cursor: { name: string; offset: number } | undefined;
  const [before = '', ...parts] = text.replace(/^\n/, '').split(/^%! ?/m);
  if (before.trim() !== '') {
    throw new Error('A fixture begins with a line "%! path".');
  }
  for (const part of parts) {
    const end = part.indexOf('\n');
    const name = part.slice(0, end < 0 ? part.length : end).trim();
    let plain = '';
    let start: number | undefined;
    for (const [piece] of (end < 0 ? '' : part.slice(end + 1)).matchAll(/\$\$CURSOR\$\$|[⟦⟧]|[^$⟦⟧]+|\$/g)) {
      if (piece === cursorMark) {
        if (cursor !== undefined) {
          throw new Error('A fixture has one cursor.');
        }
        cursor = { name, offset: plain.length };
      } else if (piece === '⟦') {
        start = plain.length;
      } else if (piece === '⟧') {
        if (start === undefined) {
          throw new Error(`A range of ${name} ends that has not begun.`);
        }
        ranges.set(name, [...(ranges.get(name) ?? []), { start, end: plain.length }]);
        start = undefined;
      } else {
        plain += piece;
      }
    }
    if (start !== undefined) {
      throw new Error(`A range of ${name} does not end.`);
    }
    files[name] = plain;
  }
  const workspace = new InMemoryWorkspace(files);
  return {
    workspace,
    cursor: cursor && { uri: workspace.uri(cursor.name), offset: cursor.offset },
    ranges: new Map([...ranges].map(([name, found]) => [workspace.uri(name), found])),
  };
}
