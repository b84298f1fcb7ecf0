import { withDerived } from '../../../src/core/library/derive';
import type { DerivedEntry, DerivedSource, Entry } from '../../../src/core/model/paper';

let offset = 0;

/** An entry with what a test says and nothing else; positions go up from call to call unless given. */
export function entryOf(fields: Partial<Entry>): DerivedEntry {
  offset += 100;
  return withDerived({
    span: { start: offset, end: offset + 99, line: offset / 100, endLine: offset / 100 },
    format: 'list',
    names: [],
    language: 'en',
    abstract: '',
    links: [],
    ...fields,
  });
}

export function sourceOf(...entries: Partial<Entry>[]): DerivedSource {
  return { entries: entries.map(entryOf), problems: [] };
}
