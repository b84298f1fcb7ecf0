import { insertionAt } from '../../src/core/cite/edit/insertion';
import { parseCitations } from '../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../src/core/cite/model/citation';
import { citationBetween } from '../../src/core/cite/write/format-citation';

/** What is around a cursor. */
export type Place = readonly [before: string, after: string];

/** What we write at a place for keys, by both ways to it: the citation for there, and the insertion into the document. */
export function writtenAt(syntax: CitationSyntax, [before, after]: Place, keys: readonly string[]): readonly string[] {
  const { start, end, text } = insertionAt(
    parseCitations(before + after, syntax),
    before + after,
    { start: before.length, end: before.length },
    keys,
  ) ?? { start: 0, end: 0, text: '' };
  const whole = before + after;
  return [
    ...new Set([
      before + citationBetween(syntax, keys, before, after) + after,
      whole.slice(0, start) + text + whole.slice(end),
    ]),
  ];
}

/** A text as a test's name shows it. */
export const quoted = (place: Place) => place.map((text) => JSON.stringify(text)).join(' and ');

/** A text in which the cursor stands at `|`, after a key was inserted there. */
export function insertedAt(syntax: CitationSyntax, marked: string, key: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const edit = insertionAt(parseCitations(text, syntax), text, { start: offset, end: offset }, [key]);
  return edit === undefined ? text : text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
