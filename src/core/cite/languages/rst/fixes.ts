import { insertAt } from '../../model/text-edit';
import type { LanguageFixes } from '../../model/citation-language';

export const rstFixes: LanguageFixes = {
  // A reference of Docutils' own holds one key.
  addKeys: ({ command, end }, _, keys) =>
    command === undefined ? insertAt(end, keys.map((key) => ` [${key}]_`).join('')) : undefined,
};
