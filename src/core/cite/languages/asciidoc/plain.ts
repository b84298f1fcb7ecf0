import type { PlainText } from '../../model/citation-language';
import { plainParagraphs, sentence } from '../shared/plain-paragraphs';

/** AsciiDoc without blocks, attributes, passthroughs, code or macros other than citations. */
export const plainAsciidoc: PlainText = {
  paragraph: plainParagraphs({
    head: '(?:={2,6} )?',
    further: String.raw`[\p{L}\p{N}(]`,
    units: [
      `[${sentence}()/<>@^{}=~$#*_]`,
      ':(?!:)',
      String.raw`(?<=cite(?:np)?:[\w ]{0,20})\[[^[\]\n${'`'}+]{1,300}\]`,
    ],
  }),
};
