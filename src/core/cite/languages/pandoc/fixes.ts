import type { TextRange } from '../../../model/paper';
import type { CitationGroup } from '../../model/citation';
import type { TextEdit } from '../../model/text-edit';
import type { LanguageFixes } from '../../model/citation-language';
import { isCrossReference, wholeFigureOf } from '../shared/cross-references';
import { slipBetweenItems } from '../shared/full-width-slip';
import { pandocWriting, writtenKey } from './writing';

/** A locator in brackets of its own, as it follows a citation in the sentence: `@key [p. 3]`. */
const locatorBehind = /^[ ]?\[([^\]@\n]{1,200})\](?![[({:])/;

/** The group in brackets, which nothing touches; prefix and locator stay. */
function bracketed({ start, end, citations }: CitationGroup, text: string): TextEdit {
  const [written = '', locator] = locatorBehind.exec(text.slice(end, end + 204)) ?? [];
  const items = citations.map(({ key, prefix, suffix = locator, suppressesAuthor }) => {
    const before = prefix === undefined ? '' : `${prefix} `;
    return `${before}${suppressesAuthor === true ? '-' : ''}@${writtenKey(key)}${suffix === undefined ? '' : `, ${suffix}`}`;
  });
  return { start, end: end + written.length, text: `[${items.join('; ')}]` };
}

/** Where somebody's full-width separator stands before a citation, and the item with one that Pandoc reads. */
function separated(
  { citations }: CitationGroup,
  index: number,
  text: string,
): (TextRange & { readonly edit: TextEdit }) | undefined {
  const [before, citation] = [citations[index - 1], citations[index] ?? citations[0]];
  const between = before === undefined ? '' : text.slice(before.end, citation.start);
  const mark = slipBetweenItems.exec(between)?.[1];
  const { end } = citation;
  const isBracketed = between.endsWith('[');
  if (before === undefined || mark === undefined || (isBracketed && text.charAt(end) !== ']')) {
    return undefined;
  }
  const start = before.end + between.indexOf(mark);
  // A key of Pandoc's must not touch a letter.
  const item = text.slice(citation.start, end).replace(/^([^@]*[\p{L}\p{N}])(?=-?@)/u, '$1 ');
  return { start, end: start + 1, edit: { start, end: isBracketed ? end + 1 : end, text: `; ${item}` } };
}

export const pandocFixes: LanguageFixes = {
  namesPeople: true,
  // What follows a key in the sentence stands in brackets: `@a [@b]`.
  isBareKey: ({ form, command, citations }, citation) =>
    form === 'textual' && command === undefined && citation === citations[0],
  readableKey: (group, _, text) => bracketed(group, text),
  separated,
  replaceKey: (_, { keyRange: { start, end } }, key, text) => ({
    start,
    end,
    text: text.charAt(start - 1) === '@' ? writtenKey(key) : key,
  }),
  // In the sentence others stand in brackets of their own.
  addKeys: ({ form, command }, { end }, keys) =>
    form === 'textual' && command === undefined
      ? { start: end, end, text: keys.map((key) => ` [${pandocWriting.item(key)}]`).join('') }
      : undefined,
  isCrossReference,
  referredName: wholeFigureOf,
};
