import type { CitationSyntax, CitedDocument } from '../core/cite/model/citation';
import { fileExtensionOf, languageOfEnding } from '../core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../core/cite/languages/index';
import { bibliographyEntries } from '../core/parse/bibliography';
import { loadYaml } from '../core/parse/yaml/load-yaml';
import { yamlStrings } from '../core/parse/formats/shared/yaml-strings';
import type { CheckedDocument } from '../core/usecases/check-documents';
import { DocumentBibliographies } from '../core/usecases/document-bibliographies';
import { yamlFor } from '../core/usecases/yaml-for';
import type { TextDocument, Workspace } from '../core/workspace/workspace';
import { nodeClock } from '../node/clock';
import { UsageError } from './arguments';

/** Reads documents as they are named on the command line; rejects with `UsageError` where one cannot be read, or is of no kind whose citations are known. */
export type ReadCheckedDocument = (document: string) => Promise<CheckedDocument>;

/** @param uriOf the URI of what is written on the command line */
export function documentReader(workspace: Workspace, uriOf: (path: string) => string): ReadCheckedDocument {
  const cited = new WeakMap<TextDocument, CitedDocument>();
  const parse = (document: TextDocument, syntax: CitationSyntax) => {
    const parsed = cited.get(document) ?? parseCitations(document.getText(), syntax);
    cited.set(document, parsed);
    return parsed;
  };
  const bibliographies = new DocumentBibliographies({
    workspace,
    clock: nodeClock,
    parsed: (document) => parse(document, syntaxOf(document.uri)),
    entries: async (file) => {
      const { yaml } = await yamlFor(file);
      const entries = bibliographyEntries(file, yaml);
      return entries && [...entries.values()];
    },
    yamlStrings: async (text, name) => yamlStrings(text, name, await loadYaml()),
  });
  return async (path) => {
    const syntax = syntaxOf(path);
    const document = await workspace.open(uriOf(path)).catch((error: unknown) => {
      throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const parsed = parse(document, syntax);
    const own = await bibliographies.of(document);
    const { uri, isUntitled } = document;
    const text = document.getText();
    const given = await bibliographies.definitionsOf({ uri, isUntitled, text, parsed });
    return { text, parsed: given === '' ? parsed : parseCitations(text, syntax, given), own };
  };
}

/** By the document's ending; plain text is read as Markdown. Throws `UsageError` for others. */
export function syntaxOf(document: string): CitationSyntax {
  const ending = fileExtensionOf(document);
  const language = ending === 'txt' ? 'plaintext' : languageOfEnding.get(ending);
  if (language === undefined) {
    throw new UsageError(
      `${document} is no document whose citations can be read: use ${[...languageOfEnding.keys(), 'txt'].map((known) => `.${known}`).join(', ')}.`,
    );
  }
  return syntaxFor(language);
}
