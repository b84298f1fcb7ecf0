import { maxTagsLength } from '../fields/bibliographic-fields';
import { splitBibtexKeywords } from '../fields/person-names';
import { latexToText } from './latex-to-text';

/** The keywords of a field in LaTeX's markup, each once; `undefined` where it has none. */
export function bibtexKeywords(keywords: string | undefined): string[] | undefined {
  const tags = splitBibtexKeywords((keywords ?? '').slice(0, maxTagsLength))
    .map(latexToText)
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}
