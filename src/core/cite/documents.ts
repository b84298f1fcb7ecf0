/** Endings of documents that people write citations in. */
export const documentEndings: readonly string[] = ['md', 'markdown', 'qmd', 'rmd', 'tex', 'typ', 'org', 'rst', 'myst'];
