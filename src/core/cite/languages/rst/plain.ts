import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';
import { roleName } from '../shared/roles';

/** Paragraphs of reStructuredText without directives, literal text, emphasis or links. */
export const plainRst: PlainText = {
  paragraph: plainParagraphs({
    further: String.raw`[\p{L}\p{N}(:[]`,
    units: [
      `[${sentence}()+/<>@^{}=~$#]`,
      `:${roleName}:${'`'}[^${'`'}\\\\\\n]{1,300}${'`'}(?![_${'`'}])`,
      `:(?![:${'`'}]|(?:foot)?cite)`,
      String.raw`\[[\p{L}\p{N}_.:+-]{1,100}\]_`,
    ],
  }),
};
