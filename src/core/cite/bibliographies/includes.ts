import type { CitationSyntax } from '../model/citation';
import { languageOf } from '../languages/index';

/** The paths of documents that a document takes in, as it writes them. */
export function includedPaths(text: string, syntax: CitationSyntax): readonly string[] {
  return languageOf(syntax).includes.patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, first = '', second]) =>
      (second === undefined ? first : `${first}/${second}`).trim(),
    ),
  );
}

/** The names under which an included document may lie: as written, or with an ending. */
export function withEndings(path: string, syntax: CitationSyntax): readonly string[] {
  return [path, ...languageOf(syntax).includes.addedEndings.map((ending) => `${path}.${ending}`)];
}

/** Whether a file of a folder may be a document that includes others. */
export function mayInclude(name: string, syntax: CitationSyntax): boolean {
  return languageOf(syntax).includes.endings.some((ending) => name.toLowerCase().endsWith(`.${ending.toLowerCase()}`));
}

/** Whether a document may be part of another one, so that it is worth looking for that. */
export function mayBePart(path: string, text: string, syntax: CitationSyntax): boolean {
  return languageOf(syntax).includes.isPart(path.slice(path.lastIndexOf('/') + 1), text);
}

/** The root that a document names for itself. */
export function namedRoot(text: string, syntax: CitationSyntax): string | undefined {
  return languageOf(syntax).includes.namedRoot?.(text);
}
