import type { CitationSyntax } from '../syntax';

/** How documents of a syntax take others in. */
interface Including {
  /** Endings of documents, the first is added where none is written. */
  readonly endings: readonly string[];
  /** Each gives the written path, or folder and path. */
  readonly patterns: readonly RegExp[];
  /** Which documents of a folder may be asked whether they include one; reading all of many notes would cost too much. */
  readonly isPart: (name: string, text: string) => boolean;
}

const latexPath = String.raw`\s?\{([^{}\n]{1,300})\}`;

const latex: Including = {
  endings: ['tex', 'ltx'],
  patterns: [
    new RegExp(String.raw`\\(?:input|include|subfile|subfileinclude)${latexPath}`, 'g'),
    new RegExp(String.raw`\\(?:sub)?(?:import|includefrom|inputfrom)\*?${latexPath}${latexPath}`, 'g'),
  ],
  isPart: (_, text) => !/^[^%\n]{0,200}\\documentclass\b/m.test(text),
};

const includings: Readonly<Record<CitationSyntax, Including>> = {
  latex,
  typst: { endings: ['typ'], patterns: [/#?(?:include|import)\s{1,10}"([^"\n]{1,300})"/g], isPart: () => true },
  pandoc: { endings: ['md', 'qmd', 'rmd', 'Rmd', 'markdown'], patterns: [/\{\{<\s{0,10}include\s{1,10}([^\s>]{1,300})\s{0,10}>\}\}/g], isPart: (name) => name.startsWith('_') },
  myst: { endings: ['md'], patterns: [/^[`:]{3,10}\{include\}\s{1,10}(\S{1,300})/gm], isPart: (name) => name.startsWith('_') },
  org: { endings: ['org'], patterns: [/^[ \t]{0,20}#\+(?:include|setupfile):[ \t]{1,20}"?([^"\n]{1,300})/gim], isPart: () => false },
  rst: { endings: ['rst', 'txt', 'inc'], patterns: [/^[ \t]{0,20}\.\.[ \t]{1,20}include::[ \t]{1,20}(\S[^\n]{0,300})/gm], isPart: () => false },
};

/** The paths of documents that a document takes in, as it writes them. */
export function includedPaths(text: string, syntax: CitationSyntax): readonly string[] {
  return includings[syntax].patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, first = '', second]) => (second === undefined ? first : `${first}/${second}`).trim()),
  );
}

/** The names under which an included document may lie: as written, or with an ending. */
export function withEndings(path: string, syntax: CitationSyntax): readonly string[] {
  const { endings } = includings[syntax];
  return [path, ...endings.map((ending) => `${path}.${ending}`)].slice(0, syntax === 'latex' ? 3 : 1);
}

/** Whether a file of a folder may be a document that includes others. */
export function mayInclude(name: string, syntax: CitationSyntax): boolean {
  return includings[syntax].endings.some((ending) => name.toLowerCase().endsWith(`.${ending.toLowerCase()}`));
}

/** Whether a document may be part of another one, so that it is worth looking for that. */
export function mayBePart(path: string, text: string, syntax: CitationSyntax): boolean {
  return includings[syntax].isPart(path.slice(path.lastIndexOf('/') + 1), text);
}

/** The root that a LaTeX document names for itself: `% !TeX root = main.tex`, `\documentclass[main]{subfiles}`. */
export function namedRoot(text: string, syntax: CitationSyntax): string | undefined {
  if (syntax !== 'latex') {
    return undefined;
  }
  const start = text.slice(0, 5_000);
  return (/^[ \t]{0,20}%+[ \t]{0,20}![ \t]{0,10}tex[ \t]{1,10}root[ \t]{0,10}=[ \t]{0,10}(\S[^\r\n]{0,300})/im.exec(start) ?? /\\documentclass\s?\[([^\]\n]{1,300})\]\s?\{subfiles\}/.exec(start))?.[1]?.trim();
}
