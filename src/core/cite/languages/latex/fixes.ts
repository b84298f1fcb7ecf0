import { insertAt } from '../../model/text-edit';
import type { LanguageFixes } from '../../model/citation-language';

export const latexFixes: LanguageFixes = {
  // Behind the key, which in `\cites[p. 3]{key}` the brace follows.
  addKeys: (_, { keyRange: { end } }, keys) => insertAt(end, keys.map((key) => `,${key}`).join('')),
  nestsCitations: true,
};
