import type { Publication } from '../../model/paper';
import type { BibliographyEntry, BibliographyFormat, FormatReader, FormatWriter } from './shared/bibliography-format';
import { risToCsl } from '../ris/publication';
import { looksLikeRis, parseRis, risRecordsOf } from '../ris/parse-ris';
import { risRecords } from '../write/ris-records';

/** RIS: EndNote's, and what publishers offer. */
export const ris: BibliographyFormat = {
  id: 'ris',
  name: 'RIS',
  extensions: ['ris'],
  kind: 'bibliography',
  exportedFor: ['EndNote', 'Mendeley', 'Zotero'],
};

export const risReader: FormatReader = {
  format: ris,
  recognizes: looksLikeRis,
  refusal: (text, _options, extension) =>
    ris.extensions.includes(extension) || extension === '' || looksLikeRis(text) ? undefined : 'no-entries',
  parse: parseRis,
  keys,
  publications:
    (text) =>
    ({ start, end }) =>
      publicationOf(text.slice(start, end)),
};

export const risWriter: FormatWriter = { format: ris, write: risRecords };

function* keys(text: string): Iterable<BibliographyEntry> {
  for (const { lines } of risRecordsOf(text).records) {
    const line = lines.find(({ tag, value }) => tag === 'ID' && value !== '');
    if (line !== undefined) {
      const start = line.start + text.slice(line.start, line.end).search(/\S/);
      yield { key: line.value, start, end: Math.min(line.end, start + line.value.length) };
    }
  }
}

function publicationOf(text: string): Publication | undefined {
  const [record] = risRecordsOf(text).records;
  if (record === undefined) {
    return undefined;
  }
  // A damaged record may lack its type.
  const type = record.lines.find(({ tag }) => tag === 'TY')?.value ?? '';
  const ris = {
    type,
    lines: record.lines.filter(({ tag }) => tag !== 'TY' && tag !== 'ID').map(({ tag, value }) => ({ tag, value })),
  };
  return { csl: risToCsl(ris.type, ris.lines), ris };
}
