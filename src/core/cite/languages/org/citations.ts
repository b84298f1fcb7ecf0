import { withoutGluedLetters } from '../shared/keys';
import type { CitationForm } from '../../model/citation';
import type { GroupDraft, KeyUse } from '../shared/key-uses';
import type { TextRange } from '../../../model/paper';

/** As Org's `org-element-citation-key-re`: word characters (Han too) and these. */
const key = /@([\p{L}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]{1,300})/gu;

/** What a citation begins with, its style as the group. */
export const orgCitationStart = String.raw`\[cite(?:\/([/_A-Za-z0-9-]{1,100}))?:`;

/** How a style of Org's citations stands in its sentence, by its names and their short forms. */
export function orgForm(style: string): { readonly form: CitationForm; readonly suppressesAuthor: boolean } {
  const name = style.split('/')[0] ?? '';
  if (/^(?:nocite|n)$/.test(name)) {
    return { form: 'unseen', suppressesAuthor: false };
  }
  const isTextual = /^(?:text|t|author|a|title|year|y|locators|l)$/.test(name);
  return { form: isTextual ? 'textual' : 'parenthetical', suppressesAuthor: /^(?:noauthor|na|year|y)$/.test(name) };
}

/** The citations between `[cite:` and `]`, which semicolons part; the first and last items without a key are the group's. */
export function orgItems(
  text: string,
  items: TextRange,
  suppressesAuthor: boolean,
): Pick<GroupDraft, 'separators'> & { readonly uses: readonly KeyUse[] } {
  const separators: number[] = [];
  const uses: KeyUse[] = [];
  let start = items.start;
  const endItem = (end: number) => {
    const match = text.slice(start, end).matchAll(key).next().value;
    if (match === undefined) {
      return;
    }
    const whole = match[1] ?? '';
    const name = withoutGluedLetters(whole);
    const at = start + match.index;
    const keyRange = { start: at + 1, end: at + 1 + name.length };
    uses.push({
      key: name,
      keyRange,
      start: at,
      end: keyRange.end,
      suppressesAuthor,
      unread: name === whole ? undefined : 'glued-after',
    });
  };
  for (let at = items.start; at < items.end; at += 1) {
    if (text[at] !== ';') {
      continue;
    }
    endItem(at);
    separators.push(at);
    start = at + 1;
  }
  endItem(items.end);
  return { uses, separators };
}
