import type { Citation } from '../../model/citation';
import { insertAt } from '../../model/text-edit';
import type { LanguageFixes } from '../../model/citation-language';
import { isCrossReference } from '../shared/cross-references';
import { inString, isLabelKey, continuesLabel, writtenLabel } from './keys';
import { isCallInCode } from './cites';
import { callInCode, typstWriting } from './writing';

/** The call for a key behind `@`; its supplement stays. */
function callOf({ key, suffix }: Citation): string {
  return `#cite(${writtenLabel(key)}${suffix === undefined ? '' : `, supplement: [${suffix}]`})`;
}

const isBareKey = ({ start }: Citation, text: string) => text.charAt(start) === '@';

export const typstFixes: LanguageFixes = {
  isBareKey: (_, citation, text) => isBareKey(citation, text),
  readableKey: (_, citation) => ({ start: citation.start, end: citation.end, text: callOf(citation) }),
  replaceKey: (_, citation, key, text) => {
    const { start, end } = citation.keyRange;
    const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
    if (before === '@' && !isLabelKey(key)) {
      return { start: citation.start, end: citation.end, text: callOf({ ...citation, key }) };
    }
    if (before === '<' && behind === '>') {
      return { start: start - 1, end: end + 1, text: writtenLabel(key) };
    }
    return { start, end, text: before === '"' ? inString(key) : key };
  },
  addKeys: ({ form }, citation, keys, text) => {
    const style = isBareKey(citation, text) ? {} : { command: 'cite' };
    const written = (key: string) =>
      isCallInCode(text, citation.start) ? ` + ${callInCode(key, form)}` : ` ${typstWriting.item(key, style)}`;
    return insertAt(citation.end, keys.map(written).join(''));
  },
  takesIn: (written, after) => written.startsWith('@') && (continuesLabel(after) || after.startsWith('[')),
  nestsCitations: true,
  isCrossReference,
  // Packages for glossaries take what stands behind a colon for a form of the term.
  referredName: (key) => key.replace(/(?::[A-Za-z]{1,20}){1,3}$/, ''),
};
