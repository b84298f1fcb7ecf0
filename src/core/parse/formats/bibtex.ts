import type { BibliographyEntry, BibliographyFormat, FormatReader, PublicationAt } from '../bibliography-format';
import { FieldReader, parseBibtex } from '../bibtex';
import { scanBibtex } from '../bibtex-scan';
import { bibtexToCsl } from '../publication-bibtex';

/** How a BibTeX file begins that is kept in step with what documents cite; never a source, lest papers come out of themselves. */
export const keptBibliographyMark = '% Kept by Literature Notes';

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
  refusal: (text) => (text.startsWith(keptBibliographyMark) ? 'kept-bibliography' : undefined),
  parse: parseBibtex,
  keys,
  crossReferences,
  publications,
};

const listedKey = /[^\s,]{1,300}/g;

function* keys(text: string): Iterable<BibliographyEntry> {
  for (const { type, key, start, end, fields } of scanBibtex(text)) {
    if (key === undefined || type === 'string') {
      continue;
    }
    const at = text.indexOf(key, text.indexOf('{', start) < 0 ? start : start + type.length + 1);
    yield at >= 0 && at < end ? { key, start: at, end: at + key.length } : { key, start, end: start };
    // Further keys of the same entry, as biblatex has them.
    for (const part of fields.find(({ name }) => name === 'ids')?.parts ?? []) {
      yield* listed(text, part);
    }
  }
}

function* crossReferences(text: string): Iterable<BibliographyEntry> {
  for (const { fields } of scanBibtex(text)) {
    for (const { parts } of fields.filter(({ name }) => ['crossref', 'xref', 'xdata', 'related', 'entryset'].includes(name))) {
      for (const part of parts) {
        yield* listed(text, part);
      }
    }
  }
}

/** Keys with commas between. */
function* listed(text: string, { start, end }: { readonly start: number; readonly end: number }): Iterable<BibliographyEntry> {
  for (const { 0: key, index } of text.slice(start, end).matchAll(listedKey)) {
    yield { key, start: start + index, end: start + index + key.length };
  }
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
