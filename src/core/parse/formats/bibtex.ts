import type {
  BibliographyEntry,
  BibliographyFormat,
  FormatReader,
  FormatWriter,
  PublicationAt,
} from './shared/bibliography-format';
import type { Publication } from '../../model/paper';
import { parseBibtex } from '../bibtex/parse-bibtex';
import { FieldReader, stringsOf } from '../bibtex/fields';
import type { ScannedEntry, ScannedField } from '../bibtex/entry-reader';
import { scanBibtex } from '../bibtex/scan';
import { bibtexToCsl } from '../bibtex/publication';
import { bibtexEntries } from '../write/bibtex-entries';
import type { YamlReader } from '../yaml/yaml';

/** How a BibTeX file begins that is kept in step with what documents cite; never a source, lest papers come out of themselves. */
export const syncedBibMark = '% Kept by Literature Notes';

/** BibTeX and BibLaTeX. */
export const bibtex: BibliographyFormat = {
  id: 'bibtex',
  name: 'BibTeX',
  extensions: ['bib', 'bibtex'],
  languageId: 'bibtex',
  kind: 'bibliography',
  besideDocuments: 'any',
  exportedFor: ['LaTeX', 'Pandoc', 'Typst'],
};

export const bibtexReader: FormatReader = {
  format: bibtex,
  recognizes,
  refusal: (text) => (text.startsWith(syncedBibMark) ? 'kept-bibliography' : undefined),
  parse: parseBibtex,
  keys,
  crossReferences,
  publications,
};

export const bibtexWriter: FormatWriter = { format: bibtex, write: bibtexEntries };

const referring: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);

function* keys(text: string): Iterable<BibliographyEntry> {
  for (const { type, key, keyStart, fields } of scanBibtex(text)) {
    // The data of an `@xdata` is for other entries to take; it cannot be cited.
    if (key === undefined || type === 'string' || type === 'xdata') {
      continue;
    }
    yield { key, start: keyStart, end: keyStart + key.length };
    // Further keys of the same entry, as biblatex has them.
    yield* keysIn(text, fields.filter(({ name }) => name === 'ids').slice(0, 1));
  }
}

function crossReferences(text: string): readonly BibliographyEntry[] {
  return scanBibtex(text).flatMap(({ fields }) =>
    keysIn(
      text,
      fields.filter(({ name }) => referring.has(name)),
    ),
  );
}

/** The keys that fields list, apart by commas. */
function keysIn(text: string, fields: readonly ScannedField[]): BibliographyEntry[] {
  return fields.flatMap(({ parts }) =>
    parts.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[^\s,]{1,300}/g)].map((match) => ({
        key: match[0],
        start: start + match.index,
        end: start + match.index + match[0].length,
      })),
    ),
  );
}

function publications(text: string, _yaml?: YamlReader, related: readonly string[] = []): PublicationAt {
  const scanned = scanBibtex(text);
  // Of strings that several files define, the last is taken, as tools do that read them in turn.
  const others = new Map(related.flatMap((other) => [...stringsOf(other, scanBibtex(other))]));
  const reader = new FieldReader(text, scanned, others);
  const byStart = new Map(scanned.map((entry) => [entry.start, entry]));
  return ({ start }) => {
    const entry = byStart.get(start);
    return entry === undefined || entry.type === 'string' ? undefined : publicationOf(reader, entry);
  };
}

/** What an entry says, with what it takes from strings, data entries and its parent. */
function publicationOf(reader: FieldReader, entry: ScannedEntry): Publication {
  const scanned = [...reader.fields(entry)].filter(([name]) => name !== 'crossref' && name !== 'xdata');
  const fields = new Map(scanned.map(([name, field]) => [name, reader.valueOf(field)]));
  const unresolved = new Map(
    scanned.flatMap(([name, field]) => {
      const parts = reader.unresolvedParts(field);
      return parts === undefined ? [] : [[name, parts]];
    }),
  );
  return {
    csl: bibtexToCsl(entry.type, fields),
    bibtex: { type: entry.type, fields, ...(unresolved.size === 0 ? {} : { unresolved }) },
  };
}

/** So many lines may stand before the first entry, none of them as long as an abstract. */
const maxBefore = 12;
const maxBeforeLength = 120;

/** Whether the text begins with an entry, but for what a database writes above, or consists of entries with a word before each in its line. */
function recognizes(text: string): boolean {
  const sample = text.slice(0, 20_000);
  return beginsWithEntry(sample) || (sample.includes('@') && hasEntriesInProse(sample));
}

/** Whether entries that do not begin their lines make up most of a text, and no line without one is more than a remark. */
function hasEntriesInProse(text: string): boolean {
  const entries = scanBibtex(text).filter(({ key, fields }) => key !== undefined && fields.length > 1);
  let prose = '';
  let done = 0;
  for (const { start, end } of entries) {
    prose += `${text.slice(done, start)} `;
    done = end;
  }
  prose += text.slice(done);
  return (
    entries.length > 0 &&
    prose.trim().length * 2 < text.trim().length &&
    prose.split(/\r\n?|\n/).every((row) => row.length <= maxBeforeLength)
  );
}

function beginsWithEntry(text: string): boolean {
  const rows = text.split(/\r\n?|\n/).filter((row) => !/^\s*(?:%|$)/.test(row));
  const at = rows.findIndex((row) => /^\s{0,20}@[A-Za-z]{3,30}\s{0,9}[{(]/.test(row));
  const isEntry =
    at >= 0 &&
    /@[A-Za-z]{3,30}\s{0,9}[{(][^=]{0,300}?[\w+-]{1,60}\s{0,9}=\s{0,9}["{\w]/.test(
      rows
        .slice(at, at + 12)
        .join('\n')
        .slice(0, 3_000),
    );
  return isEntry && at <= maxBefore && rows.slice(0, at).every((row) => row.length <= maxBeforeLength);
}
