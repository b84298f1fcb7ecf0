import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { findFrontMatter, namesWork } from '../note/front-matter';
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
    return needsEvidence === true && !fileName.startsWith('@') && !namesWork(text, front)
      ? 'note-without-work'
      : undefined;
  },
  parse: (text, { yaml, fileName }) => parseNote(text, text.startsWith('---') ? yamlOf(yaml) : yaml, fileName),
};
