import type { GroupDraft, KeyUse } from '../shared/key-uses';

interface OpenBracket {
  readonly at: number;
  /** `[`, `^[` or `![`. */
  readonly kind: 'bracket' | 'note' | 'image';
  /** Directly behind another bracket, `[text][label]`. */
  readonly isLabel: boolean;
  /** Lengths of the lists when it was opened. */
  readonly uses: number;
  readonly drafts: number;
  readonly separators: number[];
  /** Whether the first item, all items but the first, and the last one so far hold a key. */
  first: boolean;
  others: boolean;
  current: boolean;
}

/** Where a key counts towards no bracket: the document's tool does not read it. */
const isRead = (use: KeyUse) => use.unread !== 'glued-before';

/**
 * Pandoc's citation groups, from brackets, semicolons and keys in the order of their places. A bracket is a group where
 * each of its items holds a key; else the keys in it stand in the text.
 */
export class CitationBrackets {
  readonly uses: KeyUse[] = [];
  readonly drafts: GroupDraft[] = [];
  #open: OpenBracket[] = [];
  /** Where the label of a link may open. */
  #labelAt = -1;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** A key in the text, or in the innermost open bracket. */
  key(use: KeyUse): void {
    const from = this.uses.push(use) - 1;
    const { end } = use;
    // Only in brackets is the hyphen of `-@key` part of the citation.
    const start = use.start + (use.suppressesAuthor === true ? 1 : 0);
    this.drafts.push({
      start,
      end,
      syntax: 'pandoc',
      holdsText: true,
      form: 'textual',
      items: { start, end },
      from,
      to: from + 1,
      separators: [],
    });
    const bracket = this.#open.at(-1);
    if (bracket !== undefined && isRead(use)) {
      bracket.current = true;
    }
  }

  /** A group of another syntax. */
  group(draft: Omit<GroupDraft, 'from' | 'to'>, uses: readonly KeyUse[]): void {
    const from = this.uses.length;
    for (const use of uses) {
      this.uses.push(use);
    }
    this.drafts.push({ ...draft, from, to: this.uses.length });
  }

  bracket(at: number, kind: OpenBracket['kind']): void {
    const [uses, drafts, isLabel] = [this.uses.length, this.drafts.length, at === this.#labelAt];
    this.#open.push({ at, kind, isLabel, uses, drafts, separators: [], first: false, others: true, current: false });
  }

  separator(at: number): void {
    const bracket = this.#open.at(-1);
    if (bracket === undefined) {
      return;
    }
    this.#endItem(bracket);
    bracket.separators.push(at);
  }

  #endItem(bracket: OpenBracket): void {
    if (bracket.separators.length === 0) {
      bracket.first = bracket.current;
    } else {
      bracket.others &&= bracket.current;
    }
    bracket.current = false;
  }

  /** A closing bracket. Whether it closed something else than a citation, such as a link's text. */
  close(at: number): boolean {
    const bracket = this.#open.pop();
    if (bracket === undefined) {
      return false;
    }
    this.#endItem(bracket);
    const next = this.#text.charAt(at + 1);
    const isLabel = (next === '(' || next === '[') && !bracket.isLabel;
    const isGroup = bracket.kind === 'bracket' && bracket.first && bracket.others && !isLabel && next !== '{';
    if (isGroup || (bracket.kind === 'bracket' && bracket.others && !isLabel && this.#followsKey(bracket))) {
      this.#merge(bracket, at, isGroup);
      return false;
    }
    if (next === '[' && !bracket.isLabel) {
      this.#labelAt = at + 1;
    }
    return true;
  }

  /** Whether a bracket stands directly behind a key in the text, which then takes what is in it: `@key [p. 3]`. */
  #followsKey(bracket: OpenBracket): boolean {
    const before = this.drafts[bracket.drafts - 1];
    if (before === undefined || before.end > bracket.at || before.syntax !== 'pandoc' || before.form !== 'textual') {
      return false;
    }
    if (
      before.separators.length > 0 ||
      before.items.end !== this.uses[before.from]?.end ||
      bracket.at - before.end > 200
    ) {
      return false;
    }
    const use = this.uses[before.from];
    return (
      use !== undefined && isRead(use) && /^[ \t]*(?:\r?\n[ \t]*)?$/.test(this.#text.slice(before.end, bracket.at))
    );
  }

  #merge(bracket: OpenBracket, at: number, isGroup: boolean): void {
    const before = this.#followsKey(bracket) ? this.drafts[bracket.drafts - 1] : undefined;
    this.drafts.length = bracket.drafts - (before === undefined ? 0 : 1);
    // With attributes behind it, a bracket is no group, though its keys are items of that before it.
    const isList = isGroup || bracket.first;
    const separators = before !== undefined && isList ? [bracket.at, ...bracket.separators] : bracket.separators;
    const wholeItem = before !== undefined && separators.length === 0;
    const start = before?.start ?? bracket.at + 1;
    this.drafts.push({
      start: before?.start ?? bracket.at,
      end: at + 1,
      syntax: 'pandoc',
      holdsText: true,
      form: before === undefined ? 'parenthetical' : 'textual',
      items: { start, end: wholeItem ? at + 1 : at },
      from: before?.from ?? bracket.uses,
      to: this.uses.length,
      separators,
      hasLocator: before !== undefined && !isList,
    });
  }

  /** The end of a paragraph, where brackets left open are text. */
  endParagraph(): void {
    this.#open = [];
  }
}
