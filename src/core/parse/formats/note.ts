import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { findFrontMatter } from '../note/front-matter';
import { isNoteTemplate } from '../note/note-template';
import { parseNote } from '../note/parse-note';
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
const namesWork =
  /^[ \t]{0,8}(?:[-*] )?(?:authors?|creators?|doi|arxiv|key|citekey|citation[-_ ]?key|year|issued|venue|journal|container-title|作者|年份)[ \t]{0,10}(?::|=)/im;

export const noteReader: FormatReader = {
  format: note,
  needsYaml: (text) => text.startsWith('---'),
  refusal: (text, { needsEvidence, fileName = '' }) => {
    const front = findFrontMatter(text);
    if (front === undefined) {
      return 'markdown-without-list';
    }
    if (isNoteTemplate(text, front)) {
      return 'note-template';
    }
    return needsEvidence === true && !fileName.startsWith('@') && !namesWork.test(text.slice(front.start, front.end))
      ? 'note-without-work'
      : undefined;
  },
  parse: (text, { yaml, fileName }) => parseNote(text, text.startsWith('---') ? yamlOf(yaml) : yaml, fileName),
};
