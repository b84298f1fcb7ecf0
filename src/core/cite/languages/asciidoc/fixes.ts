import { insertAt } from '../../model/text-edit';
import type { LanguageFixes } from '../../model/citation-language';
import { entryCommand } from './macros';

export const asciidocFixes: LanguageFixes = {
  addKeys: ({ command, end }, _, keys) =>
    command === entryCommand ? insertAt(end, keys.map((key) => ` ${entryCommand}:[${key}]`).join('')) : undefined,
};
