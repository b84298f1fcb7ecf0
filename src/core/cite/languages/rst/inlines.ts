import { isUnspacedLetter } from '../shared/keys';
import type { UnreadReason } from '../../model/citation';
import { forwardSearch } from '../shared/forward-search';
import type { GroupDraft, KeyUse } from '../shared/key-uses';
import type { TextRange } from '../../../model/paper';
import { roleForm, roleItems, roleName } from '../shared/roles';
import { endSuffix, mayEnd, mayStart } from './boundaries';

const trigger = /[\\`*[]|:(?=(?:foot)?cite[:`])/g;
const citeRole = new RegExp(`:(${roleName}):\``, 'y');
const roleBehind = new RegExp(`:(${roleName}):`, 'y');
/** A role behind the text of another one, which Docutils refuses. */
const otherRole = new RegExp(`:[A-Za-z][\\w.+:-]{0,40}:${endSuffix}`, 'uy');
const reference = /\[([\p{L}\p{N}](?:[\p{L}\p{N}]|[-_.:+](?=[\p{L}\p{N}])){0,200})\]_/uy;
const endOfText = String.raw`(?:(?<![\\\s])|(?<=(?<!\\)\\\s))`;
const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')', '[': ']', '{': '}', '<': '>' };

/** A reference to a citation of Docutils' own: `[label]_`. */
export interface OwnReference extends TextRange {
  readonly label: string;
  readonly unread: UnreadReason | undefined;
}

