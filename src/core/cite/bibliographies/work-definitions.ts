import { languageOf } from '../languages/index';
import type { BibliographyFiles } from './bibliography-files';
import { familyOf } from './document-family';
import { askedDocument, type PlacedDocument } from './find-document-keys';

/**
 * The definitions of commands that count in a document, since other documents of its work have them: its root, what that
 * inputs, a class or package beside it. Empty where the language knows none.
 */
export async function workDefinitions(placed: PlacedDocument, files: BibliographyFiles): Promise<string> {
  if (languageOf(placed.parsed.syntax).sharesDefinitions !== true) {
    return '';
  }
  const family = await familyOf(askedDocument(placed), files);
  return family
    .filter(({ path }) => path !== placed.path)
    .flatMap(({ parsed: { definitions = [] } }) => definitions)
    .join('\n');
}
