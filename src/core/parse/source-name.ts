/** How a BibTeX file begins that is kept in step with what documents cite; never a source, lest papers come out of themselves. */
export const keptBibliographyMark = '% Kept by Literature Notes';

const sourceName = /\.(?:txt|md|markdown|bib|bibtex|json|ris)$/i;

/** Whether a file may be a source by its name; `parseSource` decides by what is in it. */
export function mayBeSource(path: string): boolean {
  return sourceName.test(path);
}