/** Finds the roles for citations in paragraphs; these must come in the order of their places. */
export class RstInlineReader {
  readonly drafts: GroupDraft[] = [];
  readonly uses: KeyUse[] = [];
  readonly references: OwnReference[] = [];
  readonly #nextTrigger: (from: number) => number;
  readonly #tick: (from: number) => number;
  readonly #ends: Readonly<Record<string, (from: number) => number>>;
  #start = 0;
  #end = 0;
  /** Where markup ended last: Docutils reads the rest as if it were a new start. */
  #restart = 0;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#nextTrigger = forwardSearch(text, new RegExp(trigger));
    // Escaped white space counts as text, which Docutils takes out later.
    this.#tick = forwardSearch(text, new RegExp(`${endOfText}\``, 'g'));
    const endOf = (marks: string, before = endOfText) =>
      forwardSearch(text, new RegExp(`${before}${marks}${endSuffix}`, 'gmu'));
    this.#ends = {
      '``': forwardSearch(text, new RegExp('(?<!\\s)``' + endSuffix, 'gmu')),
      '`': endOf('`(?:__?)?'),
      // Of emphasis it ends none.
      '**': endOf('\\*\\*', '(?<!\\s)' + endOfText),
      '*': endOf('\\*', '(?<!\\s)' + endOfText),
    };
  }

  read({ start, end }: TextRange): void {
    this.#start = start;
    this.#end = end;
    this.#restart = start;
    for (let at = start; at < end;) {
      const found = this.#nextTrigger(at);
      if (found === -1 || found >= end) {
        return;
      }
      at = Math.max(this.#readAt(found), found + 1);
    }
  }

  #readAt(at: number): number {
    switch (this.#text[at]) {
      case '\\':
        return at + 2;
      case ':':
        return this.#readRole(at);
      case '[':
        return this.#readReference(at);
      case '`':
        return this.#text[at + 1] === '`' ? this.#afterMarkup(at, '``') : this.#readText(at);
      default:
        return this.#afterMarkup(at, this.#text[at + 1] === '*' ? '**' : '*');
    }
  }

  /** Behind literal or emphasised text, in which there is no other markup; behind the marks where they start none. */
  #afterMarkup(at: number, marks: string): number {
    const inner = at + marks.length;
    const quote = at > this.#start ? closers[this.#text.charAt(at - 1)] : undefined;
    const next = this.#text.charAt(inner);
    if (!this.#mayStart(at) || next === '' || /\s/.test(next) || next === quote) {
      return inner;
    }
    const end = this.#ends[marks]?.(inner + 1) ?? -1;
    const behind =
      end + marks.length + (marks === '`' ? (/^_{0,2}/.exec(this.#text.slice(end + 1, end + 3))?.[0].length ?? 0) : 0);
    this.#restart = end === -1 || behind > this.#end ? inner : behind;
    return this.#restart;
  }

  #mayStart(at: number): boolean {
    return (
      at === this.#restart || mayStart(this.#text, at, this.#start) || (this.#text[at - 1] === '|' && this.#isTable())
    );
  }

  #mayEnd(at: number): boolean {
    return mayEnd(this.#text, at, this.#end) || (this.#text[at] === '|' && this.#isTable());
  }

  /** A grid table, whose cells are paragraphs of their own. */
  #isTable(): boolean {
    return this.#text[this.#start] === '+';
  }

  /** `` :cite:`a,b` `` */
  #readRole(at: number): number {
    citeRole.lastIndex = at;
    const role = citeRole.exec(this.#text)?.[1];
    if (role === undefined) {
      return at + 1;
    }
    const items = this.#textBetween(citeRole.lastIndex);
    if (items === undefined) {
      return citeRole.lastIndex;
    }
    return this.#add(role, { start: at, end: items.end + 1 }, items);
  }

  /** `` `a,b`:cite: ``, or other interpreted text or a link. */
  #readText(at: number): number {
    const items = this.#textBetween(at + 1);
    if (items === undefined) {
      return at + 1;
    }
    roleBehind.lastIndex = items.end + 1;
    const role = roleBehind.exec(this.#text)?.[1];
    if (role !== undefined && this.#mayStart(at)) {
      return this.#add(role, { start: at, end: roleBehind.lastIndex }, items);
    }
    return this.#afterMarkup(at, '`');
  }

  #textBetween(start: number): TextRange | undefined {
    if (/[\s`]|^$/.test(this.#text.charAt(start))) {
      return undefined;
    }
    const end = this.#tick(start + 1);
    return end === -1 || end >= this.#end ? undefined : { start, end };
  }

  #add(role: string, range: TextRange, items: TextRange): number {
    const { uses, separators } = roleItems(this.#text, items, role);
    const unread = this.#unread(range);
    if (unread === undefined) {
      this.#restart = range.end;
    }
    const from = this.uses.length;
    for (const use of uses) {
      this.uses.push(unread === undefined ? use : { ...use, unread });
    }
    if (uses.length > 0) {
      this.drafts.push({
        ...range,
        syntax: 'rst',
        form: roleForm(role),
        command: role,
        items,
        from,
        to: this.uses.length,
        separators,
      });
    }
    return range.end;
  }

  #unread({ start, end }: TextRange): UnreadReason | undefined {
    if (!this.#mayStart(start)) {
      return 'glued-before';
    }
    otherRole.lastIndex = end;
    const isRefused = this.#text[start] === ':' && otherRole.test(this.#text);
    return this.#mayEnd(end) && !isRefused ? undefined : 'glued-after';
  }

  #readReference(at: number): number {
    reference.lastIndex = at;
    const label = reference.exec(this.#text)?.[1];
    if (label === undefined) {
      return at + 1;
    }
    const end = reference.lastIndex;
    const unread = this.#unreadReference(at, end);
    if (unread === undefined) {
      this.#restart = end;
    }
    if (unread !== 'other') {
      this.references.push({ label, start: at, end, unread });
    }
    return end;
  }

  /** Why Docutils does not read a reference, if it does not; what is glued to letters with spaces between words is something else. */
  #unreadReference(start: number, end: number): UnreadReason | 'other' | undefined {
    if (this.#mayStart(start)) {
      return this.#mayEnd(end) ? undefined : isUnspacedLetter(this.#text.charAt(end)) ? 'glued-after' : 'other';
    }
    return isUnspacedLetter(this.#text.charAt(start - 1)) ? 'glued-before' : 'other';
  }
}
