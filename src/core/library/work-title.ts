import type { Entry } from '../model';
import { detectLanguage } from '../parse/language';
import { deriveTitle } from '../parse/title';
import { titleFromAbstract } from './derived';
import { creditOf } from './label';
import type { EntryRecord, Work } from './merge';

/** As far as a note is looked into for a heading or a first line. */
const noteStart = 4_000;

/** The first line of a note's body that says something, without the marks of Markdown. */
function lineOfNote(note: string): string {
  const lines = note.slice(0, noteStart).split(/[\r\n]+/).map((line) => line.replace(/^[#>*+\s-]{1,40}/, '').trim());
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
}

function derivedFrom(text: string, { names }: Pick<Entry, 'names'>): string {
  return deriveTitle({ text, names, language: detectLanguage(text) });
}

/** The first of these that is not empty. */
function firstOf(records: readonly EntryRecord[], textOf: (entry: Entry) => string): string {
  for (const { entry } of records) {
    const text = textOf(entry);
    if (text !== '') {
      return text;
    }
  }
  return '';
}

/**
 * The title of a work, its own or derived: from its abstract, else from what a note says about it, else what it is known
 * by: authors and year, key, address. Empty only for a work of which nothing is known.
 * @param telling the record that says most about the work
 */
export function titleOfWork(records: Work, telling: EntryRecord): { readonly title: string; readonly isDerived: boolean } {
  const own = firstOf(records, ({ title }) => title ?? '');
  if (own !== '') {
    return { title: own, isDerived: false };
  }
  const ordered = [telling, ...records];
  const title =
    firstOf(ordered, titleFromAbstract) ||
    firstOf(ordered, (entry) => (entry.note === undefined ? '' : derivedFrom(lineOfNote(entry.note), entry))) ||
    firstOf(ordered, (entry) => (entry.authors === undefined ? '' : creditOf(entry))) ||
    firstOf(ordered, ({ writtenKey }) => writtenKey ?? '') ||
    firstOf(ordered, ({ links }) => links[0]?.url.replace(/^https?:\/\//, '') ?? '');
  return { title, isDerived: true };
}
