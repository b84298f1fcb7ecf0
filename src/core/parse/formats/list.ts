import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { findFrontMatter } from '../note/front-matter';
import { parseList } from '../list/parse-list';
import { looksLikeList } from '../list/list-evidence';

/** Abstracts one after another, in plain text or Markdown. */
export const list: BibliographyFormat = {
  id: 'list',
  name: 'List of abstracts',
  extensions: ['txt', 'md', 'markdown'],
  languageId: 'plaintext',
  kind: 'abstracts',
};

/** Abstracts that a Markdown file or a text outside a library must hold to be taken for a list. */
const minEntriesInMarkdown = 2;
const minEntriesInText = 1;

export const listReader: FormatReader = {
  format: list,
  refusal: (text, { markers, needsEvidence }, extension) => {
    if (extension === 'txt') {
      return needsEvidence === true && !looksLikeList(text, markers, minEntriesInText)
        ? 'text-without-list'
        : undefined;
    }
    // With front matter it is a note.
    return findFrontMatter(text) === undefined && looksLikeList(text, markers, minEntriesInMarkdown)
      ? undefined
      : 'markdown-without-list';
  },
  parse: parseList,
};
