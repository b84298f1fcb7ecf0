import type { TextRange } from '../../../model/paper';
import type { Citation, CitationForm, CitationGroup } from '../../model/citation';
import { apart } from '../shared/apart';
import { withoutGluedLetters } from '../shared/keys';
import { labelCharacter } from './keys';

/** One `@key` or call of a function for citations. */
export interface Cite extends TextRange {
  end: number;
  key: string;
  keyRange: TextRange;
  form: CitationForm;
  suppressesAuthor: boolean;
  /** Function that was called. */
  readonly command?: string;
  supplement?: TextRange;
  /** What Typst takes for the key, where Han characters of the sentence follow it. */
  readonly glued?: string;
}

/** Whether what begins at an offset is a call in code, where nothing marks it and `+` joins it to others. */
export function isCallInCode(text: string, start: number): boolean {
  return /[A-Za-z]/.test(text.charAt(start));
}

/** Prefixes of labels that no key is likely to have; the label may be in another file of the document. */
const labelPrefix = /^(?:fig|tab|tbl|eq|eqt|sec|lst|thm)[:-]/;
/** What may stand between two citations that Typst shows as one. */
const gap = /^[^\S\n]{0,200}(?:\r?\n[^\S\n]{0,200})?$/;

const reference = new RegExp(`@(${labelCharacter}{1,500})`, 'uy');

/** `@key` at an offset, and where reading goes on behind it. */
export function citeAt(text: string, at: number): { readonly cite: Cite; readonly behind: number } | undefined {
  reference.lastIndex = at;
  const whole = reference.exec(text)?.[1]?.replace(/[.:]{1,500}$/, '') ?? '';
  if (whole === '') {
    return undefined;
  }
  const key = withoutGluedLetters(whole);
  const end = at + 1 + key.length;
  const cite: Cite = {
    start: at,
    end,
    key,
    keyRange: { start: at + 1, end },
    form: 'parenthetical',
    suppressesAuthor: false,
    ...(key === whole ? {} : { glued: whole }),
  };
  return { cite, behind: at + 1 + whole.length };
}

/** What a call of a function cites, once its arguments have been read; undefined where the function's name says that it cites nothing. */
export function citeOfCall(name: string, start: number, paren: number): Cite | undefined {
  if (name !== 'ref' && !name.includes('cite')) {
    return undefined;
  }
  const form = /^(?:citet|text-?cite|prose)/.test(name) ? 'textual' : 'parenthetical';
  const keyRange = { start: paren, end: paren };
  return { start, end: paren, key: '', keyRange, form, suppressesAuthor: false, command: name };
}

/** A citation by a label alone: the source of a quotation. */
export function citeOfLabel(key: string, start: number): Cite {
  const keyRange = { start: start + 1, end: start + 1 + key.length };
  return { start, end: keyRange.end + 1, key, keyRange, form: 'parenthetical', suppressesAuthor: false };
}

/** Gives a call the first key among its arguments. */
export function takeKey(cite: Cite, key: string, start: number): void {
  if (cite.key === '' && !/[\r\n]/.test(key)) {
    cite.key = key;
    cite.keyRange = { start, end: start + key.length };
  }
}

/** Gives a call what an argument says of its form. */
export function takeForm(cite: Cite, name: string | undefined, value: string): void {
  if (name === 'form') {
    cite.form = /^(?:prose|author|year)$/.test(value) ? 'textual' : 'parenthetical';
    cite.suppressesAuthor = value === 'year';
  }
}

/** Ends a call whose arguments stand between two offsets. */
export function endCall(text: string, cite: Cite, start: number, end: number): void {
  cite.end = end + 1;
  if (/form\s{0,20}:\s{0,20}none(?![\w-])/.test(text.slice(start, Math.min(end, start + 1000)))) {
    cite.form = 'unseen';
  }
}

function citationOf(text: string, cite: Cite): Citation {
  const suffix = cite.supplement === undefined ? '' : text.slice(cite.supplement.start, cite.supplement.end).trim();
  const { start, end, key, keyRange } = cite;
  return {
    start,
    end,
    key,
    keyRange,
    ...(suffix === '' ? {} : { suffix }),
    ...(cite.suppressesAuthor ? { suppressesAuthor: true } : {}),
  };
}

interface Draft {
  readonly first: Cite;
  readonly citations: [Citation, ...Citation[]];
  end: number;
}

/** Citations next to each other in one group, as Typst shows them; without what is a reference to a label of the document. */
export function typstGroups(text: string, cites: readonly Cite[], labels: ReadonlySet<string>): CitationGroup[] {
  const drafts: Draft[] = [];
  for (const cite of cites) {
    // A call that nothing closes ends before its key.
    if (
      cite.key === '' ||
      cite.end < cite.keyRange.end ||
      labels.has(cite.glued ?? cite.key) ||
      labelPrefix.test(cite.key)
    ) {
      continue;
    }
    const citation = citationOf(text, cite);
    const last = drafts.at(-1);
    if (last !== undefined && (cite.start < last.end || joins(text, last, cite))) {
      last.citations.push(citation);
      last.end = Math.max(last.end, cite.end);
    } else {
      drafts.push({ first: cite, citations: [citation], end: cite.end });
    }
  }
  return drafts.map(({ first, citations, end }) => ({
    start: first.start,
    end,
    syntax: 'typst',
    form: first.form,
    ...(first.command === undefined ? {} : { command: first.command }),
    itemsRange: { start: first.start, end },
    citations: apart(citations),
    ...(first.glued === undefined ? {} : { unread: 'glued-after' as const }),
  }));
}

function joins(text: string, { first, end }: Draft, next: Cite): boolean {
  const isRead = first.glued === undefined && next.glued === undefined;
  // A statement of code and the text behind it are apart.
  return (
    isRead &&
    isCallInCode(text, first.start) === isCallInCode(text, next.start) &&
    first.form === next.form &&
    next.start - end < 500 &&
    gap.test(text.slice(end, next.start))
  );
}
