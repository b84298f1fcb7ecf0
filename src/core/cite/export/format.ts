/** The formats in which a bibliography is written. */
export const exportFormats = ['bibtex', 'csl-json', 'ris'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** File ending of a format, without the dot. */
export const endingOf: Readonly<Record<ExportFormat, string>> = { bibtex: 'bib', 'csl-json': 'json', ris: 'ris' };
