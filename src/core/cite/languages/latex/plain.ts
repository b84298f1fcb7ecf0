import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';

const option = String.raw`\[[^[\]{}\\%\n]{0,300}\]`;
const argument = String.raw`\{[^{}\\%\n]{0,300}\}`;

/** LaTeX of words, and of commands with closed arguments that cite, refer or set text. */
export const plainLatex: PlainText = {
  paragraph: plainParagraphs({
    first: String.raw`[\p{L}\\]`,
    further: String.raw`\S`,
    units: [
      `[${sentence.replace('%&', '')}()/:~*+=<>|@^_$]`,
      String.raw`\\(?!if|no)(?:[A-Za-z]{0,12}[cC]ite[A-Za-z]{0,12}|emph|text(?:it|bf|tt|sc)|(?:sub){0,2}section|chapter|(?:eq)?ref|label)\*?(?:${option}){0,2}(?:${argument}(?:${option}){0,2}){1,8}`,
    ],
  }),
  // What makes signs or commands verbatim from there on.
  defines: /\\[A-Za-z]{0,12}Short(?:Verb|Inline)|\\[A-Za-z]{0,12}(?:[Vv]erb|mint)[A-Za-z]{0,12}|\\documentclass/,
};
