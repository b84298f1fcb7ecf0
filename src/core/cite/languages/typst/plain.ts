import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';

const words = `[${sentence.replace('"', '')}@*+_=~]`;

/** Typst's markup without code, mathematics, labels or raw text; brackets are closed, since in code they would open or close something. */
export const plainTypst: PlainText = {
  paragraph: plainParagraphs({
    head: '(?:={1,6} )?',
    further: String.raw`\S`,
    units: [
      words,
      String.raw`:(?!\s{0,9}\(|\/\/)`,
      String.raw`\/(?![/*])`,
      String.raw`(?<![\p{L}\p{N}_-])\(${words}{0,500}\)`,
      String.raw`\[${words}{0,500}\]`,
      String.raw`#cite\(<[^<>()[\]"\s]{1,200}>(?:, ?form: ?"[a-z]{1,20}")?\)`,
    ],
  }),
};
