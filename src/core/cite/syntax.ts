/** The citation syntaxes that documents use. */
export const citationSyntaxes = ['pandoc', 'latex', 'typst', 'org', 'rst', 'myst'] as const;

export type CitationSyntax = (typeof citationSyntaxes)[number];

/** Which syntax a VS Code language id writes; a setting overrides and extends it. */
export const defaultSyntaxes: Readonly<Record<string, CitationSyntax>> = {
  markdown: 'pandoc',
  quarto: 'pandoc',
  rmd: 'pandoc',
  plaintext: 'pandoc',
  latex: 'latex',
  tex: 'latex',
  typst: 'typst',
  org: 'org',
  restructuredtext: 'rst',
  myst: 'myst',
};

/**
 * The syntax for a document.
 * @param languageId VS Code language id
 * @param overrides language id to syntax name; unknown syntax names are ignored
 * @returns `pandoc` for languages that nobody named, as plain text reads best that way
 */
export function syntaxFor(languageId: string, overrides: ReadonlyMap<string, string> = new Map()): CitationSyntax {
  const named = overrides.get(languageId);
  const known = citationSyntaxes.find((syntax) => syntax === named);
  return known ?? (Object.hasOwn(defaultSyntaxes, languageId) ? defaultSyntaxes[languageId] : undefined) ?? 'pandoc';
}

/** One citation group for the keys, in their order, each once. An empty list gives an empty string. */
export function formatCitation(syntax: CitationSyntax, keys: readonly string[]): string {
  const unique = [...new Set(keys)];
  if (unique.length === 0) {
    return '';
  }
  switch (syntax) {
    case 'pandoc':
      return `[${unique.map((key) => `@${key}`).join('; ')}]`;
    case 'latex':
      return `\\cite{${unique.join(',')}}`;
    case 'typst':
      return unique.map((key) => `@${key}`).join(' ');
    case 'org':
      return `[cite:${unique.map((key) => `@${key}`).join(';')}]`;
    case 'rst':
      return `:cite:p:\`${unique.join(',')}\``;
    case 'myst':
      return `{cite:p}\`${unique.join(',')}\``;
  }
}

const wordCharacter = /[\p{L}\p{N}_]/u;
/** What Typst would take into a label: dots and colons at its end stay text. */
const typstLabelGoesOn = /^[.:]{0,9}[\p{L}\p{N}_-]/u;

/**
 * The citation group as it must stand between two pieces of text, so that the document's own tool reads it.
 * Typst takes letters behind `@key` into the label (Han too), so the function form is used there; Docutils wants `\ `
 * between an inline role and a word character.
 * @param before text of the line before the cursor
 * @param after text of the line behind the cursor
 */
export function citationBetween(syntax: CitationSyntax, keys: readonly string[], before: string, after: string): string {
  const previous = [...before.slice(-2)].at(-1) ?? '';
  const next = [...after.slice(0, 2)].at(0) ?? '';
  if (syntax === 'typst' && (typstLabelGoesOn.test(after) || wordCharacter.test(previous))) {
    return [...new Set(keys)].map((key) => `#cite(<${key}>)`).join(' ');
  }
  const citation = formatCitation(syntax, keys);
  if (syntax === 'rst' && citation !== '') {
    return `${wordCharacter.test(previous) ? '\\ ' : ''}${citation}${wordCharacter.test(next) ? '\\ ' : ''}`;
  }
  return citation;
}
