import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { findFrontMatter, parseNote } from '../note/parse-note';
import { yamlOf } from '../yaml/yaml';

/** A literature note: Markdown about one work, which its front matter names. */
export const note: BibliographyFormat = {
  id: 'note',
  name: 'Literature note',
  extensions: ['md', 'markdown'],
  languageId: 'markdown',
  kind: 'note',
};

/** Whether front matter names a work, not only a page: what a blog or a manual writes there is less. */
const namesWork = /^(?:authors?|doi|arxiv|key|citekey|citation[-_]?key|year|venue|journal)[ \t]{0,10}:/im;

export const noteReader: FormatReader = {
  format: note,
  needsYaml: (text) => text.startsWith('---'),
  refusal: (text, { needsEvidence }) => {
    const front = findFrontMatter(text);
    if (front === undefined) {
      return 'markdown-without-list';
    }
    return needsEvidence === true && !namesWork.test(text.slice(front.start, front.end))
      ? 'note-without-work'
      : undefined;
  },
  parse: (text, { yaml }) => parseNote(text, yamlOf(yaml)),
};
