import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';

/** Org without keywords, blocks, drawers, links, code or mathematics. */
export const plainOrg: PlainText = {
  paragraph: plainParagraphs({
    head: String.raw`(?:\*{1,60} )?`,
    first: String.raw`(?!SCHEDULED:|DEADLINE:|CLOSED:)\p{L}`,
    further: String.raw`[\p{L}\p{N}([]`,
    units: [`[${sentence}()*+/:<>^_]`, String.raw`\[cite(?:\/[\w/-]{1,20})?:[^[\]=~$\\\n]{1,500}\]`],
  }),
};
