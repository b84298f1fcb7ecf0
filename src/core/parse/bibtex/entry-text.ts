import { parse } from '@retorquere/bibtex-parser';
import type { PersonName } from '../../model/paper';
import { withoutUndefined } from '../../text/without-undefined';

/** Everything that an entry says, for showing and exporting it. */
export interface BibtexDetails {
  readonly type: string;
  readonly key: string;
  /** Plain Unicode text by field name. */
  readonly fields: ReadonlyMap<string, string>;
  /** People by role: `author`, `editor`, `translator` … */
  readonly people: ReadonlyMap<string, readonly PersonName[]>;
}

/** The parser takes a second for so many characters. No entry is longer. */
const longest = 50_000;

/**
 * Reads one entry with a full parser. Heavy (half a megabyte, milliseconds an entry): a host loads this module on first
 * use, and keeps results by the entry's text.
 * @param entry the entry's text
 * @returns `undefined` where the parser makes nothing of it, or the entry is longer than any
 */
export function parseBibtexEntry(entry: string): BibtexDetails | undefined {
  if (entry.length > longest) {
    return undefined;
  }
  let entries;
  try {
    entries = parse(entry, {
      sentenceCase: false,
      verbatimFields: ['url', 'doi', 'file', 'eprint', /^citeulike/],
    }).entries;
  } catch {
    return undefined;
  }
  const found = entries.at(-1);
  if (found === undefined) {
    return undefined;
  }
  const fields = new Map<string, string>();
  const people = new Map<string, PersonName[]>();
  for (const [name, value] of Object.entries(found.fields) as [string, unknown][]) {
    if (typeof value === 'string') {
      fields.set(name, composed(value));
    } else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
      fields.set(name, composed(value.join('; ')));
    } else if (Array.isArray(value)) {
      people.set(name, value.map(personOf));
    }
  }
  return { type: found.type, key: found.key, fields, people };
}

/** The parser leaves accents apart from their letters. Only in texts of a sane length: heaps of accents cost their square. */
function composed(text: string): string {
  return text.length > 50_000 ? text : text.normalize('NFC');
}

function personOf(creator: {
  name?: string;
  lastName?: string;
  firstName?: string;
  prefix?: string;
  suffix?: string;
}): PersonName {
  const { name, lastName, firstName, prefix, suffix } = creator;
  const text = (part: string | undefined) => (part === undefined ? undefined : composed(part));
  return withoutUndefined({
    literal: text(name),
    family: text(lastName),
    given: text(firstName),
    'non-dropping-particle': text(prefix),
    suffix: text(suffix),
  });
}
