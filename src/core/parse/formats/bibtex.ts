import type {
  BibliographyEntry,
  BibliographyFormat,
  FormatReader,
  FormatWriter,
  PublicationAt,
} from './shared/bibliography-format';
import { FieldReader, parseBibtex } from '../bibtex/parse-bibtex';
import type { ScannedField } from '../bibtex/entry-reader';
import { scanBibtex } from '../bibtex/scan';
import { bibtexToCsl } from '../bibtex/publication';
import { bibtexEntries } from '../write/bibtex-entries';

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

function publications(text: string): PublicationAt {
  const scanned = scanBibtex(text);
  const reader = new FieldReader(text, scanned);
  const byStart = new Map(scanned.map((entry) => [entry.start, entry]));
  return ({ start }) => {
    const entry = byStart.get(start);
    if (entry === undefined || entry.type === 'string') {
      return undefined;
    }
    const fields = reader.latexOf(entry);
    return { csl: bibtexToCsl(entry.type, fields), bibtex: { type: entry.type, fields } };
  };
}
