const sourceName = /\.(?:txt|md|markdown|bib|bibtex|json|ris)$/i;

/** Whether a file may be a source by its name; `parseSource` decides by what is in it. */
export function mayBeSource(path: string): boolean {
  return sourceName.test(path);
}
