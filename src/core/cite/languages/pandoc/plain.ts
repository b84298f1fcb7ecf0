import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';
import { roleName } from '../shared/roles';

const words = `[${sentence}@()*/:+_]`;
const field = String.raw`[\w-]{1,60}['"]?[ \t]{0,20}:`;

/** Markdown of Pandoc and of MyST: no code, mathematics, HTML, attributes or links, nor what begins a list or defines something. */
export const plainMarkdown: PlainText = {
  paragraph: plainParagraphs({
    head: String.raw`(?:#{1,6} )?`,
    first: String.raw`(?![A-Za-z]{1,6}[.)]|${field})\p{L}`,
    further: String.raw`(?!\(@|${field})[\p{L}\p{N}[(]`,
    units: [
      words,
      String.raw`\[${words}{0,1000}\](?![[(:{])`,
      `\\{${roleName}\\}${'`'}[^${'`'}\\\\\\n]{1,300}${'`'}(?!${'`'})`,
    ],
  }),
  // Labels, and items of example lists, which make references of citations elsewhere.
  defines:
    /\{[^{}\n#]{0,80}#|label:|^[ \t>]{0,40}(?:(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|#|[ivxIVX]{1,6})[.)])[ \t]{1,4})?\(?@[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}[.)]/m,
};
