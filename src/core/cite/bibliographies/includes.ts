import type { CitationSyntax, CitedDocument } from '../model/citation';
import { projectOf } from '../languages/projects';
import type { WorkDocument } from './bibliography-files';

/** The paths of documents that a document takes in, as it writes them. */
export function includedPaths(text: string, syntax: CitationSyntax): readonly string[] {
  return projectOf(syntax).includes.pathsIn(text);
}

/** A document as one of those that are one work together; it is parsed when that is asked for. */
export function workDocument(
  path: string,
  text: string,
  syntax: CitationSyntax,
  parse: () => CitedDocument,
): WorkDocument {
  const { includes, namesIn } = projectOf(syntax);
  let parsed: CitedDocument | undefined;
  let names: ReadonlySet<string> | undefined;
  return {
    path,
    included: includedPaths(text, syntax),
    namedRoot: includes.namedRoot?.(text),
    mayBePart: includes.isPart(path.slice(path.lastIndexOf('/') + 1), text),
    foldsCase: includes.foldsCase?.(text),
    get parsed() {
      return (parsed ??= parse());
    },
    get names() {
      return (names ??= new Set([...(this.parsed.labels ?? []), ...(namesIn?.(text) ?? [])]));
    },
  };
}

/** The names under which an included document may lie: as written, or with an ending. */
export function withEndings(path: string, syntax: CitationSyntax): readonly string[] {
  return [path, ...projectOf(syntax).includes.addedEndings.map((ending) => `${path}.${ending}`)];
}

/** Whether a file of a folder may be a document that includes others. */
export function mayInclude(name: string, syntax: CitationSyntax): boolean {
  return projectOf(syntax).includes.endings.some((ending) => name.toLowerCase().endsWith(`.${ending.toLowerCase()}`));
}
