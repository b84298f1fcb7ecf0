import type { CitationWriting } from '../../model/citation-language';
import { isCertainReference } from './cross-references';
import { isPlainKey, takesInText } from '../shared/keys';
import { firstCharacter, lastCharacter, spaceAfterEscape } from '../shared/text';

/** What Pandoc reads a bare `@key` behind: nothing that belongs to a word. Seen with Pandoc 2.17. */
const opensKey = /[\s([{<>"'‘“,;:/|~`$)\]\-–—\p{Ps}\p{Pe}\p{Pi}\p{Pf}]|[^\P{P}\p{ASCII}]/u;

/** A key behind `@`, in braces where Pandoc would not read it to its end. */
export function writtenKey(key: string): string {
  return isPlainKey(key) ? key : `{${key}}`;
}

/** Whether a text ends in a cross reference, which brackets behind it would become a part of. */
function endsInReference(before: string): boolean {
  const name = /(?<![\p{L}\p{N}_\\])@([\p{L}\p{N}_:.-]{1,100})[ \t]?$/u.exec(before)?.[1];
  return name !== undefined && isCertainReference(name);
}

function withBoundary(written: string, before: string, after: string): string {
  const [previous, next] = [lastCharacter(before), firstCharacter(after)];
  const lead = spaceAfterEscape(before);
  if (written.startsWith('[') && endsInReference(before)) {
    return `; ${written}${/[[({]/.test(next) ? ' ' : ''}`;
  }
  return written.startsWith('[')
    ? `${lead || (previous === '!' ? ' ' : '')}${written}${/[[({]/.test(next) ? ' ' : ''}`
    : `${lead || (previous === '' || opensKey.test(previous) ? '' : ' ')}${written}${takesInText(after) && !written.endsWith('}') ? ' ' : ''}`;
}

/** `[@a; @b]`, in the sentence `@a`. */
export const pandocWriting: CitationWriting = {
  item: (key) => `@${writtenKey(key)}`,
  group: (items, { form }) => (form === 'textual' ? items : `[${items}]`),
  separator: '; ',
  withBoundary,
  markupStart: /^\[/,
  // In the sentence, unless Pandoc would not read it so.
  bareForm: (before) => (withBoundary('@a', before, '') === '@a' ? 'textual' : 'parenthetical'),
};
