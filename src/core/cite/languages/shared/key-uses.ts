import type { TextRange } from '../../../model/paper';
import type { Citation, CitationForm, CitationGroup, CitationSyntax, UnreadReason } from '../../model/citation';
import { type Slip, slipBetween } from './full-width-slip';

/** A key where it stands, before its group is known. */
export interface KeyUse {
  readonly key: string;
  readonly keyRange: TextRange;
  /** With `-`, `@` and braces. */
  readonly start: number;
  readonly end: number;
  readonly suppressesAuthor?: boolean;
  readonly unread?: UnreadReason | undefined;
}

/** A citation group in the making: its uses stand in one shared list, so that a group within a group costs nothing. */
export interface GroupDraft extends TextRange {
  readonly syntax: CitationSyntax;
  readonly form: CitationForm;
  readonly command?: string | undefined;
  readonly items: TextRange;
  /** Uses from and up to these indices of the list. */
  readonly from: number;
  readonly to: number;
  /** Places of what parts the items, in order. */
  readonly separators: readonly number[];
  /** Items are text, in which further keys may stand, and false separators between them: Pandoc's. */
  readonly holdsText?: true;
  /** What follows the first key stands in brackets: `@key [p. 3]`. */
  readonly hasLocator?: boolean;
}

const space = /\s/;

function trimmed(text: string, start: number, end: number): TextRange {
  let from = start;
  let to = end;
  while (from < to && space.test(text.charAt(from))) {
    from += 1;
  }
  while (to > from && space.test(text.charAt(to - 1))) {
    to -= 1;
  }
  return { start: from, end: to };
}

/**
 * One citation from its use and its item's range.
 * @param isBracketed whether brackets stand around what follows the key: `@key [p. 3]`
 */
function citationOf(text: string, use: KeyUse, item: TextRange, isBracketed = false): Citation {
  const prefix = text.slice(item.start, use.start).trim();
  const behind = text.slice(use.end, item.end).trim();
  const suffix = (isBracketed ? behind.replace(/^\[/, '').replace(/\]$/, '') : behind.replace(/^,/, '')).trim();
  return {
    start: item.start,
    end: item.end,
    key: use.key,
    keyRange: use.keyRange,
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
    ...(use.suppressesAuthor === true ? { suppressesAuthor: true } : {}),
  };
}

/**
 * The uses' citations: an item reaches from separator to separator, and is shared out where it holds several keys. All but
 * the first of these stand in what follows it, where the hyphen of `-@key` is text.
 */
export function groupOf(text: string, draft: GroupDraft, uses: readonly KeyUse[]): CitationGroup | undefined {
  const holdsText = draft.holdsText === true;
  const isInText = draft.form === 'textual' && holdsText;
  const own = uses
    .slice(draft.from, draft.to)
    .map((use, index) =>
      isInText && index === 0 ? { ...use, start: draft.items.start, suppressesAuthor: false } : use,
    );
  const citations: Citation[] = [];
  let separator = 0;
  let start = draft.items.start;
  let slip: Slip | undefined;
  own.forEach((use, index) => {
    let lastSeparator = -1;
    while ((draft.separators[separator] ?? Infinity) < use.start) {
      lastSeparator = draft.separators[separator] ?? -1;
      separator += 1;
    }
    if (lastSeparator !== -1) {
      start = lastSeparator + 1;
    }
    const isNested = holdsText && index > 0 && lastSeparator === -1;
    const itemEnd = Math.min(draft.separators[separator] ?? Infinity, draft.items.end);
    const following = own[index + 1];
    const next = Math.min(following?.start ?? Infinity, itemEnd);
    const closing = slip?.opensBracket === true ? text.slice(use.end, next).indexOf(']') : -1;
    slip = holdsText && next < itemEnd ? slipBetween(text, use.end + closing + 1, next) : undefined;
    const end = closing !== -1 ? use.end + closing : (slip?.start ?? next);
    const item = trimmed(text, start, Math.max(end, use.end));
    citations.push(
      citationOf(
        text,
        isNested ? { ...use, suppressesAuthor: false } : use,
        item,
        draft.hasLocator === true && index === 0,
      ),
    );
    start = slip?.end ?? next;
  });
  const [first, ...rest] = citations;
  if (first === undefined) {
    return undefined;
  }
  const unread = own.find((use) => use.unread !== undefined)?.unread;
  return {
    start: draft.start,
    end: draft.end,
    syntax: draft.syntax,
    form: draft.form,
    ...(draft.command === undefined ? {} : { command: draft.command }),
    itemsRange: draft.items,
    citations: [first, ...rest],
    ...(unread === undefined ? {} : { unread }),
  };
}
