import type { Publication } from '../../model/paper';
import { parseBibtexEntry } from './entry-text';

/** Fields of a BibTeX entry that say where a work appeared, in the order they are read out. */
const fields = [
  'journal',
  'journaltitle',
  'booktitle',
  'series',
  'school',
  'institution',
  'publisher',
  'volume',
  'number',
  'pages',
];
/** The same of CSL. */
const variables = ['container-title', 'collection-title', 'publisher', 'volume', 'issue', 'page'];

/**
 * Where a work appeared, as its bibliography says: journal or book, volume, pages …, as plain text in that order; none
 * where it does not say. An entry of BibTeX is read by the full parser.
 */
export function appearanceOf(publication: Publication): readonly string[] {
  if (publication.bibtex === undefined) {
    return variables
      .map((variable) => publication.csl[variable])
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map(String);
  }
  const { type, fields: written } = publication.bibtex;
  const entry = fields.flatMap((field) => (written.has(field) ? [`${field} = {${written.get(field) ?? ''}}`] : []));
  const read = entry.length === 0 ? undefined : parseBibtexEntry(`@${type}{key,\n${entry.join(',\n')}\n}`);
  return fields.flatMap((field) => read?.fields.get(field) ?? []);
}
