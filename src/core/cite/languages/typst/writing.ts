import type { CitationForm, CitationGroup, CitationStyle } from '../../model/citation';
import type { TextEdit } from '../../model/text-edit';
import type { Enclosure, PartialCitation } from '../../model/cursor-context';
import type { CitationWriting, GroupRules } from '../../model/citation-language';
import { boundedCitation } from '../shared/citation-between';
import { lastCharacter, spaceAfterEscape } from '../shared/text';
import type { TypstMode } from './frames';
import { typstModeAt } from './parse';
import { callEndBehind } from './arguments';
import { isCallInCode } from './cites';
import { isLabel, isLabelKey, continuesLabel, writtenLabel } from './keys';

/** What Typst would take for a part of the call before it. */
const goesOnCall = /^(?:[[(;]|\.\p{L})/u;

function writtenCall(key: string, form: CitationStyle['form']): string {
  return `#${callInCode(key, form)}`;
}

/** A call as code has it. */
export function callInCode(key: string, form: CitationForm | undefined): string {
  return `cite(${writtenLabel(key)}${form === 'textual' ? ', form: "prose"' : ''})`;
}

const delimiters: Readonly<Record<TypstMode, readonly [open: string, close: string] | undefined>> = {
  markup: undefined,
  code: ['[', ']'],
  math: ['#[', ']'],
};

/** What must be around text at a place of code or mathematics. */
export function delimitersAt(text: string, offset: number): readonly [open: string, close: string] | undefined {
  return delimiters[typstModeAt(text, offset) ?? 'markup'];
}

/** `@a @b`, or calls: `#cite(<a>)`. */
export const typstWriting: CitationWriting = {
  item: (key, { form, command } = {}) =>
    form !== 'textual' && command === undefined && isLabelKey(key) ? `@${key}` : writtenCall(key, form),
  group: (items) => items,
  separator: ' ',
  withBoundary: (written, before, after) =>
    `${spaceAfterEscape(before)}${written}${/[)\]]$/.test(written) && goesOnCall.test(after) ? ';' : ''}`,
  // Where `@key` would not be read, but the call.
  styleBetween: (before, after) =>
    continuesLabel(after) || after.startsWith('[') || /[\p{L}\p{N}_]$/u.test(lastCharacter(before))
      ? { command: 'cite' }
      : undefined,
  markupStart: /^[#@]/,
};

export const typstGroupRules: GroupRules = {
  repeatsCommand: false,
  itemsHoldText: false,
  styleOf: (text, { start, form }) =>
    isCallInCode(text, start) ? { separator: ' + ', item: (key) => callInCode(key, form) } : undefined,
  runs: {
    isUndelimited: (text, { start }) => !isCallInCode(text, start),
    between: /^[ \t]{0,9}(?:\r?\n[ \t]{0,99})?$/,
    separatorAt: () => ' ',
    write: (text, keys, separator, beside, after) =>
      boundedCitation(typstWriting, keys, separator, after, {
        separator,
        ...(beside.form === 'textual' ? { form: 'textual' } : {}),
        ...(text.charAt(beside.start) === '#' ? { command: 'cite' } : {}),
      }),
  },
};

/**
 * The parenthesis that closes the call whose arguments an offset is in, or one around that.
 * @param outer how many calls further out
 */
function closingParenthesis(text: string, from: number, outer: number): number {
  let depth = outer;
  for (let at = from; at < text.length; at += 1) {
    depth += text.charAt(at) === '(' ? 1 : text.charAt(at) === ')' ? -1 : 0;
    if (depth < 0) {
      return at;
    }
  }
  return text.length;
}

/** Completes a call that has been begun; calls hold one key each, so that others stand behind it. */
export function completedCall(
  text: string,
  { start, end }: PartialCitation,
  { style, missing, itemStyle }: Enclosure,
  keys: readonly string[],
  follows: boolean,
): TextEdit {
  const calls = keys.map((key) => typstWriting.item(key, style));
  const [key = ''] = keys;
  if (follows) {
    const rest = missing === '' ? '' : text.slice(end, callEndBehind(text, end) ?? end);
    return { start: end, end: end + rest.length, text: [missing + rest, ...calls].join(' ') };
  }
  if (!/[<"]/.test(text.charAt(start - 1))) {
    // No label has been begun.
    const closed = (itemStyle === undefined ? 1 : 2) - missing.length;
    const rest = closed === 0 ? '' : text.slice(end, closingParenthesis(text, end, closed - 1) + 1);
    const comma = /^\s{0,99}[a-z]/.test(rest) ? ',' : '';
    const label = (itemStyle?.item(key) ?? writtenLabel(key)) + comma;
    return { start, end: end + rest.length, text: [label + rest + missing, ...calls.slice(1)].join(' ') };
  }
  if (missing.length === 2 || missing.length === 3 || !isLabel(key)) {
    // Nothing behind the key is worth keeping, or the key asks for another kind of label.
    const callEnd = missing.length > 1 ? end : endOfCall(text, end);
    return {
      start: text.lastIndexOf('#', start),
      end: callEnd,
      text: typstWriting.withBoundary(calls.join(' '), '', text.slice(callEnd, callEnd + 200)),
    };
  }
  const rest = text.slice(end, endOfCall(text, end));
  return { start, end: end + rest.length, text: [`${key}${missing}${rest}`, ...calls.slice(1)].join(' ') };
}

/** Where a call ends whose key does at an offset, be what closes that missing. */
function endOfCall(text: string, at: number): number {
  const quote = /^(?:"\s{0,99}\)|>)/.exec(text.slice(at, at + 101))?.[0] ?? '';
  return callEndBehind(text, at + quote.length) ?? text.indexOf(')', at) + 1;
}

/** Behind the call in which a label is the source of a quotation, which is one work. */
export function behindAttribution(text: string, _: number, group: CitationGroup | undefined): number | undefined {
  if (group === undefined || text.charAt(group.start) !== '<') {
    return undefined;
  }
  let end = closingParenthesis(text, group.end, 0) + 1;
  for (let depth = 0; text.charAt(end) === '[' || depth > 0; end += 1) {
    depth += text.charAt(end) === '[' ? 1 : text.charAt(end) === ']' || end >= text.length ? -1 : 0;
  }
  return Math.min(end, text.length);
}
