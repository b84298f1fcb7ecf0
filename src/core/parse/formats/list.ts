import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { findFrontMatter, namesWork } from '../note/front-matter';
import { parseList } from '../list/parse-list';
import { looksLikeList } from '../list/list-evidence';

/** Abstracts one after another, in plain text or Markdown. */
export const list: BibliographyFormat = {
  id: 'list',
  name: 'List of abstracts',
  extensions: ['txt', 'md', 'markdown'],
  kind: 'abstracts',
};

/** Abstracts that a Markdown file or a text outside a library must hold to be taken for a list. */
const minEntriesInMarkdown = 2;
const minEntriesInText = 1;

export const listReader: FormatReader = {
  format: list,
  refusal: (text, { markers, needsEvidence, fileName = '' }, extension) => {
    if (extension === 'txt') {
      return isOfWords(text) || (needsEvidence === true && !looksLikeList(text, markers, minEntriesInText))
        ? 'text-without-list'
        : undefined;
    }
    // With front matter it is a note, but for a page of a site that lists papers.
    const front = findFrontMatter(text);
    return (front === undefined || !(namesWork(text, front) || fileName.startsWith('@'))) &&
      looksLikeList(withoutFrontMatter(text, front), markers, minEntriesInMarkdown)
      ? undefined
      : 'markdown-without-list';
  },
  parse: (text, options) => parseList(withoutFrontMatter(text), options),
};

/** Whether no line has two words, as in a list of packages (`requirements.txt`): of several lines, for one may be the title that somebody has begun with. */
function isOfWords(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /^\s*[!-~]{1,100}\s*(?:#.*)?$/.test(line));
}

/** A text in which its front matter is blank, so that all else keeps its place. */
function withoutFrontMatter(text: string, front = findFrontMatter(text)): string {
  return front === undefined ? text : text.slice(0, front.body).replace(/[^\r\n]/g, ' ') + text.slice(front.body);
}
