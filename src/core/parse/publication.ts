import type { Publication, SourceFormat, SourceSpan } from '../model';
import { FieldReader } from './bibtex';
import { scanBibtex } from './bibtex-scan';
import { bibtexToCsl } from './publication-bibtex';
import { risToCsl } from './publication-ris';
import { recordsOf } from './ris';

/** Finds the publication of the entry that stands at a span, if one does. */
export type PublicationAt = (span: SourceSpan) => Publication | undefined;

/**
 * What a bibliography says of its works beyond what the library keeps of them, read anew when it is asked for.
 * @param text of the whole source, as it was when its entries got their spans
 */
export function publicationsIn(text: string, format: SourceFormat): PublicationAt {
  switch (format) {
    case 'bibtex':
      return bibtexPublications(text);
    case 'csl-json':
      return ({ start, end }) => cslPublication(text.slice(start, end));
    case 'ris':
      return ({ start, end }) => risPublication(text.slice(start, end));
    case 'list':
    case 'note':
      return () => undefined;
  }
}

function bibtexPublications(text: string): PublicationAt {
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

function cslPublication(json: string): Publication | undefined {
  try {
    const item: unknown = JSON.parse(json);
    return typeof item === 'object' && item !== null && !Array.isArray(item) ? { csl: item as Publication['csl'] } : undefined;
  } catch {
    // A damaged item: the paper has what could be read of it.
    return undefined;
  }
}

function risPublication(text: string): Publication | undefined {
  const [record] = recordsOf(text);
  if (record === undefined) {
    return undefined;
  }
  // A damaged record may lack its type.
  const type = record.lines[0]?.tag === 'TY' ? record.lines[0].value : '';
  const ris = { type, lines: record.lines.filter(({ tag }) => tag !== 'TY' && tag !== 'ID').map(({ tag, value }) => ({ tag, value })) };
  return { csl: risToCsl(ris.type, ris.lines), ris };
}
