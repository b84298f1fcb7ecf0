import type { GroupRules } from '../../model/citation-language';
import { slipBetweenItems } from '../shared/full-width-slip';
import { boundedCitation } from '../shared/citation-between';
import { isCertainReference } from './cross-references';
import { pandocWriting } from './writing';
import { lineBefore } from '../../../text/around';

const opensFullWidth = /[（【〔「『《]/;
const fullWidthBracket = /[（【〔「『《》】）〕」』》]/;

/** Whether the last bracket before an offset, on its line, is a full-width one that is open. */
function isInFullWidthBrackets(text: string, offset: number): boolean {
  const line = lineBefore(text, offset, 200);
  return opensFullWidth.test([...line].reverse().find((character) => fullWidthBracket.test(character)) ?? '');
}

const bracketed = /^\[(?:[^\][\n]|\n(?![ \t\r]{0,99}\n)){1,1000}\]/;
const key = /@([^\s;,\][]{1,100})/g;

/** Behind the brackets around an offset where they hold a cross reference: Quarto shows no citation beside one. */
export function referencesEnd(text: string, offset: number): number | undefined {
  const open = text.lastIndexOf('[', offset - 1);
  const [whole = ''] = bracketed.exec(text.slice(open, open + 1002)) ?? [];
  return open + whole.length > offset &&
    Array.from(whole.matchAll(key)).some(([, name = '']) => isCertainReference(name))
    ? open + whole.length
    : undefined;
}

/** Groups in brackets, and bare keys that separators join: `@a；@b`. */
export const pandocGroups: GroupRules = {
  repeatsCommand: false,
  itemsHoldText: true,
  falseSeparator: slipBetweenItems,
  runs: {
    isUndelimited: (text, { start, command }) => command === undefined && text.charAt(start) !== '[',
    between: /^[ \t]{0,4}[;；、，,][ \t]{0,4}$/,
    separatorAt: (text, start) => (isInFullWidthBrackets(text, start) ? '；' : pandocWriting.separator),
    write: (_, keys, separator, __, after) =>
      boundedCitation(pandocWriting, keys, separator, after, { separator, form: 'textual' }),
  },
};
